// JSON as it is written, so that it can be changed into what no serializer writes: names that stand twice, numbers out of
// range, halves of surrogate pairs.

/** A value: the text of a string, number or word; an array; or an object by its members. */
export type Tree = string | Tree[] | Members;
export type Members = { members: [name: string, value: Tree][] };

export const isMembers = (tree: Tree): tree is Members => typeof tree === 'object' && 'members' in tree;

/** The tree of a JSON value. */
export const treeOf = (value: unknown): Tree => {
  if (Array.isArray(value)) return value.map(treeOf);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return { members: Object.entries(value).map(([name, inner]) => [JSON.stringify(name), treeOf(inner)]) };
};

/** The text of a tree. */
export const textOf = (tree: Tree): string => {
  if (typeof tree === 'string') return tree;
  if (Array.isArray(tree)) return `[${tree.map(textOf).join(',')}]`;
  return `{${tree.members.map(([name, value]) => `${name}:${textOf(value)}`).join(',')}}`;
};

/** A place in a tree that can be read, replaced, removed or doubled. */
export type Slot = {
  readonly value: Tree;
  readonly replace: (value: Tree) => void;
  readonly remove: () => void;
  readonly repeat: (times: number) => void;
  /** Gives the member another name; does nothing in an array. */
  readonly rename: (name: string) => void;
};

const slotIn = <T>(list: T[], index: number, item: T, edit: Pick<Slot, 'value' | 'replace' | 'rename'>): Slot => ({
  ...edit,
  remove: () => void list.splice(index, 1),
  repeat: (times) => void list.splice(index, 0, ...Array.from({ length: times }, () => structuredClone(item))),
});

const itemSlots = (items: Tree[]): Slot[] =>
  items.map((value, index) =>
    slotIn(items, index, value, {
      value,
      replace: (other) => {
        items[index] = other;
      },
      rename: () => undefined,
    }),
  );

const memberSlots = ({ members }: Members): Slot[] =>
  members.map((member, index) =>
    slotIn(members, index, member, {
      value: member[1],
      replace: (other) => {
        members[index] = [member[0], other];
      },
      rename: (name) => {
        members[index] = [name, member[1]];
      },
    }),
  );

const childrenOf = (tree: Tree): Slot[] => {
  if (typeof tree === 'string') return [];
  return Array.isArray(tree) ? itemSlots(tree) : memberSlots(tree);
};

/** Every place in a tree, from the outside in. */
export const slotsOf = (tree: Tree): Slot[] => childrenOf(tree).flatMap((slot) => [slot, ...slotsOf(slot.value)]);
