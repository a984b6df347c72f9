// What an answer's text is like, without what varies from one answer to the next: two answers that say the same have the same hash.
import type { Definition } from '../../../contracts/definition.ts';
import type { Answer } from '../../../contracts/judging/exchange.ts';
import { propertyNamesOf } from '../../../contracts/odata/entity-type.ts';
import { isErrorEnvelope } from '../../../contracts/odata/error-envelope.ts';
import { isObject, readBody } from '../../../contracts/odata/read-body.ts';

const longest = 300;

const mostMembers = 30;

/** What is said, in an error of Microsoft Graph; the names of the members, in any other object; or the text as it stands. */
const textOf = ({ body }: Answer): string => {
  const reading = readBody(body);
  if ('value' in reading && isErrorEnvelope(reading.value)) {
    const { code, message } = reading.value.error;
    return `${code} ${message}`;
  }
  if ('value' in reading && isObject(reading.value))
    return Object.keys(reading.value).toSorted().slice(0, mostMembers).join(' ');
  return Buffer.from(body.slice(0, longest)).toString();
};

/** Names of properties, in any letter case and with any separators: an error says which one it is about. */
const namesIn = ({ entity }: Definition): RegExp =>
  new RegExp(
    propertyNamesOf(entity)
      .map((name) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '[_ -]?'))
      .join('|'),
    'gi',
  );

// What is quoted, numbers and ids are of the request or of the moment.
const withoutParticulars = (text: string, names: RegExp): string =>
  text
    .slice(0, longest)
    .replaceAll(names, '')
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '')
    .replaceAll(/\b[\da-f-]{8,}\b|\w*\d\w*/gi, '')
    .replaceAll(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** FNV-1a. The text itself is not kept: it may repeat what the request held. */
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** A hash of what an answer says, without quoted parts, names of properties, numbers and ids. */
export const textHash = (answer: Answer, definition: Definition): string =>
  hashOf(withoutParticulars(textOf(answer), namesIn(definition)));
