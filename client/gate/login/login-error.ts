// Refusals of a login, as Microsoft Entra sends them: an error of OAuth (RFC 6749, 5.2), and a number of its own in the text.
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
import { randomUUID } from 'node:crypto';
import type { Answer } from '../../../contracts/judging/exchange.ts';

/** What a login is refused for. */
export type LoginError = {
  readonly status: number;
  readonly error: string;
  /** The number of AADSTS. */
  readonly code: number;
  readonly says: string;
};

const refused = (error: string, code: number, says: string, status = 400): LoginError => ({
  status,
  error,
  code,
  says,
});

/** A parameter that is missing. */
export const missing = (name: string): LoginError =>
  refused('invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`);

export const unsupportedGrant = (type: string): LoginError =>
  refused('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${type}'.`);

export const noCredential = refused(
  'invalid_client',
  7000216,
  "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.",
  401,
);

export const invalidAssertion = refused('invalid_request', 50027, 'JWT token is invalid or malformed.');

export const notDefaultScope = (scope: string): LoginError =>
  refused(
    'invalid_scope',
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  );

export const pending = refused(
  'authorization_pending',
  70016,
  'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
);

export const unknownDeviceCode = refused('bad_verification_code', 70018, 'Invalid verification code.');

export const unknownRefreshToken = refused(
  'invalid_grant',
  9002313,
  'Invalid request. Request is malformed or invalid.',
);

export const invalidTenant = (tenant: string): LoginError =>
  refused(
    'invalid_request',
    900023,
    `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
  );

export const interactive = refused(
  'interaction_required',
  50058,
  'userstatus-conformance answers no interactive login: use client credentials, a device code, a user name and password, or a refresh token.',
);

export const notFound = refused(
  'invalid_request',
  90015,
  'userstatus-conformance answers no such request to a login.',
  404,
);

const json = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store, no-cache',
  pragma: 'no-cache',
};

/** An answer of a login: JSON, which nothing keeps. */
export const answered = (status: number, body: object): Answer => ({
  status,
  headers: json,
  body: JSON.stringify(body),
});

/** A refusal as an answer. */
export const refusal = ({ status, error, code, says }: LoginError, now: Date = new Date()): Answer => {
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const timestamp = `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return answered(status, {
    error,
    error_description: `AADSTS${code}: ${says} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
};
