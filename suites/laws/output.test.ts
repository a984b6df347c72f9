// One way out for text: nothing but engine/output writes to the terminal, files are written in few places, and no code
// that escapes or redacts stands twice.
import { sources } from '../../test-support/sources.ts';

const filesWith = (pattern: RegExp): string[] =>
  sources
    .filter(({ text }) => pattern.test(text.replaceAll(/^\s*(?:\/\/|\*).*$/gm, '')))
    .map(({ file }) => file)
    .sort();

test('the sources are found', () => expect(sources.length).toBeGreaterThan(300));

test.each([
  // The process guard listens to their errors; bin.mjs runs before anything can be imported.
  [
    'stdout or stderr',
    /\bstd(?:out|err)['"\]]*[?!]?\.(?=\w)|process\s*\.\s*std(?:out|err)/,
    ['cli/bin.mjs', 'cli/process-guard.ts', 'engine/output/paint.ts', 'engine/output/terminal.ts'],
  ],
  [
    'the console',
    /\bconsole\b(?=\s*[.[])|node:console|emitWarning/,
    // Part of a user's own tests, whose process it is.
    ['client/interception/open-interceptions.ts'],
  ],
  ['colours', /styleText/, ['engine/output/paint.ts']],
  ['quotes of a shell', /'\\+''/, ['engine/output/shell-word.ts']],
  [
    'files',
    /\b(?:write|append)File(?:Sync)?\b|createWriteStream/,
    [
      'cli/commands/run-discover.ts',
      'cli/commands/run-init.ts',
      // What is sent and answered, without secrets (engine/connection/redact.ts); a pact for Pact's verifier; the pinned pact.
      'engine/connection/clean-up/write-list.ts',
      'engine/connection/recording/record.ts',
      'engine/memory/failures-file.ts',
      // The authority of --https, for the programs of one run.
      'fixtures/certificates/trust.ts',
      'pact/verify/identified-files.ts',
      'reports/record/history.ts',
      'reports/record/write.ts',
      'suites/consumer/regenerate.ts',
    ],
  ],
  ['redaction', /\[redacted\]|not shown\]/, ['engine/redaction/redactor.ts', 'engine/redaction/shown-request.ts']],
  [
    'escapes of control characters',
    /\\p\{C|\\p\{Control|\\p\{Format/,
    // The former refuses ids that hold them, and escapes nothing.
    ['contracts/odata/path-id.ts', 'engine/output/visible.ts'],
  ],
])('only these files know %s', (_, pattern, files) => expect(filesWith(pattern)).toEqual(files));
