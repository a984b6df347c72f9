// The documented create, examined: every requirement that binds a provider, on every documented path.
import type { ProviderChecks } from './provider-checks.ts';

/** From the environment of this suite: Jest's sandbox and the environment share no modules. */
declare const providerChecks: ProviderChecks;

for (const path of providerChecks.paths)
  describe(path, () => {
    for (const row of providerChecks.requirements)
      test(`${row.id}: ${row.says}`, async () => {
        await providerChecks.check(row, path);
      });
  });
