// A real Pact Broker: the one that already runs, or one from Ruby gems, or one from its Docker image.
import { setTimeout as wait } from 'node:timers/promises';
import { hasDocker, startDockerBroker } from './docker-broker.ts';
import { hasRuby, installGems, startRubyBroker } from './ruby-broker.ts';
import { NoBroker, type Running } from './running.ts';

const longestStart = 90_000;

const isUp = async (url: string): Promise<boolean> => {
  try {
    const { ok } = await fetch(`${url}/diagnostic/status/heartbeat`);
    return ok;
  } catch {
    return false;
  }
};

// Only the heartbeat shows that a broker is ready.
const untilUp = async (broker: Running): Promise<Running> => {
  let gone: string | undefined;
  void broker.gone.then((complaint) => {
    gone = `the Pact Broker stopped while it started: ${complaint ?? 'it did not say why'}`;
  });
  const deadline = Date.now() + longestStart;
  while (!(await isUp(broker.url))) {
    if (gone !== undefined || Date.now() > deadline) {
      await broker.stop();
      throw new NoBroker(gone ?? 'the Pact Broker did not start in time');
    }
    await wait(100);
  }
  return broker;
};

const alreadyRunning = (url: string): Running => ({
  url: url.replace(/\/+$/, ''),
  gone: new Promise(() => undefined),
  stop: async () => undefined,
});

/**
 * A broker that answers. That of PACT_BROKER_BASE_URL is used with the credentials of the environment, and not stopped.
 * @throws NoBroker when none can be started.
 */
export const startBroker = async (port?: number): Promise<Running> => {
  const url = process.env['PACT_BROKER_BASE_URL'] ?? '';
  if (url !== '') return alreadyRunning(url);
  const ruby = await hasRuby();
  if (ruby && (await installGems())) return untilUp(await startRubyBroker(port));
  if (await hasDocker()) return untilUp(await startDockerBroker(port));
  throw new NoBroker(
    ruby
      ? 'the gems of the Pact Broker cannot be installed, and there is no Docker'
      : 'there is neither Ruby nor Docker',
  );
};
