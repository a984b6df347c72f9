// Concurrent requests: each answer is judged with its own request, ids across all paths together.

import type { Deviation } from '../../contracts/deviations/deviation.ts';
import type { Answer, Request, Silence } from '../../contracts/judging/exchange.ts';
import type { RequirementId } from '../../contracts/requirements/requirement-id.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { exampleAnswerBody } from '../../contracts/user-status/documented/example.ts';
import { createCampaign } from '../../engine/campaign/campaign.ts';
import { openLedger } from '../../engine/campaign/ledger.ts';
import { ignoreEvents } from '../../engine/campaign/run-event.ts';
import { placeOf, providerRequirements } from '../../engine/campaign/schedule.ts';
import { inProcess } from '../../engine/connection/in-process.ts';
import type { Target } from '../../engine/connection/target.ts';
import { brokenIn, campaignOn, examineAll } from '../../engine/selftest/in-process.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import { enumeratedCases } from '../../fixtures/cases/cases.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';

const lanes = 8;
const settings = (only: readonly RequirementId[] = []) =>
  readSettings(userStatus, { seed: '1', cases: '20', concurrency: String(lanes), only }, {});

const campaignOf = (target: Target, only: readonly RequirementId[] = []) =>
  createCampaign({ target, settings: settings(only), listener: ignoreEvents });

const ids = providerRequirements(userStatus).map(({ id }) => id);
const echoes = ids.filter((id) => id.endsWith('.echo'));

const wait = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

type Send = (request: Request) => Promise<Answer | Silence>;

const sendingBy = (send: Send): Target => ({ ...inProcess(() => ({ status: 500, headers: {}, body: '' })), send });

/** Answers the latest request first: each answer overtakes some of those before it. */
const overtaking = (): Target => {
  const tenant = createTenant({ contract: userStatus });
  let count = 0;
  return sendingBy(async (request) => {
    const reply = tenant.respond(request);
    count += 1;
    for (let turns = lanes - (count % lanes); turns > 0; turns -= 1) await wait();
    return reply;
  });
};

/** Keeps its answer where the next request finds it: the race of a handler with a shared variable. */
const sharing = (): Target => {
  const tenant = createTenant({ contract: userStatus });
  let latest: Answer | Silence;
  return sendingBy(async (request) => {
    latest = tenant.respond(request);
    await wait();
    return latest;
  });
};

describe('a run', () => {
  test('has as many requests under way as allowed, and no more', async () => {
    const tenant = createTenant({ contract: userStatus });
    let [underWay, most] = [0, 0];
    const target = sendingBy(async (request) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await wait();
      underWay -= 1;
      return tenant.respond(request);
    });
    await campaignOf(target).examine('bodies.valid', 'deviceConfiguration');
    expect(most).toBe(lanes);
  });

  test('has no finding where answers overtake each other', async () => {
    const verdicts = await examineAll(campaignOf(overtaking()), ids);
    expect(verdicts.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  });
});

describe('an answer that belongs to another request', () => {
  test('is caught when it is that of the request before', async () => {
    const deviation: Deviation = { entity: (entity, { previous }) => ({ ...entity, ...previous, id: entity['id'] }) };
    const verdicts = await examineAll(campaignOn([deviation], { contract: userStatus, only: echoes }), echoes);
    expect(verdicts.filter(({ outcome }) => outcome !== 'fail')).toEqual([]);
  });

  test('is caught when it is that of a request under way beside it', async () => {
    const verdicts = await examineAll(campaignOf(sharing(), echoes), echoes);
    expect(verdicts.filter(({ outcome }) => outcome !== 'fail')).toEqual([]);
  });
});

describe('an id', () => {
  /** Ids that repeat on no path, but count from 1 on each. */
  const countingByPath = (): Deviation => {
    const counts = new Map<string | undefined, number>();
    return {
      key: (_, { match }) => {
        const path = match?.path;
        const count = (counts.get(path) ?? 0) + 1;
        counts.set(path, count);
        return `userStatus-${count}`;
      },
    };
  };

  test('that is given on two paths is observed, and passes', async () => {
    const ids = ['answers.id.unique', 'answers.id.shared'] as const;
    const campaign = campaignOn([countingByPath()], { contract: userStatus, only: ids, cases: 20 });
    const verdicts = await examineAll(campaign, ids);
    expect(brokenIn(verdicts)).toEqual([]);
    expect(
      verdicts.filter(({ observed = {} }) => Object.keys(observed).length > 0).map(({ requirement }) => requirement),
    ).toContain('answers.id.shared');
  });

  test('is compared with those of its collection, and with no others', () => {
    const ledger = openLedger(userStatus);
    const found = (['rootCertificate', 'identityCertificate'] as const).flatMap((path) =>
      ['one', `two on ${path}`, `two on ${path}`].map((id) => {
        const [made] = enumeratedCases(userStatus.requirements.get('paths.example'), placeOf(path, settings()));
        if (!made) throw new Error('there is no case for the example');
        const body = exampleAnswerBody.replace('7e323db2-3db2-7e32-b23d-327eb23d327e', id);
        const answer = { status: 201, headers: { 'content-type': 'application/json' }, body };
        return ledger.record(made, { madeFor: made.requirement, request: made.request, answer }, false);
      }),
    );
    expect(found.map((findings) => findings.map(({ requirement: broken }) => broken))).toEqual([
      [],
      [],
      ['answers.id.unique'],
      [],
      [],
      ['answers.id.unique'],
    ]);
  });
});
