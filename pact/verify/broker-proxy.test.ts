// The proxy keeps the verifier's talk with a broker to itself, gives ids to the pacts and takes them back.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { agreeOnThisMachine } from '../../engine/connection/consent/agreement.ts';
import { pactOf } from '../../test-support/pacts.ts';
import { openBrokerProxy } from './broker-proxy.ts';

const agreed = (url: string) => agreeOnThisMachine({ url, secrets: { authorization: 'Bearer of-the-broker' } });

type Published = { readonly url?: string; readonly authorization?: string; readonly body: string };

const linkBase = 'https://broker.example';
const index = { _links: { self: { href: linkBase }, 'pb:pact': { href: `${linkBase}/base/pact` } } };
const brokersPact = () => {
  const pact = pactOf({ description: 'a create of the broker' });
  const [interaction] = Array.isArray(pact['interactions']) ? pact['interactions'] : [];
  return { ...pact, interactions: [{ ...interaction, _id: 'of-the-broker' }] };
};

const published: Published[] = [];
const broker = createServer(async (request, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { url = '', method, headers } = request;
  const { authorization = '' } = headers;
  if (method === 'POST') published.push({ url, authorization, body: Buffer.concat(chunks).toString() });
  response.writeHead(method === 'POST' ? 201 : 200, { 'content-type': 'application/hal+json' });
  response.end(JSON.stringify(url === '/base/pact' ? brokersPact() : index));
});

let brokerUrl = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => void broker.listen(0, '127.0.0.1', resolve));
  const { port } = broker.address() as AddressInfo;
  brokerUrl = `http://127.0.0.1:${port}/base`;
});
afterAll(() => void broker.close());

test('links lead through the proxy, pacts get ids, and what is published has those of the broker', async () => {
  const { options, pinned, close } = await openBrokerProxy(agreed(brokerUrl));
  const first = await (await fetch(String(options.pactBrokerUrl))).json();
  const link: string = first._links['pb:pact'].href;
  expect(new URL(link).host).toBe(new URL(String(options.pactBrokerUrl)).host);
  const pact = await (await fetch(link)).json();
  const [[id = '', interaction] = []] = pinned;
  expect([id, interaction?.description]).toEqual([pact.interactions[0]._id, 'a create of the broker']);
  const body = JSON.stringify({ testResults: [{ interactionId: id }] });
  const answer = await fetch(`${link}/results`, {
    method: 'POST',
    body,
    headers: { authorization: 'Bearer of-another' },
  });
  await close();
  expect(answer.status).toBe(201);
  expect(published).toEqual([
    {
      url: '/base/pact/results',
      authorization: 'Bearer of-the-broker',
      body: '{"testResults":[{"interactionId":"of-the-broker"}]}',
    },
  ]);
});

test('a broker that is gone is 502 for the verifier', async () => {
  const { options, close } = await openBrokerProxy(agreed('http://127.0.0.1:1'));
  expect((await fetch(String(options.pactBrokerUrl))).status).toBe(502);
  await close();
});
