// A proposal as a configuration file: YAML, with a comment on each path.
import { Document, isMap, Scalar } from 'yaml';
import { show } from '../../../contracts/judging/show.ts';
import type { Choice, Proposal } from './propose.ts';

const about = ({ configuration: { name, type }, because }: Choice): string =>
  ` ${show(name)}, ${type === '' ? 'without @odata.type' : show(type)}: ${because}`;

/** The file, with whatever a tenant calls its configurations on one line of comment each. */
export const configurationText = (proposals: readonly Proposal[], heading: readonly string[]): string => {
  const chosen = proposals.flatMap(({ path, choice }) => (choice ? [{ path, choice }] : []));
  const document = new Document({ paths: Object.fromEntries(chosen.map(({ path, choice }) => [path, choice.ids])) });
  const paths = document.get('paths');
  for (const { path, choice } of chosen) {
    const pair = isMap(paths) ? paths.items.find(({ key }) => key instanceof Scalar && key.value === path) : undefined;
    if (pair?.key instanceof Scalar) pair.key.commentBefore = about(choice);
  }
  document.commentBefore = heading.map((line) => ` ${line}`).join('\n');
  const without = proposals.flatMap(({ path, without: why }) => (why === undefined ? [] : [` ${path}: ${why}.`]));
  if (without.length > 0) document.comment = [' Not exercised:', ...without].join('\n');
  return document.toString({ lineWidth: 0 });
};
