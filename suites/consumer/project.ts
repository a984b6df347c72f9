// The Jest project of the consumer suites, which write the pact. One worker: several would lose interactions of one
// file without saying so.
export const consumerProject = (root: string) => ({
  displayName: 'consumer',
  rootDir: root,
  roots: ['<rootDir>/suites/consumer'],
  testMatch: ['<rootDir>/suites/consumer/*.suite.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024' } }] satisfies [string, object] },
});
