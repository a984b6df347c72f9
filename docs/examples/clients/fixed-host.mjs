// As fetch.mjs, with Microsoft's host in its code, and a token from elsewhere. For gate --target --intercept.
import { creates } from './creates.mjs';

const headers = {
  accept: 'application/json',
  authorization: `Bearer ${process.env.GRAPH_TOKEN}`,
  'content-type': 'application/json',
};

for (const { path, userStatus } of creates) {
  const url = `https://graph.microsoft.com/beta${path}`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(userStatus) });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
}
