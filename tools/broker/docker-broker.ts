// The broker from its Docker image, for machines without Ruby.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { local, NoBroker, type Running } from './running.ts';

const tagged = 'pactfoundation/pact-broker:2.119.0-pactbroker2.119.0';

/**
 * The image, by its digest: a tag may lead to another image tomorrow.
 * @throws NoBroker that says how to learn the digest, where PACT_BROKER_IMAGE has none.
 */
export const imageIn = ({ PACT_BROKER_IMAGE: image = '' }: NodeJS.ProcessEnv): string => {
  if (/^\w[\w./:-]*@sha256:[0-9a-f]{64}$/.test(image)) return image;
  throw new NoBroker(
    `PACT_BROKER_IMAGE has to name the broker's image with its digest, which "docker pull ${tagged}" prints: pactfoundation/pact-broker@sha256:...`,
  );
};

const docker = (...args: readonly string[]) => promisify(execFile)('docker', args);

/** Whether a Docker daemon answers. */
export const hasDocker = async (): Promise<boolean> => {
  try {
    await docker('info');
    return true;
  } catch {
    return false;
  }
};

const settings = (url: string): Readonly<Record<string, string>> => ({
  PACT_BROKER_DATABASE_URL: 'sqlite:////tmp/broker.sqlite3',
  PACT_BROKER_BASE_URL: url,
  PACT_BROKER_PORT: '9292',
  PACT_BROKER_SEED_EXAMPLE_DATA: 'false',
  PACT_BROKER_BASIC_AUTH_ENABLED: 'true',
  PACT_BROKER_BASIC_AUTH_USERNAME: local.username,
  PACT_BROKER_BASIC_AUTH_PASSWORD: local.password,
  PACT_BROKER_PUBLIC_HEARTBEAT: 'true',
  PACT_BROKER_WEBHOOK_SCHEME_WHITELIST: 'http https',
  PACT_BROKER_WEBHOOK_HOST_WHITELIST: '127.0.0.1 host.docker.internal',
});

/** Starts it on a port of 127.0.0.1; container and database are removed when it stops. */
export const startDockerBroker = async (port?: number): Promise<Running> => {
  const image = imageIn(process.env);
  const own = port ?? (await freePort());
  const url = `http://127.0.0.1:${own}`;
  const variables = Object.entries(settings(url)).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const { stdout } = await docker('run', '--rm', '--detach', '--publish', `127.0.0.1:${own}:9292`, ...variables, image);
  const container = stdout.trim();
  return {
    url,
    ...local,
    gone: docker('wait', container).then(
      () => undefined,
      () => undefined,
    ),
    stop: async () => void (await docker('stop', container)),
  };
};
