// The creates that the clients of this folder send: one on each of the eight paths, or on those in the file that is named.
import { readFileSync } from 'node:fs';

const file = process.argv[2] ?? new URL('paths.txt', import.meta.url);

const userStatus = {
  userDisplayName: 'Zoë',
  devicesCount: 12,
  status: 'compliant',
  lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
  userPrincipalName: 'zoe@contoso.example',
};

export const creates = readFileSync(file, 'utf8')
  .split('\n')
  .filter((path) => path !== '')
  .map((path) => ({ path, userStatus }));
