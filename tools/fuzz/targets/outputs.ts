// Texts on their way out: whatever they hold, what is printed is safe to show and has lost the secret.
import { Writable } from 'node:stream';
import { shownLines } from '../../../engine/output/terminal.ts';
import { oneLine, visible } from '../../../engine/output/visible.ts';
import { redactor } from '../../../engine/redaction/redactor.ts';
import { Broken, checkShown } from '../property.ts';
import type { Target } from '../target.ts';
import { texts } from '../tree-changes.ts';

const secret = 'eyJ0eXAiOiJKV1QiLCJub25jZSI6IkFBIn0.Zm9vYmFyYmF6cXV4.c2lnbmF0dXJlLW9mLXRlc3Rz';
const withoutSecret = redactor([secret]);
const nowhere = new Writable();

const examples = [
  ...texts.filter((text) => text.length < 1_000),
  `a ${secret} b`,
  `{"token":"${secret}"}`,
  Buffer.from(secret).toString('base64'),
  encodeURIComponent(encodeURIComponent(`${secret}+/=`)),
];

export const outputs: Target = {
  name: 'outputs',
  form: 'text',
  examples: () => examples,
  work: ({ bytes }) => {
    const text = bytes.toString('utf8');
    for (const shown of [shownLines(text, nowhere), visible(text).replaceAll('\t', ' '), oneLine(text)])
      checkShown(shown, 'what is printed');
    if (withoutSecret(text).includes(secret)) throw new Broken('the secret stays');
  },
};
