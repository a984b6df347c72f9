// Jest reads every word after --selectProjects as the name of a project, and ignores names it does not know: with the
// path of a test after it, all tests would run.

/** What is wrong with the words after --selectProjects in the arguments of Jest, as a sentence; undefined if nothing. */
export const wrongSelection = (args: readonly string[], names: readonly string[]): string | undefined => {
  const start = args.findIndex((word) => /^--selectProjects(=|$)/.test(word));
  if (start === -1) return undefined;
  const [, first] = (args[start] ?? '').split('=');
  const after = args.slice(start + 1);
  const end = after.findIndex((word) => word.startsWith('-'));
  const selected = [...(first === undefined ? [] : [first]), ...after.slice(0, end === -1 ? after.length : end)];
  const unknown = selected.find((word) => !names.includes(word));
  if (unknown === undefined) return undefined;
  return `--selectProjects: no project is called ${unknown}. Write paths before it, or leave it out: npx jest ${unknown}`;
};
