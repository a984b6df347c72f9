// A screenshot of a page in the installed Chromium.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { chromiumPath } from '../../test-support/chromium.ts';

/** The size of the window in CSS pixels, and how many pixels of the picture are one of them. */
export type Shot = { readonly width: number; readonly height: number; readonly scale: number };

/**
 * Writes a screenshot of a page to a file: PNG or WebP, by its name.
 * @throws Error when Chromium is not installed.
 */
export const screenshot = (page: string, file: string, { width, height, scale }: Shot): void => {
  const chromium = chromiumPath();
  if (chromium === undefined) throw new Error('the picture of the report needs Chromium: apt-get install chromium');
  execFileSync(
    chromium,
    [
      ...[
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        '--blink-settings=preferredColorScheme=1',
      ],
      ...[`--window-size=${width},${height}`, `--force-device-scale-factor=${scale}`, `--screenshot=${file}`],
      pathToFileURL(page).href,
    ],
    { stdio: 'ignore', timeout: 60_000 },
  );
};
