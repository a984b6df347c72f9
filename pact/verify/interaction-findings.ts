// What an interaction that does not hold breaks, under the ids of the requirements. A pact is kept or broken whatever
// level the page gives to what it pins: a finding is booked where a provider MUST hold.
import { type Finding, isSilence, type Request } from '../../contracts/judging/exchange.ts';
import { expectedOf } from '../../contracts/judging/expected.ts';
import { show } from '../../contracts/judging/show.ts';
import { readBody } from '../../contracts/odata/read-body.ts';
import { exampleRequestBody } from '../../contracts/user-status/documented/example.ts';
import { findRequirement } from '../../contracts/user-status/requirements/catalogue.ts';
import { describedRequirement } from '../file/names.ts';
import { sameJson } from '../lint/match-value.ts';
import type { Played } from './join-results.ts';
import type { InteractionResult, Mismatch } from './run-verifier.ts';

const isMust = (id: string): boolean => {
  const row = findRequirement(id);
  return row !== undefined && row.level === 'MUST' && row.binds !== 'client';
};

const isExample = ({ body }: Request): boolean => {
  const [sent, example] = [readBody(body), readBody(exampleRequestBody)];
  return 'value' in sent && 'value' in example && sameJson(sent.value, example.value);
};

const requirementFor = (request: Request): string => {
  const expected = expectedOf(request);
  if (expected.answers === 'refusal') return expected.because;
  return isExample(request) ? 'paths.example' : 'bodies.valid';
};

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The status that the pact pins, as far as it can be told: that of the answer, where it was no other. */
const pinnedStatus = ({ result, sent }: Played): number => {
  const [other] = result.mismatches
    .filter(({ type }) => type === 'StatusMismatch')
    .map(({ expected }) => numberIn(expected));
  const answer = sent?.kind === 'exchange' ? sent.exchange.answer : undefined;
  return other ?? (answer && !isSilence(answer) ? answer.status : 201);
};

/** The requirement that holds when the status is as pinned. */
const byStatus = (played: Played): string => (pinnedStatus(played) < 400 ? 'answers.created' : 'refusals.status');

/** The requirement that an interaction is about: the one it was made from, or the one its request breaks. */
export const requirementOf = (played: Played): string => {
  const { sent } = played;
  const request = sent?.kind === 'exchange' ? sent.exchange.request : sent?.request;
  const own = describedRequirement(played.result.description) ?? (request && requirementFor(request));
  return own !== undefined && isMust(own) ? own : byStatus(played);
};

/** The requirements that an interaction which holds has shown. */
export const evidence = (played: Played): string[] => [...new Set([requirementOf(played), byStatus(played)])];

const namesMissing = /missing the following keys: (.+)$/;

const namesIn = ({ path, mismatch }: Mismatch): string[] => {
  const [, missing] = namesMissing.exec(String(mismatch)) ?? [];
  if (path === '$' && missing !== undefined) return missing.split(', ');
  const [, name] = /^\$(?:\.(\w+)|\['([^']+)'\])/.exec(String(path)) ?? [];
  return [name ?? ''];
};

const words = (value: unknown): string => (typeof value === 'string' ? value : show(value));

const finding = (id: string, location: string, mismatch: Mismatch): Finding => ({
  requirement: id,
  location,
  expected: words(mismatch['expected']),
  actual: `${words(mismatch['actual'])} (${words(mismatch['mismatch'])})`,
});

const inBody = (mismatch: Mismatch, fallback: string): Finding[] =>
  namesIn(mismatch).map((name) => {
    const id = `answers.${name}`;
    return finding(
      fallback === 'answers.created' && isMust(id) ? id : fallback,
      name === '' ? '' : `/${name}`,
      mismatch,
    );
  });

const findingsOf = (mismatch: Mismatch, played: Played): Finding[] => {
  const { type, key } = mismatch;
  const fallback = byStatus(played);
  if (type === 'StatusMismatch') return [finding(requirementOf(played), 'status', mismatch)];
  if (type === 'BodyMismatch') return inBody(mismatch, fallback);
  if (type !== 'HeaderMismatch') return [finding(fallback, String(type), mismatch)];
  const name = String(key).toLowerCase();
  return [
    finding(name === 'content-type' && fallback === 'answers.created' ? 'answers.mediaType' : fallback, name, mismatch),
  ];
};

const problemOf = ({ problem, holds }: InteractionResult, played: Played): Finding[] =>
  holds
    ? []
    : [
        {
          requirement: requirementOf(played),
          location: '',
          expected: 'an answer as the pact pins it',
          actual: problem ?? 'another',
        },
      ];

/** What an interaction breaks; nothing when it holds. */
export const findingsIn = (played: Played): Finding[] => {
  const found = played.result.mismatches.flatMap((mismatch) => findingsOf(mismatch, played));
  return found.length > 0 ? found : problemOf(played.result, played);
};
