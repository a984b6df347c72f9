// What a run will send, path by path, before anything is sent.
import { parseCaseId } from '../../fixtures/cases/cases.ts';
import type { Settings } from '../settings/settings.ts';
import { forecastWithin } from './budget/forecast-within.ts';
import { createsOf } from './read-back.ts';
import {
  type Forecast,
  neededControls,
  ofShard,
  type Portion,
  placeOf,
  planned,
  portionsOn,
  readingsOf,
  whole,
} from './schedule.ts';

type Sizes = Iterable<Pick<Portion, 'row' | 'size'>>;

// The controls, then in every turn the creates that are read back, and the refused one that must not be found.
const apart = (settings: Settings, turns: readonly number[]) => {
  const controls = 1 + neededControls(settings).length;
  const creates = turns.reduce((sum, turn) => sum + createsOf(turn), controls);
  return { requests: creates + turns.length, creates };
};

const forecastOf = (portions: Sizes, path: string, sent: Omit<Forecast, 'path'>): Forecast => {
  let { requests, creates } = sent;
  for (const { row, size } of portions) {
    requests += size;
    if (row.then.answers !== 'refusal') creates += size;
  }
  return { path, requests, creates };
};

/** What a run will send, path by path, before anything is sent. */
export const forecast = (settings: Settings): readonly Forecast[] => {
  const { shard = whole, case: replayed, withoutIds, contract } = settings;
  const paths = settings.paths.filter((path) => !withoutIds.includes(path));
  if (settings.budget !== undefined) return forecastWithin(settings, paths);
  const turnsOn = readingsOf(settings);
  const plan = planned(settings);
  return paths.flatMap((path) => {
    if (replayed === undefined) {
      const place = placeOf(path, settings);
      const own = ofShard(portionsOn(place, plan, settings), place, shard);
      return [forecastOf(own, path, apart(settings, [...turnsOn(path)]))];
    }
    const { requirement: id = '', path: replayedOn } = parseCaseId(replayed) ?? {};
    const row = contract.requirements.find(id);
    return row && path === replayedOn ? [forecastOf([{ row, size: 1 }], path, apart(settings, [0]))] : [];
  });
};
