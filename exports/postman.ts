// The documented requests and one refusal of each kind as a collection of Postman (v2.1), each with a test.
import type { Contract } from '../contracts/contract.ts';
import { createdStatus, mediaType, method } from '../contracts/odata/create.ts';
import { clouds } from '../engine/settings/clouds.ts';
import { exampleIdOf } from '../engine/settings/settings.ts';
import { tokenVariables } from '../fixtures/cases/case.ts';
import { jsonText } from './export-format.ts';
import { parametersOf, placeOn } from './place-on.ts';
import { type Refusal, refusalsOf } from './refusals.ts';

const test = (says: string, expectation: string): object => ({
  listen: 'test',
  script: { type: 'text/javascript', exec: [`pm.test(${JSON.stringify(says)}, () => {`, `  ${expectation}`, '});'] },
});

const urlOf = ({ paths }: Contract, name: string): object => {
  const segments = (paths.templates[name] ?? '')
    .replaceAll(/\{(\w+)\}/g, '{{$1}}')
    .split('/')
    .slice(1);
  return { raw: ['{{baseUrl}}', ...segments].join('/'), host: ['{{baseUrl}}'], path: segments };
};

const headersOf = (headers: Readonly<Record<string, string>>): object[] =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const bodyOf = (raw: string): object => ({ mode: 'raw', raw, options: { raw: { language: 'json' } } });

const documented = (contract: Contract, name: string): object => {
  const request = {
    method,
    header: headersOf({ Accept: mediaType, 'Content-Type': mediaType }),
    url: urlOf(contract, name),
    body: bodyOf(contract.example.request),
  };
  const { answer } = contract.example;
  return {
    name,
    request,
    event: [test(`answers ${createdStatus}`, `pm.response.to.have.status(${createdStatus});`)],
    response: [
      {
        name: 'the example of the page',
        originalRequest: request,
        status: 'Created',
        code: createdStatus,
        _postman_previewlanguage: 'json',
        header: headersOf({ 'Content-Type': mediaType }),
        body: answer,
      },
    ],
  };
};

const refused = (contract: Contract, { requirement, reason, headers, body }: Refusal): object => {
  const { authorization, ...others } = headers;
  const isOurs = authorization === `Bearer $${tokenVariables.granted}`;
  const own = isOurs || authorization === undefined ? {} : { Authorization: authorization };
  return {
    name: `${requirement.id}: ${reason}`,
    request: {
      ...(isOurs ? {} : { auth: { type: 'noauth' } }),
      method,
      header: headersOf({ ...others, ...own }),
      url: urlOf(contract, placeOn(contract).path),
      body: bodyOf(body),
      description: `${requirement.level}: ${requirement.says}`,
    },
    event: [test('refuses it', 'pm.expect(pm.response.code).to.be.within(400, 499);')],
  };
};

/** The contract as a collection of Postman. */
export const toPostman = (contract: Contract): string =>
  jsonText({
    info: {
      name: contract.operation.title,
      description: contract.page.url,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] },
    variable: [
      { key: 'baseUrl', value: clouds.global.baseUrl },
      { key: 'token', value: '' },
      ...parametersOf(contract).map((key) => ({ key, value: exampleIdOf(contract) })),
    ],
    item: [
      { name: 'accepted', item: contract.paths.names.map((name) => documented(contract, name)) },
      { name: 'refused', item: refusalsOf(contract).map((refusal) => refused(contract, refusal)) },
    ],
  });
