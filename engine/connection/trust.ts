// Whom a connection trusts over TLS, and the certificate that it shows: --ca, --cert and --key.
import { X509Certificate } from 'node:crypto';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { WrongUse } from '../settings/errors.ts';
import { readText } from '../settings/foreign-file.ts';
import { codeOf, messageOf } from './error-code.ts';

export type TrustOptions = {
  /** Files of certificate authorities, in PEM. */
  readonly ca?: readonly string[] | undefined;
  /** The files of a certificate to show, and of its key, in PEM. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** Whether the certificate of the target is not checked. */
  readonly insecure?: boolean | undefined;
};

/** Gives what TLS needs; made at the first use, since the authorities of the system take a while to read. The key stays within. */
export type Trust = {
  /** For the server that a command is about: shows the certificate of --cert. */
  readonly toTarget: () => SecureContext;
  /** For every other server, such as a proxy or a login: shows none. */
  readonly toOthers: () => SecureContext;
  /** Whether the certificate of the target is not checked. */
  readonly isInsecure: boolean;
};

/** Bytes of a file of certificates; the authorities of a system have some 200 thousand. */
const largest = 4 * 1024 * 1024;

const readPem = (option: string, file: string, kind: RegExp): string => {
  const text = readText({ name: `${option}: the file`, file, most: largest });
  if (kind.test(text)) return text;
  throw new WrongUse(`${option}: ${file} holds no ${option === '--key' ? 'private key' : 'certificate'} in PEM.`);
};

const certificate = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/;
const privateKey = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;

/** Every authority that this machine trusts: Node's, those of NODE_EXTRA_CA_CERTS, and those of the system. */
const known = (): string[] => [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];

const optional = (option: string, file: string | undefined, kind: RegExp): string | undefined =>
  file === undefined ? undefined : readPem(option, file, kind);

type Own = { readonly cert?: string; readonly key?: string };

const ownOf = ({ cert, key }: TrustOptions): Own => {
  if ((cert === undefined) !== (key === undefined))
    throw new WrongUse(`--cert and --key belong together: ${cert === undefined ? '--cert' : '--key'} is missing.`);
  const [text, secret] = [optional('--cert', cert, certificate), optional('--key', key, privateKey)];
  return text === undefined || secret === undefined ? {} : { cert: text, key: secret };
};

const wordsOn = (error: unknown): string => {
  const text = `${codeOf(error)} ${messageOf(error)}`;
  if (/KEY.(VALUES|TYPE).MISMATCH/i.test(text)) return 'the key is not that of the certificate';
  if (/BAD.(DECRYPT|PASSWORD)|INTERRUPTED|PROCESSING.ERROR/i.test(text))
    return 'the key is encrypted; give one that is not';
  return messageOf(error) || codeOf(error);
};

const check = (name: string, use: () => void): void => {
  try {
    use();
  } catch (error) {
    throw new WrongUse(`${name} cannot be used: ${wordsOn(error)}.`);
  }
};

const blocks = /-----BEGIN [A-Z0-9 ]*CERTIFICATE-----[\s\S]*?(?:-----END [A-Z0-9 ]*CERTIFICATE-----|$)/g;

/** The authorities of a file; one that cannot be read would be left out without a word. */
const authoritiesIn = (file: string): string => {
  const text = readPem('--ca', file, certificate);
  check(`--ca: ${file}`, () => {
    for (const block of text.match(blocks) ?? []) new X509Certificate(block);
  });
  return text;
};

const once = (make: () => SecureContext): (() => SecureContext) => {
  let made: SecureContext | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/**
 * Reads the files of the options. Without any, this machine's own authorities are trusted.
 * @throws WrongUse that names the option and what is wrong with its file.
 */
export const readTrust = (options: TrustOptions): Trust => {
  const ca = (options.ca ?? []).map(authoritiesIn);
  const own = ownOf(options);
  if (own.key !== undefined) check('--cert with --key', () => void createSecureContext(own));
  const toOthers = once(() => createSecureContext({ ca: [...known(), ...ca] }));
  const toTarget =
    own.key === undefined ? toOthers : once(() => createSecureContext({ ca: [...known(), ...ca], ...own }));
  return { toTarget, toOthers, isInsecure: options.insecure ?? false };
};

/** The option of a connector for a URL: nothing without TLS. */
export const secureOptions = (url: string, context: () => SecureContext): { readonly secureContext?: SecureContext } =>
  new URL(url).protocol === 'https:' ? { secureContext: context() } : {};
