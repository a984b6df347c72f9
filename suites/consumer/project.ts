// The Jest project of the consumer suites, which write the pact. It needs one worker: several that write one pact file
// lose interactions without an error.
export const consumerProject = (root: string) => ({
  displayName: 'consumer',
  rootDir: root,
  cacheDirectory: `${root}/node_modules/.cache/jest`,
  roots: ['<rootDir>/suites/consumer'],
  testMatch: ['<rootDir>/suites/consumer/*.suite.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2024' } }] satisfies [string, object] },
});
