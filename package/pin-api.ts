// `npm run package:api`, after a build: pins the public interface as it is now. What changed is for people to look at.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiReport, doorNames, reportFile } from './api.ts';

const dist = join(import.meta.dirname, '../dist');

for (const door of doorNames) writeFileSync(join(import.meta.dirname, reportFile(door)), apiReport(dist, door));
