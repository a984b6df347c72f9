// What is remembered of a run is bounded, whatever a target answers.
import { isSilence } from '../../contracts/judging/exchange.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { emptyTally, type Failure, noteFailure, noteNotExercised, noteObservation } from './tally.ts';

const failure = (id: string, body: string, answered = '', status = 500): Failure => {
  const request = { method: 'POST', path: '/', headers: {}, body };
  const made: Case = { id, requirement: 'bodies.valid', path: 'rootCertificate', reason: 'a test', request };
  return {
    case: made,
    exchange: { madeFor: 'bodies.valid', request, answer: { status, headers: {}, body: answered } },
    findings: [],
  };
};

test('of many failures the shortest is kept, and of those of one length the first by id', () => {
  const tally = emptyTally();
  for (const [id, body] of [
    ['b@rootCertificate#g0.2', '22'],
    ['b@rootCertificate#g0.1', '11'],
    ['b@rootCertificate#g0.0', '333'],
  ] as const)
    noteFailure(tally, failure(id, body));
  expect(tally.broken).toBe(3);
  expect(tally.failures.generated?.case.id).toBe('b@rootCertificate#g0.1');
  expect(tally.failures.enumerated).toBeUndefined();
});

test('one that was accepted is kept rather than one with a server error, which another requirement shows', () => {
  const tally = emptyTally();
  noteFailure(tally, failure('b@rootCertificate#e0', '1'));
  noteFailure(tally, failure('b@rootCertificate#e1', '333', '', 201));
  noteFailure(tally, failure('b@rootCertificate#e2', '22'));
  expect(tally.failures.enumerated?.case.id).toBe('b@rootCertificate#e1');
});

test('of a long answer 64 KiB are kept, and the bytes it had', () => {
  const tally = emptyTally();
  noteFailure(tally, failure('b@rootCertificate#e0', '', 'é'.repeat(100_000)));
  const kept = tally.failures.enumerated?.exchange.answer;
  if (!kept || isSilence(kept)) throw new Error('the answer is lost');
  expect(Buffer.from(kept.body).toString()).toBe('é'.repeat(64 * 1024));
  expect(kept.bytes).toBe(200_000);
});

test('a hundred observations have names, all others one together; long names are cut', () => {
  const tally = emptyTally();
  for (let number = 0; number < 1_000; number += 1) noteObservation(tally, `property ${number} ${'x'.repeat(1_000)}`);
  expect(tally.observed.size).toBe(101);
  expect(tally.observed.get('something else')).toBe(900);
  expect(Math.max(...[...tally.observed.keys()].map(({ length }) => length))).toBe(201);
});

test('the first reason for a case that is not exercised stays', () => {
  const tally = emptyTally();
  noteNotExercised(tally, 'one');
  noteNotExercised(tally, 'two');
  expect(tally.notExercised).toBe('one');
});
