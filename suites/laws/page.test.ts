// The page: each of its statements is a requirement, and each quote of a requirement stands in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { exampleAnswerBody, exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { complianceStatus } from '../../contracts/user-status/entity.ts';
import { paths } from '../../contracts/user-status/operation.ts';
import { informative } from '../../contracts/user-status/page.ts';

const page = readFileSync(join(__dirname, '../../contracts/user-status/documented/page.txt'), 'utf8');
const lines = page
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');
const quotes = userStatus.requirements.all
  .map(({ source }) => (source.document === 'page' ? source.quote : undefined))
  .filter((quote) => quote !== undefined);

const exampleLines = [exampleRequestBody, exampleAnswerBody]
  .flatMap((body) => body.split('\r\n'))
  .map((line) => line.trim());

describe('the page', () => {
  test('contains every quote of a requirement, word for word', () => {
    expect(quotes.filter((quote) => !page.includes(quote))).toEqual([]);
    expect(quotes.length).toBeGreaterThan(40);
  });

  test('contains the example bodies, with the lengths that it states for CRLF', () => {
    expect(page).toContain(exampleRequestBody.replaceAll('\r\n', '\n'));
    expect(page).toContain(exampleAnswerBody.replaceAll('\r\n', '\n'));
    expect(page).toContain('Content-length: 290');
    expect(page).toContain('Content-Length: 339');
    expect([Buffer.byteLength(exampleRequestBody), Buffer.byteLength(exampleAnswerBody)]).toEqual([290, 339]);
  });

  test('has exactly the eight paths', () => {
    const posted = lines.filter((line) => line.startsWith('POST /')).map((line) => line.slice('POST '.length));
    expect(Object.values(paths)).toEqual(posted);
  });

  test('has exactly the members of the enum', () => {
    const [, members = ''] = /^status complianceStatus .*Possible values are: (.*)\.$/m.exec(page) ?? [];
    expect(members.split(', ')).toEqual([...complianceStatus]);
  });

  test('has only lines that are requirements, examples, or informative with a reason', () => {
    const isPath = (line: string): boolean => line.startsWith('POST /');
    const isQuoted = (line: string): boolean => quotes.some((quote) => line.includes(quote) || quote.includes(line));
    const left = lines.filter((line) => !isPath(line) && !isQuoted(line) && !exampleLines.includes(line));
    expect(left.filter((line) => !Object.hasOwn(informative, line))).toEqual([]);
  });

  test('contains every informative line, each with a reason', () => {
    expect(Object.keys(informative).filter((line) => !lines.includes(line))).toEqual([]);
    expect(Object.values(informative).filter((reason) => reason.length < 'title'.length)).toEqual([]);
  });
});
