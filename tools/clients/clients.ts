// The clients that docs/clients.md is about: how each is started, and how its version is found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A program and its arguments. */
export type Command = readonly string[];

export type Client = {
  readonly name: string;
  readonly language: string;
  /** In `docs/examples/clients`. */
  readonly file: string;
  /** The programs that may run it, as they are named on different machines. */
  readonly runners: readonly Command[];
  /** What prints its version behind a runner, and fails where the client is not installed. */
  readonly version: Command;
  /** Whether it knows one path alone. */
  readonly onePath?: true;
};

export const folder = 'docs/examples/clients';

const node = [[process.execPath]];
const ofPackage = (name: string): Command => [
  '-p',
  `JSON.parse(require('node:fs').readFileSync('${folder}/node_modules/${name}/package.json', 'utf8')).version`,
];
const javaScript = (name: string, file: string, version: Command = ofPackage(name)): Client => ({
  name,
  language: 'JavaScript',
  file,
  runners: node,
  version,
});

// Debian's Python has Debian's packages, even where another stands before it.
const python = (name: string, file: string, version: string): Client => ({
  ...{ name, language: 'Python', file },
  runners: [['python3'], ['/usr/bin/python3']],
  version: ['-c', version],
});

const ruby = (name: string, file: string, version: string): Client => ({
  ...{ name, language: 'Ruby', file },
  runners: [['ruby']],
  version: ['-e', version],
});

const php = (name: string, file: string, version: string): Client => ({
  ...{ name, language: 'PHP', file },
  runners: [['php']],
  version: ['-r', version],
});

const perl = (name: string, file: string): Client => ({
  ...{ name, language: 'Perl', file },
  runners: [['perl']],
  version: [`-M${name}`, '-MJSON::PP', '-e', `print ${name}->VERSION`],
});

/** Every client, in the order of the page. */
export const clients: readonly Client[] = [
  javaScript('@microsoft/msgraph-beta-sdk', 'kiota.mjs'),
  javaScript('@microsoft/microsoft-graph-client', 'graph-client.mjs'),
  javaScript('@azure-rest/core-client', 'azure-core.mjs'),
  javaScript('axios', 'axios.mjs'),
  javaScript('fetch of Node', 'fetch.mjs', ['-p', 'process.versions.node']),
  {
    ...ruby(
      'microsoft_graph',
      'graph_sdk.rb',
      'require "microsoft_graph"; print MicrosoftGraph::VersionInformation::VERSION',
    ),
    onePath: true,
  },
  ruby('net/http', 'net_http.rb', 'require "net/http"; print RUBY_VERSION'),
  python('urllib', 'urllib_client.py', 'import platform; print(platform.python_version())'),
  python('requests', 'requests_client.py', 'import requests; print(requests.__version__)'),
  python('httpx', 'httpx_client.py', 'import httpx; print(httpx.__version__)'),
  {
    ...{ name: 'java.net.http', language: 'Java', file: 'HttpClientExample.java' },
    runners: [['java']],
    version: ['--version'],
  },
  {
    ...{ name: 'net/http', language: 'Go', file: 'net_http.go' },
    runners: [['go', 'run']],
    version: ['version'],
  },
  php('curl', 'curl.php', 'print curl_version()["version"];'),
  php('streams', 'streams.php', 'print PHP_VERSION;'),
  perl('HTTP::Tiny', 'http_tiny.pl'),
  perl('LWP::UserAgent', 'lwp.pl'),
  {
    ...{ name: 'curl', language: 'shell', file: 'curl.sh' },
    runners: [['sh']],
    // --json came with 7.82.
    version: ['-c', 'curl --json "" --version'],
  },
];

const root = join(import.meta.dirname, '../..');

/** The paths that a client creates on, by the file that names them. */
export const pathsIn = (file: string): readonly string[] =>
  readFileSync(join(root, folder, file), 'utf8')
    .split('\n')
    .filter((path) => path !== '');
