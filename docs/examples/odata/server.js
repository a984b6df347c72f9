// SAP CAP's OData server with the entity modelled, behind a rewriting of paths that changes nothing else.
import { once } from 'node:events';
import cds from '@sap/cds';

const collection = /^\/deviceManagement\/deviceConfigurations\/.+\/userStatuses(?:\/([^/?]+))?(?=\?|$)/;

cds.on('bootstrap', (app) => {
  // CAP would listen on every interface, and this service has no authentication.
  const listen = app.listen.bind(app);
  app.listen = (port) => listen(port, '127.0.0.1');
  app.use((request, _response, next) => {
    request.url = request.url.replace(collection, (_, id) => `/graph/userStatuses${id ? `(${id})` : ''}`);
    next();
  });
});

process.once('SIGTERM', () => process.exit(0));

const server = await cds.server({ port: Number(process.env.PORT ?? 4011), in_memory: true });
if (!server.listening) await once(server, 'listening');
console.log(`http://127.0.0.1:${server.address().port}`);
