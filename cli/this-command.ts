// The command that was typed, to be shown as the way to run it again.

/** A word as a POSIX shell reads it back. */
export const shellWord = (text: string): string =>
  /^[\w./:=@%+,*-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** This process's command, with `npx` in front and more words behind it. */
export const thisCommand = (...more: readonly string[]): string =>
  ['npx userstatus-conformance', ...[...process.argv.slice(2), ...more].map(shellWord)].join(' ');
