// When a run stops sending: a target that has stopped answering would be waited for until the end of time.
import { type Answer, isHang, isSilence, isUnrecorded, type Silence } from '../../contracts/judging/exchange.ts';
import { isTryAgain, saysNothing } from '../../contracts/judging/judge-exchange.ts';
import { isMachineDetail } from '../connection/error-origins.ts';
import { askedTooMuch } from '../connection/throttling.ts';
import type { Settings } from '../settings/settings.ts';
import { effortOf } from './answer-effort.ts';
import { keptGoingOn } from './costly-paths.ts';

export type StopConditions = {
  /** Takes note of how an exchange ended. */
  readonly note: (answer: Answer | Silence) => void;
  /** Why nothing more should be sent, once it is so. */
  readonly met: () => string | undefined;
};

/** Why a case is not exercised when the target stopped listening in the middle of the run. */
export const wentAway = 'the target could not be reached any more';

/** Why a case is not exercised when the target asked to try again until the run no longer did. */
export const keptPuttingOff = 'the target kept saying "try again"';

/** Why a case of a replay is not exercised that was not recorded. */
export const notRecorded = 'the recording lacks some of its cases';

/** Why an exchange that says nothing says nothing. */
export const reasonOf = (answer: Answer | Silence): string => {
  if (isUnrecorded(answer)) return notRecorded;
  if (isSilence(answer) && isMachineDetail(answer.detail)) return answer.detail;
  if (isSilence(answer) || !isTryAgain(answer)) return wentAway;
  const asked = askedTooMuch(answer);
  return asked === undefined ? keptPuttingOff : `${keptPuttingOff}: ${asked}`;
};

/** Bytes of an answer that are usual, and what all answers together may have beyond. An entity has some hundreds. */
const usualEffort = 64 * 1024;
const mostEffort = 4 * 1024 ** 3;

const tooLong = 'the answers of the target were gigabytes long together';

/** Whether a run is incomplete because of a case that was not exercised for this reason. */
export const isLeftOpen = (reason: string): boolean =>
  [wentAway, notRecorded, keptGoingOn].includes(reason) || reason.startsWith(keptPuttingOff) || isMachineDetail(reason);

/**
 * The stop conditions of a run. One is met when a request of every connection in turn ended with nothing, when four of every
 * connection hung, when the answers were too long, or when the minutes of the run are over.
 */
export const openStopConditions = (
  { concurrency, maxMinutes }: Settings,
  now: () => number = () => performance.now(),
): StopConditions => {
  const mostHung = 4 * concurrency;
  const end = now() + maxMinutes * 60_000;
  let [hung, nothing, requests, effort] = [0, 0, 0, 0];
  let latest = wentAway;
  return {
    note: (answer) => {
      if (isHang(answer)) hung += 1;
      requests += 1;
      effort += effortOf(answer);
      nothing = saysNothing(answer) && !isUnrecorded(answer) ? nothing + 1 : 0;
      if (nothing > 0) latest = reasonOf(answer);
    },
    met: () => {
      if (nothing >= concurrency) return latest;
      if (effort > mostEffort + requests * usualEffort) return tooLong;
      if (hung >= mostHung) return `the target left ${mostHung} requests without an answer`;
      return now() >= end ? `the ${maxMinutes} minutes of --max-minutes were over` : undefined;
    },
  };
};
