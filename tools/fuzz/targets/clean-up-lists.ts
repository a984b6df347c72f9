// Lists of what a run created, as `cleanup` reads them; what they say is deleted goes to paths of the contract alone.
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { deleteListed, readList } from '../../../engine/connection/clean-up/delete-listed.ts';
import { inProcess } from '../../../engine/connection/in-process.ts';
import { Broken } from '../property.ts';
import type { Target } from '../target.ts';
import { writeInput } from '../write-input.ts';

const [path = ''] = userStatus.paths.names;
const place = { path, ids: userStatus.paths.parameters(path).map(() => '7e323db2-3db2-7e32-b23d-327eb23d327e') };
const header = {
  format: 'userstatus-conformance created',
  version: 1,
  target: 'https://mock.example/beta',
  run: '7e323db2-3db2-7e32-b23d-327eb23d327e',
};
const lines = [
  header,
  { sent: 1, ...place },
  { made: 1, id: 'one' },
  { sent: 2, ...place },
  { none: 2 },
  { sent: 3, ...place },
  { lost: 3, why: 'dropped' },
  { sent: 4, ...place },
  { made: 4, why: 'the answer gave no id' },
  { sent: 5, ...place },
  { made: 5, id: 'five' },
  { gone: 5 },
];

const neverStopping = { note: () => undefined, met: () => undefined };

export const cleanUpLists: Target = {
  name: 'clean-up-lists',
  form: 'lines',
  examples: () => [lines.map((line) => JSON.stringify(line)).join('\n')],
  work: async (input) => {
    const file = writeInput(input);
    const target = inProcess((request) => {
      const match = userStatus.paths.match(request.path);
      if (!match || match.rest === '' || !['DELETE', 'GET'].includes(request.method))
        throw new Broken(`a list sent ${request.method} ${request.path}`);
      return { status: 204, headers: {}, body: '' };
    });
    const listed = readList(userStatus, file);
    await deleteListed(listed, target, { lanes: 2, stopConditions: neverStopping, onProgress: () => undefined });
  },
};
