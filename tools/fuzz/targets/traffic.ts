// Recorded traffic of others, as `judge` reads and judges it.
import { Readable } from 'node:stream';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { readSettings } from '../../../engine/settings/settings.ts';
import { openRecord } from '../../../reports/record/record.ts';
import { summaryLines } from '../../../reports/terminal/summary.ts';
import { openAnonymiser } from '../../../traffic/anonymise/anonymise.ts';
import { openTrafficJudge } from '../../../traffic/judge-traffic.ts';
import { readExchanges } from '../../../traffic/read.ts';
import { checkShown } from '../property.ts';
import type { Target } from '../target.ts';

const settings = readSettings(userStatus, { seed: '0' }, {});

const { request, answer } = userStatus.example;
const path = userStatus.paths.fill('deviceConfiguration', { deviceConfigurationId: 'c1' });
const headers = [{ name: 'Content-Type', value: 'application/json' }];

const entry = {
  request: { method: 'POST', url: `https://h/beta${path}`, headers, bodySize: -1, postData: { text: request } },
  response: { status: 201, headers, content: { size: 1, text: answer } },
};

const line = {
  request: { method: 'POST', url: path, headers: { 'content-type': 'application/json' }, body: request },
  answer: { status: 201, headers: {}, body: { base64: '' } },
};

const judging: Target['work'] = async ({ bytes }) => {
  const [client, provider] = [openRecord(), openRecord()];
  const traffic = openTrafficJudge({
    contract: userStatus,
    settings,
    name: 'a file',
    client: client.hear,
    provider: openAnonymiser(userStatus).before(provider.hear),
  });
  const input = { name: 'a file', isFile: true, open: () => Readable.from([Buffer.from(bytes)]) };
  for await (const found of readExchanges(userStatus, input)) traffic.record(found);
  traffic.end();
  for (const record of [client, provider]) {
    const results = record.results();
    if (results) for (const shown of summaryLines(results)) checkShown(shown, 'the summary');
  }
};

export const har: Target = {
  name: 'har',
  form: 'json',
  examples: () => [JSON.stringify({ log: { entries: [entry, entry] } })],
  work: judging,
};

export const trafficLines: Target = {
  name: 'traffic-lines',
  form: 'lines',
  examples: () => [`${JSON.stringify(line)}\n${JSON.stringify(line)}\n`],
  work: judging,
};
