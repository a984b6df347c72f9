// What a proxy takes over HTTP/2: as much as over HTTP/1.1, where nothing limits it.

const mebibyte = 1024 * 1024;

/** Options of a session of node:http2. */
export const http2Limits = {
  settings: { enablePush: false, initialWindowSize: mebibyte, maxHeaderListSize: mebibyte },
  maxHeaderListPairs: 10_000,
  maxSendHeaderBlockLength: mebibyte,
  /** In megabytes. */
  maxSessionMemory: 1_000,
  // Lines that may not stand twice go on twice, for the other side to refuse.
  strictSingleValueFields: false,
};
