// The judges of a user's own requirements: asked so that their mistakes are told from those of a target, and held to the
// two examples that come with them.

import { evidenceIn } from '../../contracts/judging/evidence.ts';
import { type Answer, type Exchange, isSilence } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import {
  type Difference,
  type ExampleAnswer,
  type OwnRequirement,
  type OwnRow,
  ownRow,
} from '../../contracts/judging/own-requirement.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { exampleAnswerBody, exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { fillPath } from '../../contracts/user-status/operation.ts';
import { NoVerdict } from '../settings/errors.ts';

type Answered = Exchange & { readonly answer: Answer };
type Judge = Pick<OwnRow, 'id' | 'judge'>;

const isDifference = (value: unknown): value is Difference =>
  isObject(value) && ['location', 'expected', 'actual'].every((name) => typeof value[name] === 'string');

const ask = ({ id, judge }: Judge, exchange: Answered): unknown => {
  try {
    return judge(exchange);
  } catch (error) {
    throw new NoVerdict(`the judge of ${id} threw: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/**
 * What an answer breaks of a requirement of one's own.
 * @throws NoVerdict when its judge throws, or gives something else than a list of differences.
 */
export const judgeOwn = (row: Judge, { answer, ...exchange }: Exchange): readonly Difference[] => {
  if (isSilence(answer)) return [];
  const found = ask(row, { ...exchange, answer });
  if (Array.isArray(found) && found.every(isDifference)) return found;
  // A judge that is asynchronous by mistake may fail later, when nobody listens.
  if (found instanceof Promise) found.catch(() => undefined);
  throw new NoVerdict(
    `the judge of ${row.id} has to give a list of { location, expected, actual }, each of them a text.`,
  );
};

/** Whether a requirement of one's own is judged on this exchange, by what its request is expected. */
export const isJudgedOn = ({ when }: OwnRow, { request, answer }: Exchange, expected = expectedOf(request)): boolean =>
  // Whether a 201 holds an object makes no difference: none of them is about the entity.
  !saysNothing(answer) && 'evidence' in when && evidenceIn(answer, expected.answers, false).includes(when.evidence);

const lawful: Record<OwnRequirement['on'], Answer> = {
  created: { status: 201, headers: { 'content-type': 'application/json' }, body: exampleAnswerBody },
  refused: {
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: '{"error":{"code":"BadRequest","message":"The body is empty."}}',
  },
};

const exampleOf = (on: OwnRequirement['on'], answer: ExampleAnswer): Answered => ({
  request: {
    method: 'POST',
    path: fillPath('deviceConfiguration', { deviceConfigurationId: 'example' }),
    headers: { authorization: 'Bearer token', 'content-type': 'application/json', accept: 'application/json' },
    body: on === 'created' ? exampleRequestBody : '',
  },
  answer: { ...lawful[on], ...answer },
});

/**
 * Why a judge cannot be relied on; undefined when it catches its one example and lets the other pass.
 * @throws NoVerdict as `judgeOwn` does.
 */
export const weaknessOf = (own: OwnRequirement): string | undefined => {
  const [caught, passed] = [exampleOf(own.on, own.catches), exampleOf(own.on, own.passes)];
  const unasked = [caught, passed].find((example) => !isJudgedOn(ownRow(own), example));
  if (unasked)
    return `it is judged on what was ${own.on}, and its example of status ${unasked.answer.status} is no such answer`;
  if (judgeOwn(own, caught).length === 0) return 'its judge finds nothing wrong with what it `catches`';
  const [blamed] = judgeOwn(own, passed);
  if (!blamed) return undefined;
  const { location, expected, actual } = blamed;
  return `its judge blames what \`passes\` (${location}: expected ${expected}; received ${actual})`;
};
