// The command requirements: prints the catalogue, or explains one requirement.
import type { Command } from 'commander';

/** Adds `requirements` to the program. */
export const addRequirements = (program: Command): void => {
  program
    .command('requirements')
    .argument('[id]', 'explain this one: source, an example that passes, an example that fails')
    .description('print every requirement with its level and source, or explain one')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ userstatus-conformance requirements --json
  $ userstatus-conformance requirements answers.created`,
    )
    .action(async (id: string | undefined, { json }: { readonly json?: boolean }) => {
      const { listRequirements, showRequirement } = await import('./run-requirements.ts');
      const { printText } = await import('../../engine/output/terminal.ts');
      printText(`${id === undefined ? listRequirements(json) : showRequirement(id, json)}\n`);
    });
};
