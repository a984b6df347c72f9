// The contract as mocks of Microsoft's Dev Proxy (MockResponsePlugin): it answers each documented path with what was sent.
import type { Contract } from '../contracts/contract.ts';
import { createdStatus, mediaType, method } from '../contracts/odata/create.ts';
import { clouds } from '../engine/settings/clouds.ts';
import { jsonText } from './export-format.ts';

/** Dev Proxy puts the value of a property that was sent in place of this. */
const sent = (property: string): string => `@request.body.${property}`;

const bodyOf = ({ entity, example }: Contract): object => {
  const answer: Readonly<Record<string, unknown>> = JSON.parse(example.answer);
  const properties = Object.keys(entity.properties).map((name) => [name, sent(name)]);
  return { ...answer, ...Object.fromEntries(properties) };
};

const mockOf = (contract: Contract, template: string): object => ({
  request: { url: `${clouds.global.baseUrl}${template.replaceAll(/\{\w+\}/g, '*')}`, method },
  response: {
    statusCode: createdStatus,
    headers: [{ name: 'Content-Type', value: mediaType }],
    body: bodyOf(contract),
  },
});

// A star stands for any text, slashes too, and the first mock that fits answers: the longest path comes first.
const bySpecificity = (one: string, other: string): number => other.length - one.length;

/** The contract as a mocks file of Dev Proxy. */
export const toDevProxy = (contract: Contract): string =>
  jsonText({
    $schema:
      'https://raw.githubusercontent.com/dotnet/dev-proxy/main/schemas/v3.2.0/mockresponseplugin.mocksfile.schema.json',
    mocks: Object.values(contract.paths.templates)
      .toSorted(bySpecificity)
      .map((template) => mockOf(contract, template)),
  });
