// The hosts at which Microsoft logs in programs, by cloud and by their older names.
import { cloudNames, clouds } from '../../../engine/settings/clouds.ts';

const older = [
  'login.microsoft.com',
  'login.windows.net',
  'sts.windows.net',
  'login-us.microsoftonline.com',
  'login.partner.microsoftonline.cn',
];

const hosts: ReadonlySet<string> = new Set([
  ...cloudNames.map((name) => new URL(clouds[name].authorityHost).hostname),
  ...older,
]);

/** Whether a host is one of those. */
export const isLoginHost = (host: string): boolean => hosts.has(host);
