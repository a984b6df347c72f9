// Tokens taken out of whatever is kept or shown.
import { redactor } from './redact.ts';

describe('redact', () => {
  test('takes every token out, wherever it stands', () => {
    const clean = redactor(['first-secret', 'second-secret']);
    expect(clean('a first-secret,second-secret; first-secret?')).toBe('a [redacted],[redacted]; [redacted]?');
  });

  test('takes a short stand-in out behind Bearer alone', () => {
    expect(redactor(['a-long-token', 't'])('a-long-token t Bearer t')).toBe('[redacted] t [redacted]');
  });

  test('takes a token for what it is, not for a pattern', () => {
    expect(redactor(['secret.+$&token'])('secret.+$&token secretXtoken')).toBe('[redacted] secretXtoken');
  });

  test('leaves a text alone where there is no token', () => {
    expect(redactor([undefined, ''])('Bearer of news')).toBe('Bearer of news');
  });
});
