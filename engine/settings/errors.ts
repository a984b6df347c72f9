// Why a run ends without a verdict, or does not begin: the message is one sentence for users, without a stack trace.

/** The target cannot be judged: unreachable, throttled, not authorised at all, stopped. Exit code 3. */
export class NoVerdict extends Error {
  override readonly name = 'NoVerdict';
}

/** Wrong use or configuration, reported before anything is sent. Exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
