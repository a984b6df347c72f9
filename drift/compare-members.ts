// Where the members of a described enumeration differ from those of the contract: names, and numbers.
import type { Enumeration } from '../contracts/odata/entity-type.ts';
import type { DescribedEnum, DescribedMember } from './description.ts';
import { type Drift, drift } from './drift.ts';

type Sides = { readonly name: string; readonly known: readonly string[]; readonly members: readonly DescribedMember[] };

const successorOf = ({ known, members }: Sides, member: string, number: number): DescribedMember | undefined => {
  const news = members.filter(({ name }) => !known.includes(name));
  return (
    news.find(({ name }) => name.toLowerCase() === member.toLowerCase()) ?? news.find(({ value }) => value === number)
  );
};

/** The page lists the members in the order of their numbers, from 0 on. */
const compareMember = (sides: Sides, member: string, number: number): Drift[] => {
  const subject = `${sides.name}.${member}`;
  const found = sides.members.find(({ name }) => name === member);
  const successor = successorOf(sides, member, number);
  if (found === undefined)
    return successor === undefined
      ? [drift('member.removed', { subject, says: 'is missing' })]
      : [
          drift('member.renamed', {
            subject,
            says: `is missing; ${successor.name} has its number`,
            place: successor.place,
          }),
        ];
  if (found.value === undefined || found.value === number) return [];
  return [
    drift('member.number', { subject, says: `is ${found.value}; the contract has ${number}`, place: found.place }),
  ];
};

const wholeEnum = (subject: string, { isFlags, deprecated, place }: DescribedEnum): Drift[] => [
  ...(isFlags
    ? [drift('enum.flags', { subject, says: 'is a set of flags: one value can hold several members', place })]
    : []),
  ...(deprecated === undefined
    ? []
    : [drift('enum.deprecated', { subject, says: `deprecated: ${deprecated}`, place })]),
];

/** The differences between an enumeration of the contract and a described one. */
export const compareMembers = ({ name, members: known }: Enumeration, described: DescribedEnum): Drift[] => {
  const sides = { name, known, members: described.members };
  const renamed = known
    .map((member, number) =>
      described.members.some((one) => one.name === member) ? undefined : successorOf(sides, member, number),
    )
    .filter((member) => member !== undefined);
  const news = described.members.filter((member) => !known.includes(member.name) && !renamed.includes(member));
  return [
    ...known.flatMap((member, number) => compareMember(sides, member, number)),
    ...news.map(({ name: member, place }) =>
      drift('member.new', { subject: `${name}.${member}`, says: 'is new', place }),
    ),
    ...wholeEnum(name, described),
    ...described.members.flatMap(({ name: member, deprecated, place }) =>
      deprecated === undefined
        ? []
        : [drift('member.deprecated', { subject: `${name}.${member}`, says: `deprecated: ${deprecated}`, place })],
    ),
  ].map((one) => ({ place: described.place, ...one }));
};
