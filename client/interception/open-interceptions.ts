// Which interceptions are active in this process: one for each origin. None outlives the test that opened it, where the test runner has
// global hooks (Jest, Mocha, Vitest with globals).

type Restore = () => void;

type Active = { readonly restore: Restore; readonly openedAt: string; readonly inTest: boolean };

const active = new Map<string, Active>();
let inTest = false;

const ours = /interception[\\/](?:intercept|open-interceptions)\./;

/** The line of a user's file that called. */
const caller = (): string => {
  const lines = (new Error().stack ?? '').split('\n').slice(1);
  const frame = lines.find((line) => !ours.test(line));
  return frame?.trim().replace(/^at /, '') ?? 'an unknown place';
};

const warn = (origin: string, { openedAt }: Active): void =>
  process.emitWarning(
    `an interception of ${origin} was still there, opened at ${openedAt}; it is ended now. Declare it with "using", or call restore() in a finally or afterEach.`,
    { type: 'UserStatusInterception' },
  );

/** What ends an interception of an origin. One that is still there for it is ended, with a warning that says where it was opened. */
export const register = (origin: string, end: Restore): Restore => {
  const former = active.get(origin);
  if (former) {
    warn(origin, former);
    former.restore();
  }
  const restore = (): void => {
    if (active.get(origin)?.restore === restore) active.delete(origin);
    end();
  };
  active.set(origin, { restore, openedAt: caller(), inTest });
  return restore;
};

/** Ends what a test left behind; what was opened before all tests stays. */
const endThoseOfTests = (): void => {
  for (const one of [...active.values()]) if (one.inTest) one.restore();
};

/** Hooks of a test runner, where there are any. */
type Hooks = Readonly<Record<'beforeEach' | 'afterEach' | 'afterAll', ((hook: () => void) => void) | undefined>>;

/**
 * Lets the test runner end what a test left behind, before the next test begins: the hooks of the test itself may still send requests. A runner
 * that takes no hooks now, since a test is running, is left as it is.
 */
export const endWithTests = ({ beforeEach, afterEach, afterAll }: Partial<Hooks>): void => {
  if (!beforeEach || !afterEach) return;
  try {
    beforeEach(() => {
      endThoseOfTests();
      inTest = true;
    });
    afterEach(() => {
      inTest = false;
    });
    afterAll?.(endThoseOfTests);
  } catch {
    // Hooks cannot be defined inside of tests.
  }
};
