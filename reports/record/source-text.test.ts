import { linkTo } from './source-text.ts';

const source = (url?: string) => ({ document: 'page', place: 'Example', ...(url === undefined ? {} : { url }) });

test.each(['https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.16', 'https://learn.microsoft.com/x?view=beta#y'])(
  'a web address is linked: %s',
  (url) => expect(linkTo(source(url))).toBe(url),
);

test.each([
  undefined,
  'contracts/user-status/rulings.md#x',
  'javascript:alert(1)',
  'https://x/") <b>',
  'https://x/a)b',
])('anything else is not: %s', (url) => expect(linkTo(source(url))).toBeUndefined());
