// Signs tokens (RFC 7519) with a key that is made when the first is asked for, and ends with the process.
import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';

/** A signer: tokens of claims, and the key to check them with (RFC 7517). */
export type Signer = {
  readonly sign: (claims: object) => string;
  readonly publicKey: () => JsonWebKey;
};

/** Names the key in tokens; no key of Microsoft's has such a name. */
const kid = 'userstatus-conformance-throw-away';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

type Keys = { readonly privateKey: KeyObject; readonly publicKey: KeyObject };

/** A new signer, with RS256 as Microsoft Entra. */
export const openSigner = (): Signer => {
  let made: Keys | undefined;
  const keys = (): Keys => {
    made ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return made;
  };
  return {
    sign: (claims) => {
      const text = `${encoded({ typ: 'JWT', alg: 'RS256', x5t: kid, kid })}.${encoded(claims)}`;
      return `${text}.${sign('sha256', Buffer.from(text), keys().privateKey).toString('base64url')}`;
    },
    publicKey: () => ({ ...keys().publicKey.export({ format: 'jwk' }), kid, x5t: kid, use: 'sig', alg: 'RS256' }),
  };
};
