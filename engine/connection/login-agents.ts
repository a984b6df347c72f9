// The connections of @azure/identity, which sends for itself: they take the same proxies and trust the same authorities as all
// others. Its pipeline asks for an agent of Node for each request.
import { type AgentOptions, type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Duplex } from 'node:stream';
import { detailOf } from './answer-collector.ts';
import { type Network, secureSocketTo, socketTo } from './network.ts';

/** What a pipeline of Azure's calls an agent. */
type PipelineAgent = Pick<HttpAgent, 'destroy' | 'maxFreeSockets' | 'maxSockets'> & {
  readonly requests: unknown;
  readonly sockets: unknown;
};

type PipelineRequest = { readonly url: string; agent?: PipelineAgent };

/** A step of a pipeline of Azure's. */
export type PipelinePolicy = {
  readonly name: string;
  readonly sendRequest: <R extends PipelineRequest, A>(request: R, next: (request: R) => Promise<A>) => Promise<A>;
};

type Opened = (error: Error | null, socket: Duplex) => void;
type Open = (url: string) => Promise<Duplex>;

const originOf = (scheme: string, { host, hostname, port }: ClientRequestArgs): string => {
  const name = host ?? hostname ?? 'localhost';
  return `${scheme}://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}${port ? `:${port}` : ''}`;
};

const pass = (opening: Promise<Duplex>, done: Opened | undefined): undefined => {
  opening.then(
    (socket) => done?.(null, socket),
    // With an error Node does not look at the stream.
    (error: Error) => done?.(error, new Duplex()),
  );
};

class PlainAgent extends HttpAgent {
  readonly #open: Open;
  constructor(open: Open, options?: AgentOptions) {
    super(options);
    this.#open = open;
  }
  override createConnection(options: ClientRequestArgs, done?: Opened): undefined {
    return pass(this.#open(originOf('http', options)), done);
  }
}

class SecureAgent extends HttpsAgent {
  readonly #open: Open;
  constructor(open: Open) {
    super();
    this.#open = open;
  }
  override createConnection(options: ClientRequestArgs, done?: Opened): undefined {
    return pass(this.#open(originOf('https', options)), done);
  }
}

/** What is added to the pipeline of a login, and why the latest connection did not come about. */
export type LoginConnections = {
  readonly policies: readonly { readonly policy: PipelinePolicy; readonly position: 'perRetry' }[];
  readonly failure: () => string | undefined;
};

/** Connections of a login that are opened as a network describes. */
export const loginConnections = (network: Network): LoginConnections => {
  let failure: string | undefined;
  const noting =
    (open: Open): Open =>
    async (url) => {
      try {
        return await open(url);
      } catch (error) {
        failure = detailOf(error);
        throw error;
      }
    };
  const plain = new PlainAgent(noting((url) => socketTo(url, network)));
  const secure = new SecureAgent(noting((url) => secureSocketTo(url, network)));
  const policy: PipelinePolicy = {
    name: 'networkOfTheSuite',
    sendRequest: (request, next) => {
      request.agent = request.url.startsWith('https:') ? secure : plain;
      return next(request);
    },
  };
  return { policies: [{ policy, position: 'perRetry' }], failure: () => failure };
};
