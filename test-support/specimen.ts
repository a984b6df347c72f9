// Results for tests of the formats, with hostile text of a target in every place.
import { userStatus } from '../contracts/user-status/contract.ts';
import { withCauses } from '../reports/causes/causes.ts';
import type { KeptCounterexample, PathResult, RequirementResult, Results } from '../reports/record/results.ts';

/** Markup, control characters, ends of every format, and a lone surrogate. */
export const hostile = [
  '<script>document.title="owned"</script><img src=x onerror=alert(1)>',
  ']]></failure><system-out>',
  '````\n# owned [x](javascript:alert(1)) @everyone | | `',
  '\n::error::owned%0A\r\n::set-output name=a::b',
  '\u001b[2J\u0000\u202e\ud800\uffff',
].join(' ');

const counterexample = (path: string): KeptCounterexample => ({
  case: `bodies.malformed@${path}#e0`,
  path,
  reason: hostile,
  minimal: true,
  request: {
    method: 'POST',
    url: 'https://me.example/beta/x',
    headers: { 'content-type': 'application/json', authorization: 'Bearer $GRAPH_TOKEN' },
    body: { text: hostile, bytes: 300 },
  },
  answer: {
    status: 201,
    headers: { 'x-echo': hostile, location: hostile, 'request-id': hostile },
    body: { text: hostile, bytes: 300 },
  },
  differences: [{ location: 'status', expected: '400 to 499', actual: hostile }],
  replay: `npx userstatus-conformance verify --case 'x'`,
  curl: `curl 'https://me.example'`,
});

const onPath = (path: string, verdict: PathResult['verdict']): PathResult => ({
  path,
  verdict,
  cases: 3,
  broken: verdict === 'pass' ? 0 : 1,
  ...(verdict === 'not-exercised' ? { because: hostile } : {}),
  ...(verdict === 'pass' ? { observed: { [hostile]: 2 } } : {}),
  ...(verdict === 'fail' || verdict === 'warn' ? { counterexample: counterexample(path) } : {}),
});

const row = (id: string, verdict: PathResult['verdict']): RequirementResult => ({
  id,
  level: verdict === 'warn' ? 'SHOULD' : 'MUST',
  says: 'refuses a body that is no JSON text',
  source: {
    document: 'page',
    place: 'Request body',
    quote: 'a JSON representation',
    url: 'https://learn.microsoft.com/page#request-body',
  },
  verdict,
  cases: 24,
  paths: userStatus.paths.names.map((path) => onPath(path, verdict)),
  ...(verdict === 'fail' || verdict === 'warn' ? { counterexample: counterexample('deviceConfiguration') } : {}),
});

/** Results with this many failing requirements, on all paths, and one of each other verdict. */
export const specimen = (broken = 1): Results =>
  withCauses({
    schemaVersion: 2,
    tool: { name: 'userstatus-conformance', version: '0.0.0' },
    target: 'https://me.example/beta',
    seed: 1,
    strict: false,
    start: '2026-01-01T00:00:00.000Z',
    end: '2026-01-01T00:00:01.000Z',
    counts: { requests: 30, cases: 24, retries: 1 },
    verdict: 'nonconformant',
    reason: hostile,
    requirements: [
      ...Array.from({ length: broken }, (_, index) => row(`bodies.broken${index}`, 'fail')),
      row('bodies.warn', 'warn'),
      row('answers.pass', 'pass'),
      row('answers.unexercised', 'not-exercised'),
    ],
    traffic: userStatus.paths.names.map((path) => ({
      path,
      requests: 1_004,
      retries: 1,
      waited: 1_250,
      answers: { '200': 1, '201': 2, '400': 666, '401': 22, '403': 22, '415': 22, '429': 1, '500': 268 },
      latency: {
        min: 0.538,
        max: 24.4,
        sum: 14_000,
        buckets: [
          [0.538, 500],
          [24.4, 504],
        ],
      },
    })),
    coverage: [{ about: 'status: members', classes: [{ name: hostile, cases: 0, paths: 0 }] }],
  });
