// Where the rooms stand. Who hands a file to a thread, to Jest or to another process starts from here: what is built is
// put together from many sources, and what stood beside a source does not stand beside it.
import { extname, join } from 'node:path';

/** The folder of the rooms: that of a checkout, or of an installed package. */
export const root = join(import.meta.dirname, '..');

/** How the name of a file with code ends: `.ts` in a checkout; built, `.js`, or `.cjs` for CommonJS. */
export const codeExtension = extname(import.meta.filename);
