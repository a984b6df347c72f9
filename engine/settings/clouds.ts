// The clouds of Microsoft Graph by name: where each listens, what its tokens are asked for, and where one logs in.
// From Microsoft's page "National cloud deployments" (learn.microsoft.com/graph/deployments).

export type Cloud = {
  readonly baseUrl: string;
  readonly scope: string;
  readonly authorityHost: string;
};

const cloud = (graph: string, authorityHost: string): Cloud => ({
  baseUrl: `${graph}/beta`,
  scope: `${graph}/.default`,
  authorityHost,
});

export const clouds = {
  global: cloud('https://graph.microsoft.com', 'https://login.microsoftonline.com'),
  usgov: cloud('https://graph.microsoft.us', 'https://login.microsoftonline.us'),
  'usgov-dod': cloud('https://dod-graph.microsoft.us', 'https://login.microsoftonline.us'),
  china: cloud('https://microsoftgraph.chinacloudapi.cn', 'https://login.chinacloudapi.cn'),
} as const;

export type CloudName = keyof typeof clouds;

const isCloudName = (name: string): name is CloudName => Object.hasOwn(clouds, name);

export const cloudNames: readonly CloudName[] = Object.keys(clouds).filter(isCloudName);

const hostOf = (url: string): string => new URL(url).hostname;

/** The cloud that a URL leads to, where its host is that of one. */
export const cloudAt = (url: string): CloudName | undefined =>
  cloudNames.find((name) => hostOf(clouds[name].baseUrl) === hostOf(url));
