// Pact files for the verifier: copies whose interactions have ids.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadedPact } from '../file/load-pacts.ts';
import type { IdentifiedSource } from './identified-source.ts';
import { identifyInteractions } from './identify-interactions.ts';

/** Copies pact files with ids into a temporary directory; close removes it. */
export const identifyFiles = (loaded: readonly LoadedPact[]): IdentifiedSource => {
  const directory = mkdtempSync(join(tmpdir(), 'pacts-with-ids-'));
  const identified = loaded.map(({ text }) => identifyInteractions(text));
  const pactUrls = identified.map(({ text }, index) => {
    const file = join(directory, `${index}.json`);
    writeFileSync(file, text);
    return file;
  });
  return {
    options: { pactUrls },
    pinned: new Map(identified.flatMap(({ interactions }) => [...interactions])),
    failure: () => undefined,
    close: async () => rmSync(directory, { recursive: true, force: true }),
  };
};
