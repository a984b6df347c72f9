// The request of a case as the pact expects it: the headers that the client sends, the body as JSON.
import { MatchersV3, type PactV4 } from '@pact-foundation/pact';
import type { Request } from '../../contracts/judging/exchange.ts';
import { mediaType } from '../../contracts/odata/create.ts';
import { readBody } from '../../contracts/odata/read-body.ts';

type NewInteraction = ReturnType<PactV4['addInteraction']>;

const anyToken = MatchersV3.regex('^Bearer \\S+$', 'Bearer token');

/** Adds the request of a case to an interaction. Any Bearer token matches: `pact verify` puts in another. */
export const addRequest = (
  request: Request,
  interaction: NewInteraction,
): ReturnType<NewInteraction['withRequest']> => {
  const reading = readBody(request.body);
  if ('unreadable' in reading) throw new Error(`a pact cannot hold this body: ${reading.why}`);
  const hasToken = request.headers['authorization'] !== undefined;
  return interaction.withRequest(request.method, request.path, (expected) => {
    expected
      .headers({ Accept: mediaType, 'Content-Type': mediaType, ...(hasToken ? { Authorization: anyToken } : {}) })
      .jsonBody(reading.value);
  });
};
