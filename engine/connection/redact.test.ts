// Tokens taken out of answers.
import type { Answer } from '../../contracts/judging/exchange.ts';
import { wordsIn } from '../redaction/words.ts';
import { answerRedactor } from './redact.ts';

describe('an answer', () => {
  const secret = 'a+secret/token=';
  const clean = answerRedactor(() => [secret]);
  const request = { method: 'POST', path: '/', headers: {}, body: '{}' };
  const answer = (body: string | Uint8Array, headers: Record<string, string> = {}): Answer => ({
    status: 201,
    headers,
    body,
  });

  test.each([
    ['as it is', secret],
    ['in a URL', 'a%2Bsecret%2Ftoken%3D'],
    ['in JSON', 'a+secret\\/token='],
    ['in JSON that escapes a plus sign', 'a\\u002Bsecret/token\\u003d'],
    ['in JSON that escapes everything', [...secret].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('')],
    ['in a URL, in lower case', 'a%2bsecret/token%3d'],
    ['in HTML', 'a&#43;secret&#x2F;token='],
  ])('loses a token that is written %s', (_, written) => {
    const found = clean(answer(Buffer.from(`ü<${written}>`), { 'x-echo': written }), request);
    expect(found).toEqual(answer(Buffer.from('ü<[redacted]>'), { 'x-echo': '[redacted]' }));
  });

  test('loses a token of many characters', () => {
    const long = Array.from({ length: 4_000 }, (_, index) => String.fromCharCode(0x21 + (index % 94))).join('');
    expect(answerRedactor(() => [long])(answer(`<${long}>`), request)).toEqual(answer('<[redacted]>'));
  });

  test('keeps every other byte, even those that are not UTF-8', () => {
    const found = clean(answer(Buffer.concat([Buffer.from([0xff, 0x00, 0x80]), Buffer.from(secret)])), request);
    expect(found).toEqual(answer(Buffer.concat([Buffer.from([0xff, 0x00, 0x80]), Buffer.from('[redacted]')])));
  });

  test('without a token is the very same', () => {
    const plain = answer('{}', { date: 'today' });
    expect(clean(plain, request)).toBe(plain);
  });

  test('may echo what was sent, even where a token is spelled like it', () => {
    const echo = answer(`{"status":"${secret}"}`);
    expect(clean(echo, { ...request, body: `{"status":"${secret}"}` })).toEqual(echo);
  });

  test('may hold words of a token, where they are known or were sent', () => {
    const token = 'of-the-userPrincipalName-4f7Zq0';
    const known = answerRedactor(
      () => [token],
      () => wordsIn(['userPrincipalName']),
    );
    const body = '{"userPrincipalName":"4fetched@contoso.com"}';
    expect(known(answer(body), request)).toEqual(answer(body));
    expect(answerRedactor(() => [token])(answer(body), { ...request, body })).toEqual(answer(body));
    expect(known(answer(`{"userPrincipalName":"${token}"}`), request)).toEqual(
      answer('{"userPrincipalName":"[redacted]"}'),
    );
  });

  test('has no header with a token, in name or value', () => {
    expect(clean(answer('', { [`x-${secret}`]: 'ü', y: `é${secret}` }), request)).toEqual(
      answer('', { 'x-[redacted]': 'ü', y: 'é[redacted]' }),
    );
  });
});
