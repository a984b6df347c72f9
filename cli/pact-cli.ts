// Runs pact-cli's `pact-broker`. It is given a proxy of ours in place of the broker, and no credentials: the connection adds
// them. The proxy's URL is passed in the environment, since arguments are visible to all users.
import { execFile } from 'node:child_process';
import type { OriginSecrets } from '../engine/connection/ask-origin.ts';
import type { Agreement } from '../engine/connection/consent/agreement.ts';
import { redactor } from '../engine/redaction/redactor.ts';
import { optionalPackage } from '../engine/settings/optional-package.ts';
import { openPlainBrokerProxy } from '../pact/verify/broker-proxy.ts';
import { localOnly } from '../pact/verify/verifier-environment.ts';
import { brokerSecrets } from './broker.ts';
import { reachBroker } from './reach-broker.ts';

export type Ran = { readonly ok: boolean; readonly stdout: string; readonly output: string };

const most = 64 * 1024 * 1024;

// What could be a secret of this process, or lead the program elsewhere.
const isWithheld = (name: string): boolean => /^(?:GRAPH|AZURE|PACT|USERSTATUS)_|_PROXY$/i.test(name);

const environmentFor = (url: string): NodeJS.ProcessEnv => {
  const { PACT_BROKER_HTTP_RETRIES: retries = '0' } = process.env;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !isWithheld(name))),
    PACT_BROKER_BASE_URL: url,
    PACT_BROKER_HTTP_RETRIES: retries,
    ...localOnly,
  };
};

type Program = { readonly file: string; readonly args: readonly string[] };

const run = ({ file, args }: Program, url: string): Promise<Ran> =>
  new Promise((resolve) => {
    const options = { env: environmentFor(url), maxBuffer: most };
    execFile(process.execPath, [file, ...args], options, (error, stdout, stderr) => {
      const redact = redactor(brokerSecrets());
      resolve({ ok: error === null, stdout: redact(stdout), output: redact(`${stdout}\n${stderr}`) });
    });
  });

/** The output with the broker's URL in place of the proxy's. */
const withoutProxy = ({ ok, stdout: text, output }: Ran, proxy: string, url: string): Ran => ({
  ok,
  stdout: text.replaceAll(proxy, url),
  output: output.replaceAll(proxy, url),
});

/**
 * Runs `pact-broker` with these arguments against a broker; secrets are removed from its output.
 * @throws WrongUse when pact-cli is not installed; NoVerdict when the broker does not answer or refuses.
 */
export const pactBroker = async (agreement: Agreement<OriginSecrets>, args: readonly string[]): Promise<Ran> => {
  const file = optionalPackage('@pact-foundation/pact-cli/bin/pact-broker.js', 'this command');
  await reachBroker(agreement);
  const proxy = await openPlainBrokerProxy(agreement);
  try {
    return withoutProxy(await run({ file, args }, proxy.url), proxy.url, agreement.url);
  } finally {
    await proxy.close();
  }
};
