// `npm run release:notes -- vX.Y.Z`: the section of CHANGELOG.md for the version of a tag, for its release page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageFile from '../../package.json' with { type: 'json' };

/** Why a tag cannot be released. */
export class NotReady extends Error {}

/** The version of a tag, which must be that of the package. */
const versionOf = (tag: string): string => {
  const { version } = packageFile;
  if (tag === `v${version}`) return version;
  throw new NotReady(`the tag ${tag} does not name the version in package.json, ${version}: tag v${version}.`);
};

/**
 * The section of a changelog for the version of a tag: the text below `## X.Y.Z`, up to the next such heading.
 * @throws NotReady when the tag names another version than package.json, or the changelog has no text for it.
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
