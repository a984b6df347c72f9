// The HAR that a person gets from the Network panel of Chromium's DevTools. Two browsers: in one of them is the page, with no debugger but
// DevTools; the other shows the panel, as it is in the first one, which carries out what the page is to do and then exports.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { flags, scriptsOf } from './browser.ts';
import type { Work } from './playwright.ts';
import type { Recorder } from './recording.ts';

type Options = Extract<Recorder, { by: 'devtools' }>;

/** A page and the Network panel on it. */
type Panel = {
  /** Runs a script in the page, and waits for its promise. */
  readonly run: (script: string) => Promise<void>;
  readonly har: (as: Options['export']) => Promise<string>;
};

type Browser = { readonly process: ChildProcess; readonly port: string };

const startBrowser = (program: string, profile: string): Promise<Browser> => {
  const options = [
    ...flags,
    '--headless=new',
    '--no-first-run',
    '--remote-debugging-port=0',
    '--remote-allow-origins=*',
  ];
  const child = spawn(program, [...options, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', () => reject(new Error(`Chromium ended: ${said}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, port] = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? [];
      if (port !== undefined) resolve({ process: child, port });
    });
  });
};

const stop = async ({ process: child }: Browser): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
};

/** The id of a new page of the browser. */
const openPage = async (port: string, url: string): Promise<string> => {
  const answer = await fetch(`http://127.0.0.1:${port}/json/new?${encodeURIComponent(url)}`, { method: 'PUT' });
  const { id }: { readonly id: string } = JSON.parse(await answer.text());
  return id;
};

// What follows runs in the panel, whose modules are those of DevTools' sources.
const inPage = (script: string): string => `(async () => {
  const { TargetManager } = await import('./core/sdk/sdk.js');
  const target = TargetManager.TargetManager.instance().primaryPageTarget();
  const { exceptionDetails } = await target.runtimeAgent().invoke_evaluate({
    expression: ${JSON.stringify(script)}, awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
})()`;

const isThere = `import('./core/sdk/sdk.js').then(({ TargetManager }) => !!TargetManager.TargetManager.instance().primaryPageTarget())`;

/** Asked for again and again until the panel shows it; left out of the export. */
const probe = '/probe';

const records = `import('./models/logs/logs.js').then(({ NetworkLog }) => NetworkLog.NetworkLog.instance().requests().length > 0)`;

const exportOf = (as: Options['export']): string => `(async () => {
  const { NetworkLog } = await import('./models/logs/logs.js');
  const { Writer } = await import('./models/har/har.js');
  const progress = { canceled: false, createSubProgress: () => progress };
  const requests = NetworkLog.NetworkLog.instance().requests().filter((one) => one.finished && !one.url().endsWith('${probe}'));
  let text = '';
  const stream = { write: async (part) => { text += part; } };
  await Writer.Writer.write(stream, requests, { sanitize: ${as === 'sanitized'} }, progress);
  return text;
})()`;

const untilItRecords = async (panel: Page): Promise<void> => {
  while (!(await panel.evaluate(isThere))) await panel.waitForTimeout(50);
  while (!(await panel.evaluate(records)))
    await panel.evaluate(inPage(`fetch('${probe}', { cache: 'no-store' }).then((answer) => answer.text())`));
};

const withPanel = async (program: string, address: string, use: (panel: Panel) => Promise<void>): Promise<void> => {
  const browser = await chromium.launch({ executablePath: program, args: flags });
  try {
    const panel = await browser.newPage();
    await panel.goto(address);
    await untilItRecords(panel);
    await use({
      run: async (script) => void (await panel.evaluate(inPage(script))),
      har: async (as) => String(await panel.evaluate(exportOf(as))),
    });
  } finally {
    await browser.close();
  }
};

/** Opens a page in Chromium with the Network panel on it, and closes both after use. */
const withDevTools = async (program: string, url: string, use: (panel: Panel) => Promise<void>): Promise<void> => {
  const profile = mkdtempSync(join(tmpdir(), 'userstatus-chromium-'));
  const browser = await startBrowser(program, profile);
  try {
    const id = await openPage(browser.port, url);
    const origin = `127.0.0.1:${browser.port}/devtools`;
    await withPanel(program, `http://${origin}/devtools_app.html?ws=${origin}/page/${id}&panel=network`, use);
  } finally {
    await stop(browser);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
};

/** Records what a page sends. */
export const recordWithDevTools = (work: Work, options: Options): Promise<void> =>
  withDevTools(work.program, work.page, async ({ run, har }) => {
    for (const script of scriptsOf(work.base, work.sends, options.worker ?? false)) await run(script);
    writeFileSync(work.file, await har(options.export));
  });
