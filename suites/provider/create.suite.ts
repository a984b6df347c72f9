// Create deviceConfigurationUserStatus, examined: every requirement that binds a provider, on every documented path.
import type { Conformance } from '../../engine/campaign/conformance.ts';

declare const conformance: Conformance;

for (const path of conformance.paths)
  describe(path, () => {
    for (const { id, says } of conformance.requirements)
      test(`${id}: ${says}`, async () => {
        await conformance.demand(id, path);
      });
  });
