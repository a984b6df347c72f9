// Jest takes every word after --selectProjects as the name of a project and ignores unknown names: with the path of a
// test after it, all tests would run.

/** An error message about the words after --selectProjects in Jest's arguments; undefined if they are fine. */
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
