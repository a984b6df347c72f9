// Runs Pact's verifier in a process of its own and reads its results.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { VerifierOptions } from '@pact-foundation/pact-core';
import { isObject, readBody } from '../../contracts/odata/read-body.ts';
import { NoVerdict } from '../../engine/settings/errors.ts';
import { moduleFile } from '../../fixtures/installation.ts';
import { openVerifierEnvironment } from './verifier-environment.ts';

export type Mismatch = Readonly<Record<string, unknown>>;

export type InteractionResult = {
  /** The id that stood in the pact as `_id`. */
  readonly id: string | undefined;
  readonly description: string;
  readonly states: readonly string[];
  readonly passes: boolean;
  /** Whether the pact is pending: its failures are reported, but do not count. */
  readonly pending: boolean;
  readonly mismatches: readonly Mismatch[];
  /** Why nothing was compared. */
  readonly problem?: string;
};

export type Verification = {
  readonly results: readonly InteractionResult[];
  /** Errors that are not about one interaction, such as a pact that cannot be loaded. */
  readonly errors: readonly string[];
};

const list = (value: unknown): readonly Mismatch[] => (Array.isArray(value) ? value.filter(isObject) : []);

const resultOf = (one: Mismatch): InteractionResult => {
  const { interactionId, description, providerStates, result, pending, mismatch } = one;
  const found = isObject(mismatch) ? mismatch : {};
  const { message } = found;
  return {
    id: typeof interactionId === 'string' ? interactionId : undefined,
    description: String(description),
    states: Array.isArray(providerStates) ? providerStates.map(String) : [],
    passes: result === 'OK',
    pending: pending === true,
    mismatches: list(found['mismatches']),
    ...(typeof message === 'string' ? { problem: message } : {}),
  };
};

const isOfInteraction = ({ mismatch }: Mismatch): boolean =>
  isObject(mismatch) && Array.isArray(mismatch['mismatches']);

const errorsIn = (found: Mismatch): string[] =>
  list(found['errors'])
    .filter((error) => !isOfInteraction(error))
    .map(
      ({ interaction, mismatch }) =>
        `${String(interaction)}: ${String(isObject(mismatch) ? mismatch['message'] : mismatch)}`,
    );

/**
 * Verifies pacts as the options say.
 * @throws NoVerdict when the verifier gives no result.
 */
export const runVerifier = async (options: VerifierOptions): Promise<Verification> => {
  const environment = openVerifierEnvironment();
  const child = fork(moduleFile('pact/verify/verifier-process'), {
    env: environment.variables,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  child.send(options);
  const [message]: unknown[] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  child.kill();
  environment.close();
  const reading = readBody(typeof message === 'string' ? message : '');
  if ('value' in reading && isObject(reading.value))
    return { results: list(reading.value['interactionResults']).map(resultOf), errors: errorsIn(reading.value) };
  throw new NoVerdict(`Pact's verifier gave no result: ${typeof message === 'string' ? message : lastLine(output)}.`);
};

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
