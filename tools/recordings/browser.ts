// What the pages of both recorders do.
import type { Sending } from './sending.ts';

/** Needed where the browser runs as root. The certificate of a front is made for one run. */
export const flags = ['--no-sandbox', '--ignore-certificate-errors'];

/** The scripts of page/send.js that a page runs, one after the other. */
export const scriptsOf = (base: string, sends: readonly Sending[], hasWorker: boolean): readonly string[] => [
  ...(hasWorker ? ['startWorker()'] : []),
  `sendAll(${JSON.stringify(base)}, ${JSON.stringify(sends)})`,
];
