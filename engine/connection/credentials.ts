// The credentials that --credential names, each a flow of @azure/identity with its usual environment variables. The
// package is optional, so the caller passes it in.
import type { TokenCredential } from '@azure/identity';
import { note } from '../output/terminal.ts';
import type { LoginConnections } from './login-agents.ts';

export type Login = {
  readonly identity: typeof import('@azure/identity');
  readonly authorityHost: string;
  /** How its connections are opened. */
  readonly connections: LoginConnections;
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

/** Where the login is, and how it is reached. */
const at = ({ authorityHost, connections: { policies } }: Pick<Login, 'authorityHost' | 'connections'>) => ({
  authorityHost,
  additionalPolicies: [...policies],
});

export const credentials = {
  default: {
    needs: [],
    open: ({ identity, ...login }) => new identity.DefaultAzureCredential(at(login)),
  },
  'client-secret': {
    needs: [tenant, client, secret],
    open: ({ identity, ...login }) =>
      new identity.ClientSecretCredential(
        login.variable(tenant),
        login.variable(client),
        login.variable(secret),
        at(login),
      ),
  },
  certificate: {
    needs: [tenant, client, certificate],
    open: ({ identity, variable, ...login }) =>
      new identity.ClientCertificateCredential(
        variable(tenant),
        variable(client),
        { certificatePath: variable(certificate), certificatePassword: variable(password) },
        { ...at(login), sendCertificateChain: /^(true|1)$/i.test(variable(chain)) },
      ),
  },
  'workload-identity': {
    needs: [tenant, client, assertion],
    open: ({ identity, variable, ...login }) =>
      new identity.WorkloadIdentityCredential({
        tenantId: variable(tenant),
        clientId: variable(client),
        tokenFilePath: variable(assertion),
        ...at(login),
      }),
  },
  // The default application is Azure's own, which cannot be granted the permission.
  'device-code': {
    needs: [tenant, client],
    open: ({ identity, variable, ...login }) =>
      new identity.DeviceCodeCredential({
        tenantId: variable(tenant),
        clientId: variable(client),
        ...at(login),
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
