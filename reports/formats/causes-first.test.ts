// Every format begins with the causes, and names the cause of each failure where it has a place for it.
import { specimen } from '../../test-support/specimen.ts';
import type { Results } from '../record/results.ts';
import { formats } from './formats.ts';

const run = (): Results => ({
  ...specimen(2),
  causes: [
    {
      summary: '500 whenever a name has an emoji',
      requirements: ['bodies.broken1', 'bodies.warn'],
      paths: ['rootCertificate'],
      example: 'bodies.broken1',
    },
    {
      summary: 'digits are lost',
      requirements: ['bodies.broken0'],
      paths: ['rootCertificate'],
      example: 'bodies.broken0',
    },
  ],
});

const make = (name: string, result = run()): string => formats[name]?.make([result]) ?? '';

test.each(['md', 'html', 'junit', 'annotations', 'ctrf'])('%s', (name) => {
  // What the requirements say comes behind them.
  const text = make(name);
  const places = ['500 whenever a name has an emoji', 'digits are lost', 'no JSON text'].map((part) =>
    text.indexOf(part),
  );
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places[0]).toBeGreaterThan(-1);
});

test('JUnit names what happened and the cause of each failure, those of the first cause first', () => {
  const messages = [...make('junit').matchAll(/<failure message="([^"]*)"/g)].map(([, message = '']) => message);
  expect(messages).toHaveLength(16);
  expect(messages[0]).toMatch(/^expected 400 to 499, actual .*; cause 1: 500 whenever a name has an emoji$/);
  expect(messages[1]).toMatch(/; cause 2: digits are lost$/);
  expect(make('junit')).toContain('<property name="cause 1" value="500 whenever a name has an emoji"/>');
});

test('SARIF has the causes as notifications, and results in their order with the number of theirs', () => {
  const [log] = JSON.parse(make('sarif')).runs;
  const [, ...notes] = log.invocations[0].toolExecutionNotifications;
  expect(notes).toMatchObject([
    {
      level: 'note',
      message: { text: expect.stringMatching(/^cause 1: 500 whenever a name has an emoji\n2 requirements/) },
    },
    {
      message: {
        text: expect.stringMatching(/^cause 2: digits are lost\nbodies.broken0 on rootCertificate: expected /),
      },
    },
  ]);
  const numbers = log.results.map(({ properties }: { properties: { cause: number } }) => properties.cause);
  expect(numbers).toEqual([...Array(16).fill(1), ...Array(8).fill(2)]);
});

test('annotations have one for each cause first', () => {
  const titles = [...make('annotations').matchAll(/^::(\w+) title=([^:]*)::/gm)].map(
    ([, level, title]) => `${level} ${title}`,
  );
  expect(titles.slice(1, 4)).toEqual(['error cause 1 of 2', 'error cause 2 of 2', 'error MUST bodies.broken1']);
});

test('a badge counts the causes of failures', () => expect(make('badge')).toContain('nonconformant, 2 causes, 2 fail'));

test.each(['md', 'html', 'junit', 'annotations', 'sarif'])('%s of a run without failures names no cause', (name) => {
  const requirements = run().requirements.filter(({ verdict }) => verdict === 'pass');
  expect(make(name, { ...run(), requirements, causes: [] })).not.toMatch(/cause \d|\d causes?\b/);
});
