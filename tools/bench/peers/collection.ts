// The Postman collection for newman: the same requests, with tests of status, media type, schema and id.
import type { Asked } from './requests.ts';

const test = (name: string, body: string): string => `pm.test('${name}', () => { ${body} });`;

const testsOf = ({ status, schema }: Asked): readonly string[] => [
  test(
    'status',
    status === undefined
      ? 'pm.expect(pm.response.code).to.be.within(400, 499)'
      : `pm.response.to.have.status(${status})`,
  ),
  test('media type', `pm.expect(pm.response.headers.get('content-type')).to.match(/^application\\/json/i)`),
  test('schema', `pm.response.to.have.jsonSchema(${JSON.stringify(schema)})`),
  ...(status === 201
    ? [
        test(
          'a new id',
          `const ids = JSON.parse(pm.collectionVariables.get('ids') ?? '[]');
           const { id } = pm.response.json();
           pm.expect(ids).to.not.include(id);
           pm.collectionVariables.set('ids', JSON.stringify([...ids, id]));`,
        ),
      ]
    : []),
];

const item = (asked: Asked): object => ({
  name: `${asked.name} on ${asked.path}`,
  request: {
    method: 'POST',
    url: { raw: `{{baseUrl}}${asked.url}`, host: ['{{baseUrl}}'], path: asked.url.slice(1).split('/') },
    header: Object.entries(asked.headers).map(([key, value]) => ({ key, value })),
    body: { mode: 'raw', raw: asked.body },
  },
  event: [{ listen: 'test', script: { type: 'text/javascript', exec: testsOf(asked) } }],
});

/** The collection; `{{baseUrl}}` stands for the target. */
export const collection = (requests: readonly Asked[]): object => ({
  info: {
    name: 'Create deviceConfigurationUserStatus',
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  item: requests.map(item),
});
