// A program with Microsoft's hosts in its code: it logs in by client credentials and creates a userStatus. For gate --intercept.
const login = await fetch('https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token', {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: '11111111-2222-4333-8444-555555555555',
    client_secret: process.env.CLIENT_SECRET ?? 'any, behind the gate',
    scope: 'https://graph.microsoft.com/.default',
  }),
});
const { access_token } = await login.json();

const configuration = '7e323db2-3db2-7e32-b23d-327eb23d327e';
const url = `https://graph.microsoft.com/beta/deviceManagement/deviceConfigurations/${configuration}/userStatuses`;
const created = await fetch(url, {
  method: 'POST',
  headers: {
    Authorization: `Bearer ${access_token}`,
    'Content-Type': 'application/json',
    Accept: 'application/json',
  },
  body: JSON.stringify({
    userDisplayName: 'Zoë',
    devicesCount: 12,
    status: 'compliant',
    lastReportedDateTime: '2017-01-01T00:00:17.7769392-08:00',
    userPrincipalName: 'zoe@contoso.example',
  }),
});
console.log(created.status, await created.json());
