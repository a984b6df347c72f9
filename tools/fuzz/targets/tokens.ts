// Tokens, whose claims are read before anything is sent; they too come from elsewhere.
import { objectionTo } from '../../../engine/settings/claims.ts';
import type { Target } from '../target.ts';

const claims = {
  aud: '00000003-0000-0000-c000-000000000000',
  exp: 4_000_000_000,
  tid: '7e323db2-3db2-7e32-b23d-327eb23d327e',
  idp: 'live.com',
  scp: 'User.Read DeviceManagementConfiguration.ReadWrite.All',
  roles: ['A.B'],
  appid: 'an application',
};

export const tokens: Target = {
  name: 'tokens',
  form: 'json',
  examples: () => [JSON.stringify(claims)],
  work: ({ bytes }) => {
    const place = { now: 0, permission: 'DeviceManagementConfiguration.ReadWrite.All' } as const;
    objectionTo(`e30.${bytes.toString('base64url')}.x`, { ...place, cloud: 'global' });
    objectionTo(bytes.toString('utf8'), { ...place, cloud: undefined });
  },
};
