// Judges recorded traffic: what the client sent and what the provider answered, each in a record of its own.
import { isCarriedOut, openClientLedger } from '../client/gate/client-ledger.ts';
import { kindOf, type RequestKind } from '../client/gate/request-kind.ts';
import type { RetryJudgement } from '../client/gate/retries.ts';
import type { Contract } from '../contracts/contract.ts';
import { isSilence, isSuccess, type Request } from '../contracts/judging/exchange.ts';
import { openNotJudged } from '../engine/campaign/not-judged.ts';
import { type Listener, started } from '../engine/campaign/run-event.ts';
import type { Verdict } from '../engine/campaign/verdict.ts';
import { holdSecrets } from '../engine/output/held-secrets.ts';
import type { Settings } from '../engine/settings/settings.ts';
import { openBeforeTheApi } from './before-the-api.ts';
import { secretsInRequest } from './lines/request-secrets.ts';
import { refusedForClient } from './may-refuse.ts';
import { openProviderLedger } from './provider-ledger.ts';
import { openRepeats } from './repeats.ts';
import { type Gap, isUnreadable, type Seen, type Unreadable } from './seen.ts';
import { isSentElsewhere } from './sent-elsewhere.ts';
import { withShortBodies } from './short-bodies.ts';
import { unpacked } from './unpack-batch.ts';

export type TrafficOptions = {
  readonly contract: Contract;
  readonly settings: Settings;
  /** What stands for the base URL where no create names one. */
  readonly name: string;
  /** The command that judges the same again. */
  readonly replay?: string;
  readonly client: Listener;
  readonly provider: Listener;
  /** Takes the secrets of what is kept, wherever a provider echoes them, so that they are taken out of all output; this process by default. */
  readonly hold?: ((secrets: readonly (string | undefined)[]) => void) | undefined;
};

export type TrafficJudge = {
  readonly record: (entry: Seen | Unreadable) => void;
  /** Gives both listeners their verdicts. */
  readonly end: () => void;
  /** The base URLs of the creates. */
  readonly bases: () => readonly string[];
};

const withoutAuthorization = 'the Authorization of a create, which the recording left out';

const gapWords: Readonly<Record<Exclude<Gap, 'authorization'>, string>> = {
  requestHeaders: 'the recording left out its headers',
  requestBody: 'the recording left out, cut or changed its body',
  answerHeaders: 'the recording left out the headers of the answer',
  answerBody: 'the recording left out or changed the body of the answer',
  answer: 'the recording has no answer to it',
};

const byStatus = 'only its status is judged';
const byHead = 'only its path and headers are judged';

const unknownToken: ReadonlySet<number> = new Set([401, 403]);

/** Answers about how a request was sent, which says nothing about what it asks for. */
const ofSending: ReadonlyMap<number, string> = new Map([
  [408, 'it was answered 408, and whether the client sent it in time is not known'],
  [431, 'it was answered 431, and how long its headers may be is not known'],
]);

/** Why an answer shows nothing, by its status. */
const unknownBy = ({ headers }: Request, status: number): string | undefined =>
  status === 417 && headers['expect'] !== undefined ? 'its Expect was refused with 417' : ofSending.get(status);

const wordsFor = ({ why }: Pick<Seen, 'why'>, gap: Exclude<Gap, 'authorization'>): string =>
  why?.[gap] ?? gapWords[gap];

const lostOfRequest = (seen: Pick<Seen, 'gaps' | 'why'>): string | undefined => {
  const lost = (['requestHeaders', 'requestBody'] as const).find((gap) => seen.gaps.includes(gap));
  return lost && wordsFor(seen, lost);
};

/** Why nothing can be said of a provider's answer to a create; undefined where it can be judged. */
const unjudgeable = (contract: Contract, seen: Seen): string | undefined => {
  const { exchange, gaps } = seen;
  const { request, answer } = exchange;
  const lost = lostOfRequest(seen);
  if (lost !== undefined) return lost;
  if (isSilence(answer)) return answer.silence === 'unrecorded' ? wordsFor(seen, 'answer') : undefined;
  if (isSentElsewhere(contract, seen))
    return `it was answered ${answer.status}, which sends it to the same path at another address`;
  if (gaps.includes('answerHeaders') && answer.status < 500) return wordsFor(seen, 'answerHeaders');
  const ofStatus = unknownBy(request, answer.status);
  if (ofStatus !== undefined) return ofStatus;
  const isUnknown = request.grant === undefined && hasToken(request);
  if (isUnknown && unknownToken.has(answer.status))
    return `it was answered ${answer.status}, and what its token is good for is not known`;
  return answer.status === 404 && request.grant === undefined
    ? 'it was answered 404, and whether the configuration exists is not known'
    : undefined;
};

/** Marks what of an answer is not known. */
const withoutBody = (seen: Seen): Seen => {
  const { exchange, gaps } = seen;
  if (isSilence(exchange.answer) || !gaps.includes('answerBody')) return seen;
  return { ...seen, exchange: { ...exchange, answer: { ...exchange.answer, body: '', bodyUnknown: true } } };
};

const bearer = /^bearer +\S/i;

const hasToken = ({ headers, authorizationUnknown }: Request): boolean =>
  authorizationUnknown === true || bearer.test(headers['authorization'] ?? '');

const withUnknown = ({ exchange, gaps, ...seen }: Seen): Seen => ({
  ...seen,
  gaps,
  exchange: gaps.includes('authorization')
    ? { ...exchange, request: { ...exchange.request, authorizationUnknown: true } }
    : exchange,
});

/** Names entries that could not be read by the reason, with the place of the first. */
const openUnread = (): ((entry: Unreadable) => string) => {
  const names = new Map<string, string>();
  return ({ unreadable, place }) => {
    const name = names.get(unreadable) ?? (place === undefined ? unreadable : `${unreadable} (first: ${place})`);
    names.set(unreadable, name);
    return name;
  };
};

type Side = {
  /** How many creates were judged with their bodies. */
  readonly whole: number;
  readonly verdicts: () => readonly Verdict[];
  readonly creates: () => number;
};

const noCreates = 'the traffic has no create that could be judged';
const noBodies = 'the traffic has no create that could be judged with its body';

const endSide = (
  hear: Listener,
  { verdicts, creates, whole }: Side,
  notJudged: Readonly<Record<string, number>>,
): void => {
  if (Object.keys(notJudged).length > 0) hear({ kind: 'notJudged', requests: notJudged });
  hear({ kind: 'progress', done: creates(), total: creates() });
  for (const verdict of verdicts()) hear({ kind: 'verdict', verdict });
  if (whole === 0) hear({ kind: 'incomplete', reason: creates() === 0 ? noCreates : noBodies });
  hear({ kind: 'ended', counts: { requests: creates(), retries: 0 } });
};

/** A judge of traffic at its beginning. */
export const openTrafficJudge = (options: TrafficOptions): TrafficJudge => {
  const { contract, settings, name, replay, hold = holdSecrets } = options;
  const origin = { recorded: true, ...(replay === undefined ? {} : { replay }) } as const;
  const [client, provider] = [withShortBodies(options.client), withShortBodies(options.provider)];
  const bases = new Set<string>();
  const repeats = openRepeats();
  let place: string | undefined;
  const clientLedger = openClientLedger(contract, {
    ...{ listener: client, isGivenRepeats: true },
    nameOf: () => place,
  });
  const providerLedger = openProviderLedger(contract, provider);
  const unjudged = { client: openNotJudged(), provider: openNotJudged() };
  const unread = openUnread();
  let [isStarted, batches, clientCreates] = [false, 0, 0];
  const whole = { client: 0, provider: 0 };

  const start = (base: string): void => {
    if (isStarted) return;
    isStarted = true;
    client(started(settings, base, { subject: 'client', ...origin }));
    provider(started(settings, base, origin));
  };

  const repeatOf = (kind: RequestKind, seen: Seen): RetryJudgement | undefined =>
    kind === 'create' && isCarriedOut(seen.exchange) ? repeats(seen) : undefined;

  const ofClient = (kind: RequestKind, seen: Seen): void => {
    const { exchange, gaps, isOurs } = seen;
    if (isOurs) return;
    place = seen.place;
    const lost = lostOfRequest(seen);
    if (gaps.includes('requestHeaders')) {
      unjudged.client.add(exchange.request, lost);
      return;
    }
    if (lost !== undefined) unjudged.client.add(exchange.request, `${lost}: ${byHead}`);
    if (gaps.includes('authorization')) unjudged.client.addNamed(withoutAuthorization);
    clientCreates += 1;
    if (lost === undefined) whole.client += 1;
    const findings =
      lost === undefined
        ? clientLedger.record(exchange, repeatOf(kind, seen))
        : clientLedger.recordHead({ ...exchange, request: { ...exchange.request, body: '' } });
    if (findings.length > 0) hold(secretsInRequest(exchange.request));
  };

  const ofProvider = (seen: Seen): void => {
    const reason = unjudgeable(contract, seen) ?? refusedForClient(contract, seen.exchange);
    if (reason !== undefined) {
      unjudged.provider.add(seen.exchange.request, reason);
      if (isSuccess(seen.exchange.answer)) beforeTheApi.created(seen);
      return;
    }
    beforeTheApi.judge(seen);
  };

  const judgeProvider = (seen: Seen): void => {
    if (!seen.gaps.includes('answerBody')) whole.provider += 1;
    else unjudged.provider.add(seen.exchange.request, `${wordsFor(seen, 'answerBody')}: ${byStatus}`);
    if (providerLedger.record(withoutBody(seen))) hold(secretsInRequest(seen.exchange.request));
  };

  const beforeTheApi = openBeforeTheApi({
    contract,
    judge: judgeProvider,
    leave: ({ exchange }, why) => unjudged.provider.add(exchange.request, why),
  });

  const recordOne = (seen: Seen): void => {
    const { request } = seen.exchange;
    beforeTheApi.note(seen);
    const kind = kindOf(contract, request);
    if (kind === 'other') {
      unjudged.client.add(request);
      return;
    }
    bases.add(seen.base);
    start(seen.base === '' ? name : seen.base);
    ofClient(kind, seen);
    if (kind === 'create') ofProvider(seen);
  };

  return {
    record: (entry) => {
      if (isUnreadable(entry)) {
        const name = unread(entry);
        unjudged.client.addNamed(name);
        unjudged.provider.addNamed(name);
        return;
      }
      const parts = unpacked(withUnknown(entry), batches + 1);
      if (parts.length !== 1 || parts[0]?.exchange.request.batched) batches += 1;
      parts.forEach(recordOne);
    },
    end: () => {
      beforeTheApi.end();
      start(name);
      const { verdicts } = clientLedger;
      endSide(client, { verdicts, creates: () => clientCreates, whole: whole.client }, unjudged.client.all());
      endSide(provider, { ...providerLedger, whole: whole.provider }, unjudged.provider.all());
    },
    bases: () => [...bases].filter((base) => base !== ''),
  };
};
