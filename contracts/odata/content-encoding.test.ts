// Which Content-Encoding headers say that a body is encoded.
import { encodingOf } from './content-encoding.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  [' Identity ', undefined],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['gzip, br', 'gzip, br'],
])('%j names %j', (header, encoding) => expect(encodingOf(header)).toBe(encoding));
