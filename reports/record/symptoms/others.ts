// The exchanges that a symptom is compared with: those on the same paths that do not have it.
import type { Finding } from '../../../contracts/judging/exchange.ts';
import type { Features } from './features.ts';
import { addTo, type Sample, sampleFor, sumOf, without } from './sample.ts';
import type { Sign } from './sign.ts';

type Heard = { readonly findings: readonly Finding[]; readonly features: Features };

export type Others = {
  /** Counts an exchange. */
  readonly note: (wanted: Sign['wanted'], path: string, heard: Heard) => void;
  /**
   * What exchanges on these paths have that do not have a symptom: those with the right status, without the failing ones where they
   * are among them.
   */
  readonly beside: (sign: Sign, paths: readonly string[], failing: Sample) => Sample;
};

type ByPath = Map<string, Sample>;

/** Exchanges with the right status; each is counted once. */
type Kind = {
  /** Those without any finding. */
  readonly clean: ByPath;
  /** Those with findings whose body could be read. */
  readonly readable: ByPath;
  /** Those whose body could not be read. */
  readonly unreadable: ByPath;
};

const openKind = (): Kind => ({ clean: new Map(), readable: new Map(), unreadable: new Map() });

/** What exchanges with these findings are counted with; undefined for those with a wrong status. */
const samplesFor = ({ clean, readable, unreadable }: Kind, findings: readonly Finding[]): ByPath | undefined => {
  if (findings.length === 0) return clean;
  if (findings.some(({ location }) => location === 'status')) return undefined;
  return findings.some(({ location }) => location === '') ? unreadable : readable;
};

const on = (samples: readonly ByPath[], paths: readonly string[]): Sample =>
  sumOf(samples.flatMap((byPath) => paths.flatMap((path) => byPath.get(path) ?? [])));

/** No exchange yet. */
export const openOthers = (): Others => {
  const kinds = { create: openKind(), refusal: openKind() };
  return {
    note: (wanted, path, { findings, features }) => {
      const samples = samplesFor(kinds[wanted], findings);
      if (samples) addTo(sampleFor(samples, path), features);
    },
    beside: ({ wanted, location }, paths, failing) => {
      const { clean, readable, unreadable } = kinds[wanted];
      const answered = [clean, readable, unreadable];
      if (location === 'status') return on(answered, paths);
      const compared = on(location === '' ? answered : [clean, readable], paths);
      return without(compared, failing, on([clean], paths).ranges);
    },
  };
};
