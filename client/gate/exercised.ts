// Which requirements a create exercises: those that it could have broken.
import type { Contract } from '../../contracts/contract.ts';
import { type Json, objectIn } from '../../contracts/judging/created-entity.ts';
import type { Request } from '../../contracts/judging/exchange.ts';
import { encodingOf } from '../../contracts/odata/content-encoding.ts';
import { type Kind, kindOf, typeAnnotation } from '../../contracts/odata/entity-type.ts';
import { readBody } from '../../contracts/odata/read-body.ts';
import { valueError } from '../../contracts/odata/value-errors.ts';
import type { BodyShape, Credential, Requirement, When } from '../../contracts/requirements/requirement.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';

type Sent = { readonly contract: Contract; readonly request: Request; readonly object: Json | undefined };

const jsonTypes: Readonly<Record<Kind, string>> = {
  String: 'string',
  Int32: 'number',
  Enum: 'string',
  DateTimeOffset: 'string',
};

const isTyped = ({ contract, object }: Sent, property: string): boolean => {
  const type = contract.entity.properties[property];
  return type !== undefined && typeof object?.[property] === jsonTypes[kindOf(type)];
};

/** Whether the value is of the JSON type that the error is about; of a date-time, with the form of one. */
const couldHaveError = (sent: Sent, { property, error }: When & { readonly sends: 'valueError' }): boolean => {
  const type = sent.contract.entity.properties[property];
  const value = sent.object?.[property];
  if (type === undefined || value === undefined) return false;
  if (error === 'null' || error === 'type') return error === 'null' || value !== null;
  return isTyped(sent, property) && (error === 'syntax' || valueError(type, value) !== 'syntax');
};

const withoutObject: ReadonlySet<BodyShape> = new Set(['empty', 'malformed', 'notObject']);

const couldHaveShape = ({ request, object }: Sent, shape: BodyShape): boolean => {
  if (shape === 'empty') return true;
  if (shape === 'odataType') return object?.[typeAnnotation] !== undefined;
  if (!withoutObject.has(shape)) return object !== undefined;
  return shape === 'notObject' ? 'value' in readBody(request.body) : request.body.length > 0;
};

/** What shows without a token; the others need one. */
const withoutToken: ReadonlySet<Credential> = new Set(['none', 'emptyBearer', 'otherScheme']);

const couldHaveCredential = ({ request }: Sent, credential: Credential): boolean =>
  !request.authorizationUnknown &&
  (withoutToken.has(credential) || /^bearer +\S/i.test(request.headers['authorization'] ?? ''));

const aboutBody: ReadonlySet<When['sends']> = new Set(['valueError', 'missing', 'notation', 'body']);
const aboutAccept: ReadonlySet<RequirementId> = new Set(['headers.accept.json', 'headers.accept.named']);

const couldBreak = (sent: Sent, { id, when }: Requirement): boolean => {
  const { headers } = sent.request;
  if (aboutAccept.has(id)) return headers['accept'] !== undefined;
  if (aboutBody.has(when.sends) && encodingOf(headers['content-encoding']) !== undefined) return false;
  if (when.sends === 'valueError') return couldHaveError(sent, when);
  if (when.sends === 'missing') return sent.object !== undefined;
  if (when.sends === 'body') return couldHaveShape(sent, when.shape);
  if (when.sends === 'credential') return couldHaveCredential(sent, when.credential);
  return when.sends !== 'afterAnswer';
};

/**
 * The requirements of these that a create could have broken. One that is UNSPECIFIED is exercised by what it is about alone, which its
 * finding shows; retries are not judged here.
 */
export const exercisedBy = (
  contract: Contract,
  rows: readonly Requirement[],
  request: Request,
): readonly Requirement[] => {
  const sent = { contract, request, object: objectIn(request.body) };
  return rows.filter((row) => row.level !== 'UNSPECIFIED' && couldBreak(sent, row));
};
