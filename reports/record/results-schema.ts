// The JSON Schema of results.json, part of the package for programs that read the file.

import { bounds } from '../../engine/settings/bounds.ts';
import { timePattern } from '../../engine/settings/time-pattern.ts';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const positive = { type: 'integer', minimum: 1 } as const;
const shard = { ...positive, maximum: bounds.shards[1] } as const;
// As `Date` writes one.
const time = { type: 'string', pattern: timePattern } as const;
const milliseconds = { type: 'number', minimum: 0 } as const;
const counts = { type: 'object', additionalProperties: count } as const;
const bucket = { type: 'array', prefixItems: [milliseconds, count], minItems: 2, items: false } as const;
const texts = { type: 'object', additionalProperties: text } as const;
const verdict = { enum: ['pass', 'fail', 'warn', 'waived', 'not-exercised'] } as const;
const path = text;
const ids = { type: 'array', items: text, minItems: 1 } as const;

const waiver = { requirement: text, path, reason: text, owner: text, expires: text } as const;

const closed = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const reference = (name: string): object => ({ $ref: `#/$defs/${name}` });

export const resultsSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://userstatus-conformance.example/results.schema.json',
  title: 'results.json of userstatus-conformance',
  ...closed(
    {
      schemaVersion: { const: 2 },
      tool: closed({ name: text, version: text }),
      subject: { enum: ['client', 'pact'] },
      target: text,
      embedded: { const: true },
      insecure: { const: true },
      recorded: { const: true },
      seed: count,
      strict: { type: 'boolean' },
      start: time,
      end: time,
      counts: closed({ requests: count, cases: count, retries: count }),
      verdict: { enum: ['conformant', 'nonconformant', 'none'] },
      reason: text,
      causes: { type: 'array', items: reference('cause') },
      requirements: { type: 'array', items: reference('requirement') },
      symptoms: { type: 'array', items: reference('symptom') },
      waivers: {
        type: 'array',
        items: closed({ ...waiver, state: { enum: ['used', 'expired', 'unmatched', 'not-exercised'] } }, ['path']),
      },
      beyondPage: { type: 'object', additionalProperties: text },
      shard: closed({ index: shard, of: shard }),
      replayOf: closed({ start: time, version: text }),
      earlier: {
        type: 'array',
        items: closed({ start: time, verdict: { enum: ['conformant', 'nonconformant', 'none'] }, failing: count }),
      },
      traffic: { type: 'array', items: reference('traffic') },
      coverage: { type: 'array', items: reference('coverage') },
      notJudged: counts,
      otherRequests: {
        type: 'array',
        items: closed({ method: text, url: text, headers: texts, body: reference('body'), times: positive }),
      },
      cleanUp: closed({ created: count, deleted: count, left: counts, unknown: count, list: text }, ['list']),
    },
    // Earlier versions wrote no causes; they follow from the rest.
    [
      ...[
        'earlier',
        'subject',
        'embedded',
        'insecure',
        'recorded',
        'reason',
        'causes',
        'symptoms',
        'waivers',
        'beyondPage',
        'shard',
      ],
      ...['replayOf', 'traffic', 'coverage', 'notJudged', 'otherRequests', 'cleanUp'],
    ],
  ),
  $defs: {
    cause: closed({ summary: text, requirements: ids, paths: { type: 'array', items: path }, example: text }),
    symptom: closed(
      {
        wanted: { enum: ['create', 'refusal'] },
        location: text,
        actual: text,
        text,
        count: positive,
        passing: count,
        paths: counts,
        requirements: counts,
        features: {
          type: 'array',
          items: closed({ name: text, about: text, failing: positive, passing: count, requirements: counts }, [
            'about',
          ]),
        },
        besides: counts,
        changes: counts,
      },
      ['text'],
    ),
    requirement: closed(
      {
        id: text,
        level: { enum: ['MUST', 'SHOULD', 'UNSPECIFIED'] },
        says: text,
        source: closed({ document: text, place: text, quote: text, url: text }, ['quote', 'url']),
        verdict,
        cases: count,
        flaky: { const: true },
        paths: { type: 'array', items: reference('path') },
        counterexample: reference('counterexample'),
      },
      ['counterexample', 'flaky'],
    ),
    path: closed(
      {
        path,
        verdict,
        cases: count,
        broken: count,
        flaky: { const: true },
        because: text,
        observed: counts,
        counterexample: reference('counterexample'),
        waiver: closed(waiver, ['path']),
      },
      ['flaky', 'because', 'observed', 'counterexample', 'waiver'],
    ),
    counterexample: closed(
      {
        case: text,
        path,
        reason: text,
        minimal: { type: 'boolean' },
        flaky: closed({ passed: positive, failed: positive }),
        request: closed({ method: text, url: text, headers: texts, body: reference('body') }),
        answer: {
          oneOf: [
            closed({ status: count, headers: texts, body: reference('body') }),
            closed({ silence: { enum: ['dropped', 'timeout', 'unreachable'] }, detail: text }),
          ],
        },
        differences: { type: 'array', minItems: 1, items: reference('difference') },
        replay: text,
        curl: text,
      },
      ['flaky'],
    ),
    difference: closed({ location: text, expected: text, actual: text, asAnswered: { const: true } }, ['asAnswered']),
    body: closed({ text, bytes: count }),
    traffic: closed({
      path,
      requests: count,
      retries: count,
      waited: milliseconds,
      answers: counts,
      latency: closed({
        min: milliseconds,
        max: milliseconds,
        sum: milliseconds,
        buckets: { type: 'array', items: bucket },
      }),
    }),
    coverage: closed({
      about: text,
      classes: { type: 'array', items: closed({ name: text, cases: count, paths: count }) },
    }),
  },
};
