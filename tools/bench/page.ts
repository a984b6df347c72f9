// The table, as text for a terminal and as the page docs/speed.md.
import { availableParallelism, loadavg } from 'node:os';
import type { Row } from './row.ts';

const verdicts = new Map([
  [true, 'met'],
  [false, 'not met'],
]);

const verdictOf = ({ isMet }: Row): string => (isMet === undefined ? '' : (verdicts.get(isMet) ?? ''));

/** A row as a line of text. */
export const line = (row: Row): string =>
  [row.what.padEnd(66), row.figure, row.limit === undefined ? '' : `(${row.limit}: ${verdictOf(row)})`]
    .join(' ')
    .trimEnd();

/** The machine and its load. */
export const machine = (): string =>
  `${availableParallelism()} cores, Node ${process.version}, load of the last minute at the end ${loadavg()[0]?.toFixed(1)}`;

const method = `
## How it is measured

- **Ratios** are taken within one round and are medians of rounds, since a noisy machine slows both sides.
- **The ceiling** is autocannon from two threads with 32 connections and the bodies that verify sends with the same seed;
  how busy the server's thread is shows whether the server is the limit. wrk sends the same from two threads, where it is installed
  (\`apt-get install wrk\`). verify sends 20,000 cases to the same tenant from one thread with 32 connections: generated, judged
  and recorded as in any run.
- **The bare server** uses node:http only: it parses a body and answers the same JSON with an id.
- **gate --https** is the whole command, with autocannon as the command that it runs.
- **The reverse proxies** stand before the bare server, each in a thread of its own, under 32 connections of autocannon; the plain one is 15 lines of
  node:http. Latency is that of one POST after the other, on one connection, beside the same without a proxy.
- **The judge** is \`judgeExchange\` on answers in bytes; the exchange is one POST after the other on one connection.
- **Outside its exchanges** is the time from the command to the first request and from the last answer to the end.
- **--failed** and **--watch** are timed as whole processes on a tenant in a thread of its own: from the command to its end, and from the moment at
  which the mended tenant listens to the line that says FIXED.
- **Live** memory is what remains after a garbage collection at the end of a run, including typed arrays; **peak** memory is that of the process.
- **The other tools** are installed for the measurement, in the version shown. For each requirement that a single request can
  show, they get the first request of our catalogue on all eight paths, repeated until they send as many requests as the
  default verify. dredd gets them as API Blueprint (an OpenAPI description allows one request per status); newman
  as a collection with tests of status, media type, schema and id. Both check answers against the JSON Schema of the page, with
  the sent values as constants. Schemathesis gets the OpenAPI description of \`docs/examples/prism\`. \`tools/bench/peers/\` makes
  these files. A tool is timed as a whole process, and so is verify.
- **A fault is caught** by a tool that reports nothing for the plain tenant and something for a tenant that
  makes this mistake at every request; in these runs the first path gets every request and the others the page's example.

How many faults a run of few requests catches is another measure: [the curve](budget.md#the-curve).

![The share of the faults that are caught rises with the number of requests](curve.svg)
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
