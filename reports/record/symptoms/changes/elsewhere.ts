// Values that an answer has from elsewhere: from another property of the same request, or from another create.
import type { Definition } from '../../../../contracts/definition.ts';
import { objectIn } from '../../../../contracts/judging/created-entity.ts';
import type { Request } from '../../../../contracts/judging/exchange.ts';
import { propertyNamesOf } from '../../../../contracts/odata/entity-type.ts';
import type { Echo } from './changes-of.ts';

type Body = Readonly<Record<string, unknown>>;

export type Elsewhere = {
  /** Remembers the values of a create. */
  readonly note: (request: Request) => void;
  /** Where the answered value of a property may be from. */
  readonly changes: (property: string, echo: Echo, sent: Body) => readonly string[];
};

/** The values of so many creates. */
const most = 10_000;
const longest = 200;

/** What an answer says with a value that an earlier create had. */
export const ofAnotherCreate = 'is that of another create';
/** What an answer says with the value of another property. */
export const ofAnotherProperty = (name: string): string => `is the ${name}`;

const keyOf = (value: unknown): unknown => (typeof value === 'string' ? value.slice(0, longest) : value);

/** No create yet. */
export const openElsewhere = ({ entity }: Definition): Elsewhere => {
  const names = propertyNamesOf(entity);
  let noted = 0;
  const known = new Map(names.map((name) => [name, new Set<unknown>()]));
  return {
    note: ({ body }) => {
      const sent = noted < most ? objectIn(body) : undefined;
      if (!sent) return;
      noted += 1;
      for (const [name, values] of known) values.add(keyOf(sent[name]));
    },
    changes: (property, { actual }, sent) => [
      ...names.filter((name) => name !== property && sent[name] === actual).map(ofAnotherProperty),
      ...(known.get(property)?.has(keyOf(actual)) ? [ofAnotherCreate] : []),
    ],
  };
};
