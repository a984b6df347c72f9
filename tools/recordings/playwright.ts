// The HAR that Playwright writes of a page in the Chromium of the system.
import { chromium } from 'playwright-core';
import { flags, scriptsOf } from './browser.ts';
import type { Recorder } from './recording.ts';
import type { Sending } from './sending.ts';

type Options = Extract<Recorder, { by: 'playwright' }>;

export type Work = {
  /** Of Chromium. */
  readonly program: string;
  readonly page: string;
  /** What stands before the paths. */
  readonly base: string;
  readonly sends: readonly Sending[];
  readonly file: string;
};

/** Records what a page sends. */
export const recordWithPlaywright = async (work: Work, { content, mode, worker = false }: Options): Promise<void> => {
  const browser = await chromium.launch({ executablePath: work.program, args: flags });
  try {
    const recordHar = { path: work.file, content, mode };
    const context = await browser.newContext({ ignoreHTTPSErrors: true, recordHar });
    const page = await context.newPage();
    await page.goto(work.page);
    for (const script of scriptsOf(work.base, work.sends, worker)) await page.evaluate(script);
    await context.close();
  } finally {
    await browser.close();
  }
};
