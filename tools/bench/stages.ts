// The stages of a run, each alone: generating bodies, judging exchanges, and one exchange after the other.

import type { Reply } from '../../contracts/deviations/deviation.ts';
import { judgeExchange } from '../../contracts/judging/judge-exchange.ts';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { placeOf } from '../../engine/campaign/schedule.ts';
import { connect } from '../../engine/connection/connect.ts';
import { agreeOnThisMachine } from '../../engine/connection/consent/agreement.ts';
import { readSettings } from '../../engine/settings/settings.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { generatedCases } from '../../fixtures/cases/cases.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';
import { tenantTokens, withGrant } from '../../fixtures/tenant/tokens.ts';
import { median, repeated } from './median.ts';
import { below, plainly, type Row } from './row.ts';
import { startTenantThread } from './servers.ts';

const rounds = 7;
const onEachPath = 512;
const count = onEachPath * userStatus.paths.names.length;

const settings = readSettings(userStatus, {}, {});

const generate = (seed: number): Case[] =>
  userStatus.paths.names.flatMap((path) => [
    ...generatedCases(userStatus.requirements.get('bodies.valid'), { ...placeOf(path, settings), seed }, onEachPath),
  ]);

/** Microseconds for each of `count` pieces of work, measured over all of them. */
const microseconds = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return (1000 * (performance.now() - start)) / count;
};

type Answered = { readonly made: Case; readonly answer: Exclude<Reply, { readonly silence: unknown }> };

// In bytes, as they come from a socket.
const answered = (cases: readonly Case[]): Answered[] => {
  const tenant = createTenant({ contract: userStatus });
  return cases.flatMap((made) => {
    const authorization = `Bearer ${tenantTokens.granted}`;
    const reply = tenant.respond(withGrant({ ...made.request, headers: { ...made.request.headers, authorization } }));
    return 'silence' in reply ? [] : [{ made, answer: { ...reply, body: Buffer.from(reply.body) } }];
  });
};

const judge = (exchanges: readonly Answered[]): void => {
  for (const { made, answer } of exchanges)
    if (judgeExchange(userStatus, { madeFor: made.requirement, request: made.request, answer }).length > 0)
      throw new Error(`the answer to ${made.id} is not as expected`);
};

const perSecond = (took: readonly number[]): string => Math.round(1e6 / median(took)).toLocaleString('en');

/** Rows about the cost of a case before and after it is sent. */
export const measureStages = async (): Promise<Row[]> => {
  const cases = generate(0);
  const exchanges = answered(cases);
  const tenant = await startTenantThread();
  const agreement = agreeOnThisMachine({ url: tenant.baseUrl, secrets: tenantTokens });
  const target = connect({ agreement, connections: 1, requestTimeout: 10_000 });
  const exchange = async (): Promise<void> => {
    for (const { request } of cases) await target.send(request);
  };
  const measured = await repeated(rounds, async (turn) => ({
    generating: await microseconds(() => generate(turn)),
    judging: await microseconds(() => judge(exchanges)),
    exchanging: await microseconds(exchange),
  }));
  await target.close();
  await tenant.close();
  // The first round warms up the compiler.
  const warm = measured.slice(1);
  const [judging, exchanging] = [warm.map((round) => round.judging), warm.map((round) => round.exchanging)];
  return [
    plainly('generating alone', `${perSecond(warm.map(({ generating }) => generating))} bodies/s`),
    plainly('judging alone', `${perSecond(judging)} exchanges/s`),
    below(0.1, 'the judge over an exchange on loopback, one after the other', {
      value: median(warm.map((round) => round.judging / round.exchanging)),
      besides: `${median(judging).toFixed(0)} of ${median(exchanging).toFixed(0)} microseconds`,
    }),
  ];
};
