// Every recording, by what makes it.
import { ofDevTools } from './of-devtools.ts';
import { ofMitmproxy } from './of-mitmproxy.ts';
import { ofPlaywright } from './of-playwright.ts';
import type { Recording } from './recording.ts';

export const recordings: readonly Recording[] = [...ofDevTools, ...ofPlaywright, ...ofMitmproxy];
