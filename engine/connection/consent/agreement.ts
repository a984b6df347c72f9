// The gate of consent. Requests go to a host by an agreement alone, and only `agree` and `agreeOnThisMachine` make one: for
// this machine, with --yes, or after a person has read the plan and said yes. The secrets that may go with the requests are
// part of it: the connection takes them from there, and so sends them to no other origin.
import { note, writeLines } from '../../output/terminal.ts';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import { isLoopback } from '../loopback.ts';
import { directly, type Network } from '../network.ts';
import { type Asked, ask, person } from './ask.ts';
import { graphTokenLeaves } from './graph-token.ts';
import { hasSecrets, type Offer, type Secrets } from './secrets.ts';

// The private fields make the type nominal, when compiled and when run: no other value has them.
class Agreed<S extends Secrets> {
  readonly #secrets: S;
  /** The base URL that was agreed on. */
  readonly url: string;
  /** How it is reached: every connection to it is opened so. */
  readonly network: Network;

  constructor({ url, secrets }: Offer<S>, network: Network) {
    this.url = url;
    this.network = network;
    this.#secrets = secrets;
  }

  static secretsOf<S extends Secrets>(agreement: Agreed<S>): S {
    return agreement.#secrets;
  }
}

/** That requests may go to an origin, and with which secrets. */
export type Agreement<S extends Secrets> = Agreed<S>;

/** The secrets that may go with requests; for the connection alone. */
export const secretsOf = <S extends Secrets>(agreement: Agreement<S>): S => Agreed.secretsOf(agreement);

/** How a user agrees. */
export type Consent = {
  /** What will be sent, as lines. */
  readonly plan: () => readonly string[];
  /** Whether the user agreed in advance, on the command line. */
  readonly yes: boolean;
  /** Whether secrets may go over a connection that is not encrypted. */
  readonly plainHttp?: boolean | undefined;
  /** Whether a file names the URL, and not the user: anyone may have written it. */
  readonly isFromFile?: boolean | undefined;
  /** How to agree where no one can be asked, as the end of a sentence. */
  readonly otherwise: string;
  /** How the host is reached. */
  readonly network: Network;
};

const hostOf = (url: string): string => new URL(url).host;

/**
 * Agrees on a server of this machine, such as the embedded tenant: what is sent there harms no one.
 * @throws WrongUse for any other host.
 */
export const agreeOnThisMachine = <S extends Secrets>(offer: Offer<S>, network = directly): Agreement<S> => {
  const { url } = offer;
  if (isLoopback(url)) return new Agreed(offer, network);
  throw new WrongUse(`${hostOf(url)} is not this machine, and no one agreed to send anything there.`);
};

/** Whether what goes to a URL can be read on its way, and nobody agreed to that. */
export const isReadableOnItsWay = (url: string, plainHttp = false): boolean =>
  !plainHttp && !isLoopback(url) && new URL(url).protocol !== 'https:';

const checkEncrypted = ({ url, secrets }: Offer<Secrets>, { plainHttp }: Consent): void => {
  if (!isReadableOnItsWay(url, plainHttp) || !hasSecrets(secrets)) return;
  throw new WrongUse(
    `the token would go to ${hostOf(url)} unencrypted, readable on its way: give an https URL, or say --plain-http.`,
  );
};

const warnOf = (leaving: string | undefined): void => {
  if (leaving !== undefined) note(`warning: ${leaving}`);
};

const nobodyToAsk = (url: string, { otherwise }: Consent): WrongUse =>
  new WrongUse(
    `${hostOf(url)} is ${isLoopback(url) ? 'named by a file' : 'not this machine'}, and without a terminal no one can confirm: ${otherwise}.`,
  );

/**
 * Agrees on this machine, or with `yes`; otherwise shows the plan and asks. That a token for Microsoft Graph would go to a
 * host that is not Microsoft's is part of the plan; where nothing is asked, it is a warning. To a server of this machine that
 * a file names, such a token goes after a yes alone: another user may listen there, and have written the file.
 * @throws WrongUse without a terminal, or for a secret over plain http; NoVerdict when the answer is not yes.
 */
export const agree = async <S extends Secrets>(
  offer: Offer<S>,
  consent: Consent,
  asked: Asked = person,
): Promise<Agreement<S>> => {
  const { url } = offer;
  const leaving = graphTokenLeaves(offer);
  const isHarmless = isLoopback(url) && !(consent.isFromFile && leaving !== undefined);
  if (!isHarmless) checkEncrypted(offer, consent);
  if (isHarmless || consent.yes) {
    warnOf(leaving);
    return new Agreed(offer, consent.network);
  }
  writeLines(
    asked.output,
    [...consent.plan(), leaving].filter((line) => line !== undefined),
  );
  if (!asked.input.isTTY) throw nobodyToAsk(url, consent);
  if (await ask('Send all this? [y/N] ', asked)) return new Agreed(offer, consent.network);
  throw new NoVerdict('nothing was sent: the answer was not yes.');
};
