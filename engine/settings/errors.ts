// Why a run ends without a verdict, or does not begin: said to people in one sentence, never with a stack trace.

/** Nothing can be said about the target: unreachable, throttled, not authorised at all, stopped. Exit code 3. */
export class NoVerdict extends Error {
  override readonly name = 'NoVerdict';
}

/** Wrong use or configuration, said before anything is sent. Exit code 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
