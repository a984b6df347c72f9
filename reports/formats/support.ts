// What Microsoft's support asks for: the ids of an exchange and its date.
import type { KeptCounterexample } from '../record/results.ts';

// An id has some dozens of characters, but a target may send kilobytes.
const longest = 100;

/** Ids and date of an exchange in one line, to paste into a support case; undefined without any. */
export const supportLine = ({ request, answer }: KeptCounterexample): string | undefined => {
  const answered = 'status' in answer ? answer.headers : {};
  const evidence = [
    ['request-id', answered['request-id']],
    ['client-request-id', request.headers['client-request-id']],
    ['date', answered['date']],
  ];
  const known = evidence.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value.slice(0, longest)}`],
  );
  return known.length === 0 ? undefined : known.join(', ');
};
