// A feature of a request by its name.
import type { RequirementId } from '../../../contracts/requirements/requirement-id.ts';

/** A sentence about a request, and the requirement that such requests are made for, where there is one. */
export type Named = { readonly name: string; readonly about?: RequirementId };
