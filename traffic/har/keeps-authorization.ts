// Whether a recorder keeps Authorization. Chromium leaves it out of a HAR unless it is asked for it, so that a request
// without one shows nothing; where one request of a file has it, the others truly lack it.
import { decoded } from '../decoded.ts';
import type { Input } from '../inputs.ts';

const header = /"name"\s*:\s*"authorization"|"headers"\s*:\s*\{[^{}]{0,4000}"authorization"\s*:/i;

/** As long as the pattern may be, with some white space. */
const overlap = 64;

/** Whether any request of a HAR has the header. Standard input cannot be read twice: nothing is known of it. */
export const keepsAuthorization = async ({ isFile, open }: Input): Promise<boolean> => {
  if (!isFile) return false;
  let before = '';
  for await (const chunk of decoded(open())) {
    const text = before + chunk.toString('latin1');
    if (header.test(text)) return true;
    before = text.slice(-overlap);
  }
  return false;
};
