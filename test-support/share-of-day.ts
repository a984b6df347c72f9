// Which part of a large table of trials is tried today: another part every day, and all of it by `npm run test:all`.

/**
 * One in `share` items is tried each day, so that after `share` days each was. The name belongs into the test's title.
 * With USERSTATUS_TEST_ALL set, every item is tried.
 */
export const shareOfDay = (share: number, now = Date.now()) => {
  const parts = process.env['USERSTATUS_TEST_ALL'] === undefined ? share : 1;
  const turn = Math.floor(now / 86_400_000) % parts;
  return { name: `turn ${turn} of ${parts}`, isTried: (index: number): boolean => index % parts === turn };
};
