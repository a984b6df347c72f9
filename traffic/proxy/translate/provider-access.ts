// The provider of one connection of a client: connected to when the first request comes, and anew when the provider has ended that.
import type { Reach, Reached, Version } from '../reach-provider.ts';
import { http1Provider } from './http1-provider.ts';
import { http2Provider } from './http2-provider.ts';
import type { Provider } from './message.ts';

export type ProviderAccess = { readonly provider: () => Promise<Provider>; readonly close: () => void };

export type Accessing = {
  /** The base URL of the provider. */
  readonly target: string;
  readonly reach: Reach;
  /** The version that is asked for. */
  readonly wanted: Version;
  /** A connection that is there already. */
  readonly first?: Reached | undefined;
};

const providerOf = ({ socket, version }: Reached, { target, reach }: Accessing): Provider => {
  socket.on('error', () => undefined);
  if (version === 'h2') return http2Provider(socket, new URL(target).origin);
  let first: Reached | undefined = { socket, version };
  return http1Provider(async () => {
    const taken = first ?? (await reach.toward('http/1.1'));
    first = undefined;
    return taken.socket;
  });
};

/** Access to a provider. */
export const accessTo = (accessing: Accessing): ProviderAccess => {
  const { reach, wanted, first } = accessing;
  let [current, isClosed]: [Promise<Provider> | undefined, boolean] = [undefined, false];
  const connect = async (reaching: Promise<Reached>): Promise<Provider> => {
    const provider = providerOf(await reaching, accessing);
    if (isClosed) provider.close();
    return provider;
  };
  const anew = (reaching = reach.toward(wanted)): Promise<Provider> => {
    const connecting = connect(reaching);
    connecting.catch(() => {
      if (current === connecting) current = undefined;
    });
    current = connecting;
    return connecting;
  };
  if (first) void anew(Promise.resolve(first));
  return {
    provider: async () => {
      const before = current;
      if (!before) return anew();
      const provider = await before;
      // Another may have connected anew meanwhile.
      if (provider.isOpen()) return provider;
      return current === before ? anew() : (current ?? anew());
    },
    close: () => {
      isClosed = true;
      current?.then(
        (provider) => provider.close(),
        () => undefined,
      );
    },
  };
};
