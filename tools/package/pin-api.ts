// `npm run package:api`, after a build: pins the public interface and writes its reference, for review in the diff.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReport, doorNames, reportFile } from './api.ts';
import { apiPages, pageFile } from './api-pages.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

for (const entryPoint of doorNames)
  writeFileSync(join(import.meta.dirname, reportFile(entryPoint)), apiReport(dist, entryPoint));
for (const [entryPoint, page] of apiPages(root)) writeFileSync(join(root, pageFile(entryPoint)), page);
