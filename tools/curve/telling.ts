// Which cases tell the most: again and again the one that shows the most faults of those that none before it shows. What a
// run within a budget knows of single cases is this list.

/** The cases that show each fault alone, by the fault's name. */
export type Shown = Readonly<Record<string, readonly string[]>>;

/** The cases, those that show the most first, with how many faults each shows that those before it do not. */
export const tellingOf = (shown: Shown): Readonly<Record<string, number>> => {
  const byCase = new Map<string, Set<string>>();
  for (const [fault, cases] of Object.entries(shown))
    for (const name of cases) byCase.set(name, (byCase.get(name) ?? new Set<string>()).add(fault));
  const telling: Record<string, number> = {};
  while (byCase.size > 0) {
    const [[best = '', faults = new Set<string>()] = []] = [...byCase].sort(
      ([, one], [, other]) => other.size - one.size,
    );
    telling[best] = faults.size;
    for (const [name, others] of byCase) {
      for (const fault of faults) if (others !== faults) others.delete(fault);
      if (others.size === 0 || name === best) byCase.delete(name);
    }
  }
  return telling;
};

/** What remains of the faults when those of one part of several are held back, to try on them what the others taught. */
export const without = (shown: Shown, part: number, parts: number): Shown =>
  Object.fromEntries(Object.entries(shown).filter((_, index) => index % parts !== part));

/** The names of the faults in one part of several. */
export const namesIn = (shown: Shown, part: number, parts: number): readonly string[] =>
  Object.keys(shown).filter((_, index) => index % parts === part);

/** The list as the module of a contract. */
export const moduleOf = (telling: Readonly<Record<string, number>>): string =>
  [
    '// How many known mistakes of servers each case shows that those before it here do not, by requirement and name of the case.',
    '// Measured on the catalogue of faults and written by `npm run curve`; a run within a budget sends such cases first.',
    '',
    'export const tellingCases: Readonly<Record<string, number>> = {',
    ...Object.entries(telling).map(([name, count]) => `  '${name}': ${count},`),
    '};',
    '',
  ].join('\n');
