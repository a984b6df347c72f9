// A client for the gate under load: `gate --https -- node tools/bench/gate-load.ts N` sends N creates from 64 connections, and writes the rate
// to the file named by RATE_FILE.
import { writeFileSync } from 'node:fs';
import { measureCeiling } from './ceiling.ts';

const { GRAPH_BASE_URL: baseUrl = '', RATE_FILE: file = '' } = process.env;
const posts = Number(process.argv[2]);

writeFileSync(file, String(await measureCeiling(baseUrl, { connections: 64, seed: 1, for: { posts } })));
