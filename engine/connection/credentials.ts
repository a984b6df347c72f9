// The credentials that --credential names, each a flow of @azure/identity with its usual environment variables. The
// package is optional, so the caller passes it in.
import type { TokenCredential } from '@azure/identity';
import { note } from '../output/terminal.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Login = {
  readonly identity: typeof import('@azure/identity');
  readonly authorityHost: string;
  /** The value of an environment variable, empty where it is not set. */
  readonly variable: (name: string) => string;
};

type Credential = {
  /** The environment variables without which the flow cannot begin. */
  readonly needs: readonly string[];
  readonly open: (login: Login) => TokenCredential;
};

const tenant = 'AZURE_TENANT_ID';
const client = 'AZURE_CLIENT_ID';
const secret = 'AZURE_CLIENT_SECRET';
const certificate = 'AZURE_CLIENT_CERTIFICATE_PATH';
const password = 'AZURE_CLIENT_CERTIFICATE_PASSWORD';
const chain = 'AZURE_CLIENT_SEND_CERTIFICATE_CHAIN';
const assertion = 'AZURE_FEDERATED_TOKEN_FILE';

/** Environment variables whose values must not appear in messages. */
export const secretVariables: readonly string[] = [secret, password];

export const credentials = {
  default: {
    needs: [],
    open: ({ identity, authorityHost }) => new identity.DefaultAzureCredential({ authorityHost }),
  },
  'client-secret': {
    needs: [tenant, client, secret],
    open: ({ identity, authorityHost, variable }) =>
      new identity.ClientSecretCredential(variable(tenant), variable(client), variable(secret), { authorityHost }),
  },
  certificate: {
    needs: [tenant, client, certificate],
    open: ({ identity, authorityHost, variable }) =>
      new identity.ClientCertificateCredential(
        variable(tenant),
        variable(client),
        { certificatePath: variable(certificate), certificatePassword: variable(password) },
        { authorityHost, sendCertificateChain: /^(true|1)$/i.test(variable(chain)) },
      ),
  },
  'workload-identity': {
    needs: [tenant, client, assertion],
    open: ({ identity, authorityHost, variable }) =>
      new identity.WorkloadIdentityCredential({
        tenantId: variable(tenant),
        clientId: variable(client),
        tokenFilePath: variable(assertion),
        authorityHost,
      }),
  },
  // The default application is Azure's own, which cannot be granted the permission.
  'device-code': {
    needs: [tenant, client],
    open: ({ identity, authorityHost, variable }) =>
      new identity.DeviceCodeCredential({
        tenantId: variable(tenant),
        clientId: variable(client),
        authorityHost,
        userPromptCallback: ({ message }) => note(message),
      }),
  },
  'azure-cli': {
    needs: [],
    open: ({ identity, variable }) => new identity.AzureCliCredential({ tenantId: variable(tenant) }),
  },
} as const satisfies Readonly<Record<string, Credential>>;

export type CredentialName = keyof typeof credentials;

const isCredentialName = (name: string): name is CredentialName => Object.hasOwn(credentials, name);

export const credentialNames: readonly CredentialName[] = Object.keys(credentials).filter(isCredentialName);
