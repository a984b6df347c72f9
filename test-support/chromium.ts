// The browser that pages are tested in, where the machine has one.
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is, or undefined; CHROMIUM names another place. */
export const chromiumPath = (): string | undefined =>
  [process.env['CHROMIUM'] ?? '', ...places].find((path) => existsSync(path));
