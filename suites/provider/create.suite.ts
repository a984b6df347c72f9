// Create deviceConfigurationUserStatus, examined: every requirement that binds a provider, on every documented path.
import type { Conformance } from './conformance.ts';

declare const conformance: Conformance;

describe.each(conformance.paths)('%s', (path) => {
  test.each(conformance.requirements)('$id: $says', async ({ id }) => {
    await conformance.demand(id, path);
  });
});
