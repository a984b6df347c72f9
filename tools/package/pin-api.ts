// `npm run package:api`, after a build: pins the public interface as it is now, and writes its reference. What changed is
// for people to look at.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReport, doorNames, reportFile } from './api.ts';
import { apiPages, pageFile } from './api-pages.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

for (const door of doorNames) writeFileSync(join(import.meta.dirname, reportFile(door)), apiReport(dist, door));
for (const [door, page] of apiPages(root)) writeFileSync(join(root, pageFile(door)), page);
