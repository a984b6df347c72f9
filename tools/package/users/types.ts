// A user's TypeScript with every entry point.
import fc from 'fast-check';
import {
  arbitraries,
  type Finding,
  judgeRequest,
  type Level,
  requirements,
  type StartedGate,
  startGate,
} from 'userstatus-conformance';
import { createClient, Refused, type UserStatus } from 'userstatus-conformance/client';
import { type Interception, interceptUserStatuses, userStatusMatchers } from 'userstatus-conformance/client-tests';

export const levels: readonly Level[] = requirements.map(({ level }) => level);

export const property = fc.property(arbitraries.userStatus(), ({ devicesCount }: UserStatus) => devicesCount >= 0);

export const findings = (body: string): readonly Finding[] =>
  judgeRequest({ method: 'POST', path: '/', headers: {}, body });

export const create = async (gate: StartedGate, userStatus: UserStatus): Promise<string> => {
  const client = createClient({ baseUrl: gate.baseUrl, token: async () => 'token' });
  try {
    const { id } = await client.create(
      { path: 'deviceConfiguration', ids: { deviceConfigurationId: '1' } },
      userStatus,
    );
    return id;
  } catch (error) {
    return error instanceof Refused ? String(error.status) : 'no answer';
  }
};

export const open = (): Promise<StartedGate> => startGate({ scenario: 'throttled' });

/** Jest's types include the matchers. */
export const matched = (): void => {
  expect.extend(userStatusMatchers);
  const interception: Interception = interceptUserStatuses();
  interception.restore();
  expect(interception).toConformToUserStatusCreate();
};

// @ts-expect-error: a member that the enum does not have
export const unlawful: UserStatus['status'] = 'fine';
// @ts-expect-error: a path that is not documented
createClient({ baseUrl: '' }).create({ path: 'elsewhere', ids: {} });
