// The table, as text for a terminal and as the page docs/speed.md.
import { availableParallelism, loadavg } from 'node:os';
import type { Row } from './row.ts';

const verdicts = new Map([
  [true, 'holds'],
  [false, 'does not hold'],
]);

const verdictOf = ({ holds }: Row): string => (holds === undefined ? '' : (verdicts.get(holds) ?? ''));

/** A row as a line of text. */
export const line = (row: Row): string =>
  [row.what.padEnd(66), row.figure, row.limit === undefined ? '' : `(${row.limit}: ${verdictOf(row)})`]
    .join(' ')
    .trimEnd();

/** The machine, and what else it was doing. */
export const machine = (): string =>
  `${availableParallelism()} cores, Node ${process.version}, load of the last minute at the end ${loadavg()[0]?.toFixed(1)}`;

const method = `
## How it is measured

- **Shares** are taken within one round and are medians of rounds: a noisy machine slows both sides.
- **The ceiling** is autocannon from two threads with 32 connections and bodies that verify sends with the same seed; the
  share of the time that the server's thread is busy says whether it is the server that sets it. verify sends 20,000
  cases to the same tenant from one thread with 32 connections: generated, judged, booked, and recorded as in any run.
- **The bare server** is node:http alone: it parses a body and answers the same JSON with an id.
- **The judge** is \`judgeExchange\`, of answers in bytes; the exchange is one POST after the other on one connection.
- **Outside its exchanges** is the time from the command to the first request and from the last answer to the end.
- **Live** is what is left after a collection at the end of a run, typed arrays and all; **held** is the peak of the process.
- **The other tools** are installed for the measurement, in the version named, and get for each requirement that one request
  can show the first request of our own catalogue, on all eight paths, again and again until it is as many requests as the
  default verify sends. dredd gets them as API Blueprint (an OpenAPI description takes one request a status); newman
  as a collection with tests of status, media type, schema and id. Both hold answers against the JSON Schema of the page, with
  what was sent as constants. Schemathesis gets the OpenAPI description of \`docs/examples/prism\`. The files are made by
  \`tools/bench/peers/\`. A tool is timed as a whole process, as verify is.
- **A fault is caught** by a tool that finds nothing wrong with the plain tenant and something wrong with a tenant that
  makes this one mistake at every request; in these runs the first path gets every request and the others the page's example.
`;

/** The page. */
export const page = (rows: readonly Row[]): string =>
  [
    '# Speed',
    '',
    `Written by \`npm run bench\`: ${machine()}.`,
    '',
    '| what | figure | limit | |',
    '|---|---|---|---|',
    ...rows.map((row) => `| ${row.what} | ${row.figure} | ${row.limit ?? ''} | ${verdictOf(row)} |`),
    method,
  ].join('\n');
