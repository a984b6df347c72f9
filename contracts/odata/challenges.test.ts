// Which headers challenge a client for a Bearer token.
import { hasBearer } from './challenges.ts';

test.each([
  'Bearer',
  'bearer realm=""',
  'Bearer realm="", authorization_uri="https://login.example/authorize"',
  'Basic realm="x", Bearer',
  'Negotiate, Basic realm="a \\" b", BEARER error="invalid_token"',
])('%s challenges for a Bearer token', (header) => expect(hasBearer(header)).toBe(true));

test.each(['', 'Basic realm="x"', 'Basic realm="a, Bearer b"', 'Basic realm="\\", Bearer "', 'Bearer2', 'x-bearer'])(
  '%s does not',
  (header) => expect(hasBearer(header)).toBe(false),
);
