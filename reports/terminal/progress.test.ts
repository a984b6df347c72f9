// What a run says while it goes on.
import { stripVTControlCharacters } from 'node:util';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { brokenText } from './progress.ts';

test.each([
  [[], ''],
  [['answers.created'], '✗ 1 broken  answers.created'],
  [['refusals.envelope'], '! 1 that should hold  refusals.envelope'],
  [
    ['answers.created', 'refusals.envelope', 'answers.id'],
    '✗ 2 broken  ! 1 that should hold  refusals.envelope, answers.id, …',
  ],
])('%j broken so far', (ids, text) => expect(stripVTControlCharacters(brokenText(ids, userStatus))).toBe(text));
