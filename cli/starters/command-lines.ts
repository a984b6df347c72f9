// How a CI job calls this tool: at the version that wrote the job, with the packages that its commands need.
import { version } from '../version.ts';
import type { Job } from './job.ts';

const name = 'userstatus-conformance';

/** The lines that a job runs, where the CI signs in to Azure with this credential. */
export const commandLines = ({ before = [], judge, packages = [] }: Job, credential: string): readonly string[] => {
  const wanted = [`${name}@${version}`, ...packages].map((each) => `-p ${each}`).join(' ');
  return [...before, ...judge].map((line) =>
    line.replaceAll('$us', `npx --yes ${wanted} ${name}`).replaceAll('$credential', credential),
  );
};
