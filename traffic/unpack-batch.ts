// The exchanges of a batch: each of its requests with its own answer, which is found by its id.
import type { Answer, Exchange, Headers, Request, Silence } from '../contracts/judging/exchange.ts';
import { elementTexts, memberTexts } from '../contracts/odata/json-parts.ts';
import { isObject, readBody } from '../contracts/odata/read-body.ts';
import { idKey, isBatch, readEnvelope } from '../fixtures/tenant/batch-envelope.ts';
import type { Seen } from './seen.ts';

type Item = Readonly<Record<string, unknown>>;

const headersOf = ({ headers }: Item): Headers =>
  Object.fromEntries(
    Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

const answerIn = (item: Item, text: string): Answer => ({
  status: Number(item['status']),
  headers: headersOf(item),
  body: memberTexts(text).get('body') ?? '',
});

/** The answers of a batch by the ids of their requests. */
const answersIn = (body: Answer['body']): ReadonlyMap<string, Answer> => {
  const reading = readBody(body);
  const responses = 'value' in reading && isObject(reading.value) ? reading.value['responses'] : undefined;
  if (!('value' in reading) || !Array.isArray(responses)) return new Map();
  const texts = elementTexts(memberTexts(reading.text).get('responses') ?? '[]');
  return new Map(
    responses.flatMap((item, index) =>
      isObject(item) ? [[idKey(item['id']), answerIn(item, texts[index] ?? '{}')] as const] : [],
    ),
  );
};

const missing: Silence = { silence: 'unrecorded', detail: 'the batch was answered without an answer to this request' };

/** What a recording is likely to know of the token of a batch holds for each of its requests. */
const inherited = ({ authorizationUnknown }: Request) => (authorizationUnknown ? { authorizationUnknown } : {});

/** What a batch consists of; an exchange that is no batch, or one that cannot be read, stands for itself. */
export const unpacked = (seen: Seen, batch: number): readonly Seen[] => {
  const { request, answer } = seen.exchange;
  const envelope = isBatch(request) && !seen.gaps.includes('requestBody') ? readEnvelope(request) : undefined;
  if (envelope === undefined || 'refused' in envelope) return [seen];
  const answers = 'silence' in answer ? new Map<string, Answer>() : answersIn(answer.body);
  return envelope.items.map(({ id, request: item }, index): Seen => {
    const found = answers.get(idKey(id));
    const exchange: Exchange = {
      request: { ...item, ...inherited(request), batched: { batch, item: index + 1, of: envelope.items.length } },
      answer: found ?? missing,
    };
    const gaps = seen.gaps.filter((gap) => gap !== 'answer' && gap !== 'answerBody' && gap !== 'answerHeaders');
    return { ...seen, exchange, gaps: found ? gaps : [...gaps, 'answer'] };
  });
};
