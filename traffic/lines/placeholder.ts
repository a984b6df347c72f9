// What stands in a record for a token: a Bearer like any other, so that a client that sent one is judged as such.
import type { Headers } from '../../contracts/judging/exchange.ts';

/** In the place of every token of a record; no secret. */
export const tokenPlaceholder = 'token-not-recorded';

const wellFormed = /^(bearer +)\S+$/i;

/** The Authorization with the placeholder, where the token is well-formed; any other is not replaced. */
export const placeholderFor = ({ authorization = '' }: Headers): Headers => {
  const [, scheme] = wellFormed.exec(authorization) ?? [];
  return scheme === undefined ? {} : { authorization: scheme + tokenPlaceholder };
};
