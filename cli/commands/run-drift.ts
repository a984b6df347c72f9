// Wires drift: the file or URL, the comparison, the output, the exit code.
import { Document } from 'yaml';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { type Comparison, compare, isBreaking } from '../../drift/compare.ts';
import { describeMetadata, describeOpenApi } from '../../drift/describe.ts';
import { NotADescription } from '../../drift/not-a-description.ts';
import { proposedPaths } from '../../drift/propose.ts';
import { wantedBy } from '../../drift/wanted.ts';
import { type NetworkOptions, readNetwork } from '../../engine/connection/network.ts';
import { readDocument } from '../../engine/connection/read-document.ts';
import { print, printText } from '../../engine/output/terminal.ts';
import { plainWords } from '../../engine/output/visible.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { readBytes } from '../../engine/settings/foreign-file.ts';
import { driftLines } from '../../reports/drift/drift-lines.ts';
import { driftMarkdown } from '../../reports/drift/drift-markdown.ts';

type DriftOptions = NetworkOptions & {
  readonly metadata?: string;
  readonly openapi?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly propose?: boolean;
};

const readers = { metadata: describeMetadata, openapi: describeOpenApi } as const;

type Source = { readonly kind: keyof typeof readers; readonly name: string };

const sourceOf = ({ metadata, openapi }: DriftOptions): Source => {
  if (metadata !== undefined && openapi === undefined) return { kind: 'metadata', name: metadata };
  if (openapi !== undefined && metadata === undefined) return { kind: 'openapi', name: openapi };
  throw new WrongUse('drift takes one description: --metadata FILE or URL, or --openapi FILE or URL.');
};

const isUrl = (name: string): boolean => /^https?:\/\//i.test(name);

/** What was read, as it is shown: a query may hold a key. */
const shownName = ({ name }: Source): string => {
  if (!isUrl(name)) return name;
  const { origin, pathname } = new URL(name);
  return origin + pathname;
};

const bytesOf = async ({ kind, name }: Source, options: NetworkOptions): Promise<Uint8Array> =>
  isUrl(name)
    ? readDocument(name, readNetwork(options, process.env))
    : readBytes({ name: `--${kind}: the file`, file: name });

const comparisonOf = async (source: Source, options: NetworkOptions): Promise<Comparison> => {
  const bytes = await bytesOf(source, options);
  try {
    return compare(userStatus, await readers[source.kind](bytes, wantedBy(userStatus)));
  } catch (error) {
    if (!(error instanceof NotADescription)) throw error;
    throw new WrongUse(
      `--${source.kind}: ${shownName(source)} is not a description that can be compared: ${error.message}.`,
    );
  }
};

/** A configuration with the creates that the description allows beyond the page. */
const proposal = (comparison: Comparison, name: string): string => {
  const document = new Document({ furtherPaths: proposedPaths(userStatus, comparison) });
  document.commentBefore = ` The creates that ${plainWords(name)} allows beyond the page.`;
  return document.toString({ lineWidth: 0 });
};

const refuseTwoOutputs = ({ json, markdown, propose }: DriftOptions): void => {
  if ([json, markdown, propose].filter((one) => one === true).length > 1)
    throw new WrongUse('drift prints one thing: --json, --markdown or --propose.');
};

const show = (comparison: Comparison, name: string, { json, markdown, propose }: DriftOptions): void => {
  if (propose === true) printText(proposal(comparison, name));
  else if (json === true) printText(`${JSON.stringify({ source: name, ...comparison }, undefined, 2)}\n`);
  else if (markdown === true) printText(driftMarkdown(comparison, name));
  else print(driftLines(comparison, name));
};

/**
 * Compares the contract with a description, prints what differs, and gives the exit code: 1 for breaking drift, else 0.
 * @throws WrongUse for what is not a description, and for two outputs at once; NoVerdict when a URL cannot be read.
 */
export const runDrift = async (options: DriftOptions): Promise<number> => {
  refuseTwoOutputs(options);
  const source = sourceOf(options);
  const comparison = await comparisonOf(source, options);
  show(comparison, shownName(source), options);
  return isBreaking(comparison) ? 1 : 0;
};
