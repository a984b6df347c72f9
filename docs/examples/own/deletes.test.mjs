// A requirement that needs requests of its own: what was deleted is gone, whatever it held. On the embedded tenant; put
// your own base URL and token in its place.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { arbitraries, fillPath, startTenant, tenantTokens } from 'userstatus-conformance';
import { createClient } from 'userstatus-conformance/client';

const { baseUrl, close } = await startTenant();
after(close);

const token = tenantTokens.granted;
const place = { path: 'rootCertificate', ids: { deviceConfigurationId: '7e323db2-3db2-7e32-b23d-327eb23d327e' } };
const client = createClient({ baseUrl, token });
const ask = (method, id) =>
  fetch(`${baseUrl}${fillPath(place.path, place.ids)}/${id}`, { method, headers: { authorization: `Bearer ${token}` } });

test('what was deleted is gone', () =>
  fc.assert(
    fc.asyncProperty(arbitraries.userStatus(), async (userStatus) => {
      const { id } = await client.create(place, userStatus);
      assert.equal((await ask('DELETE', id)).status, 204);
      assert.equal((await ask('GET', id)).status, 404);
    }),
  ));
