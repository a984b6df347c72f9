// Progress of a run: how many cases are done, and which requirements have failed so far.

import type { Contract } from '../../contracts/contract.ts';
import type { Listener } from '../../engine/campaign/run-event.ts';
import { paint } from '../../engine/output/paint.ts';
import { hasNoteTerminal, note } from '../../engine/output/terminal.ts';
import { type Steps, showSteps } from './steps.ts';

const mostNamed = 2;

/** The failures so far: how many requirements fail, how many warn, and the latest of them. */
export const failureNotes = (ids: readonly string[], { requirements }: Contract): readonly string[] => {
  const musts = ids.filter((id) => requirements.find(id)?.level === 'MUST');
  const shoulds = ids.length - musts.length;
  return [
    ...(musts.length > 0 ? [paint('red', `✗ ${musts.length} fail`)] : []),
    ...(shoulds > 0 ? [paint('yellow', `! ${shoulds} warn`)] : []),
    ...(ids.length > 0 ? [`${ids.slice(-mostNamed).join(', ')}${ids.length > mostNamed ? ', …' : ''}`] : []),
  ];
};

/** Shows the progress of a run: a bar on a terminal, a few lines elsewhere. */
export const showProgress = (): Listener => {
  let steps: Steps | undefined;
  let deletes: Steps | undefined;
  const broken = new Set<string>();
  let isSilent = false;
  let contract: Contract | undefined;
  return (event) => {
    // A client's tests print their own progress.
    if (event.kind === 'started') {
      isSilent = event.subject === 'client' || event.recorded === true;
      contract = event.settings.contract;
    }
    if (isSilent) return;
    if (event.kind === 'started' && !hasNoteTerminal())
      note(`${event.replayOf ? 'replaying' : 'verifying'} ${event.target}`);
    if (event.kind === 'judged') for (const id of event.broken) broken.add(id);
    if (event.kind === 'progress') {
      steps ??= showSteps('cases', event.total);
      steps.advance(event.done, contract && failureNotes([...broken], contract));
    }
    if (event.kind === 'deleting') {
      deletes ??= showSteps('deletes', event.total);
      deletes.advance(event.done);
      if (event.done === event.total) deletes.stop();
    }
    if (event.kind === 'stopped' || event.kind === 'ended') steps?.stop();
    if (event.kind === 'stopped') deletes?.stop();
  };
};
