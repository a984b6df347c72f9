// A second contract, of a sibling page: Create deviceConfigurationDeviceStatus. Everything that runs on the first one must
// run on it as well, with only this folder added.
import { type Contract, defineContract } from '../../contracts/contract.ts';
import { parents } from '../../contracts/user-status/parents.ts';
import { entity } from './entity.ts';
import { exampleAnswerBody, exampleRequestBody } from './example.ts';
import { operation } from './operation.ts';
import { page } from './page.ts';

export const deviceStatus: Contract = defineContract({
  module: 'test-support/device-status/contract',
  operation,
  entity,
  page,
  parents,
  shortNames: {},
  faults: [],
  oddities: [],
  example: { request: exampleRequestBody, answer: exampleAnswerBody },
});

export { deviceStatus as contract };
