// A proposal as a configuration file: YAML, with a comment on each path. What may be in use is commented out.
import { show } from '../../../contracts/judging/show.ts';
import type { Choice, Proposal } from './propose.ts';

type Chosen = { readonly path: string; readonly choice: Choice };

/** Characters of a name that are written. */
const longestName = 256;

// JSON strings are YAML strings in double quotes, whatever they contain.
const quoted = (text: string): string => JSON.stringify(text);

const about = ({ configuration: { name, type }, because }: Choice): string =>
  `${show(name)}, ${type === '' ? 'without @odata.type' : show(type)}: ${because}`;

const idLines = ({ path, choice }: Chosen): readonly string[] => [
  `${path}:`,
  ...Object.entries(choice.ids).map(([parameter, id]) => `  ${parameter}: ${quoted(id)}`),
];

const usedLines = (chosen: Chosen): readonly string[] => [
  `  # ${about(chosen.choice)}`,
  ...idLines(chosen).map((line) => `  ${line}`),
];

const unusedLines = (chosen: Chosen): readonly string[] => [
  `  # ${about(chosen.choice)}`,
  ...idLines(chosen).map((line) => `  # ${line}`),
];

const inUse =
  '  # In use, for all that is known: assigned, or with a name that does not say that it is for tests. A run creates below what loses its #.';

const pathLines = (chosen: readonly Chosen[]): readonly string[] => {
  const [used, unused] = [
    chosen.filter(({ choice }) => choice.isMeant),
    chosen.filter(({ choice }) => !choice.isMeant),
  ];
  const hint = 'the braces go with the first # that is taken away below';
  return [
    used.length === 0 ? `paths: {}${unused.length === 0 ? '' : ` # ${hint}`}` : 'paths:',
    ...used.flatMap(usedLines),
    ...(unused.length === 0 ? [] : [inUse, ...unused.flatMap(unusedLines)]),
  ];
};

/** What the configurations are called, by id. */
const nameLines = (chosen: readonly Chosen[]): readonly string[] => {
  const names = new Map(chosen.map(({ choice: { configuration } }) => [configuration.id, configuration.name]));
  const lines = [...names].map(([id, name]) => `  ${quoted(id)}: ${quoted(name.slice(0, longestName))}`);
  return lines.length === 0 ? [] : ['names:', ...lines];
};

/** The file, with whatever a tenant calls its configurations on one line each. */
export const configurationText = (proposals: readonly Proposal[], heading: readonly string[]): string => {
  const chosen = proposals.flatMap(({ path, choice }) => (choice ? [{ path, choice }] : []));
  const without = proposals.flatMap(({ path, without: why }) => (why === undefined ? [] : [`# ${path}: ${why}.`]));
  const lines = [
    ...heading.map((line) => `# ${line}`),
    '',
    ...pathLines(chosen),
    ...nameLines(chosen),
    ...(without.length === 0 ? [] : ['# Not exercised:', ...without]),
  ];
  return `${lines.join('\n')}\n`;
};
