// Which cases of a run within a budget show a fault, each sent alone to a tenant that has it.
import type { Contract } from '../../contracts/contract.ts';
import type { Fault } from '../../contracts/deviations/deviation.ts';
import { type Candidate, candidatesOn, type Step } from '../../engine/campaign/budget/candidate.ts';
import { createCampaign } from '../../engine/campaign/campaign.ts';
import { placeOf, planned } from '../../engine/campaign/schedule.ts';
import { open } from '../../engine/selftest/trial.ts';
import { readSettings, type Settings } from '../../engine/settings/settings.ts';

/** Enough for the page's example, a control, a case and what is taken apart of it. */
const budget = 60;

type Sent = { readonly atFirst: boolean; readonly afterwards: boolean };

/** Whether a fault shows at the page's example, and whether it does so at a candidate behind it. */
const sendAlone = async (settings: Settings, deviation: string, candidate: Candidate): Promise<Sent> => {
  const { step, control } = candidate;
  const { path } = step;
  const { target, close } = await open(deviation, settings);
  let [isBroken, atFirst] = [false, false];
  const campaign = createCampaign({
    ...{ target, settings },
    listener: (event) => {
      isBroken ||= event.kind === 'judged' && event.broken.length > 0;
    },
    plan: function* (): Generator<Step> {
      atFirst = isBroken;
      if (control !== undefined) yield { kind: 'control', path, body: control };
      yield step;
    },
  });
  await campaign.examine('paths.example', path);
  await close();
  return { atFirst, afterwards: isBroken };
};

/** The name of a case without its path. */
const nameIn = ({ step }: Candidate): string =>
  step.kind === 'case' ? step.made.id.replace(`@${step.path}`, '') : step.kind;

/** The names of the cases that show a fault; none where the page's example does, which is sent first anyway. */
export const casesThatShow = async (contract: Contract, { name, only }: Fault): Promise<readonly string[]> => {
  const [first = ''] = contract.paths.names;
  const path = only ?? first;
  const settings = readSettings(contract, { seed: '1', budget: String(budget), path: [path] }, {});
  const candidates = candidatesOn(placeOf(path, settings), planned(settings));
  const found: string[] = [];
  for (const candidate of candidates) {
    if (candidate.step.kind === 'reading') continue;
    const { atFirst, afterwards } = await sendAlone(settings, `${name}@${path}`, candidate);
    if (atFirst) return [];
    if (afterwards) found.push(nameIn(candidate));
  }
  return found;
};
