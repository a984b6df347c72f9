// A CommonJS module that uses every entry point, and the checks for both kinds of modules.
const place = { path: 'deviceConfiguration', ids: { deviceConfigurationId: '1' } };

exports.check = async ({ assert, fc, library, client, tests, preset, Reporter, manifest }) => {
  const { arbitraries, judgeExchange, judgeRequest, requirements, startGate, startTenant, tenantTokens } = library;
  assert.equal(manifest.name, 'userstatus-conformance');
  assert.ok(requirements.length > 80);
  assert.ok(tests.scenarios.length > 5);
  assert.equal(typeof preset.testEnvironment, 'string');
  assert.equal(typeof new Reporter().onRunComplete, 'function');

  const tenant = await startTenant();
  const speaker = client.createClient({ baseUrl: tenant.baseUrl, token: tenantTokens.granted });
  await fc.assert(
    fc.asyncProperty(arbitraries.userStatus(), async (sent) => {
      const created = await speaker.create(place, sent);
      assert.ok(tests.userStatusMatchers.toBeUserStatus(created, sent).pass);
    }),
    { numRuns: 20 },
  );
  await tenant.close();

  const gate = await startGate();
  const careless = client.createClient({ baseUrl: gate.baseUrl, token: tenantTokens.granted });
  await assert.rejects(careless.createFromText(place, '{}'), client.Refused);
  await gate.close();
  assert.ok(gate.violations.some(({ requirement }) => requirement === 'bodies.status.missing'));
  assert.deepEqual(judgeRequest(gate.exchanges[0].request).length, gate.violations.length);
  assert.deepEqual(judgeExchange(gate.exchanges[0]), []);
  assert.ok(!tests.userStatusMatchers.toConformToUserStatusCreate(gate).pass);
};

if (require.main === module)
  exports.check({
    assert: require('node:assert/strict'),
    fc: require('fast-check'),
    library: require('userstatus-conformance'),
    client: require('userstatus-conformance/client'),
    tests: require('userstatus-conformance/client-tests'),
    preset: require('userstatus-conformance/jest-preset'),
    Reporter: require('userstatus-conformance/jest-reporter'),
    manifest: require('userstatus-conformance/package.json'),
  });
