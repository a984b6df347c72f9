// The contract of Create deviceConfigurationUserStatus.
import { type Contract, defineContract } from '../contract.ts';
import { exampleAnswerBody, exampleRequestBody } from './documented/example.ts';
import { entity } from './entity.ts';
import { operation } from './operation.ts';
import { page } from './page.ts';
import { parents } from './parents.ts';
import { tellingCases } from './telling-cases.ts';

export const userStatus: Contract = defineContract({
  module: 'contracts/user-status/contract',
  operation,
  entity,
  page,
  parents,
  shortNames: {
    userDisplayName: 'name',
    devicesCount: 'count',
    status: 'member',
    lastReportedDateTime: 'time',
    userPrincipalName: 'principal',
  },
  faults: [],
  oddities: [],
  tellingCases,
  example: { request: exampleRequestBody, answer: exampleAnswerBody },
});

export { userStatus as contract };
