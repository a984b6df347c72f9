// @azure/identity is optional and not installed with the repository: what is used of it here. `npm run typecheck:tools` holds
// it to the package itself.
declare module '@azure/identity' {
  export interface TokenCredential {
    getToken(scope: string): Promise<{ readonly token: string; readonly expiresOnTimestamp: number } | null>;
  }

  type At = {
    readonly authorityHost: string;
    readonly additionalPolicies: {
      readonly policy: import('./login-agents.ts').PipelinePolicy;
      readonly position: 'perRetry';
    }[];
  };
  type Application = { readonly tenantId: string; readonly clientId: string };
  type Implementation<Parameters extends readonly unknown[]> = new (...parameters: Parameters) => TokenCredential;

  export const DefaultAzureCredential: Implementation<[options: At]>;
  export const ClientSecretCredential: Implementation<[tenant: string, client: string, secret: string, options: At]>;
  export const ClientCertificateCredential: Implementation<
    [
      tenant: string,
      client: string,
      certificate: { readonly certificatePath: string; readonly certificatePassword: string },
      options: At & { readonly sendCertificateChain: boolean },
    ]
  >;
  export const WorkloadIdentityCredential: Implementation<
    [options: At & Application & { readonly tokenFilePath: string }]
  >;
  export const DeviceCodeCredential: Implementation<
    [options: At & Application & { readonly userPromptCallback: (info: { readonly message: string }) => void }]
  >;
  export const AzureCliCredential: Implementation<[options: { readonly tenantId: string }]>;
}
