// Opens the credential that was named: loads @azure/identity, asks for tokens, and explains why there are none.

import type { TokenCredential } from '@azure/identity';
import { holdSecrets } from '../output/held-secrets.ts';
import { plainWords } from '../output/visible.ts';
import { redacted, redactor } from '../redaction/redactor.ts';
import { type CloudName, clouds } from '../settings/clouds.ts';
import type { Environment } from '../settings/environment.ts';
import { NoVerdict, WrongUse } from '../settings/errors.ts';
import { type CredentialName, credentials, type Login, secretVariables } from './credentials.ts';
import { messageOf } from './error-code.ts';
import { loginConnections } from './login-agents.ts';
import type { Network } from './network.ts';
import { type GivenToken, renew } from './renew.ts';
import type { RenewedToken } from './tokens.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^(ERR_)?MODULE_NOT_FOUND$/.test(String(error.code));

const load = async (): Promise<Login['identity']> => {
  try {
    return await import('@azure/identity');
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new WrongUse('--credential needs a package that is not installed: npm install @azure/identity');
  }
};

const webToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Microsoft's reason for a refusal, without its trace ids; otherwise the first line of the message. */
const reasonIn = (message: string): string => {
  const [reason = ''] =
    /AADSTS\d+:.*?(?=[\s-]*(?:Trace ID:|Correlation ID:|[\r\n]|$))/.exec(message) ?? message.split('\n', 1);
  return reason.startsWith('ChainedTokenCredential')
    ? 'no credential of its chain is set up; name one of them to see what it lacks'
    : plainWords(reason).replace(/[.\s]+$/, '');
};

const isUnreachable = (message: string): boolean => /\b(network_error|endpoints_resolution_error)\b/.test(message);

const noAnswer = (authorityHost: string, why: string | undefined): NoVerdict =>
  new NoVerdict(`the login at ${authorityHost} gave no answer${why === undefined ? '' : `: ${why}`}.`);

export type Opening = {
  readonly credential: CredentialName;
  /** The cloud that was named, or that the target is of. */
  readonly cloud?: CloudName | undefined;
  readonly environment: Environment;
  /** How the login is reached. */
  readonly network: Network;
};

/**
 * A token of a credential, asked for when it is first needed and renewed before it expires. It rejects with WrongUse
 * where the credential is not set up, and with NoVerdict where the login does not answer or a renewal failed.
 * @throws WrongUse that names the environment variables that are missing.
 */
export const openCredential = ({ credential, cloud, environment, network }: Opening): RenewedToken => {
  const { needs, open } = credentials[credential];
  const variable = (name: string): string => environment[name] ?? '';
  const missing = needs.filter((name) => variable(name) === '');
  if (missing.length > 0)
    throw new WrongUse(`--credential ${credential} needs ${missing.join(', ')}: not set in the environment.`);

  const { scope, authorityHost: ofCloud } = clouds[cloud ?? 'global'];
  const authorityHost = (cloud === undefined && variable('AZURE_AUTHORITY_HOST')) || ofCloud;
  const redact = redactor(secretVariables.map(variable));
  // What names no proxy is wrong use, before anything is sent.
  network.proxyFor(authorityHost);
  const connections = loginConnections(network);

  const explain = (error: unknown): Error => {
    const message = messageOf(error);
    if (isUnreachable(message)) return noAnswer(authorityHost, connections.failure());
    const reason = redact(reasonIn(message)).replaceAll(webToken, redacted);
    return new WrongUse(`--credential ${credential} gave no token: ${reason}.`);
  };

  let opened: TokenCredential | undefined;

  const ask = async (): Promise<GivenToken> => {
    const identity = await load();
    try {
      opened ??= open({ identity, authorityHost, connections, variable });
      const token = await opened.getToken(scope);
      if (token !== null) {
        holdSecrets([token.token]);
        return token;
      }
    } catch (error) {
      throw explain(error);
    }
    throw explain('it returned none');
  };

  return renew(ask);
};
