// `npm run test:broker`: runs the broker's tests against a real Pact Broker, or says in one line why there is none.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { NoBroker } from './running.ts';
import { startBroker } from './start-broker.ts';

const root = join(import.meta.dirname, '../..');
const jest = join(root, 'node_modules/jest/bin/jest.js');

try {
  const broker = await startBroker();
  const { url, username, password } = broker;
  const env = {
    ...process.env,
    PACT_BROKER_BASE_URL: url,
    ...(username === undefined ? {} : { PACT_BROKER_USERNAME: username }),
    ...(password === undefined ? {} : { PACT_BROKER_PASSWORD: password }),
  };
  // In turn: files that write to one broker at once may be refused.
  const { status } = spawnSync(process.execPath, [jest, '--selectProjects', 'broker', '--runInBand'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  await broker.stop();
  process.exitCode = status ?? 1;
} catch (error) {
  if (!(error instanceof NoBroker)) throw error;
  process.stderr.write(`The broker's tests were left out: ${error.message}.\n`);
}
