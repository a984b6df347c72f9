// The exchanges that a symptom is compared with: those on the same paths that do not have it.
import type { Finding } from '../../../contracts/judging/exchange.ts';
import type { Features } from './features.ts';
import { addTo, type Sample, sampleFor, sumOf, widen, without } from './sample.ts';
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

type Kind = {
  /** Exchanges with the right status. */
  readonly answered: ByPath;
  /** Those among them whose body could be read. */
  readonly readable: ByPath;
  /** Only the ranges of exchanges without any finding. */
  readonly clean: ByPath;
};

const openKind = (): Kind => ({ answered: new Map(), readable: new Map(), clean: new Map() });

/** No exchange yet. */
export const openOthers = (): Others => {
  const kinds = { create: openKind(), refusal: openKind() };
  const on = (samples: ByPath, paths: readonly string[]): Sample =>
    sumOf(paths.flatMap((path) => samples.get(path) ?? []));
  return {
    note: (wanted, path, { findings, features }) => {
      const { answered, readable, clean } = kinds[wanted];
      const places = new Set(findings.map(({ location }) => location));
      if (!places.has('status')) addTo(sampleFor(answered, path), features);
      if (!places.has('status') && !places.has('')) addTo(sampleFor(readable, path), features);
      if (findings.length === 0) widen(sampleFor(clean, path), features);
    },
    beside: ({ wanted, location }, paths, failing) => {
      const { answered, readable, clean } = kinds[wanted];
      if (location === 'status') return on(answered, paths);
      return without(on(location === '' ? answered : readable, paths), failing, on(clean, paths).ranges);
    },
  };
};
