// The operation of the sibling page: the same eight paths, to another collection.
import type { Operation } from '../../contracts/definition.ts';
import { paths } from '../../contracts/user-status/operation.ts';

/** A path of the first contract with another last segment. */
const toDeviceStatuses = ([name, template]: readonly [string, string]): readonly [string, string] => [
  name,
  template.replace(/[^/]+$/, 'deviceStatuses'),
];

export const operation: Operation = {
  title: 'Create deviceConfigurationDeviceStatus',
  permission: 'DeviceManagementConfiguration.ReadWrite.All',
  paths: Object.fromEntries(Object.entries(paths).map(toDeviceStatuses)),
};
