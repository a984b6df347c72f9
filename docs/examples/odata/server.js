// SAP CAP's OData server with the entity modelled; a rewriting of paths stands before it and changes nothing else.
import cds from '@sap/cds';

const collection = /^\/deviceManagement\/deviceConfigurations\/.+\/userStatuses(?:\/([^/?]+))?(?=\?|$)/;

cds.on('bootstrap', (app) => {
  app.use((request, _response, next) => {
    request.url = request.url.replace(collection, (_, id) => `/graph/userStatuses${id ? `(${id})` : ''}`);
    next();
  });
});

process.once('SIGTERM', () => process.exit(0));

const server = await cds.server({ port: Number(process.env.PORT ?? 4011), in_memory: true });
console.log(`http://127.0.0.1:${server.address().port}`);
