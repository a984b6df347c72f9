// Whether the name of a configuration says that it is for tests: of any other it has to be assumed that it is in use.

const forTests = /(?<![\p{L}\p{N}])(conformance|tests?|testing)(?![\p{L}\p{N}])/iu;

// "Not for tests", "Production (tested)", "Test ring for all": a name that says more than one thing says nothing.
const forOthers = new RegExp(
  `(?<![\\p{L}\\p{N}])(${[
    ...['not?', 'non', 'never', "don['’]?t", 'without', 'nicht', 'kein\\p{L}*', 'pas', 'sans', 'sin'],
    // In most languages of Europe: production, Produktion, producción, produção, produzione.
    ...['prod', 'produ\\p{L}*', 'live', 'pilot', 'rings?', 'rollout', 'broad', 'after', 'passed'],
    ...['all', 'alle', 'allen', 'alla', 'everyone', 'everybody', 'tou[st]', 'toutes', 'tutti', 'todos'],
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** "本番 test": what words of other scripts say, this file does not know. */
const inOtherScripts = /(?!\p{Script=Latin})\p{L}/u;

/** Whether a run may create in a configuration of this name without being asked to. */
export const isNamedForTests = (name: string): boolean =>
  forTests.test(name) && !forOthers.test(name) && !inOtherScripts.test(name);
