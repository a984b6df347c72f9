// `npm run clients` runs every client of docs/examples/clients behind the gate, plain, over TLS and on bad days, in some minutes, and
// writes what the gate found into docs/clients.md. What this machine does not have is not run, and the page says so.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clients } from './clients.ts';
import { type Installed, installed } from './installed.ts';
import { badDays, type Row, tables, withTables } from './page.ts';
import { type Trial, tryClient } from './trial.ts';

const page = join(import.meta.dirname, '../../docs/clients.md');

const daysOf = async (client: Installed, https: boolean): Promise<Readonly<Record<string, Trial>>> => {
  const days: Record<string, Trial> = {};
  for (const scenario of Object.keys(badDays))
    days[scenario] = await tryClient(client, { https, scenario, paths: 'one-path.txt' });
  return days;
};

const rowOf = async (found: Installed): Promise<Row> => {
  const [plain, https] = [await tryClient(found), await tryClient(found, { https: true })];
  // A client that sends no token over plain HTTP shows nothing there.
  const days = await daysOf(found, plain.code !== 0 && https.code === 0);
  return { client: found.client, version: found.version, plain, https, days };
};

const rows: Row[] = [];
for (const client of clients) {
  const found = await installed(client);
  process.stderr.write(`${client.name} (${client.language}): ${found?.version ?? 'not run'}\n`);
  rows.push(found ? await rowOf(found) : { client });
}
writeFileSync(page, withTables(readFileSync(page, 'utf8'), tables(rows)));
