// Wires verify: settings, consent, and one run or many.

import { userStatus } from '../../contracts/user-status/contract.ts';
import { contactPath, makeContact } from '../../engine/campaign/contact.ts';
import { ask, person } from '../../engine/connection/consent/ask.ts';
import { readyTokens } from '../../engine/connection/ready-tokens.ts';
import { claimRecording } from '../../engine/connection/recording/record.ts';
import { waitFor } from '../../engine/connection/wait-for.ts';
import { note, print } from '../../engine/output/terminal.ts';
import { isElsewhere } from '../../engine/settings/elsewhere.ts';
import { WrongUse } from '../../engine/settings/errors.ts';
import { defaultBudget, readRunSettings } from '../../engine/settings/run-settings.ts';
import { defaultReportDirectory, type Settings } from '../../engine/settings/settings.ts';
import { wholeNumber } from '../../engine/settings/whole-number.ts';
import { agreed } from '../consent.ts';
import { stillThereLines } from '../discover-create.ts';
import { nextCommand } from '../next-command.ts';
import { planLines } from '../plan.ts';
import { checkDirectory, checkReporters, defaultReporters, warnOfTarget } from '../reporting.ts';
import { commandWithout, thisCommand } from '../this-command.ts';
import { checkWatch, failsOnStale, memoryIn, type VerifyOptions } from '../verify/options.ts';
import { runAndReport } from '../verify/run-and-report.ts';

const waitUntilItAnswers = async ({ agreement }: Settings, seconds: number | undefined): Promise<void> => {
  if (agreement === undefined || seconds === undefined) return;
  note(`waiting until ${agreement.url} answers, at most ${seconds} s`);
  await waitFor(agreement, { seconds });
};

/** How a person is asked in the middle of a run, where there is a terminal. */
const askingPerson = (): Pick<Settings, 'confirm'> =>
  process.stdin.isTTY
    ? {
        confirm: (lines) => {
          note(lines);
          return ask('Go on, and leave it? [y/N] ', person);
        },
      }
    : {};

/** The seed of a run as an option, where the command does not name it already. */
const seedIn = ({ seed }: Settings, options: VerifyOptions): readonly string[] =>
  options.seed === undefined ? ['--seed', String(seed)] : [];

/** Says how to go on from the plan of a run on another machine; the seed makes the run the one that was planned. */
const nameRun = (read: Settings, options: VerifyOptions): void => {
  if (!isElsewhere(read)) return;
  const isEmpty = read.paths.every((path) => read.withoutIds.includes(path));
  const discover = ['discover', '--out', options.config ?? 'tenant.yaml', '--overwrite'];
  note(
    isEmpty
      ? [
          'No path has an id. Next, to find configurations, or to make some with --create:',
          `  ${nextCommand(discover, options)}`,
        ]
      : [
          'Next, to send it, after a question:',
          `  ${commandWithout(['--dry-run', '--contact'], ...seedIn(read, options))}`,
        ],
  );
};

/** @throws WrongUse for --contact without --dry-run, or with a recording, which answers in the place of a target. */
const checkContact = ({ contact, dryRun: isDry, replay }: VerifyOptions): void => {
  if (!contact) return;
  if (!isDry) throw new WrongUse('--contact goes with --dry-run: a run makes contact anyway.');
  if (replay !== undefined) throw new WrongUse('--contact cannot be combined with --replay, which sends nothing.');
};

/** Prints the plan; with --contact asks the target once, for something that changes nothing. */
const dryRun = async (read: Settings, options: VerifyOptions, plan: () => readonly string[]): Promise<number> => {
  const { contact, yes } = options;
  if (contact && read.url === undefined)
    throw new WrongUse('--contact needs a target: --target URL, or GRAPH_BASE_URL.');
  print(plan());
  if (!contact) {
    print(['Nothing was sent.']);
    nameRun(read, options);
    return 0;
  }
  const asks = () => [
    `verify --dry-run --contact sends GET ${contactPath(read)} to ${read.url}, once, and nothing else.`,
  ];
  const settings = await agreed(read, { yes, plan: asks });
  await readyTokens(settings);
  print([await makeContact(settings), 'Nothing else was sent.']);
  nameRun(read, options);
  return 0;
};

/**
 * Runs verify and gives its exit code.
 * @throws WrongUse for wrong options, before anything is sent; NoVerdict when the run did not start.
 */
export const verify = async (options: VerifyOptions): Promise<number> => {
  const names = checkReporters(options.reporter ?? defaultReporters);
  checkWatch(options);
  const failOnStale = failsOnStale(options);
  const seconds = wholeNumber('--wait-for', options.waitFor, [1, 86_400]);
  const read = await readRunSettings(
    userStatus,
    { ...options, memory: memoryIn(options), budgetElsewhere: defaultBudget },
    process.env,
  );
  if (!read.replay) warnOfTarget(read);
  const plan = () => planLines(read);
  checkContact(options);
  if (options.dryRun) return dryRun(read, options, plan);
  const directory = checkDirectory(options.reportDir ?? defaultReportDirectory);
  const settings = read.replay ? read : await agreed(read, { yes: options.yes, plan });
  if (!settings.replay) {
    await readyTokens(settings);
    await waitUntilItAnswers(settings, seconds);
  }
  if (options.watch !== undefined) {
    const { watch } = await import('../watch/watch.ts');
    return watch(settings, { directory, ...(options.watch === true ? {} : { files: options.watch }) });
  }
  const run = { ...settings, ...askingPerson() };
  if (settings.record !== undefined) claimRecording(settings.record);
  const { verbose = false } = options;
  const code = await runAndReport(run, {
    names,
    directory,
    failOnStale,
    rerun: thisCommand(...seedIn(settings, options)),
    verbose,
  });
  note(stillThereLines(options));
  return code;
};
