// Many requests under way at once: every answer is judged beside its own request, and ids across all paths together.
import type { Answer, PathName, Request, Silence } from '../../contracts/index.ts';
import { createTenant, type Deviation } from '../../fixtures/index.ts';
import { inProcess, readSettings, type Target } from '../../target/index.ts';
import { createCampaign } from '../provider/campaign.ts';
import { providerRequirements } from '../provider/schedule.ts';
import { brokenIn, campaignOn, examineAll } from './in-process.ts';

const lanes = 8;
const settings = (only: readonly string[] = []) =>
  readSettings({ seed: '1', cases: '20', concurrency: String(lanes), only }, {});

const ids = providerRequirements.map(({ id }) => id);
const echoes = ids.filter((id) => id.endsWith('.echo'));

const wait = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

type Send = (request: Request) => Promise<Answer | Silence>;

const sendingBy = (send: Send): Target => ({ ...inProcess(() => ({ status: 500, headers: {}, body: '' })), send });

/** Answers what came last first: each answer overtakes some of those before it. */
const overtaking = (): Target => {
  const tenant = createTenant();
  let count = 0;
  return sendingBy(async (request) => {
    const reply = tenant.respond(request);
    count += 1;
    for (let turns = lanes - (count % lanes); turns > 0; turns -= 1) await wait();
    return reply;
  });
};

/** Hands every two creates that are under way together each the other's answer. */
const swapping = (): Target => {
  const tenant = createTenant();
  let waiting: ((answer: Answer | Silence) => void) | undefined;
  return sendingBy(async (request) => {
    const reply = tenant.respond(request);
    if ('silence' in reply || reply.status !== 201) return reply;
    if (waiting) {
      const give = waiting;
      waiting = undefined;
      return new Promise((take) => {
        give(reply);
        take(reply);
      });
    }
    return new Promise((take) => {
      waiting = take;
      setTimeout(() => {
        if (waiting === take) waiting = undefined;
        take(reply);
      }, 5);
    });
  });
};

describe('a run', () => {
  test('has as many requests under way as it may, and no more', async () => {
    const tenant = createTenant();
    let [underWay, most] = [0, 0];
    const target = sendingBy(async (request) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await wait();
      underWay -= 1;
      return tenant.respond(request);
    });
    await createCampaign(target, settings()).examine('bodies.valid', 'deviceConfiguration');
    expect(most).toBe(lanes);
  });

  test('blames nobody whose answers overtake each other', async () => {
    const verdicts = await examineAll(createCampaign(overtaking(), settings()), ids);
    expect(verdicts.filter(({ outcome }) => outcome !== 'holds')).toEqual([]);
  });
});

describe('an answer that belongs to another request', () => {
  test('is caught when it is that of the request before', async () => {
    const deviation: Deviation = { entity: (entity, { previous }) => ({ ...entity, ...previous, id: entity['id'] }) };
    const verdicts = await examineAll(campaignOn([deviation], { only: echoes }), echoes);
    expect(verdicts.filter(({ outcome }) => outcome !== 'broken')).toEqual([]);
  });

  test('is caught when two requests at once get the same', async () => {
    const verdicts = await examineAll(createCampaign(swapping(), settings(echoes)), echoes);
    expect(brokenIn(verdicts).length).toBeGreaterThan(0);
  });
});

describe('an id', () => {
  /** Ids that repeat on no path, but count from 1 on each. */
  const countingByPath = (): Deviation => {
    const counts = new Map<PathName | undefined, number>();
    return {
      key: (_, { path }) => {
        const count = (counts.get(path) ?? 0) + 1;
        counts.set(path, count);
        return `userStatus-${count}`;
      },
    };
  };

  test('that is given on two paths is caught', async () => {
    const unique = 'answers.id.unique';
    const verdicts = await examineAll(campaignOn([countingByPath()], { only: [unique], cases: 20 }), [unique]);
    expect(brokenIn(verdicts).length).toBeGreaterThan(0);
  });

  test('that is given on one path alone is not blamed', async () => {
    const unique = 'answers.id.unique';
    const onePath = { ...settings(), case: 'bodies.valid@rootCertificate#g0.1' };
    const tenant = createTenant({ deviations: [countingByPath()] });
    const campaign = createCampaign(
      inProcess((request) => tenant.respond(request)),
      onePath,
    );
    const verdict = await campaign.examine(unique, 'rootCertificate');
    expect(verdict).toMatchObject({ outcome: 'holds', cases: 1 });
  });
});
