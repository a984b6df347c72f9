// What `judge` finds in a recording, as counts that can be compared with pinned ones.
import { userStatus } from '../../contracts/user-status/contract.ts';
import type { Listener } from '../../engine/campaign/run-event.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { inputsNamed } from '../../traffic/inputs.ts';
import { openTrafficJudge } from '../../traffic/judge-traffic.ts';
import { readExchanges } from '../../traffic/read.ts';
import type { Pinned, PinnedSide, Recording } from './recording.ts';

type Counts = Readonly<Record<string, number>>;

/** Of one side: how many creates were judged, what is broken and how often, and what was not judged and how often. */
export type Side = { readonly creates: number; readonly broken: Counts; readonly notJudged: Counts };
export type Found = { readonly client: Side; readonly provider: Side };

/** `POST /a/b (why)` is `POST (why)`: the reasons are compared, and neither paths nor places in a file. */
const shortened = (name: string): string => name.replace(/^([A-Z]+) \S+/, '$1').replace(/ \(first: .*\)$/, '');

const added = (counts: Counts, name: string, times: number): Counts => ({
  ...counts,
  [name]: (counts[name] ?? 0) + times,
});

const sideOf = () => {
  let side: Side = { creates: 0, broken: {}, notJudged: {} };
  const hear: Listener = (event) => {
    if (event.kind === 'ended') side = { ...side, creates: event.counts.requests };
    if (event.kind === 'notJudged')
      for (const [name, times] of Object.entries(event.requests))
        side = { ...side, notJudged: added(side.notJudged, shortened(name), times) };
    if (event.kind === 'verdict' && event.verdict.outcome === 'fail')
      side = { ...side, broken: added(side.broken, event.verdict.requirement, event.verdict.broken) };
  };
  return { hear, side: () => side };
};

/** Judges the recording in a file. */
export const findingsIn = async (file: string): Promise<Found> => {
  const [client, provider] = [sideOf(), sideOf()];
  const settings = readSettings(userStatus, { seed: '0' }, {});
  const heard = { client: client.hear, provider: provider.hear };
  const traffic = openTrafficJudge({ contract: userStatus, settings, name: file, ...heard });
  for (const input of inputsNamed([file]))
    for await (const entry of readExchanges(userStatus, input)) traffic.record(entry);
  traffic.end();
  return { client: client.side(), provider: provider.side() };
};

const countsIn = (pinned: Pinned): Counts =>
  Object.fromEntries(Object.entries(pinned).map(([name, [times]]) => [name, times]));

const sideIn = ({ creates, broken, notJudged }: PinnedSide): Side => ({
  creates,
  broken: countsIn(broken),
  notJudged: countsIn(notJudged),
});

/** What a recording must show, without the reasons. */
export const pinnedIn = ({ found: { client, provider } }: Recording): Found => ({
  client: sideIn(client),
  provider: sideIn(provider),
});
