// The command requirements: prints the catalogue.
import type { Command } from 'commander';

/** Adds `requirements` to the program. */
export const addRequirements = (program: Command): void => {
  program
    .command('requirements')
    .description('print every requirement with its level and source')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  $ userstatus-conformance requirements --json')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { requirements } = await import('../../contracts/user-status/requirements/catalogue.ts');
      if (json) return console.log(JSON.stringify(requirements, undefined, 2));
      for (const { id, level, says, source } of requirements)
        console.log(`${level.padEnd(12)} ${id.padEnd(40)} ${says}  [${source.document}: ${source.place}]`);
    });
};
