// The documented create, examined: every requirement that binds a provider, on every documented path.
import type { Demands } from './demands.ts';

/** From the environment of this suite: Jest's sandbox shares no module with it. */
declare const demands: Demands;

for (const path of demands.paths)
  describe(path, () => {
    for (const row of demands.requirements)
      test(`${row.id}: ${row.says}`, async () => {
        await demands.demand(row, path);
      });
  });
