// Of SARIF 2.1.0, what GitHub's code scanning asks for and we write; closed, so that a misspelt property is found.

const text = { type: 'string', minLength: 1 } as const;
const message = { type: 'object', properties: { text }, required: ['text'], additionalProperties: false } as const;
const level = { enum: ['none', 'note', 'warning', 'error'] } as const;

const closed = <P extends object>(properties: P, optional: readonly (keyof P & string)[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.some((each) => each === name)),
  additionalProperties: false,
});

const listOf = (items: object, least = 0) => ({ type: 'array', minItems: least, items });

const location = closed({
  physicalLocation: closed({
    artifactLocation: closed({ uri: text }),
    region: closed({ startLine: { type: 'integer', minimum: 1 } }),
  }),
  logicalLocations: listOf(closed({ name: text, kind: text })),
});

const result = closed(
  {
    ruleId: text,
    level,
    message,
    locations: listOf(location, 1),
    partialFingerprints: { type: 'object', additionalProperties: text },
    suppressions: listOf(closed({ kind: { enum: ['inSource', 'external'] } })),
  },
  ['suppressions'],
);

const rule = closed({ id: text, shortDescription: message, help: message, defaultConfiguration: closed({ level }) });

const invocation = closed(
  {
    executionSuccessful: { type: 'boolean' },
    startTimeUtc: text,
    endTimeUtc: text,
    toolExecutionNotifications: listOf(closed({ level, message })),
  },
  ['toolExecutionNotifications'],
);

export const sarifSchema = closed({
  $schema: text,
  version: { const: '2.1.0' },
  runs: listOf(
    closed({
      tool: closed({ driver: closed({ name: text, semanticVersion: text, rules: listOf(rule) }) }),
      automationDetails: closed({ id: text }),
      invocations: listOf(invocation),
      results: listOf(result),
    }),
    1,
  ),
});
