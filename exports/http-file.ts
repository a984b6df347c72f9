// The documented requests and one refusal of each kind as an .http file, for the REST clients of editors.
import type { Contract } from '../contracts/contract.ts';
import { createdStatus, mediaType, method } from '../contracts/odata/create.ts';
import { exampleIdOf } from '../engine/settings/settings.ts';
import { tokenVariables } from '../fixtures/cases/case.ts';
import { parametersOf, placeOn } from './place-on.ts';
import { type Refusal, refusalsOf } from './refusals.ts';

const token = `Bearer {{$processEnv ${tokenVariables.granted}}}`;

const urlOf = ({ paths }: Contract, name: string): string =>
  `{{baseUrl}}${(paths.templates[name] ?? '').replaceAll(/\{(\w+)\}/g, '{{$1}}')}`;

type Shown = {
  readonly title: string;
  readonly expected: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const lines = ({ title, expected, url, headers, body }: Shown): string[] => [
  `### ${title}`,
  `# expected: ${expected}`,
  `${method} ${url}`,
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`.trimEnd()),
  '',
  body.replaceAll('\r\n', '\n'),
  '',
];

const documented = (contract: Contract, name: string): Shown => ({
  title: `${name}: the example of the page`,
  expected: String(createdStatus),
  url: urlOf(contract, name),
  headers: { Accept: mediaType, 'Content-Type': mediaType, Authorization: token },
  body: contract.example.request,
});

const refused = (contract: Contract, { requirement, reason, headers, body, status }: Refusal): Shown => {
  const { authorization } = headers;
  const ours = authorization === `Bearer $${tokenVariables.granted}`;
  return {
    title: `${requirement.id}: ${reason}`,
    expected: `a refusal (4xx), such as ${status}; ${requirement.level}`,
    url: urlOf(contract, placeOn(contract).path),
    headers: { ...headers, ...(ours ? { authorization: token } : {}) },
    body,
  };
};

/** The contract as an .http file. */
export const toHttpFile = (contract: Contract): string =>
  [
    `# ${contract.operation.title}: ${contract.page.url}`,
    '# The base URL and the token come from the environment.',
    '@baseUrl = {{$processEnv GRAPH_BASE_URL}}',
    ...parametersOf(contract).map((name) => `@${name} = ${exampleIdOf(contract)}`),
    '',
    ...contract.paths.names.flatMap((name) => lines(documented(contract, name))),
    ...refusalsOf(contract).flatMap((refusal) => lines(refused(contract, refusal))),
  ].join('\n');
