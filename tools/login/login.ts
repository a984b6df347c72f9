// Loaded before a command (`node --import`): nock replaces Microsoft's login. Its tokens have the claims of LOGIN_CLAIMS, or
// are LOGIN_TOKEN, and expire after LOGIN_LIFE seconds; after LOGIN_GIVES tokens it refuses.
import nock from 'nock';

const { LOGIN_CLAIMS: claims = '{}', LOGIN_TOKEN: fixed, LOGIN_LIFE: life = '3599' } = process.env;
const { LOGIN_GIVES: gives = 'Infinity' } = process.env;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

let given = 0;

nock('https://login.microsoftonline.com')
  .persist()
  .post('/tenant.example/oauth2/v2.0/token')
  .query(true)
  .reply(() => {
    given += 1;
    if (given > Number(gives)) return [401, { error: 'invalid_client', error_description: 'AADSTS7000222: too old.' }];
    const token = fixed ?? [part({ alg: 'RS256' }), part({ ...JSON.parse(claims), given }), 'c2lnbmF0dXJl'].join('.');
    return [200, { token_type: 'Bearer', expires_in: Number(life), access_token: token }];
  });
