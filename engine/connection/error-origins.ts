// Whose fault an error is. Only what is in the table as the target's can become a finding; everything else, codes that
// are not listed among them, says nothing about the target. Every code that Node and undici know stands here, which a test
// checks: a code that one of them adds has to be decided on.

/**
 * `target`: it broke the connection off, or answered with something that is not HTTP. `late`: it did not answer in
 * time. `network`: there is no way to it. `machine`: this machine could not send, read or write.
 */
export type ErrorOrigin = 'target' | 'late' | 'network' | 'machine';

const codes: Readonly<Record<ErrorOrigin, readonly string[]>> = {
  target: [
    ...['ECONNRESET', 'EPIPE', 'ENOTCONN'],
    // What undici says of a connection that ended, of a body of another length, and of an answer beyond a limit.
    ...['UND_ERR_SOCKET', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
    ...['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_RES_EXCEEDED_MAX_SIZE'],
    // What Node says of a stream or a session of HTTP/2 that the other side ended.
    ...['ERR_HTTP2_STREAM_ERROR', 'ERR_HTTP2_SESSION_ERROR', 'ERR_HTTP2_GOAWAY_SESSION', 'ERR_HTTP2_ERROR'],
  ],
  late: ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
  network: [
    ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETRESET', 'ETIMEDOUT', 'EPROTO', 'ENONET'],
    ...['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_PRX_TLS', 'ERR_SOCKET_CONNECTION_TIMEOUT', 'ERR_PROXY_TUNNEL'],
    'ERR_INSECURE_ELSEWHERE',
    // What a name server answered, or that none did.
    ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_ADDRFAMILY', 'ENODATA', 'ENONAME', 'EBADNAME'],
    ...['EFORMERR', 'ESERVFAIL', 'ENOTIMP', 'EREFUSED', 'EBADRESP', 'ETIMEOUT'],
  ],
  machine: [
    // No handles, no memory, no ports, no space.
    ...['EMFILE', 'ENFILE', 'ENOMEM', 'ENOBUFS', 'EAGAIN', 'EWOULDBLOCK', 'EADDRNOTAVAIL', 'EADDRINUSE', 'ENOSPC'],
    ...['EDQUOT', 'EFBIG', 'EAI_MEMORY', 'ENOSR', 'ENOLCK', 'ERR_WORKER_OUT_OF_MEMORY', 'ERR_WORKER_INIT_FAILED'],
    // No right to.
    ...['EACCES', 'EPERM', 'EROFS', 'ERR_ACCESS_DENIED'],
    // Its network, its name service.
    ...['ENETDOWN', 'ECONNABORTED', 'ESHUTDOWN', 'EAFNOSUPPORT', 'EPROTONOSUPPORT', 'EPROTOTYPE', 'ESOCKTNOSUPPORT'],
    ...['EAI_FAIL', 'EAI_SYSTEM', 'EAI_FAMILY', 'EAI_BADFLAGS', 'EAI_BADHINTS', 'EAI_CANCELED', 'EAI_OVERFLOW'],
    ...['EAI_PROTOCOL', 'EAI_SERVICE', 'EAI_SOCKTYPE', 'EBADQUERY', 'EBADFAMILY', 'EFILE', 'ENOMEM', 'EDESTRUCTION'],
    ...['EBADSTR', 'EBADFLAGS', 'EBADHINTS', 'ENOTINITIALIZED', 'ELOADIPHLPAPI', 'EADDRGETNETWORKPARAMS'],
    // Its disks, files and processes, and what only a mistake of ours can lead to.
    ...['EIO', 'EREMOTEIO', 'ENODEV', 'ENXIO', 'EBUSY', 'ESTALE', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOTEMPTY'],
    ...['ELOOP', 'ENAMETOOLONG', 'EMLINK', 'EXDEV', 'ETXTBSY', 'ESPIPE', 'ENOEXEC', 'E2BIG', 'ECHILD', 'ESRCH'],
    ...['EINTR', 'ECANCELED', 'ECANCELLED', 'EALREADY', 'EINPROGRESS', 'EISCONN', 'EDESTADDRREQ', 'EMSGSIZE'],
    ...['EBADF', 'EBADMSG', 'EDEADLK', 'EDOM', 'EFAULT', 'EIDRM', 'EILSEQ', 'EINVAL', 'EMULTIHOP', 'ENOLINK', 'ENOMSG'],
    ...['ENOPROTOOPT', 'ENOSTR', 'ENOSYS', 'ENOTSOCK', 'ENOTSUP', 'ENOTTY', 'EOPNOTSUPP', 'EOVERFLOW', 'ERANGE'],
    ...['ETIME', 'ECHARSET', 'EFTYPE', 'EUNATCH', 'EOF', 'UNKNOWN'],
    // What undici says of a wrong call, or of its own end.
    ...['UND_ERR', 'UND_ERR_ABORT', 'UND_ERR_ABORTED', 'UND_ERR_BPL_MISSING_UPSTREAM', 'UND_ERR_CLOSED'],
    ...['UND_ERR_DESTROYED', 'UND_ERR_INFO', 'UND_ERR_INVALID_ARG', 'UND_ERR_INVALID_RETURN_VALUE'],
    ...['UND_ERR_MAX_ORIGINS_REACHED', 'UND_ERR_NOT_SUPPORTED', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'],
    ...['UND_ERR_REQ_RETRY', 'UND_ERR_RESPONSE', 'UND_ERR_WS_MESSAGE_SIZE_EXCEEDED'],
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
  ENOSPC: 'no space is left',
  EDQUOT: 'your share of the disk is used up',
  EACCES: 'a firewall or sandbox forbids the connection',
  EPERM: 'a firewall or sandbox forbids the connection',
  ENETDOWN: 'the network is down',
  ECONNABORTED: 'software on this machine broke the connection off',
  EAI_FAIL: 'the name server failed',
};

/** Whether a code is one of OpenSSL or of the check of a certificate. */
export const isTlsCode = (code: string): boolean =>
  /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|CRL_|UNABLE_|SELF_SIGNED|DEPTH_ZERO|INVALID_|HOSTNAME_|PATH_LENGTH|ERROR_IN|EPROTO$)/.test(
    code,
  );

/** Whose fault an error with this code is, where that was decided on. */
export const decidedOriginOf = (code: string): ErrorOrigin | undefined => {
  if (isTlsCode(code)) return 'network';
  // llhttp's codes: the answer breaks the grammar of HTTP/1.1.
  if (code.startsWith('HPE_')) return 'target';
  return origins.get(code);
};

/** Whose fault an error with this code is; the machine's for every code that is not listed. */
export const originOf = (code: string): ErrorOrigin => decidedOriginOf(code) ?? 'machine';

const exhaustion: ReadonlySet<string> = new Set([
  ...['EMFILE', 'ENFILE', 'ENOMEM', 'ENOBUFS', 'EAGAIN', 'ENOSPC', 'EDQUOT', 'EIO'],
  ...['ERR_WORKER_OUT_OF_MEMORY', 'ERR_WORKER_INIT_FAILED', 'ERR_MEMORY_ALLOCATION_FAILED'],
]);

/** Whether a code says that this machine has too little of something, whatever the user asked for. */
export const isExhaustion = (code: string): boolean => exhaustion.has(code) || /_MEM_|_ALLOC|memory_alloc/.test(code);

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
