// Keeps what a client sent to the gate for a pact: the first valid create of each shape on each documented path.
import type { Contract } from '../../contracts/contract.ts';
import type { Request } from '../../contracts/judging/exchange.ts';
import { idError } from '../../contracts/odata/path-id.ts';
import type { PathIds } from '../../contracts/odata/paths.ts';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import type { Listener } from '../../engine/campaign/run-event.ts';
import { exampleIdOf } from '../../engine/settings/settings.ts';

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

/** An id of a request. One that some servers would take for more than a key is that of the example: a state sets up any. */
const idIn = (contract: Contract, id: string): string => (idError(id) === undefined ? id : exampleIdOf(contract));

const keptOf = (contract: Contract, path: string, request: Request): KeptCreate | undefined => {
  const { paths } = contract;
  const reading = readBody(request.body);
  const ids = paths.match(request.path)?.ids;
  if (ids === undefined || !('value' in reading) || !isObject(reading.value)) return undefined;
  const named = paths.parameters(path).map((name, index) => [name, idIn(contract, ids[index] ?? '')]);
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
