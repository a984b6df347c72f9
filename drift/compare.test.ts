// Every kind of drift, found in small metadata that differs from the contract in one place.
import { userStatus } from '../contracts/user-status/contract.ts';
import { annotated, changed, metadata, wholeMetadata } from '../test-support/descriptions.ts';
import { deviceStatus } from '../test-support/device-status/contract.ts';
import { type Comparison, compare, isBreaking } from './compare.ts';
import { describeMetadata } from './describe.ts';
import { drifts } from './drift.ts';
import { wantedBy } from './wanted.ts';

const compared = (text: string): Comparison =>
  compare(userStatus, describeMetadata(Buffer.from(text), wantedBy(userStatus)));

// The page lists three paths that Microsoft's metadata has never allowed.
const known = Array(3).fill('path.contradicted');

const found = (text: string): string[] => compared(text).drifts.map(({ id }) => id);
const news = (text: string): string[] => found(text).filter((id) => id !== 'path.contradicted');

test("metadata like Microsoft's differs in three known paths alone", () => {
  const comparison = compared(metadata);
  expect(comparison.drifts.map(({ id }) => id)).toEqual(known);
  expect(isBreaking(comparison)).toBe(false);
  expect(comparison.paths.map(({ statement }) => statement.says)).toEqual([
    'allowed',
    ...Array(3).fill('contradicted'),
    ...Array(4).fill('allowed'),
  ]);
  expect(comparison.paths[1]?.statement).toMatchObject({
    why: 'microsoft.graph.deviceConfiguration does not declare rootCertificate; derived types do: iosScepCertificateProfile',
    place: expect.stringMatching(/^line \d+$/),
  });
});

test('it allows 88 creates with all types of configurations, and names the walks that lead in a circle', () => {
  const comparison = compared(wholeMetadata);
  expect(comparison.paths.filter(({ statement }) => statement.says === 'allowed')).toHaveLength(5);
  expect(comparison).toMatchObject({ allowed: 88, elsewhere: [], isCapped: false });
  expect(comparison.beyond).toHaveLength(88 - 5);
  expect(comparison.drifts.filter(({ kind }) => kind === 'growth')).toEqual([]);
  expect(comparison.drifts.filter(({ id }) => id === 'path.recursive').map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/groupAssignments\/\{deviceConfigurationGroupAssignmentId\}\/deviceConfiguration$/),
    expect.stringMatching(/networkAccessConfigurations$/),
  ]);
});

const property = (name: string, rest = ''): string => `<Property Name="${name}" Type="Edm.String"${rest} />`;
const count = '<Property Name="devicesCount" Type="Edm.Int32" Nullable="false" />';
const time = '<Property Name="lastReportedDateTime" Type="Edm.DateTimeOffset" Nullable="false" />';
const status = '<Property Name="status" Type="graph.complianceStatus" Nullable="false" />';
const own = '<EntityType Name="deviceConfigurationUserStatus" BaseType="graph.entity"';
const member = (name: string, value: number): string => `<Member Name="${name}" Value="${value}" />`;
const collection = 'Type="Collection(graph.deviceConfigurationUserStatus)" ContainsTarget="true"';

const behind = (part: string, more: string): [string, string] => [part, `${part}${more}`];

/** A change of the metadata, and what is found. */
const cases: Readonly<Record<string, readonly [part: string, by: string, ids: readonly string[]]>> = {
  'the entity is gone': [own, '<EntityType Name="renamed" BaseType="graph.entity"', ['entity.removed']],
  'it is abstract': [own, `${own} Abstract="true"`, ['entity.abstract']],
  'it is open': [own, `${own} OpenType="true"`, ['entity.open']],
  'it derives from another type': [
    own,
    '<EntityType Name="report"><Key><PropertyRef Name="id" /></Key><Property Name="id" Type="Edm.String" /></EntityType><EntityType Name="deviceConfigurationUserStatus" BaseType="graph.report"',
    ['entity.base'],
  ],
  'another type stands between it and its base': [
    own,
    '<EntityType Name="report" BaseType="graph.entity" /><EntityType Name="deviceConfigurationUserStatus" BaseType="graph.report"',
    [],
  ],
  'its namespace is of another file': [
    metadata.slice(
      metadata.indexOf('<Schema Namespace="microsoft.graph"'),
      metadata.indexOf('<Schema Namespace="microsoft.graph.partner'),
    ),
    '<edmx:Reference Uri="graph.xml"><edmx:Include Namespace="microsoft.graph" /></edmx:Reference>',
    ['entity.elsewhere'],
  ],
  'a type derives from it': [
    ...behind('<!-- annotations -->', '<EntityType Name="special" BaseType="graph.deviceConfigurationUserStatus" />'),
    ['entity.subtype'],
  ],
  'its key is another property': [
    '<PropertyRef Name="id" />',
    '<PropertyRef Name="number" />',
    ['key.changed', 'property.newRequired'],
  ],
  'one of its properties is the key': [
    `${own}>`,
    `${own}><Key><PropertyRef Name="userPrincipalName" /></Key>`,
    ['key.changed', 'property.newRequired'],
  ],
  'its key is of another type': ['Name="id" Type="Edm.String"', 'Name="id" Type="Edm.Guid"', ['key.changed']],
  'it has no key': [
    '<Key>\n          <PropertyRef Name="id" />\n        </Key>',
    '',
    ['key.changed', 'property.newRequired'],
  ],
  'a property is gone': [count, '', ['property.removed']],
  'a property has another name': ['Name="devicesCount"', 'Name="countOfDevices"', ['property.renamed']],
  'a property has other letters': ['Name="userDisplayName"', 'Name="UserDisplayName"', ['property.renamed']],
  'a property has another type': [count, count.replace('Int32', 'Int64'), ['property.type']],
  'a property is a collection': [count, count.replace('Edm.Int32', 'Collection(Edm.Int32)'), ['property.type']],
  'a property is of another enumeration with the same local name': [
    status,
    status.replace('graph.', 'microsoft.graph.partner.security.'),
    ['property.type'],
  ],
  'a String must not be null': [
    property('userDisplayName'),
    property('userDisplayName', ' Nullable="false"'),
    ['property.nullToRequired'],
  ],
  'an Int32 may be null': [count, count.replace(' Nullable="false"', ''), ['property.requiredToNull']],
  'a String is short': [
    property('userDisplayName'),
    property('userDisplayName', ' MaxLength="256"'),
    ['property.limits'],
  ],
  'a String is ASCII': [
    property('userDisplayName'),
    property('userDisplayName', ' Unicode="false"'),
    ['property.limits'],
  ],
  'a time is coarse': [time, time.replace(' />', ' Precision="3" />'), ['property.limits']],
  'a number has a maximum': [
    count,
    count.replace(' />', '><Annotation Term="Org.OData.Validation.V1.Maximum" Int="999" /></Property>'),
    ['property.limits'],
  ],
  'a property is computed': [
    count,
    count.replace(' />', '><Annotation Term="Org.OData.Core.V1.Computed" /></Property>'),
    ['property.readOnly'],
  ],
  'a property can be read alone': [
    '<!-- annotations -->',
    '<Annotations Target="graph.deviceConfigurationUserStatus/status"><Annotation Term="Org.OData.Core.V1.Permissions" EnumMember="Org.OData.Core.V1.Permission/Read" /></Annotations>',
    ['property.readOnly'],
  ],
  'a property is new': [...behind(count, property('userId')), ['property.new']],
  'a property is new and required': [
    ...behind(count, property('userId', ' Nullable="false"')),
    ['property.newRequired'],
  ],
  'a property is new, required, with a default': [
    ...behind(count, property('userId', ' Nullable="false" DefaultValue="none"')),
    ['property.new'],
  ],
  'a base type has a new property': [
    ...behind('<Property Name="id" Type="Edm.String" Nullable="false" />', property('createdBy')),
    ['property.new'],
  ],
  'a property has a default': [count, count.replace(' />', ' DefaultValue="0" />'), ['property.default']],
  'there is a new relation': [
    ...behind(count, '<NavigationProperty Name="user" Type="graph.entity" />'),
    ['navigation.new'],
  ],
  'a member is gone': [member('conflict', 6), '', ['member.removed']],
  'a member has another name': [member('error', 5), member('failed', 5), ['member.renamed']],
  'members have other numbers': [
    `${member('error', 5)}\n        ${member('conflict', 6)}`,
    `${member('error', 6)}\n        ${member('conflict', 5)}`,
    ['member.number', 'member.number'],
  ],
  'a member is new': [...behind(member('notAssigned', 7), member('unknownFutureValue', 8)), ['member.new']],
  'booleans are written as digits': [count, count.replace('"false"', '"0"'), []],
  'members have no numbers': [/^.*<Member.*$/gm.exec(metadata)?.[0] ?? '', '        <Member Name="unknown" />', []],
  'its key has two parts': [
    '<PropertyRef Name="id" />',
    '<PropertyRef Name="id" /><PropertyRef Name="user" />',
    ['key.changed'],
  ],
  'a String has no limit': [
    property('userDisplayName'),
    property('userDisplayName', ' MaxLength="max" Nullable="true"'),
    [],
  ],
  'members are flags': [
    '<EnumType Name="complianceStatus">',
    '<EnumType Name="complianceStatus" IsFlags="true">',
    ['enum.flags'],
  ],
  'a cast is gone': [
    'Name="iosScepCertificateProfile" BaseType="graph.deviceConfiguration"',
    'Name="iosScepCertificateProfile" BaseType="graph.entity"',
    ['path.removed'],
  ],
  'the collection is gone': [
    'Name="userStatuses"',
    'Name="statuses"',
    [...Array(5).fill('path.removed'), ...Array(5).fill('path.new')],
  ],
  'a path is new': [
    ...behind(
      'BaseType="graph.deviceConfiguration">\n        ',
      '<NavigationProperty Name="spare" Type="graph.iosTrustedRootCertificate" />',
    ),
    ['path.new'],
  ],
  'another path leads to a configuration': [
    ...behind(
      '<EntityContainer Name="GraphService">',
      '<EntitySet Name="profiles" EntityType="graph.windowsWifiEnterpriseEAPConfiguration" />',
    ),
    ['path.new'],
  ],
  'an entity set lists it': [
    ...behind(
      '<EntityContainer Name="GraphService">',
      '<EntitySet Name="statuses" EntityType="graph.deviceConfigurationUserStatus" />',
    ),
    ['path.new'],
  ],
  'a collection is not contained': [
    collection,
    collection.replace(' ContainsTarget="true"', ''),
    Array(5).fill('path.containment'),
  ],
};

test.each(Object.entries(cases))('%s', (_, [part, by, ids]) => expect(news(changed(metadata, part, by))).toEqual(ids));

const insert = (fields: string): string =>
  `<Annotation Term="Cap.InsertRestrictions"><Record>${fields}</Record></Annotation>`;
const no = '<PropertyValue Property="Insertable" Bool="false" />';
const yes = '<PropertyValue Property="Insertable" Bool="true" />';
const scheme = (name: string, scope: string): string =>
  `<Record><PropertyValue Property="SchemeName" String="${name}" /><PropertyValue Property="Scopes"><Collection><Record><PropertyValue Property="Scope" String="${scope}" /></Record></Collection></PropertyValue></Record>`;
const permitted = (...schemes: readonly string[]): string =>
  insert(`<PropertyValue Property="Permissions"><Collection>${schemes.join('')}</Collection></PropertyValue>`);
const ours = 'DeviceManagementConfiguration.ReadWrite.All';
const on = (target: string, annotation: string): string =>
  `<Annotations Target="${target}">${annotation}</Annotations>`;
const restricted = (path: string): string =>
  `<Annotation Term="Org.OData.Capabilities.V1.NavigationRestrictions"><Record><PropertyValue Property="RestrictedProperties"><Collection><Record><PropertyValue Property="NavigationProperty" NavigationPropertyPath="${path}" /><PropertyValue Property="InsertRestrictions"><Record>${no}</Record></PropertyValue></Record></Collection></PropertyValue></Record></Annotation>`;
const revision = (kind: string): string =>
  `<Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record><PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/${kind}</EnumMember></PropertyValue><PropertyValue Property="Description" String="Use the other one." /><PropertyValue Property="RemovalDate" Date="2027-01-01" /></Record></Collection></Annotation>`;

const property_ = 'graph.deviceConfiguration/userStatuses';

const annotations: Readonly<Record<string, readonly [text: string, ids: readonly string[]]>> = {
  'not insertable, on the collection': [on(property_, insert(no)), Array(5).fill('path.notInsertable')],
  'not insertable, on the full name': [
    on('microsoft.graph.deviceConfiguration/userStatuses', insert(no)),
    Array(5).fill('path.notInsertable'),
  ],
  'not insertable, on the entity type': [
    on('graph.deviceConfigurationUserStatus', insert(no)),
    Array(5).fill('path.notInsertable'),
  ],
  'not insertable, on one path of the container': [
    on('graph.GraphService/deviceManagement/deviceConfigurations/userStatuses', insert(no)),
    ['path.notInsertable'],
  ],
  'not insertable, restricted from the singleton': [
    on('graph.GraphService/deviceManagement', restricted('deviceConfigurations/userStatuses')),
    ['path.notInsertable'],
  ],
  'not insertable, restricted from the collection above': [
    on('graph.deviceManagement/deviceConfigurations', restricted('userStatuses')),
    ['path.notInsertable'],
  ],
  'not insertable, on one path with its cast': [
    on(
      'graph.GraphService/deviceManagement/deviceConfigurations/graph.iosScepCertificateProfile/rootCertificate/userStatuses',
      insert(no),
    ),
    ['path.notInsertable'],
  ],
  'insertable by an expression': [
    on(property_, insert('<PropertyValue Property="Insertable" Path="isAllowed" />')),
    [],
  ],
  insertable: [on(property_, insert(yes)), []],
  'another permission': [
    on(property_, permitted(scheme('DelegatedWork', 'DeviceManagement.Write'))),
    Array(5).fill('path.permission'),
  ],
  'another permission for one way to sign in': [
    on(property_, permitted(scheme('DelegatedWork', ours), scheme('Application', 'Other.All'))),
    Array(5).fill('path.permission'),
  ],
  'the permission of the page': [
    on(property_, permitted(scheme('DelegatedWork', ours), scheme('Application', ours))),
    [],
  ],
  'a deprecated collection': [on(property_, revision('Deprecated')), Array(5).fill('path.deprecated')],
  'a deprecated collection on the way': [
    on('graph.deviceManagement/deviceConfigurations', revision('Deprecated')),
    Array(5).fill('path.deprecated'),
  ],
  'a deprecated type on the way': [
    on('graph.windowsPhone81VpnConfiguration', revision('Deprecated')),
    ['path.deprecated'],
  ],
  'a deprecated enumeration': [on('graph.complianceStatus', revision('Deprecated')), ['enum.deprecated']],
  'a deprecated member': [on('graph.complianceStatus/conflict', revision('Deprecated')), ['member.deprecated']],
  'a deprecated entity': [on('graph.deviceConfigurationUserStatus', revision('Deprecated')), ['entity.deprecated']],
  'a deprecated property': [
    on('graph.deviceConfigurationUserStatus/status', revision('Deprecated')),
    ['property.deprecated'],
  ],
  'a modified entity': [on('graph.deviceConfigurationUserStatus', revision('Modified')), []],
  "somebody's own term of this name": [on(property_, insert(no).replace('Cap.', 'contoso.')), []],
  'a qualified annotation': [on(property_, insert(no).replace('Term=', 'Qualifier="Tablet" Term=')), []],
};

test.each(Object.entries(annotations))('%s', (_, [text, ids]) => expect(news(annotated(text))).toEqual(ids));

test('what no annotation says is unstated, never insertable', () => {
  const insertable = (text: string) =>
    compared(text).paths.flatMap(({ statement }) =>
      statement.says === 'allowed' ? [statement.create.insertable] : [],
    );
  expect(insertable(metadata)).toEqual(Array(5).fill(undefined));
  expect(insertable(annotated(on(property_, insert(yes))))).toEqual(Array(5).fill(true));
});

test('an open type leaves its paths unstated, as does a schema without a container or a base type in another file', () => {
  const states = (text: string) => compared(text).paths.map(({ statement }) => statement.says);
  const open = changed(
    metadata,
    '"deviceConfiguration" BaseType="graph.entity"',
    '"deviceConfiguration" OpenType="true" BaseType="graph.entity"',
  );
  expect(states(open).slice(1, 3)).toEqual(['unstated', 'unstated']);
  expect(
    states(changed(metadata, '<Singleton Name="deviceManagement" Type="microsoft.graph.deviceManagement" />', '')),
  ).toEqual(Array(8).fill('unstated'));
  const elsewhere = changed(
    metadata,
    '"deviceConfiguration" BaseType="graph.entity"',
    '"deviceConfiguration" BaseType="other.base"',
  );
  expect(states(elsewhere).slice(0, 3)).toEqual(['allowed', 'unstated', 'unstated']);
});

test('a property that a base type in another file may declare is not missing', () => {
  const base = `${own.replace('graph.entity', 'other.base')}`;
  expect(news(changed(changed(metadata, own, base), count, ''))).toEqual([]);
});

test('every kind of difference says what it means', () => {
  const tried = [
    ...Object.values(cases).flatMap(([, , ids]) => ids),
    ...Object.values(annotations).flatMap(([, ids]) => ids),
  ];
  // Those that metadata cannot show are tried with OpenAPI.
  const others = ['path.contradicted', 'path.recursive', 'path.answer', 'path.mediaType', 'property.optional'];
  expect([...new Set([...tried, ...others])].sort()).toEqual(Object.keys(drifts).sort());
});

test('each difference names its place', () => {
  const [first] = compared(changed(metadata, count, count.replace('Int32', 'Int64'))).drifts;
  const line = metadata.split('\n').findIndex((text) => text.includes('devicesCount')) + 1;
  expect(first).toMatchObject({
    kind: 'breaking',
    subject: 'devicesCount',
    says: 'is Edm.Int64; the contract has an Int32',
    place: `line ${line}`,
    means: { provider: expect.any(String), client: expect.any(String), pact: expect.any(String) },
  });
});

test('each difference of metadata has a place, and a deprecation its dates', () => {
  const dated = revision('Deprecated').replace(
    '</Record>',
    '<PropertyValue Property="Date" Date="2026-01-02" /></Record>',
  );
  const texts = [
    ...Object.values(cases).map(([part, by]) => changed(metadata, part, by)),
    annotated(on(property_, dated)),
  ];
  const all = texts.flatMap((text) => compared(text).drifts);
  expect(all.filter(({ id, place }) => place === undefined && id !== 'entity.elsewhere')).toEqual([]);
  expect(all.find(({ id }) => id === 'path.deprecated')?.says).toBe(
    'deprecated: Use the other one. (since 2026-01-02, to be removed on 2027-01-01)',
  );
});

test('another way to a configuration is one create, whatever may follow', () => {
  const { elsewhere, beyond, allowed } = compared(
    changed(
      wholeMetadata,
      '<EntityContainer Name="GraphService">',
      '<EntityContainer Name="GraphService"><EntitySet Name="profiles" EntityType="graph.windowsDomainJoinConfiguration" />',
    ),
  );
  expect(elsewhere.map(({ template }) => template)).toEqual([
    '/profiles/{windowsDomainJoinConfigurationId}/userStatuses',
  ]);
  expect([beyond.length, allowed]).toEqual([83, 88]);
});

test('a second contract is compared by its own entity', () => {
  const comparison = compare(deviceStatus, describeMetadata(Buffer.from(metadata), wantedBy(deviceStatus)));
  expect(comparison.drifts.map(({ id, subject }) => `${id} ${subject}`)).toContain(
    'entity.removed microsoft.graph.deviceConfigurationDeviceStatus',
  );
});
