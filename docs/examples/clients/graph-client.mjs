// Creates a userStatus on every path with Microsoft's own JavaScript client, as its documentation shows.
import { Client } from '@microsoft/microsoft-graph-client';
import { creates } from './creates.mjs';

const { origin, hostname, pathname } = new URL(process.env.GRAPH_BASE_URL);
const client = Client.init({
  baseUrl: `${origin}/`,
  defaultVersion: pathname.slice(1),
  customHosts: new Set([hostname]),
  authProvider: (done) => done(null, process.env.GRAPH_TOKEN),
});

for (const { path, userStatus } of creates) await client.api(path).post(userStatus);
