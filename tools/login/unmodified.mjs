// A program that knows nothing of tests: it logs in with Microsoft's libraries, in each way, and creates a userStatus at Microsoft Graph.
import { ClientSecretCredential, DeviceCodeCredential } from '@azure/identity';
import { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node';

const graph = 'https://graph.microsoft.com';
const [tenant, clientId] = ['contoso.example', '11111111-2222-4333-8444-555555555555'];
const right = `${graph}/DeviceManagementConfiguration.ReadWrite.All`;

const create = async (token) => {
  const path = 'deviceManagement/deviceConfigurations/7e323db2-3db2-7e32-b23d-327eb23d327e/userStatuses';
  const { status } = await fetch(`${graph}/beta/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      '@odata.type': '#microsoft.graph.deviceConfigurationUserStatus',
      userDisplayName: 'Zoë',
      devicesCount: 1,
      status: 'compliant',
      lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
      userPrincipalName: 'zoe@contoso.example',
    }),
  });
  return status;
};

const logins = {
  'identity: client secret': async () => {
    const credential = new ClientSecretCredential(tenant, clientId, 'a secret');
    return (await credential.getToken(`${graph}/.default`)).token;
  },
  'identity: device code': async () => {
    const userPromptCallback = ({ userCode }) => console.log(`code of ${userCode.length} characters`);
    const credential = new DeviceCodeCredential({ tenantId: tenant, clientId, userPromptCallback });
    return (await credential.getToken(right)).token;
  },
  'MSAL: client secret': async () => {
    const auth = { clientId, authority: `https://login.microsoftonline.com/${tenant}`, clientSecret: 'a secret' };
    const app = new ConfidentialClientApplication({ auth });
    return (await app.acquireTokenByClientCredential({ scopes: [`${graph}/.default`] })).accessToken;
  },
  'MSAL: device code, then refreshed': async () => {
    const app = new PublicClientApplication({
      auth: { clientId, authority: 'https://login.microsoftonline.com/common' },
    });
    const deviceCodeCallback = ({ userCode }) => console.log(`code of ${userCode.length} characters`);
    const first = await app.acquireTokenByDeviceCode({ scopes: [right], deviceCodeCallback });
    const second = await app.acquireTokenSilent({ scopes: [right], account: first.account, forceRefresh: true });
    if (second.accessToken === first.accessToken) throw new Error('not refreshed');
    return second.accessToken;
  },
  'MSAL: user and password': async () => {
    const app = new PublicClientApplication({
      auth: { clientId, authority: 'https://login.microsoftonline.com/organizations' },
    });
    const user = { username: 'zoe@contoso.example', password: 'a password' };
    return (await app.acquireTokenByUsernamePassword({ scopes: [right], ...user })).accessToken;
  },
  'MSAL: too little': async () => {
    const app = new PublicClientApplication({
      auth: { clientId, authority: 'https://login.microsoftonline.com/common' },
    });
    const result = await app.acquireTokenByDeviceCode({ scopes: ['User.Read'], deviceCodeCallback: () => undefined });
    return result.accessToken;
  },
  'MSAL: refused': async () => {
    const auth = { clientId, authority: `https://login.microsoftonline.com/${tenant}`, clientSecret: 'a secret' };
    const app = new ConfidentialClientApplication({ auth });
    await app.acquireTokenByClientCredential({ scopes: [right] });
  },
};

for (const [name, login] of Object.entries(logins)) {
  try {
    console.log(name, await create(await login()));
  } catch (error) {
    console.log(name, `${error.message}`.split('Trace ID')[0]);
  }
}
await fetch('https://graph.windows.net/').catch(({ cause }) => console.log('elsewhere', cause.message));
