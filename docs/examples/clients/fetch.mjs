// Creates a userStatus on every path with the platform's own fetch; needs no package.
import { creates } from './creates.mjs';

const headers = {
  accept: 'application/json',
  authorization: `Bearer ${process.env.GRAPH_TOKEN}`,
  'content-type': 'application/json',
};

for (const { path, userStatus } of creates) {
  const answer = await fetch(process.env.GRAPH_BASE_URL + path, {
    method: 'POST',
    headers,
    body: JSON.stringify(userStatus),
  });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
}
