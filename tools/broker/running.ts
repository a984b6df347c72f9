// A running broker.

export type Running = {
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  /** Resolves when it has stopped by itself, with its error output if any. */
  readonly gone: Promise<string | undefined>;
  readonly stop: () => Promise<void>;
};

/** The credentials of a broker that we start: it listens on 127.0.0.1 and lives as long as its caller. */
export const local = { username: 'pact', password: 'pact-of-this-machine' } as const;

/** No broker can be started here; the message gives the reason in one sentence. */
export class NoBroker extends Error {
  override readonly name = 'NoBroker';
}
