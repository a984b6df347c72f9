// Connections to a provider, and which version of HTTP is spoken on each: what ALPN (RFC 7301) makes of what is offered.
import type { Socket } from 'node:net';
import { codeOf, messageOf } from '../../engine/connection/error-code.ts';
import { isTlsCode } from '../../engine/connection/error-origins.ts';
import { type Network, secureSocketTo, socketTo } from '../../engine/connection/network.ts';
import { tlsDetail } from '../../engine/connection/protocol.ts';

/** A version of HTTP, by its name in ALPN. */
export type Version = 'http/1.1' | 'h2';

export type Reached = { readonly socket: Socket; readonly version: Version };

export type Reach = {
  /** Connects; what is spoken is another version where the provider does not speak this one. */
  readonly toward: (version: Version) => Promise<Reached>;
  /** Finds out which version the provider prefers; the connection that this takes serves the next who asks for one. */
  readonly learn: () => Promise<Version>;
  /** What was found out. */
  readonly preferred: () => Version | undefined;
  readonly close: () => void;
};

/** Why a provider cannot be reached, and what to do about it. */
export const whyUnreached = (error: unknown): string =>
  error instanceof Error && isTlsCode(codeOf(error)) ? tlsDetail(codeOf(error), error) : messageOf(error);

const both: Version[] = ['h2', 'http/1.1'];

const versionOf = (alpn: string | false | null): Version => (alpn === 'h2' ? 'h2' : 'http/1.1');

/** What is not spoken is refused (RFC 7301, 3.2). */
const isRefusal = (error: unknown): boolean => codeOf(error).includes('NO_APPLICATION_PROTOCOL');

/** A provider over TLS. */
const reachSecure = (target: string, network: Network): Reach => {
  let [preferred, isWithoutHttp1, learning]: [Version | undefined, boolean, Promise<Version> | undefined] = [
    ...([undefined, false, undefined] as const),
  ];
  let spare: Reached | undefined;

  const open = async (offered: Version[]): Promise<Reached & { readonly isAgreed: boolean }> => {
    const socket = await secureSocketTo(target, network, { ALPNProtocols: offered });
    const version = versionOf(socket.alpnProtocol);
    if (offered.includes('h2')) preferred = version;
    return { socket, version, isAgreed: socket.alpnProtocol !== false };
  };

  const takeSpare = (): Reached | undefined => {
    const taken = spare;
    spare = undefined;
    return taken?.socket.destroyed ? undefined : taken;
  };

  const learnAnew = async (): Promise<Version> => {
    const reached = await open(both);
    reached.socket.on('error', () => undefined);
    spare = reached;
    return reached.version;
  };

  const learn = (): Promise<Version> => {
    if (preferred !== undefined) return Promise.resolve(preferred);
    learning ??= learnAnew().finally(() => {
      learning = undefined;
    });
    return learning;
  };

  const towardHttp2 = async (): Promise<Reached> => takeSpare() ?? open(both);

  const towardHttp1 = async (): Promise<Reached> => {
    if (isWithoutHttp1) return towardHttp2();
    const kept = spare?.version === 'http/1.1' ? takeSpare() : undefined;
    if (kept) return kept;
    const reached = await open(['http/1.1']).catch((error: unknown) => {
      if (!isRefusal(error) && preferred !== 'h2') throw error;
    });
    // One that takes part in ALPN, and did not agree, speaks HTTP/2 alone.
    if (reached && (reached.isAgreed || (await learn().catch(() => 'http/1.1')) === 'http/1.1')) return reached;
    reached?.socket.destroy();
    isWithoutHttp1 = true;
    return towardHttp2();
  };

  return {
    toward: (version) => (version === 'h2' ? towardHttp2() : towardHttp1()),
    learn,
    preferred: () => preferred,
    close: () => spare?.socket.destroy(),
  };
};

/** The provider at a URL; without TLS it is spoken to in HTTP/1.1. */
export const reachProvider = (target: string, network: Network): Reach => {
  if (new URL(target).protocol === 'https:') return reachSecure(target, network);
  const version = 'http/1.1';
  return {
    toward: async () => ({ socket: await socketTo(target, network), version }),
    learn: () => Promise.resolve(version),
    preferred: () => version,
    close: () => undefined,
  };
};
