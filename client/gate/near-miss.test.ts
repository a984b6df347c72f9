// How far a misspelt name may be from the right one.
import { editDistance } from './near-miss.ts';

test.each([
  ['userStatuses', 'userStatuses', 0],
  ['userStatuse', 'userStatuses', 1],
  ['userStatus', 'userStatuses', 2],
  ['usrStatusses', 'userStatuses', 2],
  ['deviceStatuses', 'userStatuses', 6],
  ['', 'ab', 2],
])('from %j to %j are %d steps', (one, other, steps) => expect(editDistance(one, other)).toBe(steps));
