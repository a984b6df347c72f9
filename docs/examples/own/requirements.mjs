// What a gateway of ours promises beyond the page: its handbook wants every answer to be traceable.
const trace = 'request-id';

const judge = ({ answer }) =>
  /^[\w-]{8,}$/.test(answer.headers[trace] ?? '')
    ? []
    : [{ location: trace, expected: 'an id of 8 characters or more', actual: answer.headers[trace] ?? 'nothing' }];

const traceable = {
  level: 'MUST',
  source: { document: 'handbook of the gateway', place: '4.2 Tracing' },
  judge,
  catches: { headers: { 'content-type': 'application/json' } },
  passes: { headers: { [trace]: '7e323db2-3db2-7e32-b23d-327eb23d327e', 'x-other': '' } },
};

/** @type {import('userstatus-conformance').OwnRequirement[]} */
export default [
  { ...traceable, id: 'own.trace.created', says: 'sends a request-id with a 201', on: 'created' },
  { ...traceable, id: 'own.trace.refused', says: 'sends a request-id with a refusal', on: 'refused' },
];
