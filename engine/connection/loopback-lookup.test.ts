// Names that count as this machine reach this machine, whatever a resolver says of them.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from './connect.ts';
import { agreeOnThisMachine } from './consent/agreement.ts';

test.each(['localhost', 'mock.localhost', 'no.one.ever.gave.this.name.localhost', '127.0.0.1'])('%s', async (name) => {
  const server = createServer((_, response) => void response.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agreement = agreeOnThisMachine({ url: `http://${name}:${port}`, secrets: {} });
  const target = connect({ agreement, connections: 1, requestTimeout: 2_000 });
  const answer = await target.send({ method: 'GET', path: '/x', headers: {}, body: '' });
  await target.close();
  server.close();
  expect(answer).toMatchObject({ status: 200 });
});
