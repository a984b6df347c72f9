// OpenAPI descriptions: in Microsoft's manner, by hand, large, circular, and what is not one.
import { parse, stringify } from 'yaml';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { changed, openApi } from '../../test-support/descriptions.ts';
import { compare } from '../compare.ts';
import { describeOpenApi } from '../describe.ts';
import { NotADescription } from '../not-a-description.ts';
import { wantedBy } from '../wanted.ts';
import { partsOf } from './yaml-parts.ts';

const templates = Object.values(userStatus.paths.templates);
const whole = openApi(templates);

const compared = (text: string) => compare(userStatus, describeOpenApi(Buffer.from(text), wantedBy(userStatus)));
const ids = (text: string): string[] => compared(text).drifts.map(({ id }) => id);

const why = (text: string): string => {
  try {
    compared(text);
  } catch (error) {
    if (error instanceof NotADescription) return error.message;
    throw error;
  }
  return 'it was read';
};

test("a description in Microsoft's manner does not differ, as YAML or JSON, of 3.0 or 3.1", () => {
  expect(ids(whole)).toEqual([]);
  expect(ids(JSON.stringify(parse(whole)))).toEqual([]);
  expect(ids(changed(whole, '3.0.4', '3.1.1'))).toEqual([]);
  expect(compared(whole).paths.map(({ statement }) => statement.says)).toEqual(Array(8).fill('allowed'));
});

test('casts may use the alias, and keys stand in parentheses', () => {
  const [first = ''] = templates;
  expect(ids(openApi(templates.map((path) => path.replace('microsoft.graph.', 'graph.'))))).toEqual([]);
  expect(ids(openApi(templates.map((path) => path.replaceAll(/\/\{(\w+)\}/g, "('{$1}')"))))).toEqual([]);
  expect(ids(openApi([...templates, `${first.replace('deviceManagement', 'deviceManager')}`]))).toEqual(['path.new']);
});

const number = '              type: number\n              format: int32';
const name = '            userDisplayName:\n              type: string';

const cases: Readonly<Record<string, readonly [part: string, by: string, ids: readonly string[]]>> = {
  'a property is wider': [number, '              type: integer\n              format: int64', ['property.type']],
  'a property is a list': [
    name,
    '            userDisplayName:\n              type: array\n              items:\n                type: string',
    ['property.type'],
  ],
  'a property is gone': ['            devicesCount:', '            numberOfDevices:', ['property.renamed']],
  'a text is short': [name, `${name}\n              maxLength: 64`, ['property.limits']],
  'a text has a pattern': [name, `${name}\n              pattern: '^.+@.+$'`, ['property.limits']],
  'a text has a pattern of any text': [name, `${name}\n              pattern: '^.*$'`, []],
  'a text is never empty': [name, `${name}\n              minLength: 1`, ['property.limits']],
  'a number begins at 1': ['minimum: -2147483648', 'minimum: 1', ['property.limits']],
  'a number begins above 0': [
    'minimum: -2147483648',
    'exclusiveMinimum: true\n              minimum: 0',
    ['property.limits'],
  ],
  'a property is read-only': [name, `${name}\n              readOnly: true`, ['property.readOnly']],
  'a property is deprecated': [name, `${name}\n              deprecated: true`, ['property.deprecated']],
  'a text must not be null': [
    `${name}\n              nullable: true`,
    `${name}\n              nullable: false`,
    ['property.nullToRequired'],
  ],
  'a number may be null': [number, `${number}\n              nullable: true`, ['property.requiredToNull']],
  'a member is gone': ['        - conflict\n', '', ['member.removed']],
  'a member is new': ['        - notAssigned', '        - notAssigned\n        - unknownFutureValue', ['member.new']],
  'an unknown property is required': [
    '          type: object\n          properties:\n            devicesCount',
    '          type: object\n          required: [userId]\n          properties:\n            userId:\n              type: string\n            devicesCount',
    ['property.newRequired'],
  ],
  'a property is not required beside others that are': [
    '          type: object\n          properties:\n            devicesCount',
    '          type: object\n          required: [devicesCount, lastReportedDateTime, status, userDisplayName]\n          properties:\n            devicesCount',
    ['property.optional'],
  ],
  'undeclared properties are allowed': [
    '        - title: deviceConfigurationUserStatus',
    '        - additionalProperties: true\n          title: deviceConfigurationUserStatus',
    ['entity.open'],
  ],
  'a create is answered with 204': ["        '201':", "        '204':", ['path.answer']],
  'a create is answered with any success': ["        '201':", '        2XX:', []],
  'a create takes another permission': [
    '    post:\n',
    '    post:\n      security:\n        - azure: [Other.ReadWrite.All]\n',
    ['path.permission'],
  ],
  'a path has no POST': ['    post:\n', '    put:\n', ['path.removed']],
};

test.each(Object.entries(cases))('%s', (_, [part, by, found]) => expect(ids(changed(whole, part, by))).toEqual(found));

test('a path that is not listed is removed, or was never allowed', () => {
  const uncast = templates.filter((path) => !path.includes('microsoft.graph.'));
  expect(ids(openApi(templates.slice(0, 5)))).toEqual(Array(3).fill('path.removed'));
  expect(ids(openApi(uncast.slice(1)))).toEqual(['path.removed']);
  expect(ids(openApi(templates.filter((path) => !uncast.slice(1).includes(path))))).toEqual(
    Array(3).fill('path.contradicted'),
  );
});

test('a description that lists no path with a cast, or no path at all, leaves those open', () => {
  const [first = ''] = templates;
  const says = (text: string) => compared(text).paths.map(({ statement }) => statement.says);
  expect(says(openApi([first]))).toEqual(['allowed', ...Array(3).fill('contradicted'), ...Array(4).fill('unstated')]);
  const { paths: _paths, ...schemas } = parse(whole);
  expect(says(stringify(schemas))).toEqual(Array(8).fill('unstated'));
});

test('the base path may stand in the paths', () =>
  expect(ids(openApi(templates.map((path) => `/beta${path}`)))).toEqual([]));

/** The description with a change of the document. */
const with_ = (change: (document: ReturnType<typeof parse>) => void): string[] => {
  const document = parse(whole);
  change(document);
  return ids(JSON.stringify(document));
};
const entity = 'microsoft.graph.deviceConfigurationUserStatus';
const reference = { $ref: '#/components/schemas/microsoft.graph.complianceStatus' };

test('what stands beside a reference counts from 3.1 on', () => {
  const status = { ...reference, readOnly: true };
  const change = (version: string) =>
    with_((document) => {
      document.openapi = version;
      document.components.schemas[entity].allOf[1].properties.status = status;
    });
  expect(change('3.0.4')).toEqual([]);
  expect(change('3.1.0')).toEqual(['property.readOnly']);
});

test('members may be constants, flags, and of a schema with another name', () => {
  const listed = (change: (schemas: ReturnType<typeof parse>, members: readonly string[]) => void) =>
    with_(({ components: { schemas } }) => change(schemas, schemas['microsoft.graph.complianceStatus'].enum));
  expect(
    listed((schemas, members) => {
      schemas['microsoft.graph.complianceStatus'] = { oneOf: members.map((member) => ({ const: member })) };
    }),
  ).toEqual([]);
  expect(
    listed((schemas) => {
      schemas['microsoft.graph.complianceStatus']['x-ms-enum-flags'] = { isFlags: true };
    }),
  ).toEqual(['enum.flags']);
  expect(
    listed((schemas, members) => {
      schemas.State = { type: 'string', enum: members };
      schemas[entity].allOf[1].properties.status = { $ref: '#/components/schemas/State' };
    }),
  ).toEqual([]);
});

test.each([
  ['any value', {}, []],
  ['any value, as true', true, []],
  ['text or null', { type: ['string', 'null'] }, []],
  ['text or a number', { type: ['string', 'integer'] }, ['property.type']],
  ['an object', { type: 'object' }, ['property.type']],
  ['numbers that are listed', { type: 'integer', enum: [0, 1] }, ['property.type']],
])('a property of %s', (_, schema, found) =>
  expect(
    with_((document) => {
      document.openapi = '3.1.0';
      document.components.schemas[entity].allOf[1].properties.userDisplayName = schema;
    }),
  ).toEqual(found),
);

test('a schema in another file leaves open what is required', () =>
  expect(
    with_((document) => {
      for (const path of templates)
        document.paths[path].post.requestBody.content['application/json'].schema = { $ref: 'other.yaml#/x' };
    }),
  ).toEqual([]));

test('the security of the document is that of an operation without its own; all scopes of an alternative are needed', () => {
  const scopes = (...alternatives: readonly (readonly string[])[]) =>
    with_((document) => {
      document.security = alternatives.map((azure) => ({ azure }));
    });
  const { permission } = userStatus.operation;
  expect(scopes([permission])).toEqual([]);
  expect(scopes(['Other.All'], [permission])).toEqual([]);
  expect(scopes([permission, 'Other.All'])).toEqual(Array(8).fill('path.permission'));
});

test('every path has a body of its own', () => {
  const [, second = ''] = templates;
  const other = { type: 'object', properties: { devicesCount: { type: 'string' } } };
  const content = (media: object) =>
    with_((document) => {
      document.paths[second].post.requestBody = { content: media };
    });
  expect(content({ 'application/json': { schema: other } })).toContain('property.type');
  expect(content({ 'application/xml': { schema: other } })).toEqual(['path.mediaType']);
  expect(content({ '*/*': {} })).toEqual([]);
});

test('places are JSON pointers', () => {
  const [first] = compared(changed(whole, 'format: int32', 'format: int64')).drifts;
  expect(first?.place).toBe(
    '/components/schemas/microsoft.graph.deviceConfigurationUserStatus/allOf/1/properties/devicesCount',
  );
});

test('schemas of their own for what is sent and what is answered', () => {
  const document = parse(whole);
  const [first = ''] = templates;
  const schema = document.components.schemas['microsoft.graph.deviceConfigurationUserStatus'].allOf[1];
  const inline = { type: 'object', properties: { ...schema.properties, seen: { type: ['string', 'null'] } } };
  document.paths[first].post.requestBody.content['application/json'].schema = schema;
  document.paths[first].post.responses['201'].content = { 'application/json; charset=utf-8': { schema: inline } };
  document.components.schemas = {
    'microsoft.graph.complianceStatus': document.components.schemas['microsoft.graph.complianceStatus'],
  };
  for (const path of templates.slice(1)) document.paths[path] = document.paths[first];
  expect(ids(stringify(document))).toEqual(['property.new']);
});

test('references that lead in a circle or nowhere end', () => {
  const status = "              $ref: '#/components/schemas/microsoft.graph.complianceStatus'";
  expect(ids(changed(whole, status, "              $ref: '#/components/schemas/nothing'"))).toEqual(['property.type']);
  // What another file says is left open.
  expect(ids(changed(whole, status, "              $ref: 'https://example.com/other.yaml#/x'"))).toEqual([]);
  const circle = `components:\n  schemas:\n    a:\n      $ref: '#/components/schemas/b'\n    b:\n      allOf:\n        - $ref: '#/components/schemas/a'\n`;
  const text = changed(
    changed(whole, 'components:\n  schemas:\n', circle),
    status,
    "              $ref: '#/components/schemas/a'",
  );
  expect(ids(text)).toEqual(['property.type']);
  expect(
    ids(
      changed(
        whole,
        "        - $ref: '#/components/schemas/microsoft.graph.entity'",
        "        - $ref: '#/components/schemas/microsoft.graph.deviceConfigurationUserStatus'",
      ),
    ),
  ).toEqual([]);
});

// Parsed in parts, and whole where the parts depend on each other.
const padding = Array.from(
  { length: 12_000 },
  (_, index) => `    filler${index}:\n      type: object\n      description: "A text: with a colon, # and 'quotes'"\n`,
).join('');
const large = changed(whole, 'components:\n  schemas:\n', `components:\n  schemas:\n${padding}`);

test('a large description is read in parts, with the same result', () => {
  expect(large.length).toBeGreaterThan(1_000_000);
  expect(ids(large)).toEqual([]);
  const wider = (text: string) => compared(changed(text, 'format: int32', 'format: int64'));
  expect(wider(large)).toEqual(wider(whole));
  expect(ids(changed(large, '    post:\n', '    put:\n'))).toEqual(['path.removed']);
});

test('a large description may begin with a marker, and end its lines with CRLF', () => {
  for (const text of [`---\n${large}`, `--- # made by a program\n${large}`, large.replaceAll('\n', '\r\n')]) {
    expect(partsOf(text)?.paths.keys).toHaveLength(8);
    expect(ids(text)).toEqual([]);
  }
  expect(partsOf(`${large}---\n${whole}`)).toBeUndefined();
});

test('a large description that is broken in a part that matters is refused', () =>
  expect(why(changed(large, '              format: int32', '              format: "int32'))).toMatch(
    /neither JSON nor YAML: in microsoft\.graph\.deviceConfigurationUserStatus, /,
  ));

test('a large description with anchors, or in flow style, is read whole', () => {
  const anchored = changed(
    changed(
      large,
      '            userDisplayName:\n              type: string\n              nullable: true',
      '            userDisplayName: &text\n              type: string\n              nullable: true',
    ),
    '            userPrincipalName:\n              type: string\n              nullable: true',
    '            userPrincipalName: *text',
  );
  expect(ids(anchored)).toEqual([]);
  const flow = stringify({ ...parse(whole), 'x-more': 'x'.repeat(1_000_000) }, { collectionStyle: 'flow' });
  expect(ids(flow)).toEqual([]);
});

const refused: Readonly<Record<string, readonly [text: string, why: RegExp]>> = {
  'Swagger 2': ['swagger: "2.0"\npaths: {}', /Swagger 2\.0/],
  'OpenAPI 4': ['openapi: 4.0.0\npaths: {}', /OpenAPI 4\.0\.0/],
  'a document without a version': ['paths: {}', /which version/],
  XML: ['<edmx:Edmx Version="4.0" />', /it is XML; metadata is read with --metadata/],
  'a page of HTML': ['<!doctype html><html></html>', /page of HTML/],
  'a document of neither paths nor components': ['openapi: 3.0.0\ninfo: {}', /neither paths nor components/],
  'paths that nest without end': [
    `openapi: 3.0.0\npaths: ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    /nested too deep/,
  ],
  'YAML that is cut short': ['openapi: "3.0', /neither JSON nor YAML/],
  'JSON that is cut short': ['{"openapi": "3.0.0"', /neither JSON nor YAML/],
  'aliases that expand': [
    `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]`,
    /neither JSON nor YAML/,
  ],
  nothing: ['\n', /it is empty/],
  'a list': ['- 1', /not an object/],
};

test.each(Object.entries(refused))('refuses %s', (_, [text, reason]) => expect(why(text)).toMatch(reason));
