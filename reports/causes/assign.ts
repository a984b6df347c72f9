// Gives every requirement that fails or warns to exactly one of the causes that explain its failures.
import type { Draft } from './draft.ts';
import { requirementsIn } from './draft.ts';

/** A cause in the making with the requirements that are its own; the one that says most about it first. */
export type Assigned = {
  readonly draft: Draft;
  readonly requirements: readonly string[];
  readonly also: readonly Draft[];
};

/** How many failures of each requirement a cause explains. */
const weightsOf = (draft: Draft): Readonly<Record<string, number>> => draft.share ?? requirementsIn(draft.symptoms);

/** The first free requirement that the cause names, or else the first of the record. */
const leadOf = (draft: Draft, free: ReadonlySet<string>): string | undefined => {
  const own = [...free].filter((id) => Object.hasOwn(weightsOf(draft), id));
  const first = own.find((id) => Object.hasOwn(requirementsIn(draft.symptoms.slice(0, draft.own)), id));
  return draft.leads.find((id) => own.includes(id)) ?? first ?? own[0];
};

/** Those with the fewest requirements to choose from choose first. */
const byChoice = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts.toSorted((one, other) => Object.keys(weightsOf(one)).length - Object.keys(weightsOf(other)).length);

const chooseLeads = (drafts: readonly Draft[], ids: readonly string[]): ReadonlyMap<Draft, string> => {
  const [free, leads] = [new Set(ids), new Map<Draft, string>()];
  for (const draft of byChoice(drafts)) {
    const lead = leadOf(draft, free);
    if (lead === undefined) continue;
    free.delete(lead);
    leads.set(draft, lead);
  }
  return leads;
};

const heaviest = (drafts: readonly Draft[], id: string): Draft | undefined =>
  drafts
    .filter((draft) => (weightsOf(draft)[id] ?? 0) > 0)
    .toSorted((one, other) => (weightsOf(other)[id] ?? 0) - (weightsOf(one)[id] ?? 0))[0];

/**
 * The causes with a requirement of their own. One that has none, because others explain all of its requirements too, is kept with
 * the cause that they belong to.
 */
export const assigned = (drafts: readonly Draft[], ids: readonly string[]): readonly Assigned[] => {
  const leads = chooseLeads(drafts, ids);
  const kept = drafts.filter((draft) => leads.has(draft));
  const taken = new Set(leads.values());
  const others = ids.filter((id) => !taken.has(id));
  const hosts = new Map(
    drafts
      .filter((draft) => !leads.has(draft))
      .map((draft) => [draft, kept.find((host) => Object.hasOwn(weightsOf(draft), leads.get(host) ?? ''))]),
  );
  return kept.map((draft) => ({
    draft,
    requirements: [leads.get(draft) ?? '', ...others.filter((id) => heaviest(kept, id) === draft)],
    also: [...hosts].filter(([, host]) => host === draft).map(([guest]) => guest),
  }));
};
