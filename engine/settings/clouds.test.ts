// The table of clouds against the page, once more by hand; tools/login/ compares its logins with those of Azure.
import { cloudAt, cloudNames, clouds } from './clouds.ts';

test('the hosts are those that Microsoft names, and tokens are asked for them alone', () => {
  expect(cloudNames.map((name) => [name, clouds[name].baseUrl, clouds[name].scope])).toEqual([
    ['global', 'https://graph.microsoft.com/beta', 'https://graph.microsoft.com/.default'],
    ['usgov', 'https://graph.microsoft.us/beta', 'https://graph.microsoft.us/.default'],
    ['usgov-dod', 'https://dod-graph.microsoft.us/beta', 'https://dod-graph.microsoft.us/.default'],
    ['china', 'https://microsoftgraph.chinacloudapi.cn/beta', 'https://microsoftgraph.chinacloudapi.cn/.default'],
  ]);
});

test.each([
  ['https://graph.microsoft.com/v1.0', 'global'],
  ['https://DOD-graph.microsoft.us:443/beta', 'usgov-dod'],
  ['https://graph.microsoft.com.example/beta', undefined],
  ['http://127.0.0.1:8080', undefined],
])('%s leads to the cloud %s', (url, cloud) => expect(cloudAt(url)).toBe(cloud));
