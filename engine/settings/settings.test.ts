// Settings: messages for wrong ones, and values of right ones.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { WrongUse } from './errors.ts';
import { defaultReportDirectory, defaults, type RunOptions, readSettings } from './settings.ts';

const directory = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(directory, { recursive: true }));

const fileWith = (text: string): string => {
  const file = join(directory, 'configuration.yaml');
  writeFileSync(file, text);
  return file;
};

const token = { GRAPH_TOKEN: 'a-token' };
const reading = (said: RunOptions, environment = {}) => {
  return () => readSettings(userStatus, said, environment);
};

const refusedFor = (said: RunOptions, environment: Readonly<Record<string, string>>, sentence: string): void =>
  expect(reading(said, environment)).toThrow(new WrongUse(sentence));

describe('a number', () => {
  test.each([
    ['cases', '--cases', '0 to 10000000', ['-1', '1.5', '1e3', 'many', '', ' 1', '10000001', '0x10']],
    ['seed', '--seed', '0 to 2147483647', ['-1', '2147483648', 'seed', '']],
    ['concurrency', '--concurrency', '1 to 1024', ['0', '1025', '-1', 'all']],
    ['requestTimeout', '--request-timeout', '1 to 3600000', ['0', '3600001', '10s']],
    ['maxRequests', '--max-requests', '1 to 1000000000000', ['0', '1000000000001', 'unlimited']],
    ['rate', '--rate', '1 to 100000', ['0', '0.5', '100001', 'slow']],
  ])('for %s is checked', (name, option, range, values) => {
    for (const value of values)
      refusedFor({ [name]: value }, {}, `${option} takes a whole number from ${range}, not "${value}".`);
  });

  test('at either end of its range is taken', () => {
    const low = readSettings(
      userStatus,
      { cases: '0', seed: '0', concurrency: '1', requestTimeout: '1', maxRequests: '1' },
      {},
    );
    expect(low).toMatchObject({ cases: 0, seed: 0, concurrency: 1, requestTimeout: 1, maxRequests: 1 });
    const high = readSettings(userStatus, { cases: '10000000', seed: '2147483647', concurrency: '1024' }, {});
    expect(high).toMatchObject({ cases: 10_000_000, seed: 2_147_483_647, concurrency: 1024 });
  });
});

describe('a target', () => {
  test.each([
    ['nowhere', '--target takes a URL such as https://host/beta, not "nowhere".'],
    ['//host/beta', '--target takes a URL such as https://host/beta, not "//host/beta".'],
    ['ftp://host/beta', '--target takes an http or https URL, not one of ftp.'],
    ['file:///etc/passwd', '--target takes an http or https URL, not one of file.'],
    ['https://user@host/beta', '--target must not hold a user or password; a token comes from GRAPH_TOKEN.'],
    ['https://user:secret@host/beta', '--target must not hold a user or password; a token comes from GRAPH_TOKEN.'],
    ['https://:secret@host/beta', '--target must not hold a user or password; a token comes from GRAPH_TOKEN.'],
  ])('%s is refused', (target, sentence) => {
    refusedFor({ target }, token, sentence);
    refusedFor({}, { ...token, GRAPH_BASE_URL: target }, sentence);
  });

  test('may come from the environment, but an option comes first', () => {
    const environment = { ...token, GRAPH_BASE_URL: 'https://environment/beta' };
    expect(readSettings(userStatus, {}, environment).url).toBe('https://environment/beta');
    expect(readSettings(userStatus, { target: 'http://option/v1' }, environment).url).toBe('http://option/v1');
  });

  test('that is empty is wrong use, wherever it comes from', () => {
    const advice = 'give it the base URL of the target, or leave it out for the embedded tenant.';
    refusedFor({ target: '' }, token, `--target is empty: ${advice}`);
    refusedFor({ target: '' }, { ...token, GRAPH_BASE_URL: 'https://host/beta' }, `--target is empty: ${advice}`);
    refusedFor({}, { ...token, GRAPH_BASE_URL: '' }, `GRAPH_BASE_URL is empty: ${advice}`);
    refusedFor({}, { GRAPH_BASE_URL: '', GRAPH_CLOUD: 'global' }, `GRAPH_BASE_URL is empty: ${advice}`);
  });

  test('in an option makes an empty variable irrelevant', () => {
    const environment = { ...token, GRAPH_BASE_URL: '' };
    expect(readSettings(userStatus, { target: 'https://host/beta' }, environment).url).toBe('https://host/beta');
  });

  test('is the embedded tenant without options', () => {
    const settings = readSettings(userStatus, {}, {});
    expect(settings.url).toBeUndefined();
    expect(Object.keys(settings.tokens).sort()).toEqual(['granted', 'insufficient', 'personal']);
  });
});

describe('a token', () => {
  const target = 'https://host/beta';
  const unset = 'GRAPH_TOKEN is not set: a target needs a token, from the environment or with --credential.';

  test.each([{}, { GRAPH_TOKEN: '' }, { GRAPH_INSUFFICIENT_TOKEN: 'other' }])('is wanted: %j', (environment) =>
    refusedFor({ target }, environment, unset),
  );

  test.each([
    { GRAPH_TOKEN: 'two words' },
    { GRAPH_TOKEN: 'line\n' },
    { GRAPH_TOKEN: 'ü' },
    { ...token, GRAPH_INSUFFICIENT_TOKEN: 'a\r\nb: c' },
    { ...token, GRAPH_PERSONAL_TOKEN: ' ' },
  ])('is one that a header may hold: %j', (environment) =>
    refusedFor({ target }, environment, 'A token holds white space or a character that no header may hold.'),
  );

  test('of each kind is taken where it is given', () => {
    expect(readSettings(userStatus, { target }, token).tokens).toEqual({ granted: 'a-token' });
    const all = { ...token, GRAPH_INSUFFICIENT_TOKEN: 'poor', GRAPH_PERSONAL_TOKEN: 'own' };
    expect(readSettings(userStatus, { target }, all).tokens).toEqual({
      granted: 'a-token',
      insufficient: 'poor',
      personal: 'own',
    });
  });
});

describe('a name', () => {
  test.each([
    ['bodies.devicesCount.rang', 'bodies.devicesCount.range'],
    ['paths.exmaple', 'paths.example'],
  ])('%s is unknown, and the nearest is named', (only, nearest) =>
    refusedFor({ only: [only] }, {}, `--only: there is no requirement ${only}; did you mean ${nearest}?`),
  );

  test('of a requirement is taken', () => {
    expect(readSettings(userStatus, { only: ['paths.example', 'bodies.valid'] }, {}).only).toEqual([
      'paths.example',
      'bodies.valid',
    ]);
  });

  test('a glob selects requirements', () =>
    expect(readSettings(userStatus, { only: ['paths.ex*'] }, {}).only).toEqual(['paths.example']));

  test('a path, or a glob of paths, is taken', () => {
    const { paths, withoutIds, required } = readSettings(
      userStatus,
      { path: ['*RootCertificate', 'rootCertificate'], requirePaths: 'all' },
      {},
    );
    expect(paths).toEqual([
      'rootCertificate',
      'identityRootCertificate',
      'iosScepRootCertificate',
      'windowsWifiServerRootCertificate',
    ]);
    expect(required).toEqual(paths);
    expect(withoutIds).toEqual([]);
  });

  test('a path that does not exist is refused', () =>
    refusedFor(
      { path: ['rootCertificat'] },
      {},
      '--path: there is no path rootCertificat; did you mean rootCertificate?',
    ));

  test('a case names its path', () =>
    refusedFor(
      { path: ['rootCertificate'], case: 'bodies.valid@rootCertificate#e0' },
      {},
      '--path cannot be combined with --case: the case names its path.',
    ));

  test.each([
    '',
    'paths.example',
    'paths.example@rootCertificate',
    'paths.nothing@rootCertificate#e0',
    'paths.example@nowhere#e0',
    'paths.example@rootCertificate#x0',
    'paths.example@rootCertificate#e0;',
  ])('of a case is refused where it is none: %j', (id) =>
    refusedFor({ case: id }, {}, `--case takes the id of a case as a report names it, not "${id}".`),
  );

  test.each(['paths.example@rootCertificate#e0', 'bodies.valid@deviceConfiguration#g3.12:0:1'])(
    'of a case is taken: %s',
    (id) => expect(readSettings(userStatus, { case: id }, {}).case).toBe(id),
  );
});

describe('a configuration file', () => {
  test('that is not there is refused', () => {
    refusedFor(
      { config: '/no/such/file' },
      {},
      '--config: the file /no/such/file cannot be read: there is no such file.',
    );
  });

  test.each([
    ['a hundred mistakes', `waivers: [${'1,'.repeat(100)}]`, 'waivers.9 must be object; and 90 more.'],
    ['100,000 levels', `ids: ${'['.repeat(100_000)}`, 'is nested too deep.'],
    ['aliases of aliases', `a: &a [x]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(90)}]`, 'Excessive alias count'],
  ])('of %s costs little and is refused', (_, text, sentence) => {
    const config = fileWith(text);
    expect(reading({ config })).toThrow(WrongUse);
    expect(reading({ config })).toThrow(sentence);
  });

  test('that is neither YAML nor JSON is refused', () => {
    const config = fileWith('ids: [\n');
    expect(reading({ config })).toThrow(WrongUse);
    expect(reading({ config })).toThrow(`--config: ${config} is neither YAML nor JSON: `);
  });

  test.each([
    ['idz: {}', 'the file has the unknown key "idz"'],
    ['limits: { concurency: 3 }', 'limits has the unknown key "concurency"'],
    ['ids: { deviceConfiguration: x }', 'ids has the unknown key "deviceConfiguration"'],
    ['paths: { nowhere: {} }', 'paths has the unknown key "nowhere"'],
    [
      'paths: { rootCertificate: { windows81TrustedRootCertificateId: x } }',
      'paths.rootCertificate has the unknown key "windows81TrustedRootCertificateId"',
    ],
    ['limits: { maxRequests: 0 }', 'limits.maxRequests must be >= 1'],
    ['limits: { requestTimeout: 3000000000 }', 'limits.requestTimeout must be <= 3600000'],
    ['limits: { maxMinutes: 1000000 }', 'limits.maxMinutes must be <= 100000'],
    ['limits: { maxRequests: 1.0e+30 }', 'limits.maxRequests must be <= 1000000000000'],
    ['limits: { concurrency: 5000 }', 'limits.concurrency must be <= 1024'],
    ['limits: { rate: .inf }', 'limits.rate must be integer'],
    [
      'ids: { deviceConfigurationId: .. }',
      'ids.deviceConfigurationId cannot stand in a path: ".." is a dot segment, which leads to another path',
    ],
    [
      'ids: { deviceConfigurationId: "\\ud800" }',
      'ids.deviceConfigurationId cannot stand in a path: "\\ud800" holds half a surrogate pair',
    ],
    [
      'ids: { deviceConfigurationId: a/../b }',
      'ids.deviceConfigurationId cannot stand in a path: "a/../b" holds a slash, a backslash, "?" or "#"',
    ],
    [
      'paths: { deviceConfiguration: { deviceConfigurationId: . } }',
      'paths.deviceConfiguration.deviceConfigurationId cannot stand in a path: "." is a dot segment, which leads to another path',
    ],
    ['ids: { constructor: x }', 'ids has the unknown key "constructor"'],
    ['ids: { __proto__: x }', 'ids has the unknown key "__proto__"'],
    ['limits: { rate: 0 }', 'limits.rate must be >= 1'],
    ['limits: { concurrency: many }', 'limits.concurrency must be integer'],
    ['ids: { deviceConfigurationId: "" }', 'ids.deviceConfigurationId must NOT have fewer than 1 characters'],
    ['- 1', 'the file must be object'],
    ['idz: {}\nlimits: { concurrency: 0 }', 'the file has the unknown key "idz"; limits.concurrency must be >= 1'],
  ])('that says %j is refused', (text, problem) => {
    const config = fileWith(text);
    refusedFor({ config }, {}, `--config: in ${config}, ${problem}.`);
  });

  test.each([
    '.',
    '..',
    '%2e%2e',
    '.%2E',
    '%252e%252e',
    '..%2f..',
    'a/../b',
    'a\\b',
    '1?x=y',
    '1#x',
    '1%0d%0a',
    '1\u0000',
  ])('may not name the id %j, which leads elsewhere', (id) => {
    for (const text of [
      JSON.stringify({ ids: { deviceConfigurationId: id } }),
      JSON.stringify({ paths: { deviceConfiguration: { deviceConfigurationId: id } } }),
    ])
      expect(reading({ config: fileWith(text) })).toThrow(`cannot stand in a path: ${JSON.stringify(id)}`);
  });

  const waiver = { requirement: 'bodies.malformed', reason: 'bug 12', owner: 'ann', expires: '2026-12-31' };
  const waiving = (over: object): string => fileWith(JSON.stringify({ waivers: [{ ...waiver, ...over }] }));

  test.each([
    [{ requirement: 'bodies.malfrmed' }, 'there is no requirement bodies.malfrmed; did you mean bodies.malformed?'],
    [{ expires: '2026-02-30' }, 'expires takes a day as 2026-12-31, not "2026-02-30".'],
    [{ expires: 'never' }, 'expires takes a day as 2026-12-31, not "never".'],
    [{ expires: '2026' }, 'expires takes a day as 2026-12-31, not "2026".'],
  ])('that waives as %j is refused', (over, problem) =>
    refusedFor({ config: waiving(over) }, {}, `--config: waivers.0: ${problem}`),
  );

  test.each([
    [{ path: 'nowhere' }, 'waivers.0.path must be equal to one of the allowed values (deviceConfiguration, '],
    [{ owner: ' ' }, 'waivers.0.owner must not be empty'],
    [{ reason: undefined }, "waivers.0 must have required property 'reason'"],
    [{ until: '2026-12-31' }, 'waivers.0 has the unknown key "until"'],
  ])('that waives as %j is refused by its schema', (over, problem) =>
    expect(reading({ config: waiving(over) })).toThrow(problem),
  );

  test('waives, with a day that YAML may take for a date', () => {
    const config = fileWith(
      'waivers: [{ requirement: bodies.malformed, reason: bug 12, owner: ann, expires: 2026-12-31 }]',
    );
    expect(readSettings(userStatus, { config }, {}).waivers).toEqual([waiver]);
  });

  test('may be empty', () => {
    expect(readSettings(userStatus, { config: fileWith('') }, {})).toMatchObject(defaults);
  });

  test('gives ids to all paths, and others to one', () => {
    const config = fileWith(
      '{"ids": {"deviceConfigurationId": "all"}, "paths": {"rootCertificate": {"deviceConfigurationId": "one"}}}',
    );
    const { idsOf } = readSettings(userStatus, { config }, {});
    expect(userStatus.paths.names.map((path) => idsOf[path]?.['deviceConfigurationId'])).toEqual(
      userStatus.paths.names.map((path) => (path === 'rootCertificate' ? 'one' : 'all')),
    );
    expect(Object.keys(idsOf['windowsWifiServerRootCertificate'] ?? {})).toHaveLength(2);
  });

  test('limits what options do not', () => {
    const config = fileWith('limits: { concurrency: 2, requestTimeout: 300, maxRequests: 40, rate: 5 }');
    expect(readSettings(userStatus, { config }, {})).toMatchObject({
      concurrency: 2,
      requestTimeout: 300,
      maxRequests: 40,
      rate: 5,
    });
    expect(readSettings(userStatus, { config, rate: '7' }, {}).rate).toBe(7);
    expect(readSettings(userStatus, { config, concurrency: '5' }, {})).toMatchObject({
      concurrency: 5,
      requestTimeout: 300,
    });
  });
});

describe('the settings', () => {
  test('are the defaults without options', () => {
    expect(readSettings(userStatus, {}, {})).toMatchObject({ ...defaults, strict: false, only: [] });
    expect(defaults).toEqual({ cases: 100, concurrency: 32, requestTimeout: 10_000, maxMinutes: 60 });
  });

  test('have a seed of their own each time', () => {
    const seeds = Array.from({ length: 5 }, () => readSettings(userStatus, {}, {}).seed);
    expect(new Set(seeds).size).toBeGreaterThan(1);
  });
});

describe('a clean-up', () => {
  test.each([
    ['https://graph.microsoft.com/beta', {}, defaultReportDirectory],
    ['https://10.0.0.1/beta', {}, defaultReportDirectory],
    ['https://127.0.0.1.example/beta', {}, defaultReportDirectory],
    ['https://localhost.example/beta', { reportDir: 'mine' }, 'mine'],
    ['https://graph.microsoft.com/beta', { cleanup: false }, undefined],
    ['http://127.0.0.1:8080/beta', {}, undefined],
    ['http://127.1.2.3/beta', {}, undefined],
    ['http://localhost:8080', {}, undefined],
    ['http://tenant.localhost', {}, undefined],
    ['http://[::1]:8080', {}, undefined],
    ['http://[::1]:8080', { cleanup: true }, defaultReportDirectory],
  ])('of %s, with %j said, lists in %s', (target, said, directory) =>
    expect(readSettings(userStatus, { target, ...said }, token).cleanUp).toBe(directory),
  );

  test('of the embedded tenant is made when asked for', () => {
    expect(readSettings(userStatus, {}, {}).cleanUp).toBeUndefined();
    expect(readSettings(userStatus, { cleanup: true }, { USERSTATUS_REPORT_DIR: 'there' }).cleanUp).toBe('there');
  });
});

describe('the budget of a command that has one for another machine', () => {
  const elsewhere = 'https://graph.example/beta';
  const budgetOf = (said: RunOptions) =>
    readSettings(userStatus, { ...said, budgetElsewhere: 200 }, { GRAPH_TOKEN: 'a-token' }).budget;

  test.each<[RunOptions, number | undefined]>([
    [{ target: elsewhere }, 200],
    [{ target: elsewhere, only: ['bodies.empty'], path: ['rootCertificate'] }, 200],
    [{ target: elsewhere, budget: '7' }, 7],
    [{ target: elsewhere, budget: 'all' }, undefined],
    [{ target: elsewhere, budget: 'all', cases: '5' }, undefined],
    [{ target: elsewhere, cases: '5' }, undefined],
    [{ target: elsewhere, case: 'bodies.empty@deviceConfiguration#e0' }, undefined],
    [{ target: 'http://127.0.0.1:9/beta' }, undefined],
    [{}, undefined],
  ])('%j: %j', (said, budget) => expect(budgetOf(said)).toBe(budget));
});
