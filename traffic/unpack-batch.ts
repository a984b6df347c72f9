// The exchanges of a batch: each of its requests with its own answer, which is found by its id.
import {
  type Answer,
  type Exchange,
  type Headers,
  isSuccess,
  type Request,
  type Silence,
} from '../contracts/judging/exchange.ts';
import { elementTexts, memberTexts } from '../contracts/odata/json-parts.ts';
import { isObject, readBody } from '../contracts/odata/read-body.ts';
import { type BatchItem, idKey, isBatch, readEnvelope } from '../fixtures/tenant/batch-envelope.ts';
import { failedDependency } from '../fixtures/tenant/batches.ts';
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

/** Whether a request was left undone, since one that it depends on failed (OData JSON Format 4.01, 19.4). */
const isLeftUndone = ({ id, dependsOn }: BatchItem, answers: ReadonlyMap<string, Answer>): boolean =>
  answers.get(idKey(id))?.status === failedDependency &&
  dependsOn.some((one) => !isSuccess(answers.get(idKey(one)) ?? missing));

const leftUndone = `it was answered ${failedDependency}, since a request of its batch that it depends on failed`;

/** Why a request of a batch has no answer of its own; undefined where the recording left it out. */
const whyMissing = ({ gaps, exchange: { answer } }: Seen): string | undefined => {
  if ('silence' in answer) return undefined;
  if (!isSuccess(answer)) return `its batch was answered ${answer.status}`;
  return gaps.includes('answerBody') ? undefined : 'the answer of its batch holds none to it';
};

/** What a recording is likely to know of the token of a batch holds for each of its requests. */
const inherited = ({ authorizationUnknown }: Request) => (authorizationUnknown ? { authorizationUnknown } : {});

/** What a batch consists of; an exchange that is no batch, or one that cannot be read, stands for itself. */
export const unpacked = (seen: Seen, batch: number): readonly Seen[] => {
  const { request, answer } = seen.exchange;
  const envelope = isBatch(request) && !seen.gaps.includes('requestBody') ? readEnvelope(request) : undefined;
  if (envelope === undefined || 'refused' in envelope) return [seen];
  const answers = 'silence' in answer ? new Map<string, Answer>() : answersIn(answer.body);
  return envelope.items.map((item, index): Seen => {
    const undone = isLeftUndone(item, answers);
    const found = undone ? undefined : answers.get(idKey(item.id));
    const exchange: Exchange = {
      request: {
        ...item.request,
        ...inherited(request),
        batched: { batch, item: index + 1, of: envelope.items.length },
      },
      answer: found ?? missing,
    };
    const gaps = seen.gaps.filter((gap) => gap !== 'answer' && gap !== 'answerBody' && gap !== 'answerHeaders');
    if (found) return { ...seen, exchange, gaps };
    const why = undone ? leftUndone : whyMissing(seen);
    return {
      ...seen,
      exchange,
      gaps: [...gaps, 'answer'],
      ...(why === undefined ? {} : { why: { ...seen.why, answer: why } }),
    };
  });
};
