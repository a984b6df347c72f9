// For one requirement, an exchange that passes it and one that fails it: the embedded tenant answers, plain and with the
// first fault that breaks the requirement.
import type { Contract } from '../../contracts/contract.ts';
import type { Deviation, Fault } from '../../contracts/deviations/deviation.ts';
import type { Answer, Finding, Silence } from '../../contracts/judging/exchange.ts';
import { judgeExchange } from '../../contracts/judging/judge-exchange.ts';
import type { Requirement, When } from '../../contracts/requirements/requirement.ts';
import type { FixedId, RequirementId } from '../../contracts/requirements/requirement-id.ts';
import type { Case } from '../../fixtures/cases/case.ts';
import { casesIn, enumeratedCases, type Place } from '../../fixtures/cases/cases.ts';
import { faultsOf } from '../../fixtures/tenant/faults/faults.ts';
import { createTenant } from '../../fixtures/tenant/tenant.ts';

/** A case, and what the tenant answers to it. */
export type ExampleExchange = { readonly case: Case; readonly answer: Answer | Silence };

/** Examples of a requirement. `failure` is missing where a single exchange cannot show one. */
export type Examples = {
  readonly pass: ExampleExchange;
  readonly failure?: ExampleExchange & { readonly fault: Fault; readonly findings: readonly Finding[] };
};

const placeIn = (contract: Contract): Place => {
  const [path = ''] = contract.paths.names;
  const ids = contract.paths.parameters(path).map((name) => [name, '0f0f0f0f-3db2-7e32-b23d-327eb23d327e']);
  return { contract, path, ids: Object.fromEntries(ids), seed: 1 };
};

/** Whose cases show a requirement that sends none of its own. */
const sentFor: Partial<Record<When['sends'], readonly FixedId[]>> = {
  creates: ['paths.example', 'bodies.valid'],
  refusals: ['bodies.empty', 'authorization.missing'],
};

/** The requirements whose cases show a requirement. */
const sentTo = ({ id, when }: Requirement): readonly RequirementId[] =>
  'of' in when && when.of !== undefined ? [when.of] : (sentFor[when.sends] ?? [id]);

/** Some cases of a requirement, the shortest body first: it is the easiest to read. */
const casesOf = (contract: Contract, row: Requirement): Case[] => {
  const place = placeIn(contract);
  return sentTo(row)
    .map(contract.requirements.get)
    .flatMap((each) => [...enumeratedCases(each, place), ...casesIn(each, place, { block: 0, size: 64 })])
    .sort((one, other) => one.request.body.length - other.request.body.length);
};

const answering = (contract: Contract, deviations: readonly Deviation[]): ((each: Case) => ExampleExchange) => {
  const tenant = createTenant({ contract, deviations });
  return (each) => ({ case: each, answer: tenant.respond(each.request) });
};

const failureOf = (contract: Contract, id: RequirementId, cases: readonly Case[]): Examples['failure'] => {
  for (const fault of faultsOf(contract).filter(({ breaks }) => breaks === id)) {
    const answer = answering(contract, [fault]);
    for (const each of cases) {
      const shown = answer(each);
      const exchange = { madeFor: each.requirement, request: each.request, answer: shown.answer };
      const findings = judgeExchange(contract, exchange).filter(({ requirement }) => requirement === id);
      if (findings.length > 0) return { ...shown, fault, findings };
    }
  }
  return undefined;
};

/** Examples of a requirement; undefined for one of clients, and for one that takes more than one exchange to show. */
export const examplesOf = (contract: Contract, row: Requirement): Examples | undefined => {
  const cases = casesOf(contract, row);
  const failure = failureOf(contract, row.id, cases);
  const shown = failure?.case ?? cases[0];
  if (shown === undefined) return undefined;
  const pass = answering(contract, [])(shown);
  return failure === undefined ? { pass } : { pass, failure };
};
