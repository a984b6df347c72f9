// For one requirement, an exchange that passes it and one that fails it: the embedded tenant answers, plain and with the
// first fault that breaks the requirement.
import type { Answer, Exchange, Finding, Silence } from '../../contracts/judging/exchange.ts';
import { judgeExchange } from '../../contracts/judging/judge-exchange.ts';
import type { Requirement, When } from '../../contracts/judging/requirement.ts';
import { requirement } from '../../contracts/user-status/requirements/catalogue.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { casesIn, enumeratedCases, type Place } from '../../fixtures/cases/cases.ts';
import type { Deviation, Fault } from '../../fixtures/tenant/deviation.ts';
import { faults } from '../../fixtures/tenant/faults/index.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';

/** A case, and what the tenant answers to it. */
export type ExampleExchange = { readonly case: Case; readonly answer: Answer | Silence };

/** Examples of a requirement. `failure` is missing where a single exchange cannot show one. */
export type Examples = {
  readonly pass: ExampleExchange;
  readonly failure?: ExampleExchange & { readonly fault: Fault; readonly findings: readonly Finding[] };
};

const place: Place = {
  path: 'deviceConfiguration',
  ids: { deviceConfigurationId: '0f0f0f0f-3db2-7e32-b23d-327eb23d327e' },
  seed: 1,
};

/** Whose cases show a requirement that sends none of its own. */
const sentFor: Partial<Record<When['sends'], readonly string[]>> = {
  creates: ['paths.example', 'bodies.valid'],
  refusals: ['bodies.empty', 'authorization.missing'],
};

/** Some cases of a requirement, the shortest body first: it is the easiest to read. */
const casesOf = (row: Requirement): Case[] =>
  (sentFor[row.when.sends] ?? [row.id])
    .map((id) => requirement(id))
    .flatMap((each) => [...enumeratedCases(each, place), ...casesIn(each, place, { block: 0, size: 64 })])
    .sort((one, other) => one.request.body.length - other.request.body.length);

const answering = (deviations: readonly Deviation[]): ((each: Case) => ExampleExchange) => {
  const tenant = createTenant({ deviations });
  return (each) => ({ case: each, answer: tenant.respond(each.request) });
};

const findingsOf = (id: string, { case: { requirement: madeFor, request }, answer }: ExampleExchange): Finding[] => {
  const exchange: Exchange = { madeFor, request, answer };
  return judgeExchange(exchange).filter((finding) => finding.requirement === id);
};

const failureOf = (id: string, cases: readonly Case[]): Examples['failure'] => {
  for (const fault of faults.filter(({ breaks }) => breaks === id)) {
    const answer = answering([fault]);
    for (const each of cases) {
      const exchange = answer(each);
      const findings = findingsOf(id, exchange);
      if (findings.length > 0) return { ...exchange, fault, findings };
    }
  }
  return undefined;
};

/** Examples of a requirement; undefined for one of clients, and for one that takes more than one exchange to show. */
export const examplesOf = (row: Requirement): Examples | undefined => {
  const cases = casesOf(row);
  const failure = failureOf(row.id, cases);
  const shown = failure?.case ?? cases[0];
  if (shown === undefined) return undefined;
  const pass = answering([])(shown);
  return failure === undefined ? { pass } : { pass, failure };
};
