// Passes on what two sockets send each other: every byte at once, as fast as the other side takes it, and how each of them ends.
import { Socket } from 'node:net';

/** What hears of one direction. */
export type Direction = {
  /** The bytes to pass on for these. */
  readonly map: (chunk: Buffer) => readonly Buffer[];
  /** The bytes that were held back, when the direction ends in order, and whether the connection had not ended before. */
  readonly ends: (isFirst: boolean) => readonly Buffer[];
};

type Side = 'client' | 'provider';

export type Relay = {
  readonly ofClient: Direction;
  readonly ofProvider: Direction;
  /** Called once, when either socket is closed, with the side that ended it. */
  readonly over: (by: Side | undefined) => void;
};

/** The socket of TCP that carries another. */
const carrierOf = (socket: Socket): Socket =>
  '_parent' in socket && socket._parent instanceof Socket ? carrierOf(socket._parent) : socket;

/** Ends a connection as one that failed: without it, a body that lasts until the end seems to be whole, over TLS too. */
const reset = (socket: Socket): void => {
  if (socket.destroyed) return;
  // One that is just ending its direction cannot be reset: it would never be closed then.
  if (socket.writableEnded && !socket.writableFinished) socket.destroy();
  else carrierOf(socket).resetAndDestroy();
};

/** The same, behind what was written before. */
const resetBehind = (socket: Socket): void => {
  if (socket.writableLength === 0) reset(socket);
  else if (socket.writableEnded) socket.once('finish', () => reset(socket));
  else socket.write(Buffer.alloc(0), () => reset(socket));
};

/**
 * Lets a socket read on when it can no longer be written to, so that what the other side said before it closed is not lost.
 * What is written from then on is dropped.
 */
const readingOn = (socket: Socket, failed: () => void): void => {
  const [write, writeAll] = [socket._write.bind(socket), socket._writev?.bind(socket)];
  const settled =
    (done: (error?: Error | null) => void) =>
    (error?: Error | null): void => {
      if (error) failed();
      done();
    };
  socket._write = (chunk, encoding, done) => write(chunk, encoding, settled(done));
  if (writeAll) socket._writev = (chunks, done) => writeAll(chunks, settled(done));
};

type Ends = { readonly onFirst: () => void; readonly onClose: () => void; readonly fail: () => void };

const passOn = (
  from: Socket,
  to: Socket,
  { map, ends }: { map: Direction['map']; ends: () => readonly Buffer[] },
): void => {
  const write = (pieces: readonly Buffer[]): boolean =>
    pieces.reduce((isFull, bytes) => !to.write(bytes) || isFull, false);
  from.on('data', (chunk: Buffer) => {
    // In one piece, as it came.
    to.cork();
    const isFull = write(map(chunk));
    to.uncork();
    if (!isFull) return;
    from.pause();
    to.once('drain', () => from.resume());
  });
  from.once('end', () => {
    write(ends());
    to.end();
  });
};

/** How one socket ends, in order or not; `fail` tells the other side. */
const watchEnds = (socket: Socket, { onFirst, onClose, fail }: Ends): void => {
  let isBroken = false;
  readingOn(socket, () => {
    isBroken = true;
    onFirst();
    if (socket.readableEnded) fail();
  });
  socket.once('end', () => {
    onFirst();
    if (isBroken) fail();
  });
  socket.on('error', () => {
    onFirst();
    fail();
  });
  socket.once('close', onClose);
};

/** Joins two sockets that are connected, until both are closed. */
export const relay = (client: Socket, provider: Socket, { ofClient, ofProvider, over }: Relay): void => {
  let by: Side | undefined;
  let isOver = false;
  const end = (): void => {
    if (!isOver) over(by);
    isOver = true;
  };
  for (const socket of [client, provider]) {
    // One side may have said all that it has to say, and still listen.
    socket.allowHalfOpen = true;
    // Or else what is sent in two pieces waits for the other side's acknowledgement of the first, up to 40 ms.
    socket.setNoDelay(true);
  }
  const first = (side: Side): boolean => {
    by ??= side;
    return by === side;
  };
  passOn(client, provider, { map: ofClient.map, ends: () => ofClient.ends(first('client')) });
  passOn(provider, client, { map: ofProvider.map, ends: () => ofProvider.ends(first('provider')) });
  watchEnds(client, {
    onFirst: () => void first('client'),
    fail: () => reset(provider),
    onClose: () => {
      if (client.readableEnded) provider.destroySoon();
      else provider.destroy();
      end();
    },
  });
  let hasFailed = false;
  watchEnds(provider, {
    onFirst: () => void first('provider'),
    // What it answered last may still wait for a slow client.
    fail: () => {
      hasFailed = true;
      resetBehind(client);
    },
    onClose: () => {
      if (!hasFailed) client.destroySoon();
      end();
    },
  });
};
