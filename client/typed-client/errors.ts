// The errors of a create: a refusal, or an answer that the page does not show.
import { isErrorEnvelope } from '../../contracts/odata/error-envelope.ts';
import { readBody } from '../../contracts/odata/read-body.ts';

/** The provider refused the create. */
export class Refused extends Error {
  /** Identifies the class, also where two copies of this package are loaded. */
  override readonly name = 'Refused';
  /** The status of the answer, 400 to 499. */
  readonly status: number;
  /** The code of Microsoft Graph's error, where the provider gave one. */
  readonly code: string | undefined;

  constructor(status: number, body: string) {
    const reading = readBody(body);
    const error = 'value' in reading && isErrorEnvelope(reading.value) ? reading.value.error : undefined;
    super(`the create was refused with ${status}${error ? `: ${error.message}` : ''}`);
    this.status = status;
    this.code = error?.code;
  }
}

/** The provider answered neither with the entity nor with a refusal. */
export class UnexpectedAnswer extends Error {
  /** Identifies the class, also where two copies of this package are loaded. */
  override readonly name = 'UnexpectedAnswer';
  /** The status of the answer. */
  readonly status: number;

  constructor(status: number) {
    super(`the answer to the create (${status}) is neither an entity nor a refusal`);
    this.status = status;
  }
}
