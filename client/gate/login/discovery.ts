// The documents by which programs find a login: OpenID Connect Discovery, and which hosts are one.
import { tenantIdOf } from './account.ts';

/** The words for "any tenant": the issuer then has a place to fill in. */
const anyTenant: ReadonlySet<string> = new Set(['common', 'organizations']);

/** The configuration of a tenant (OpenID Connect Discovery 1.0, 4.2), as of Microsoft Entra's second version or its first. */
export const openIdConfiguration = (host: string, tenant: string, version: '/v2.0' | ''): object => {
  const base = `https://${host}/${tenant}`;
  const id = anyTenant.has(tenant) ? '{tenantid}' : tenantIdOf(tenant);
  return {
    token_endpoint: `${base}/oauth2${version}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery${version}/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: version === '' ? `https://sts.windows.net/${id}/` : `https://${host}/${id}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    authorization_endpoint: `${base}/oauth2${version}/authorize`,
    device_authorization_endpoint: `${base}/oauth2${version}/devicecode`,
    http_logout_supported: true,
    end_session_endpoint: `${base}/oauth2${version}/logout`,
    tenant_region_scope: null,
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
  };
};

/** Which hosts are one login: this one alone, since others may not be answered here. */
export const instances = (host: string, tenant: string): object => ({
  tenant_discovery_endpoint: `https://${host}/${tenant}/v2.0/.well-known/openid-configuration`,
  'api-version': '1.1',
  metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
});

/** How a user logs in: with a password kept in the tenant. */
export const userRealm = (host: string, user: string): object => ({
  ver: '1.0',
  account_type: 'Managed',
  domain_name: user.split('@').at(-1) ?? '',
  cloud_instance_name: host.split('.').slice(-2).join('.'),
  cloud_audience_urn: 'urn:federation:MicrosoftOnline',
});
