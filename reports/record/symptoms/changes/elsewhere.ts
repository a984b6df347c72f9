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

/** Of each property so many values of earlier creates. */
const most = 5_000;
const longest = 200;

/** What an answer says with a value that an earlier create had. */
export const ofAnotherCreate = 'is that of another create';
/** What an answer says with the value of another property. */
export const ofAnotherProperty = (name: string): string => `is the ${name}`;

const keyOf = (value: unknown): string => JSON.stringify(value)?.slice(0, longest) ?? '';

/** No create yet. */
export const openElsewhere = ({ entity }: Definition): Elsewhere => {
  const names = propertyNamesOf(entity);
  const known = new Map(names.map((name) => [name, new Set<string>()]));
  return {
    note: ({ body }) => {
      const sent = objectIn(body);
      if (!sent) return;
      for (const [name, values] of known) if (values.size < most) values.add(keyOf(sent[name]));
    },
    changes: (property, { actual }, sent) => [
      ...names.filter((name) => name !== property && sent[name] === actual).map(ofAnotherProperty),
      ...(known.get(property)?.has(keyOf(actual)) ? [ofAnotherCreate] : []),
    ],
  };
};
