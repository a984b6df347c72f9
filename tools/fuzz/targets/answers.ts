// Answers of a provider: status, headers and body, through every judge and reader.

import { createdEntity, keyOf } from '../../../contracts/judging/created-entity.ts';
import type { Answer } from '../../../contracts/judging/exchange.ts';
import { judgeExchange } from '../../../contracts/judging/judge-exchange.ts';
import { judgeNothingCreated, judgeReadBack, listed, nextLinkIn } from '../../../contracts/judging/judge-run.ts';
import { followNextLink } from '../../../contracts/odata/next-link.ts';
import { isObject } from '../../../contracts/odata/read-body.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { decodeBody } from '../../../engine/connection/decode-body.ts';
import { configurationText } from '../../../engine/connection/discover/configuration-text.ts';
import { listConfigurations } from '../../../engine/connection/discover/list-configurations.ts';
import { propose } from '../../../engine/connection/discover/propose.ts';
import { inProcess } from '../../../engine/connection/in-process.ts';
import { openThrottling } from '../../../engine/connection/throttling.ts';
import { requestsOf } from '../example-requests.ts';
import { Broken, checkShown } from '../property.ts';
import type { Target } from '../target.ts';

const headers = {
  'content-type': 'application/json; odata.metadata=minimal',
  'www-authenticate': 'Bearer realm="", error="invalid_token"',
  'retry-after': '1',
  date: 'Sat, 28 Nov 2026 12:00:00 GMT',
  location: 'https://mock.example/beta/x',
};
const error = { error: { code: 'BadRequest', message: 'no' } };
const page = {
  value: [{ id: 'a', displayName: 'b', '@odata.type': '#microsoft.graph.c' }],
};

const examples = [
  { status: 201, headers, body: JSON.parse(userStatus.example.answer) },
  { status: 400, headers, body: error },
  { status: 401, headers, body: error },
  { status: 429, headers, body: error },
  { status: 200, headers, body: page },
];

const textsIn = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).map(([name, text]) => [
      name.toLowerCase(),
      typeof text === 'string' ? text : JSON.stringify(text),
    ]),
  );

const answerIn = (bytes: Buffer): Answer => {
  const text = bytes.toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) {
      const { status, body } = value;
      const given = textsIn(value['headers']);
      const content = typeof body === 'string' ? body : (JSON.stringify(body) ?? '');
      return {
        status: typeof status === 'number' && status >= 200 && status <= 599 ? Math.trunc(status) : 201,
        headers: given,
        body: decodeBody(Buffer.from(content), given['content-encoding']),
      };
    }
  } catch {
    // The body itself.
  }
  return { status: 201, headers: { 'content-type': 'application/json' }, body: bytes };
};

const judge = (answer: Answer): void => {
  for (const { request } of requestsOf(userStatus))
    for (const { location, expected, actual } of judgeExchange(userStatus, { request, answer }))
      if (`${location}${expected}${actual}`.length > 1_000_000) throw new Broken('a finding of a megabyte');
  keyOf(createdEntity(answer));
  openThrottling(() => 0).waitAfter(answer, 1);
};

const readLists = (answer: Answer): void => {
  const sent = userStatus.example.request;
  judgeReadBack(userStatus, { sent, id: 'a' }, answer);
  judgeNothingCreated({ property: 'a', value: 'b' }, listed(answer) ?? []);
  const link = nextLinkIn(answer);
  const next = link === undefined ? undefined : followNextLink(link, '/a', 'http://in.process/beta');
  if (next !== undefined && !new URL(`http://in.process/beta${next}`).href.startsWith('http://in.process/beta'))
    throw new Broken(`a nextLink leads to ${next}`);
};

const discover = async (answer: Answer): Promise<void> => {
  const target = inProcess(() => answer);
  const all = await listConfigurations(userStatus, target);
  const proposals = await propose({ contract: userStatus, target, all });
  const text = configurationText(proposals, ['heading']);
  checkShown(text, 'the proposed configuration');
};

export const answers: Target = {
  name: 'answers',
  form: 'json',
  examples: () => examples.map((example) => JSON.stringify(example)),
  refused: [
    JSON.stringify({ status: 200, headers, body: { ...page, '@odata.nextLink': 'http://in.process/a?$skip=1' } }),
  ],
  work: async ({ bytes }) => {
    const answer = answerIn(bytes);
    judge(answer);
    readLists(answer);
    if (answer.status === 200) await discover(answer);
  },
};
