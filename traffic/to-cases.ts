// Turns the creates of traffic into cases that verify sends again: their bodies, and the headers that say what a body is. Each body
// stands once, with the paths it was sent to.
import { kindOf } from '../client/gate/request-kind.ts';
import type { Contract } from '../contracts/contract.ts';
import type { Headers, Request } from '../contracts/judging/exchange.ts';
import { writeBody } from '../engine/connection/recording/wire.ts';
import { largestFile, longestBody, mostCases } from '../engine/memory/failures-file.ts';
import { type KeptCase, type KeptPlan, keptHeaders } from '../engine/memory/kept-case.ts';
import { openRedactor } from '../engine/redaction/redactor.ts';
import { requestOf } from '../fixtures/cases/case.ts';
import { secretsInRequest } from './lines/request-secrets.ts';
import { asCase } from './provider-ledger.ts';
import type { Seen } from './seen.ts';
import { unpacked } from './unpack-batch.ts';

export type CaseList = {
  readonly add: (seen: Seen) => void;
  readonly cases: () => readonly KeptCase[];
  /** How many bodies were left out, by the reason. */
  readonly leftOut: () => ReadonlyMap<string, number>;
};

const reason = 'recorded traffic has this body';

const tooLong = `their bodies are longer than ${longestBody.toLocaleString('en')} characters`;
const tooMany = 'the list was full';

const isKept = (name: string): boolean => keptHeaders.includes(name) && name !== 'authorization';

const headersOf = (headers: Headers): Headers =>
  Object.fromEntries(
    Object.entries(headers).filter(([name, value]) => isKept(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)),
  );

const planOf = ({ headers, body }: Request, secrets: readonly string[]): KeptPlan => {
  const clean = openRedactor(secrets).bytes(Buffer.from(body));
  return { reason, headers: headersOf(headers), body: writeBody(clean) };
};

const lengthOf = ({ body }: KeptPlan): number => ('text' in body ? body.text : body.base64).length;

/** The case of a create, without its ids and its token: the run has its own. */
const caseOf = (contract: Contract, request: Request, plan: KeptPlan): KeptCase => {
  const path = contract.paths.match(request.path)?.path ?? '';
  const sent = { reason, headers: plan.headers ?? {}, body: request.body, unknownConfiguration: true } as const;
  const { requirement } = asCase(contract, requestOf(sent, { contract, path, ids: {} }));
  return { requirement, path, plan };
};

/** An empty list; `change` makes of each request the one whose body is kept. */
export const openCaseList = (contract: Contract, change = (request: Request): Request => request): CaseList => {
  const found = new Map<string, KeptCase>();
  const [leftOut, entries] = [new Map<string, number>(), new Set<string>()];
  let size = 0;

  const leave = (why: string): void => void leftOut.set(why, (leftOut.get(why) ?? 0) + 1);

  const take = (one: KeptCase): void => {
    const entry = JSON.stringify([one.requirement, one.plan]);
    const key = `${one.path} ${entry}`;
    if (found.has(key)) return;
    const more = entries.has(entry) ? 100 : entry.length * 2 + 1_000;
    if (found.size >= mostCases || size + more > largestFile) {
      leave(tooMany);
      return;
    }
    size += more;
    entries.add(entry);
    found.set(key, one);
  };

  const addCreate = ({ exchange, gaps }: Seen, secrets: readonly string[]): void => {
    if (
      kindOf(contract, exchange.request) !== 'create' ||
      gaps.includes('requestBody') ||
      gaps.includes('requestHeaders')
    )
      return;
    // What is changed is as long as it was, in letters and in bytes.
    if (exchange.request.body.length > longestBody) {
      leave(tooLong);
      return;
    }
    const request = { ...exchange.request, body: change(exchange.request).body };
    const plan = planOf(request, secrets);
    if (lengthOf(plan) > longestBody) leave(tooLong);
    else take(caseOf(contract, request, plan));
  };

  return {
    add: (seen) => {
      if (seen.isOurs) return;
      for (const part of unpacked(seen, 1)) addCreate(part, secretsInRequest(seen.exchange.request));
    },
    cases: () => [...found.values()],
    leftOut: () => leftOut,
  };
};
