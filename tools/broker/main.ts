// `npm run broker`: runs a Pact Broker until it is stopped; prints the variables that the pact commands read.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { NoBroker } from './running.ts';
import { startBroker } from './start-broker.ts';

const { values } = parseArgs({ options: { port: { type: 'string' } } });

try {
  const broker = await startBroker(values.port === undefined ? undefined : Number(values.port));
  console.log(`PACT_BROKER_BASE_URL=${broker.url}`);
  if (broker.username !== undefined) console.log(`PACT_BROKER_USERNAME=${broker.username}`);
  if (broker.password !== undefined) console.log(`PACT_BROKER_PASSWORD=${broker.password}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), broker.gone]);
  await broker.stop();
} catch (error) {
  if (!(error instanceof NoBroker)) throw error;
  process.stderr.write(`no broker: ${error.message}.\n`);
  process.exitCode = 3;
}
