// The one thing that a reverse proxy changes: the Host of a request names the provider, as it would without the proxy.

const hostLine = /(\r\nhost:[ \t]*)[^\r\n]*?([ \t]*(?=\r\n))/i;

/** The bytes of a head with another Host; a request without one stays without. */
export const withHost = (head: Buffer, host: string): Buffer =>
  Buffer.from(
    head.toString('latin1').replace(hostLine, (_, name: string, space: string) => `${name}${host}${space}`),
    'latin1',
  );
