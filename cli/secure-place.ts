// The option --https: a place with a certificate of an authority that is made for one run, and what makes a command trust it.
import { createAuthority } from '../fixtures/certificates/authority.ts';
import { type Trust, writeTrust } from '../fixtures/certificates/trust.ts';
import { namesOf, type Place, type SecurePlace } from '../fixtures/tenant/place.ts';

export type SecuredPlace = { readonly place: SecurePlace; readonly trust: Trust };

const noTrust: Trust = { variables: {}, remove: () => undefined };

/**
 * A place as --https asks for it; without, as it is, and nothing to trust.
 * @throws the system's error where the temporary folder cannot be written.
 */
export const securePlace = (place: Required<Place>, https = false): SecuredPlace => {
  if (!https) return { place, trust: noTrust };
  const authority = createAuthority();
  const identity = authority.identityOf(namesOf(place));
  return { place: { ...place, identity }, trust: writeTrust(authority.certificate, process.env) };
};
