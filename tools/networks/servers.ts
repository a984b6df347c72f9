// The configurations of nginx and tinyproxy, and two servers that neither can be: TLS before a proxy, and HTTP/2 alone.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createSecureServer } from 'node:http2';
import { connect } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { address, ports, proxies, proxyAddress, secrets } from './trials.ts';

/** The files of certificates by what is wrong with them, and the authority. */
export type Files = Readonly<
  Record<'server' | 'expired' | 'misnamed', { readonly cert: string; readonly key: string }>
> & {
  readonly ca: string;
  /** Where logs, pids and what nginx serves are. */
  readonly directory: string;
};

const onward = `location / { proxy_pass http://${address}:${ports.plain}; proxy_set_header Host $host; }`;

// The tenant knows nothing of the TLS before it, and links to the next page over http.
const asHttps = `location / {
      proxy_pass http://${address}:${ports.plain}; proxy_set_header Host $host; proxy_set_header Accept-Encoding "";
      sub_filter 'http://$host' 'https://$host'; sub_filter_types application/json; sub_filter_once off;
    }`;

const secure = (port: number, { cert, key }: Files['server'], more = '', location = onward): string => `
  server {
    listen ${address}:${port} ssl${port === ports.both ? ' http2' : ''};
    ssl_certificate ${cert}; ssl_certificate_key ${key};
    ${more}
    ${location}
  }`;

const wantsKey = `
    set $wanted "no";
    if ($http_ocp_apim_subscription_key = "${secrets.key}") { set $wanted "yes"; }
    if ($arg_subscription-key = "${secrets.key}") { set $wanted "yes"; }
    location / {
      default_type application/json;
      if ($wanted = "no") { return 401 '{"statusCode":401,"message":"Access denied due to missing subscription key."}'; }
      proxy_pass http://${address}:${ports.plain};
    }`;

/** The configuration of nginx. */
export const nginxConfiguration = ({ server, expired, misnamed, ca, directory }: Files): string => `
daemon off; master_process off; pid ${directory}/nginx.pid; error_log ${directory}/nginx.log;
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi; uwsgi_temp_path ${directory}/uwsgi; scgi_temp_path ${directory}/scgi;
  large_client_header_buffers 8 64k; client_max_body_size 64m;
  ${secure(ports.tls, server, '', `location = /openapi.yaml { root ${directory}; } ${asHttps}`)}
  ${secure(ports.mutual, server, `ssl_client_certificate ${ca}; ssl_verify_client on;`)}
  ${secure(ports.both, server)}
  ${secure(ports.expired, expired)}
  ${secure(ports.misnamed, misnamed)}
  ${secure(ports.old, server, 'ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;')}
  ${secure(ports.key, server, '', wantsKey.replace('$arg_subscription-key', '$key_of_query'))}
  map $args $key_of_query { "~(?:^|&)subscription-key=([^&]*)" $1; default ""; }
  server { listen ${address}:${ports.redirect}; return 308 https://$host$request_uri; }
}`;

/** The configurations of tinyproxy, by the port. */
export const tinyproxyConfigurations = (directory: string): Readonly<Record<number, string>> => {
  const common = (port: number): string => `
Port ${port}
Listen ${proxyAddress}
Timeout 60
LogFile "${directory}/tinyproxy-${port}.log"
PidFile "${directory}/tinyproxy-${port}.pid"
MaxClients 200
`;
  return {
    [proxies.open]: common(proxies.open),
    [proxies.password]: `${common(proxies.password)}BasicAuth corp ${secrets.password}\n`,
    [proxies.refusing]: `${common(proxies.refusing)}Filter "${directory}/filter"\n`,
  };
};

/** TLS before the open proxy. */
export const serveTlsProxy = ({ server }: Files): void => {
  const pems = { cert: readFileSync(server.cert), key: readFileSync(server.key) };
  createTls(pems, (socket) => {
    const on = connect(proxies.open, proxyAddress);
    on.on('error', () => void socket.destroy());
    socket
      .on('error', () => void on.destroy())
      .pipe(on)
      .pipe(socket);
  }).listen(proxies.tls, proxyAddress);
};

const ofConnection = /^(?::|connection$|keep-alive$|transfer-encoding$|host$)/;

const without = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (ofConnection.test(name) ? [] : [[name, String(value)]])),
  );

/** HTTP/2 alone before the tenant. */
export const serveHttp2 = ({ server }: Files): void => {
  const pems = { cert: readFileSync(server.cert), key: readFileSync(server.key) };
  createSecureServer(pems)
    .on('stream', (stream, headers) => {
      const { ':method': method, ':path': path } = headers;
      const to = { host: address, port: ports.plain, method, path, headers: without(headers) };
      const sent = request(to, (answer) => {
        stream.respond({ ':status': answer.statusCode ?? 500, ...without(answer.headers) });
        answer.pipe(stream);
      });
      stream.pipe(sent);
    })
    .listen(ports.http2, address);
};
