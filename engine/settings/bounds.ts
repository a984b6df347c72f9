// The bounds of every number that a user, a configuration file or a recording may give: checked in all of them, and the
// same in each.

export type Bounds = readonly [low: number, high: number];

/** The least and the greatest value. A timer that is set to more than 2^31 - 1 ms fires at once. */
export const bounds = {
  cases: [0, 10_000_000],
  budget: [1, 10_000_000],
  seed: [0, 2 ** 31 - 1],
  concurrency: [1, 1024],
  requestTimeout: [1, 3_600_000],
  maxRequests: [1, 1e12],
  maxMinutes: [1, 100_000],
  rate: [1, 100_000],
  shards: [1, 9_999],
} as const satisfies Readonly<Record<string, Bounds>>;
