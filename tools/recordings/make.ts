// Makes one recording on this machine.
import { surround } from './providers.ts';
import type { Recording } from './recording.ts';

/** The programs that record, where they are installed. */
export type Programs = { readonly chromium: string | undefined; readonly mitmdump: string | undefined };

/** What a recording needs that is not here: the name of its package. */
export const missingFor = ({ recorder: { by } }: Recording, { chromium, mitmdump }: Programs): string | undefined => {
  if (by === 'mitmproxy') return mitmdump === undefined ? 'mitmproxy' : undefined;
  return chromium === undefined ? 'chromium' : undefined;
};

/** Records to a file, with a program that is there. */
export const make = async (
  { recorder, provider, sends }: Recording,
  file: string,
  programs: Programs,
): Promise<void> => {
  const { page, target, base, close } = await surround(provider, recorder.by === 'devtools' ? recorder : {});
  const { chromium = '', mitmdump = '' } = programs;
  try {
    if (recorder.by === 'mitmproxy') {
      const { recordWithMitmproxy } = await import('./mitmproxy.ts');
      await recordWithMitmproxy({ program: mitmdump, origin: target, base, sends, file });
      return;
    }
    const work = { program: chromium, page, base: target + base, sends, file };
    if (recorder.by === 'devtools') await (await import('./devtools.ts')).recordWithDevTools(work, recorder);
    else await (await import('./playwright.ts')).recordWithPlaywright(work, recorder);
  } finally {
    await close();
  }
};
