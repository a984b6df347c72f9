// Keeps what a client sent to the gate for a pact: the first valid create of each shape on each documented path.
import type { Contract } from '../../contracts/contract.ts';
import type { Request } from '../../contracts/judging/exchange.ts';
import type { PathIds } from '../../contracts/odata/paths.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import type { Listener } from '../../engine/campaign/run-event.ts';

/** A create as a client sent it. */
export type KeptCreate = {
  readonly path: string;
  readonly ids: PathIds;
  readonly accept: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** The name of the file in the gate's report directory. */
export const createsFile = 'creates.json';

/** The text of the file. */
export const createsText = (creates: readonly KeptCreate[]): string =>
  `${JSON.stringify({ format: 1, creates }, undefined, 2)}\n`;

const most = 200;

const keptOf = ({ paths }: Contract, path: string, request: Request): KeptCreate | undefined => {
  const reading = readBody(request.body);
  const ids = paths.match(request.path)?.ids;
  if (ids === undefined || !('value' in reading) || !isObject(reading.value)) return undefined;
  const named = paths.parameters(path).map((name, index) => [name, ids[index] ?? '']);
  return { path, ids: Object.fromEntries(named), accept: request.headers['accept'] ?? '', body: reading.value };
};

const shapeOf = ({ path, body }: KeptCreate): string => JSON.stringify([path, Object.keys(body).sort()]);

/** Listens to a gate, and keeps its creates. */
export const keepCreates = (
  contract: Contract,
): { readonly hear: Listener; readonly creates: () => readonly KeptCreate[] } => {
  const kept = new Map<string, KeptCreate>();
  return {
    hear: (event) => {
      if (event.kind !== 'judged' || kept.size >= most) return;
      const { requirement, path, request } = event.case;
      if (requirement !== 'bodies.valid' || !contract.paths.isDocumented(path)) return;
      const create = keptOf(contract, path, request);
      if (create !== undefined && !kept.has(shapeOf(create))) kept.set(shapeOf(create), create);
    },
    creates: () => [...kept.values()],
  };
};
