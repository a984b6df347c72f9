// The process of Pact's verifier: takes options from its parent and returns the result. Its output is kept
// apart; credentials come over the channel, never in arguments.

import core, { type VerifierOptions } from '@pact-foundation/pact-core';
import { messageOf } from '../../engine/connection/error-code.ts';

const isOptions = (message: unknown): message is VerifierOptions =>
  typeof message === 'object' && message !== null && 'providerBaseUrl' in message;

const verify = async (options: VerifyOptions): Promise<string> => {
  try {
    return String(await core.default.verifyPacts(options));
  } catch (error) {
    // A failed verification is an error whose message is the result.
    return messageOf(error);
  }
};

type VerifyOptions = VerifierOptions;

// Its parent has ended: nobody waits for a result.
process.once('disconnect', () => process.exit(0));

process.once('message', async (message) => {
  const found = isOptions(message) ? await verify(message) : 'there were no options';
  process.send?.(found, () => process.exit(0));
});
