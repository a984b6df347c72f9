// Runs pact-cli's `pact-broker`. Broker and credentials are passed in the environment: arguments are visible to all users.
import { execFile } from 'node:child_process';
import { redactor } from '../engine/redaction/redactor.ts';
import { optionalPackage } from '../engine/settings/optional-package.ts';
import { brokerSecrets } from './broker.ts';
import { reachBroker } from './reach-broker.ts';

export type Ran = { readonly ok: boolean; readonly stdout: string; readonly output: string };

const most = 64 * 1024 * 1024;

const run = (program: string, url: string, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const { PACT_BROKER_HTTP_RETRIES: retries = '0' } = process.env;
    const own = { PACT_BROKER_BASE_URL: url, PACT_BROKER_HTTP_RETRIES: retries, PACT_DO_NOT_TRACK: 'true' };
    const options = { env: { ...process.env, ...own }, maxBuffer: most };
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      const redact = redactor(brokerSecrets());
      resolve({ ok: error === null, stdout: redact(stdout), output: redact(`${stdout}\n${stderr}`) });
    });
  });

/**
 * Runs `pact-broker` with these arguments against a broker; secrets are removed from its output.
 * @throws WrongUse when pact-cli is not installed; NoVerdict when the broker does not answer or refuses.
 */
export const pactBroker = async (url: string, args: readonly string[]): Promise<Ran> => {
  const program = optionalPackage('@pact-foundation/pact-cli/bin/pact-broker.js', 'this command');
  await reachBroker(url);
  return run(program, url, args);
};
