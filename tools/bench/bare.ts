// The thread of the bare server: parses a body and answers the same JSON with an id, without any check.
import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';

let count = 0;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    count += 1;
    const body = JSON.stringify({ ...JSON.parse(Buffer.concat(chunks).toString()), id: `id-${count}` });
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') parentPort?.postMessage(`http://127.0.0.1:${address?.port}/beta`);
});
