// Headers of one's own: values from the environment, and none that the suite sets itself.
import { WrongUse } from './errors.ts';
import { asVariable, readOwnHeaders } from './own-headers.ts';

const read = (headers: Readonly<Record<string, string>>) =>
  readOwnHeaders(headers, 'c.yaml', { KEY: 'the-key', OTHER: 'other', EMPTY: '', LINES: 'a\r\nb' });

test('values come from the environment, and names have no letter case', () =>
  expect(
    read({
      'Ocp-Apim-Subscription-Key': asVariable('KEY'),
      'X-Two': `${asVariable('KEY')}:${asVariable('OTHER')}`,
      'x-plain': 'contoso',
    }),
  ).toEqual({
    'header ocp-apim-subscription-key': 'the-key',
    'header x-two': 'the-key:other',
    'header x-plain': 'contoso',
  }));

test.each([
  [{ 'X-Key': asVariable('UNSET_KEY') }, 'headers.X-Key needs UNSET_KEY, which is not set in the environment'],
  [{ 'X-Key': asVariable('EMPTY') }, 'headers.X-Key needs EMPTY, which is not set in the environment'],
  [{ 'X-Key': '$KEY' }, `headers.X-Key must name a variable as ${asVariable('NAME')}`],
  [{ 'X-Key': asVariable('KEY').slice(0, -1) }, `headers.X-Key must name a variable as ${asVariable('NAME')}`],
  [{ 'X-Key': asVariable('LINES') }, 'headers.X-Key is empty, or holds a character that no header may hold'],
  [{ 'X Key': 'a' }, 'headers.X Key is not the name of a header'],
  [{ 'X-Key': 'a', 'x-key': 'b' }, 'headers.x-key is given twice: letter case makes no difference'],
])('%j is refused', (headers, sentence) =>
  expect(() => read(headers)).toThrow(new WrongUse(`--config: in c.yaml, ${sentence}.`)),
);

test.each([
  ...['Authorization', 'content-type', 'ACCEPT', 'Host', 'Content-Length', 'Transfer-Encoding', 'Connection'],
  ...['User-Agent', 'client-request-id', 'Proxy-Authorization', 'Expect', 'If-None-Match', 'X-HTTP-Method-Override'],
])('%s is refused', (name) =>
  expect(() => read({ [name]: 'a' })).toThrow(`headers.${name} cannot be given: the suite sets this header itself`),
);
