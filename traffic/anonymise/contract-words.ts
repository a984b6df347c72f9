// What belongs to nobody: the texts and words of a contract. They stay, whatever value they are part of.
import type { Contract } from '../../contracts/contract.ts';
import { withStrings } from './json-strings.ts';

/** The values of the contract's example and of its enumerations. */
export const publicTexts = ({ example, entity }: Contract): ReadonlySet<string> => {
  const found = new Set<string>(
    Object.values(entity.properties).flatMap((type) => (typeof type === 'string' ? [] : type.members)),
  );
  for (const text of [example.request, example.answer])
    withStrings(text, (_, value) => {
      found.add(value);
      return value;
    });
  return found;
};

/** Words of HTTP, OAuth and OData that stand in findings. */
const ofProtocols = `
  http https bearer token basic authorization content type application json charset accept header headers status code error message
  true false null undefined string number boolean array object body odata graph batch post patch request response answer version beta
  filter select expand top skip count orderby format search skiptoken and not contains startswith endswith api
`;

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of a name in camel case, and the name itself. */
const partsOf = (name: string): readonly string[] => wordsIn(`${name} ${name.replaceAll(/(?=\p{Lu})/gu, ' ')}`);

/** Every word of a contract, in lower case: of its requirements, names, paths and examples. */
export const contractWords = (contract: Contract): ReadonlySet<string> => {
  const { requirements, entity, paths } = contract;
  const texts = [
    ofProtocols,
    ...requirements.all.flatMap(({ id, says, toClient = '' }) => [id, says, toClient]),
    ...publicTexts(contract),
  ];
  const names = [
    ...Object.keys(entity.properties),
    ...Object.values(paths.templates),
    ...requirements.all.map(({ id }) => id),
  ];
  return new Set([...texts.flatMap(wordsIn), ...[...names, ...publicTexts(contract)].flatMap(partsOf)]);
};
