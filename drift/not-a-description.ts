// A file that does not describe an API: malformed, cut short, hostile, or of another kind.

/** What was read is not a description that can be compared; the message is one sentence for users. */
export class NotADescription extends Error {
  override readonly name = 'NotADescription';
}
