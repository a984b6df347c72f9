// The progress line of a run.
import { stripVTControlCharacters } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { failureNotes } from './progress.ts';

test.each([
  [[], ''],
  [['answers.created'], '✗ 1 fail  answers.created'],
  [['refusals.envelope'], '! 1 warn  refusals.envelope'],
  [['answers.created', 'refusals.envelope', 'answers.id'], '✗ 2 fail  ! 1 warn  refusals.envelope, answers.id, …'],
])('%j failed so far', (ids, text) =>
  expect(stripVTControlCharacters(failureNotes(ids, userStatus).join('  '))).toBe(text),
);
