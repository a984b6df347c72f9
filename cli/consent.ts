// What a command will send is shown before it is sent; for a target that is not this machine the user is asked first.
import { agree } from '../engine/connection/consent/agreement.ts';
import type { Asked } from '../engine/connection/consent/ask.ts';
import { gatewayLines } from '../engine/connection/gateway.ts';
import type { Network } from '../engine/connection/network.ts';
import type { Settings } from '../engine/settings/settings.ts';

/** What passing on the requests of a command needs: nothing of ours is sent with them, least of all a token. */
export type PassingOn = {
  readonly url: string;
  readonly network: Network;
  readonly yes?: boolean | undefined;
  readonly plan: () => readonly string[];
};

/**
 * Agrees that the requests of a command go to a target: at once for this machine or with --yes, else after a yes.
 * @throws WrongUse without a terminal; NoVerdict when the answer is not yes.
 */
export const agreePassingOn = async ({ url, network, yes = false, plan }: PassingOn): Promise<void> => {
  await agree({ url, secrets: {} }, { plan, yes, network, otherwise: 'pass --yes to let it reach the target' });
};

export type ConsentOptions = {
  readonly yes?: boolean | undefined;
  /** What will be sent, as lines. */
  readonly plan: () => readonly string[];
  /** How to agree where no one can be asked. */
  readonly otherwise?: string;
  /** Whether a file names the target, and not the user. */
  readonly isFromFile?: boolean;
};

/**
 * The settings of a command with the agreement to send to their target: at once for this machine or with --yes, else after
 * a person has read the plan and said yes. The embedded tenant needs none.
 * @throws WrongUse without a terminal, or for a token over plain http; NoVerdict when the answer is not yes.
 */
export const agreed = async (
  settings: Settings,
  { yes = false, plan, otherwise = 'pass --yes to send all this', isFromFile }: ConsentOptions,
  asked?: Asked,
): Promise<Settings> => {
  const { url, tokens, plainHttp, network } = settings;
  if (url === undefined) return settings;
  const consent = { plan: () => [...plan(), ...gatewayLines(tokens)], yes, plainHttp, otherwise, isFromFile, network };
  return { ...settings, agreement: await agree({ url, secrets: tokens }, consent, asked) };
};
