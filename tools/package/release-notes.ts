// `npm run release:notes -- vX.Y.Z`: what CHANGELOG.md says of the version that a tag names, for the page of its release.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };

/** Why a tag is not to be released. */
export class NotReady extends Error {}

/** The version that a tag names, where it is that of the package. */
const versionOf = (tag: string): string => {
  const { version } = packageFile;
  if (tag === `v${version}`) return version;
  throw new NotReady(`the tag ${tag} does not name the version in package.json, ${version}: tag v${version}.`);
};

/**
 * What a changelog says of the version that a tag names: what stands below `## X.Y.Z`, up to the next such heading.
 * @throws NotReady when the tag names another version than package.json, or the changelog says nothing of it.
 */
export const releaseNotes = (tag: string, changelog: string): string => {
  const version = versionOf(tag);
  const sections = changelog.split(/^## /m).slice(1);
  const notes = sections
    .find((section) => section.split(/\s/, 1)[0] === version)
    ?.replace(/^.*\n/, '')
    .trim();
  if (notes) return notes;
  throw new NotReady(`CHANGELOG.md says nothing below "## ${version}": name what is unreleased so, with the day.`);
};

if (process.argv[1] === import.meta.filename) {
  try {
    console.log(
      releaseNotes(process.argv[2] ?? '', readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8')),
    );
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    console.error(`error: ${error.message}`);
    process.exitCode = 2;
  }
}
