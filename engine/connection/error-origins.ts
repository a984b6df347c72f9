// Whose fault an error of a connection is. Only what is in the table as the target's can become a finding; everything
// else, codes that are not listed among them, says nothing about the target.

/**
 * `target`: it broke the connection off, or answered with something that is not HTTP. `late`: it did not answer in
 * time. `network`: there is no way to it. `machine`: this machine could not send.
 */
export type ErrorOrigin = 'target' | 'late' | 'network' | 'machine';

const codes: Readonly<Record<ErrorOrigin, readonly string[]>> = {
  target: [
    ...['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ENOTCONN'],
    // What undici says of a connection that ended, a body of another length, and headers beyond its limit.
    ...['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UND_ERR_HEADERS_OVERFLOW'],
  ],
  late: ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
  network: [
    ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EHOSTUNREACH', 'ENETUNREACH'],
    ...['EHOSTDOWN', 'ENETRESET', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT'],
  ],
  machine: [
    ...['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'EADDRINUSE', 'ENOBUFS', 'ENOMEM', 'EACCES', 'EPERM', 'ENETDOWN'],
    ...['EAI_FAIL', 'EAI_MEMORY', 'EAI_SYSTEM', 'EAFNOSUPPORT', 'EAI_FAMILY'],
  ],
};

const origins = new Map<string, ErrorOrigin>();
for (const origin of ['target', 'late', 'network', 'machine'] as const)
  for (const code of codes[origin]) origins.set(code, origin);

/** Codes that a user can do something about, and what. */
const remedies: Readonly<Record<string, string>> = {
  EMFILE: 'too many open files; raise the limit with ulimit -n, or lower --concurrency',
  ENFILE: 'too many open files on this machine',
  EADDRNOTAVAIL: 'no free port; lower --rate or --concurrency',
  ENOBUFS: 'no buffer space; lower --concurrency',
  ENOMEM: 'out of memory',
  EACCES: 'a firewall or sandbox forbids the connection',
  EPERM: 'a firewall or sandbox forbids the connection',
  ENETDOWN: 'the network is down',
  EAI_FAIL: 'the name server failed',
};

/** Whether a code is one of OpenSSL or of the check of a certificate. */
export const isTlsCode = (code: string): boolean =>
  /^(ERR_TLS|ERR_SSL|CERT_|CRL_|UNABLE_|SELF_SIGNED|DEPTH_ZERO|INVALID_|HOSTNAME_|PATH_LENGTH|ERROR_IN|EPROTO)/.test(
    code,
  );

/** Whose fault an error with this code is; the machine's for every code that is not listed. */
export const originOf = (code: string): ErrorOrigin => {
  if (isTlsCode(code)) return 'network';
  // llhttp's codes: the answer breaks the grammar of HTTP/1.1.
  if (code.startsWith('HPE_')) return 'target';
  return origins.get(code) ?? 'machine';
};

const withCode = (code: string, message: string): string => {
  if (code === '') return `${message} (no code)`;
  return message.includes(code) ? message : `${message} (${code})`;
};

const machineFailed = 'this machine could not send: ';

/** Whether a sentence is on an error of this machine. */
export const isMachineDetail = (detail: string): boolean => detail.startsWith(machineFailed);

/** A sentence on an error of this machine, with its code and what to do. */
export const machineDetail = (code: string, message: string): string => {
  const unknown = origins.has(code) ? '' : ', which is not known to be the fault of the target';
  const remedy = remedies[code];
  return `${machineFailed}${withCode(code, message)}${remedy === undefined ? unknown : `: ${remedy}`}`;
};
