// Metadata as files hold it: encodings, aliases, JSON, and documents that are cut short or made to harm.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { changed, metadata } from '../../test-support/descriptions.ts';
import { compare } from '../compare.ts';
import { describeMetadata } from '../describe.ts';
import { NotADescription } from '../not-a-description.ts';
import { wantedBy } from '../wanted.ts';

const describeBytes = (bytes: Uint8Array) => describeMetadata(bytes, wantedBy(userStatus));
const described = (text: string) => describeBytes(Buffer.from(text));
const ids = (bytes: Uint8Array): string[] =>
  compare(userStatus, describeBytes(bytes))
    .drifts.map(({ id }) => id)
    .filter((id) => id !== 'path.contradicted');

const why = (text: string | Uint8Array): string => {
  try {
    describeBytes(Buffer.from(text));
  } catch (error) {
    if (error instanceof NotADescription) return error.message;
    throw error;
  }
  return 'it was read';
};

const utf16 = metadata.replace('utf-8', 'utf-16');
const encodings: Readonly<Record<string, Uint8Array>> = {
  'UTF-8': Buffer.from(metadata),
  'UTF-8 with a byte order mark': Buffer.from(`\uFEFF${metadata}`),
  'UTF-16, little end first, with a mark': Buffer.from(`\uFEFF${utf16}`, 'utf16le'),
  'UTF-16, big end first, with a mark': Buffer.from(`\uFEFF${utf16}`, 'utf16le').swap16(),
  'UTF-16 without a mark': Buffer.from(utf16, 'utf16le'),
  'Latin 1 as declared': Buffer.from(changed(metadata, 'utf-8', 'iso-8859-1'), 'latin1'),
  'lines that end with CRLF': Buffer.from(metadata.replaceAll('\n', '\r\n')),
};

test.each(Object.entries(encodings))('reads %s', (_, bytes) => expect(ids(bytes)).toEqual([]));

test('reads a schema without an envelope', () => {
  const [, schema = ''] = /(<Schema Namespace="microsoft\.graph" [\s\S]*?<\/Schema>)/.exec(metadata) ?? [];
  expect(ids(Buffer.from(schema))).toEqual([]);
});

test('an alias may be of another schema, and declared after it was used', () => {
  const text = changed(metadata, 'Type="graph.complianceStatus"', 'Type="late.complianceStatus"');
  const late = `<Schema Namespace="contoso" Alias="late" xmlns="http://docs.oasis-open.org/odata/ns/edm"><EnumType Name="complianceStatus"><Member Name="compliant" /></EnumType></Schema>`;
  expect(ids(Buffer.from(text.replace('</edmx:DataServices>', `${late}</edmx:DataServices>`)))).toEqual([
    'property.type',
  ]);
});

test('a type definition stands for its underlying type, with its limits', () => {
  const text = changed(
    metadata,
    'Name="userDisplayName" Type="Edm.String"',
    'Name="userDisplayName" Type="graph.name"',
  );
  const definition = (rest: string) => `<TypeDefinition Name="name" UnderlyingType="Edm.String"${rest} />`;
  expect(ids(Buffer.from(changed(text, '<!-- annotations -->', definition(''))))).toEqual([]);
  expect(ids(Buffer.from(changed(text, '<!-- annotations -->', definition(' MaxLength="64"'))))).toEqual([
    'property.limits',
  ]);
  expect(
    ids(Buffer.from(changed(text, '<!-- annotations -->', definition('').replace('Edm.String', 'graph.name')))),
  ).toEqual(['property.type']);
});

const level = (number: number, base: string): string => `<EntityType Name="level${number}" BaseType="${base}" />`;
const line = Array.from({ length: 100 }, (_, index) =>
  level(index, index === 0 ? 'graph.entity' : `graph.level${index - 1}`),
).join('');
const own = 'Name="deviceConfigurationUserStatus" BaseType="graph.entity"';

test('inherits over a hundred levels', () => {
  const text = changed(
    changed(metadata, own, own.replace('graph.entity', 'graph.level99')),
    '<!-- annotations -->',
    line,
  );
  expect(ids(Buffer.from(text))).toEqual([]);
});

test('an entity that inherits from itself is refused; another type that does is not walked', () => {
  const circle = `${level(1, 'graph.level2')}${level(2, 'graph.level1')}`;
  expect(ids(Buffer.from(changed(metadata, '<!-- annotations -->', circle)))).toEqual([]);
  expect(
    why(changed(changed(metadata, own, own.replace('graph.entity', 'graph.level1')), '<!-- annotations -->', circle)),
  ).toMatch(/^line \d+: microsoft\.graph\.level\d inherits from itself/);
  expect(why(changed(metadata, own, own.replace('graph.entity', 'graph.deviceConfigurationUserStatus')))).toMatch(
    /inherits from itself/,
  );
});

test('types that all lead to each other are walked within limits', () => {
  const count = 40;
  const names = Array.from({ length: count }, (_, index) => `maze${index}`);
  const doors = names.map((name) => `<NavigationProperty Name="to${name}" Type="graph.${name}" />`).join('');
  const maze = names.map((name) => `<EntityType Name="${name}" BaseType="graph.entity">${doors}</EntityType>`).join('');
  const exit = `<EntityType Name="mazeExit" BaseType="graph.maze0"><NavigationProperty Name="out" Type="Collection(graph.deviceConfigurationUserStatus)" /></EntityType>`;
  const text = changed(
    changed(metadata, '<!-- annotations -->', maze + exit),
    '<EntityContainer Name="GraphService">',
    '<EntityContainer Name="GraphService"><Singleton Name="maze" Type="graph.maze1" />',
  );
  const { isCapped, creates } = described(text);
  expect(isCapped).toBe(true);
  expect(creates.length).toBeLessThanOrEqual(5_000);
});

test('a walk of thousands of steps is not followed to its end', () => {
  const chain = Array.from({ length: 3_000 }, (_, index) => {
    const next = index === 2_999 ? 'Collection(graph.deviceConfigurationUserStatus)' : `graph.step${index + 1}`;
    return `<EntityType Name="step${index}" BaseType="graph.${index === 0 ? 'entity' : `step${index - 1}`}"><NavigationProperty Name="to${index}" Type="${next}" /></EntityType>`;
  });
  const text = changed(metadata, '<!-- annotations -->', chain.join(''));
  const began = '<EntityContainer Name="GraphService">';
  const { isCapped } = described(changed(text, began, `${began}<Singleton Name="chain" Type="graph.step0" />`));
  expect(isCapped).toBe(true);
});

const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">&b;</edmx:Edmx>`;
const outside = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>`;

test('elements outside of declarations are not kept, however many there are', () => {
  const many = '<x/>'.repeat(100_000);
  expect(ids(Buffer.from(changed(metadata, '<edmx:DataServices>', `<edmx:DataServices>${many}`)))).toEqual([]);
  expect(ids(Buffer.from(changed(metadata, '<!-- annotations -->', many)))).toEqual([]);
});

const refused: Readonly<Record<string, readonly [text: string | Uint8Array, why: RegExp]>> = {
  'entities that expand': [bomb, /document type.*not expanded/],
  'an entity from a file': [outside, /document type/],
  'an entity that nobody declared': [
    changed(metadata, 'Name="GraphService"', 'Name="&secret;"'),
    /line \d+: invalid character entity/,
  ],
  'a page of HTML': ['<!DOCTYPE html><html></html>', /page of HTML/],
  'well-formed HTML without a type': ['<html><body /></html>', /its root is <html>/],
  'a document that is cut short': [metadata.slice(0, metadata.length / 2), /line \d+: /],
  'text after its end': [`${metadata}more`, /line \d+: /],
  'elements that nest without end': [`${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`, /more than 100 deep/],
  'another end than began': ['<a><b></a></b>', /line 1: /],
  'OData 3': [
    changed(metadata, 'http://docs.oasis-open.org/odata/ns/edmx', 'http://schemas.microsoft.com/ado/2007/06/edmx'),
    /not OData 4/,
  ],
  'another version': [changed(metadata, 'Version="4.0"', 'Version="1.0"'), /version 1\.0/],
  'no schema': ['<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" />', /no schema/],
  'bytes that are not text': [Buffer.from([0x3c, 0x61, 0xff, 0x3e]), /not text in utf-8/],
  'an unknown encoding': [changed(metadata, 'utf-8', 'klingon'), /not text in klingon/],
  nothing: ['', /empty/],
  'plain text': ['Not found', /neither XML nor JSON/],
  'JSON of another kind': ['{"value": []}', /without the \$Version/],
  'JSON that is cut short': ['{"$Version": "4.0",', /not JSON/],
  'JSON of another version': ['{"$Version": "3.0"}', /version 3\.0/],
  'JSON that is a list': ['[]', /neither XML nor JSON/],
};

test.each(Object.entries(refused))('refuses %s', (_, [text, reason]) => expect(why(text)).toMatch(reason));

const json = {
  $Version: '4.01',
  $EntityContainer: 'microsoft.graph.GraphService',
  $Reference: { 'https://oasis': { $Include: [{ $Namespace: 'Org.OData.Capabilities.V1', $Alias: 'Cap' }] } },
  'microsoft.graph': {
    $Alias: 'graph',
    complianceStatus: {
      $Kind: 'EnumType',
      unknown: 0,
      notApplicable: 1,
      compliant: 2,
      remediated: 3,
      nonCompliant: 4,
      error: 5,
      conflict: 6,
      notAssigned: 7,
    },
    entity: { $Kind: 'EntityType', $Abstract: true, $Key: ['id'], id: {} },
    deviceConfigurationUserStatus: {
      $Kind: 'EntityType',
      $BaseType: 'graph.entity',
      devicesCount: { $Type: 'Edm.Int32' },
      lastReportedDateTime: { $Type: 'Edm.DateTimeOffset' },
      status: { $Type: 'graph.complianceStatus' },
      userDisplayName: { $Nullable: true },
      userPrincipalName: { $Nullable: true, $MaxLength: 100 },
    },
    deviceConfiguration: {
      $Kind: 'EntityType',
      $BaseType: 'graph.entity',
      $Abstract: true,
      userStatuses: {
        $Kind: 'NavigationProperty',
        $Collection: true,
        $ContainsTarget: true,
        $Type: 'graph.deviceConfigurationUserStatus',
      },
    },
    deviceManagement: {
      $Kind: 'EntityType',
      $BaseType: 'graph.entity',
      deviceConfigurations: {
        $Kind: 'NavigationProperty',
        $Collection: true,
        $ContainsTarget: true,
        $Type: 'graph.deviceConfiguration',
      },
    },
    GraphService: { $Kind: 'EntityContainer', deviceManagement: { $Type: 'graph.deviceManagement' } },
    $Annotations: { 'graph.deviceConfiguration/userStatuses': { '@Cap.InsertRestrictions': { Insertable: false } } },
  },
};

test('reads CSDL in JSON', () => {
  const { drifts, paths } = compare(userStatus, described(JSON.stringify(json)));
  expect(drifts.map(({ id, place }) => [id, place]).slice(0, 2)).toEqual([
    ['property.limits', '/microsoft.graph/deviceConfigurationUserStatus/userPrincipalName'],
    [
      'path.notInsertable',
      '/microsoft.graph/$Annotations/graph.deviceConfiguration~1userStatuses/@Cap.InsertRestrictions',
    ],
  ]);
  expect(paths[0]?.statement.says).toBe('allowed');
});
