// The judges of a user's own requirements: asked so that their mistakes are told from those of a target, and held to the
// two examples that come with them.

import type { Contract } from '../../contracts/contract.ts';
import { evidenceIn } from '../../contracts/judging/evidence.ts';
import type { Answer, Difference, Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { createdStatus, mediaType, method } from '../../contracts/odata/create.ts';
import { isObject } from '../../contracts/odata/read-body.ts';
import { type ExampleAnswer, type OwnRequirement, ownRow } from '../../contracts/requirements/own-requirement.ts';
import { messageOf } from '../connection/error-code.ts';
import { NoVerdict } from '../settings/errors.ts';

type Answered = { readonly request: Request; readonly answer: Answer };
type Judge = Pick<OwnRequirement, 'id' | 'judge'>;

const isDifference = (value: unknown): value is Difference =>
  isObject(value) && ['location', 'expected', 'actual'].every((name) => typeof value[name] === 'string');

const ask = ({ id, judge }: Judge, exchange: Answered): unknown => {
  try {
    return judge(exchange);
  } catch (error) {
    throw new NoVerdict(`the judge of ${id} threw: ${messageOf(error)}`);
  }
};

/**
 * What an answer breaks of a requirement of one's own.
 * @throws NoVerdict when its judge throws, or gives something else than a list of differences.
 */
export const judgeOwn = (own: Judge, exchange: Answered): readonly Difference[] => {
  const found = ask(own, exchange);
  if (Array.isArray(found) && found.every(isDifference)) return found;
  // A judge that is asynchronous by mistake may fail later, when nobody listens.
  if (found instanceof Promise) found.catch(() => undefined);
  throw new NoVerdict(
    `the judge of ${own.id} has to give a list of { location, expected, actual }, each of them a text.`,
  );
};

/** The same requirement, whose judge ends the run without a verdict where it fails. */
export const guarded = (own: OwnRequirement): OwnRequirement => ({
  ...own,
  judge: (exchange) => judgeOwn(own, exchange),
});

/** Whether a requirement of one's own is judged on this exchange. */
const isJudgedOn = (contract: Contract, own: OwnRequirement, { request, answer }: Answered): boolean => {
  const { when } = ownRow(own);
  // Whether a 201 holds an object makes no difference: none of them is about the entity.
  const evidence = evidenceIn(answer, expectedOf(contract, request).answers, false);
  return !saysNothing(answer) && 'evidence' in when && evidence.includes(when.evidence);
};

const headers = { 'content-type': mediaType };
const refusal: Answer = {
  status: 400,
  headers,
  body: '{"error":{"code":"BadRequest","message":"The body is empty."}}',
};

const exampleOf = ({ paths, example }: Contract, on: OwnRequirement['on'], answer: ExampleAnswer): Answered => {
  const [path = ''] = paths.names;
  const ids = Object.fromEntries(paths.parameters(path).map((name) => [name, 'example']));
  const created: Answer = { status: createdStatus, headers, body: example.answer };
  return {
    request: {
      method,
      path: paths.fill(path, ids),
      headers: { ...headers, authorization: 'Bearer token', accept: mediaType },
      body: on === 'created' ? example.request : '',
    },
    answer: { ...(on === 'created' ? created : refusal), ...answer },
  };
};

/**
 * Why a judge cannot be relied on; undefined when it catches its one example and lets the other pass.
 * @throws NoVerdict as `judgeOwn` does.
 */
export const weaknessOf = (contract: Contract, own: OwnRequirement): string | undefined => {
  const [caught, passed] = [exampleOf(contract, own.on, own.catches), exampleOf(contract, own.on, own.passes)];
  const unasked = [caught, passed].find((example) => !isJudgedOn(contract, own, example));
  if (unasked)
    return `it is judged on what was ${own.on}, and its example of status ${unasked.answer.status} is no such answer`;
  if (judgeOwn(own, caught).length === 0) return 'its judge finds nothing wrong with what it `catches`';
  const [blamed] = judgeOwn(own, passed);
  if (!blamed) return undefined;
  const { location, expected, actual } = blamed;
  return `its judge blames what \`passes\` (${location}: expected ${expected}; actual ${actual})`;
};
