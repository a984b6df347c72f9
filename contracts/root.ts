// Where the rooms stand. Who hands a file to a thread, to Jest or to another process starts from here: what is built is
// put together from many sources, and what stood beside a source does not stand beside it.
import { extname, join } from 'node:path';

/** The folder of the rooms: that of a checkout, or of an installed package. */
export const root = join(import.meta.dirname, '..');

const extension = extname(import.meta.filename);

/** Whether this is a checkout, whose sources run as they are. */
export const isCheckout = extension === '.ts';

/** The file of a module that is named from the root, without extension: `.ts` in a checkout; built, `.js` or `.cjs`. */
export const moduleFile = (name: string): string => join(root, name + extension);
