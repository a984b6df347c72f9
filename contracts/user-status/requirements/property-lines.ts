// The line of the page's table that each property stands in.

import type { Source } from '../../judging/requirement.ts';
import type { PropertyName } from '../entity.ts';
import { page } from './sources.ts';

const lines: Record<PropertyName, string> = {
  userDisplayName: 'userDisplayName String User name of the DevicePolicyStatus.',
  devicesCount: 'devicesCount Int32 Devices count for that user.',
  status:
    'status complianceStatus Compliance status of the policy report. Possible values are: unknown, notApplicable, compliant, remediated, nonCompliant, error, conflict, notAssigned.',
  lastReportedDateTime: 'lastReportedDateTime DateTimeOffset Last modified date time of the policy report.',
  userPrincipalName: 'userPrincipalName String UserPrincipalName.',
};

export const propertyLine = (name: PropertyName): Source => page('Request body', lines[name]);
