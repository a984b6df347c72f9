// Creates a userStatus on every path with the REST client of azure-core, on which the clients of Azure for JavaScript are built.
import { getClient } from '@azure-rest/core-client';
import { creates } from './creates.mjs';

const endpoint = process.env.GRAPH_BASE_URL;
const credential = {
  getToken: async () => ({ token: process.env.GRAPH_TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 }),
};
const client = getClient(endpoint, credential, {
  allowInsecureConnection: endpoint.startsWith('http:'),
  credentials: { scopes: ['https://graph.microsoft.com/.default'] },
});

for (const { path, userStatus } of creates) {
  const answer = await client.pathUnchecked(path).post({ body: userStatus });
  if (answer.status !== '201') throw new Error(`${path} was answered with ${answer.status}`);
}
