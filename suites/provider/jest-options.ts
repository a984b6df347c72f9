// The settings of a run under Jest: `testEnvironmentOptions` takes what verify takes as options, by the same names in
// camel case, and the environment holds the rest.
import { Readable } from 'node:stream';
import { userStatus } from '../../contracts/user-status/contract.ts';
import { agree } from '../../engine/connection/consent/agreement.ts';
import { noteStream } from '../../engine/output/terminal.ts';
import { problemsOf } from '../../engine/settings/configuration-file.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { ajv } from '../../engine/settings/lazy-libraries.ts';
import { defaultBudget, readRunSettings } from '../../engine/settings/run-settings.ts';
import { defaultReportDirectory, type RunOptions, type Settings } from '../../engine/settings/settings.ts';

/** Jest has the terminal to itself. */
const nobody = { input: Readable.from([]), output: noteStream() };

type Options = Readonly<Record<string, unknown>>;
type Environment = Readonly<Record<string, string | undefined>>;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const properties = {
  target: text,
  cloud: text,
  credential: text,
  cases: text,
  budget: text,
  seed: text,
  concurrency: text,
  strict: flag,
  failOnFlaky: flag,
  bail: flag,
  only: { type: 'array', items: text },
  path: { type: 'array', items: text },
  case: text,
  config: text,
  requestTimeout: text,
  maxRequests: text,
  maxMinutes: text,
  rate: text,
  record: text,
  replay: text,
  shard: text,
  requirePaths: text,
  cleanup: flag,
  reportDir: text,
  requirements: text,
  plainHttp: flag,
  ca: { type: 'array', items: text },
  cert: text,
  proxy: flag,
  insecure: flag,
  key: text,
} as const satisfies Readonly<Record<keyof RunOptions, object>>;

/** Options of Jest's own environment. */
const ofJest: readonly string[] = ['customExportConditions', 'globalsCleanup'];

/**
 * The options in `testEnvironmentOptions`; a number may stand for its text.
 * @throws WrongUse for an option that verify does not have, or a wrong value.
 */
export const saidIn = (options: Options): RunOptions => {
  const said: unknown = Object.fromEntries(
    Object.entries(structuredClone(options)).filter(([name]) => !ofJest.includes(name)),
  );
  const { Ajv2020 } = ajv();
  const isSaid = new Ajv2020({ allErrors: true, coerceTypes: true }).compile<RunOptions>({
    type: 'object',
    properties,
    additionalProperties: false,
  });
  if (isSaid(said)) return said;
  throw new WrongUse(`testEnvironmentOptions: ${problemsOf('it', isSaid.errors ?? [])}.`);
};

/** The directory for the record of the run. */
export const reportDirectoryOf = ({ reportDir }: Options, environment: Environment): string =>
  typeof reportDir === 'string' ? reportDir : (environment['USERSTATUS_REPORT_DIR'] ?? defaultReportDirectory);

/**
 * The settings of a run under Jest.
 * @throws WrongUse for wrong options, or for a target on another machine without consent.
 */
export const settingsOf = async (options: Options, environment: NodeJS.ProcessEnv): Promise<Settings> => {
  const said = { ...saidIn(options), budgetElsewhere: defaultBudget };
  const settings = await readRunSettings(userStatus, said, environment);
  const { url, replay, tokens, plainHttp, network } = settings;
  if (replay || url === undefined) return settings;
  // There is no command line to ask for consent before creating much on another machine.
  const agreement = await agree(
    { url, secrets: tokens },
    {
      plan: () => [],
      yes: Boolean(environment['USERSTATUS_YES']),
      plainHttp,
      network,
      otherwise: 'verify --dry-run shows what would be sent; USERSTATUS_YES=1 sends it',
    },
    nobody,
  );
  return { ...settings, agreement };
};
