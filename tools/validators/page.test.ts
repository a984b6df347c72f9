// The HTML report in a real browser: readable without script or network, no findings by axe, fast with 10,000 exchanges.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { KillMatrix } from '../../engine/selftest/kill-matrix.ts';
import { formats } from '../../reports/formats/formats.ts';
import { killMatrixPage } from '../../reports/html/kill-matrix-page.ts';
import type { Results } from '../../reports/record/results.ts';
import { chromiumPath } from '../../test-support/chromium.ts';
import { specimen } from '../../test-support/specimen.ts';

const executablePath = chromiumPath();
const inBrowser = executablePath === undefined ? test.skip : test;
if (executablePath === undefined) process.stderr.write('No Chromium here: the page is not tested in a browser.\n');

const directory = mkdtempSync(join(tmpdir(), 'userstatus-page-'));
const urlOf = (name: string, runs = [specimen()]): string => {
  const file = join(directory, `${name}.html`);
  writeFileSync(file, formats['html']?.make(runs) ?? '');
  return pathToFileURL(file).href;
};

const matrix: KillMatrix = {
  faults: [
    {
      name: 'status-200',
      says: 'answers 200',
      breaks: 'answers.created',
      caught: { always: true },
      kills: ['answers.created', 'answers.id'],
    },
    { name: 'id-empty', says: 'no id', breaks: 'answers.id', caught: { always: false, onOnePath: false }, kills: [] },
  ],
  oddities: [{ name: 'location', says: 'sends Location', seeds: 2, blamedBy: ['answers.id'] }],
  requirements: ['answers.created', 'answers.id'].map((id) => ({ id, cases: 30, killedBy: ['status-200'] })),
  survivors: ['id-empty survives'],
  falseAlarms: ['answers.id blames location'],
};

const killMatrixUrl = (): string => {
  const file = join(directory, 'kill-matrix.html');
  writeFileSync(file, killMatrixPage({ scope: { cases: 1, seed: 1, seeds: 2 }, seconds: 1, matrix }));
  return pathToFileURL(file).href;
};

const differing = (expected: string, actual: string): Results => {
  const run = specimen();
  const [row] = run.requirements;
  const { counterexample } = row ?? {};
  if (!row || !counterexample) throw new Error('the specimen has no counterexample');
  const other = { ...counterexample, differences: [{ location: 'status', expected, actual }] };
  return {
    ...run,
    requirements: [{ ...row, counterexample: other, paths: row.paths.map((on) => ({ ...on, counterexample: other })) }],
  };
};

let browser: Browser | undefined;
beforeAll(async () => {
  if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(directory, { recursive: true });
});

const open = async (url: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await browser?.newPage(options);
  if (!page) throw new Error('there is no browser');
  await page.goto(url);
  return page;
};

// Axe ignores what is not on the screen yet, and only suspects names that a screen reader may not read.
const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
  await page.evaluate(
    'for (const { style } of document.querySelectorAll("section, article, .tall")) style.contentVisibility = "visible"',
  );
  const doubts = 'found.incomplete.filter(({ id }) => id.startsWith("aria"))';
  return page.evaluate(`axe.run().then((found) => [...found.violations, ...${doubts}].map(({ id }) => id))`);
};

const phone = { width: 390, height: 844 };

inBrowser.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['on a phone', { viewport: phone }],
] as const)('axe finds nothing, %s', async (_, options) => {
  const page = await open(urlOf('page'), options);
  expect(await violations(page)).toEqual([]);
  expect(await violations(await open(urlOf('several', [specimen(), specimen()]), options))).toEqual([]);
  expect(await violations(await open(killMatrixUrl(), options))).toEqual([]);
});

inBrowser('axe would find what is wrong', async () => {
  const page = await open(urlOf('page'));
  await page.evaluate(`document.documentElement.removeAttribute('lang')`);
  expect(await violations(page)).toEqual(['html-has-lang']);
});

inBrowser('a phone need not scroll sideways', async () => {
  const page = await open(urlOf('page'), { viewport: phone });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
});

inBrowser('nothing is cut off on a wide screen', async () => {
  const page = await open(urlOf('page'), { viewport: { width: 1280, height: 900 } });
  const cut = '[...document.querySelectorAll(".wide")].filter((each) => each.scrollWidth > each.clientWidth)';
  expect(await page.evaluate(`${cut}.map((each) => each.getAttribute("aria-label"))`)).toEqual([]);
});

inBrowser('latencies, retries and waits stand beside their path', async () => {
  const page = await open(urlOf('page'));
  const row = page.locator('tr', { has: page.locator('.plot') }).first();
  const cells = await row.locator('> *').allTextContents();
  expect(cells.filter((text) => text !== '')).toEqual([
    'deviceConfiguration',
    '24.4 ms',
    '24.4 ms',
    '24.4 ms',
    '24.4 ms',
    '1004',
    '1',
    '1.25 s',
    expect.stringContaining('666\u00a0×\u00a0400'),
  ]);
});

inBrowser('what differs is marked where most is the same, and as a whole where little is', async () => {
  const page = await open(
    urlOf('page', [differing('"Ü b", as it was sent', '"U b", as it was'), differing('401', '500')]),
  );
  const marked = (target: number) => page.locator(`#target-${target}-bodies\\.broken0 mark`);
  const texts = [await marked(0).allTextContents(), await marked(1).allTextContents()];
  expect(texts.map((all) => all.slice(0, 3))).toEqual([
    ['Ü', ' sent', 'U'],
    ['401', '500', '401'],
  ]);
});

inBrowser('causes come before the grid, and the grid begins with what fails', async () => {
  const page = await open(urlOf('page'), { javaScriptEnabled: false });
  const headings = await page.locator('h2').allTextContents();
  expect(headings.slice(0, 4)).toEqual([expect.stringMatching(/^\d causes?$/), 'Requirements', 'Failures', 'Warnings']);
  expect(await page.locator('.grid .theme').allTextContents()).toEqual(['failing 1', 'warnings 1', 'answers 2']);
});

inBrowser('chips and search filter the grid and the details', async () => {
  const page = await open(urlOf('page', [specimen(3)]));
  const rows = page.locator('.grid [data-v]:visible, .finding:visible');
  const ids = async () => (await rows.locator('th, h3').allTextContents()).join(' ');
  await page.getByRole('button', { name: 'warnings 1' }).click();
  expect(await ids()).toBe('bodies.warn bodies.warn');
  await page.getByRole('button', { name: 'all 6' }).click();
  await page.getByRole('searchbox').fill('BROKEN2');
  expect(await ids()).toBe('bodies.broken2 bodies.broken2');
  expect(await page.getByRole('status').textContent()).toBe('1 of 6 requirements');
});

inBrowser('a chip of a path shows the column and the verdicts of that path', async () => {
  const run = specimen(2);
  const requirements = run.requirements.map((row, index) =>
    index === 0
      ? {
          ...row,
          paths: row.paths.map((on) => ({
            ...on,
            verdict: on.path === 'rootCertificate' ? on.verdict : ('pass' as const),
          })),
        }
      : row,
  );
  const page = await open(urlOf('page', [{ ...run, requirements }]));
  const marks = page.locator('.grid [data-v]:visible td.mark:visible');
  await page.getByRole('button', { name: 'failing' }).click();
  await page.getByRole('button', { name: 'rootCertificate', exact: true }).click();
  expect(await marks.count()).toBe(2);
  await page.getByRole('button', { name: 'deviceConfiguration', exact: true }).click();
  expect(await marks.count()).toBe(1);
});

inBrowser('a mark opens the details of its path, also when a filter hid them', async () => {
  const page = await open(urlOf('page', [specimen(5)]));
  const exchange = page.locator('[id="target-0-bodies.broken4-rootCertificate"] .sides');
  expect(await exchange.isVisible()).toBe(false);
  await page.locator('a[href="#target-0-bodies.broken4-rootCertificate"]').click();
  await exchange.waitFor();
  await page.getByRole('button', { name: 'warnings 1' }).click();
  expect(await exchange.isVisible()).toBe(false);
  await page.evaluate('location.hash = "#target-0-bodies.broken3"');
  await page.locator('[id="target-0-bodies.broken3"]').waitFor();
});

inBrowser('the head of the grid stays while its rows are scrolled', async () => {
  const page = await open(urlOf('page', [specimen(60)]), { viewport: { width: 1280, height: 900 } });
  const head = async () => (await page.locator('.grid thead').boundingBox())?.y;
  await page.locator('.tall').scrollIntoViewIfNeeded();
  const before = await head();
  await page.evaluate('document.querySelector(".tall").scrollTop = 600');
  expect(await page.locator('.grid thead th').first().boundingBox()).toMatchObject({ y: before });
});

inBrowser('on paper everything is open, and nothing is cut', async () => {
  const page = await open(urlOf('page', [specimen(5)]));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('[id="target-0-bodies.broken4-rootCertificate"] .sides').isVisible()).toBe(true);
  expect(await page.locator('.toolbar button:visible').count()).toBe(0);
});

inBrowser.each([phone, { width: 1280, height: 900 }])(
  'each mark stands below its path, $width pixels wide',
  async (viewport) => {
    const page = await open(urlOf('page'), { viewport });
    const [head, row] = [page.locator('.grid thead th:visible'), page.locator('.grid tbody tr:nth-child(2)').first()];
    expect(await row.locator('> :visible').count()).toBeGreaterThanOrEqual(9);
    expect(await row.locator('th:visible, td:visible').count()).toBe(await head.count());
  },
);

inBrowser('nothing that the target sent runs, and nothing is loaded', async () => {
  const page = await open(urlOf('page'));
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.reload();
  expect(loaded).toEqual([page.url()]);
  expect(await page.title()).toContain('NONCONFORMANT');
  expect(await page.locator('img, script').count()).toBe(1);
});

inBrowser('is read without script, verdict and reasons first; only the copy buttons are missing', async () => {
  const page = await open(urlOf('page'), { javaScriptEnabled: false });
  const text = await page.locator('main').innerText();
  expect(text.indexOf('NONCONFORMANT')).toBe(0);
  expect(text.indexOf('bodies.broken0')).toBeLessThan(text.indexOf('Requirements'));
  expect(await page.locator('button:visible').count()).toBe(0);
});

inBrowser('a copy button, reached with the keyboard, copies its command', async () => {
  const page = await open(urlOf('page'), { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('button:visible').first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('copied').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
    specimen().requirements[0]?.counterexample?.replay,
  );
});

inBrowser('10,000 failing exchanges are all there, in a line each where there are so many', async () => {
  const page = await open(urlOf('large', Array(20).fill(specimen(62))));
  expect(await page.locator('[aria-label="request"], .brief').count()).toBe(20 * 63 * 8);
  expect(await page.locator('.brief').first().textContent()).toMatch(
    /^rootCertificate: 1 of 3 cases; expected 400 to 499, actual <script>[\s\S]*; case bodies\.malformed@rootCertificate#e0$/,
  );
});
