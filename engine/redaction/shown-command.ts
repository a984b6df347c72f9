// A command as it may be shown and kept: what its words say by name, or look like, to be secret becomes a variable, so that
// the shell asks for it where the command is run again.

import { credentialNames } from '../connection/credentials.ts';
import { withoutHeldSecrets } from '../output/held-secrets.ts';
import { powerShellWord } from '../output/powershell-word.ts';
import { objectionToWord, type Part, plainWord } from '../output/shell-word.ts';
import { platform } from '../settings/platform.ts';
import { redacted } from './redactor.ts';
import { hidden, hiddenValue, shownAddress } from './shown-request.ts';

const says = 'is not in the report';

/** Names whose values are secrets, as parts of the names of options, variables and headers. */
const secretNames =
  'token|secret|passw|passphrase|pwd|api-?_?key|access-?_?key|private-?_?key|subscription-?_?key|account-?_?key|credential|cookie|authorization|signature|bearer|jwt';

/** Names that are secrets where they are all of a name. */
const shortNames = 'key|auth|pass|sig|sas|pat|code|user|u|b';

const isSecretName = (name: string): boolean =>
  new RegExp(`${secretNames}`, 'i').test(name) || new RegExp(`^-{0,2}(?:${shortNames})$`, 'i').test(name);

const hide = (value: string): string => (value === '' ? '' : hidden(value));

/** `name=value`, `name: value` and `--name value` within a word, such as a header or a script. */
const named = new RegExp(
  `((?:^|[\\s"'&;,{(])-{0,2}[\\w.-]*(?:${secretNames})[\\w.-]*["']?(?:\\s*[:=]\\s*|\\s+)["']?(?:(?:bearer|basic)\\s+)?)([^\\s"'&;,})]+)`,
  'gi',
);

/** What no one writes by hand: letters in both cases and digits, digits of hex, or a web token. */
const random =
  /(?<![a-zA-Z\d+])(?=[a-zA-Z+]*\d)(?=[A-Z\d+]*[a-z])(?=[a-z\d+]*[A-Z])[a-zA-Z\d+]{20,}|\b[\da-f]{32,}\b|\beyJ[\w-]+(?:\.[\w-]*)*/g;

const address = /\b[a-z][a-z\d+.-]*:\/\/[^\s"'<>]+/gi;

const shownText = (word: string): string =>
  withoutHeldSecrets(word)
    .replaceAll(address, (found) => shownAddress(found))
    .replaceAll(named, (_, before: string, value: string) => `${before}${hide(value)}`)
    .replaceAll(random, hide);

/** `--name=value` and `NAME=value` of a secret name. */
const assignment = /^(-{0,2}[\w.-]+=)(\S+)$/;

// The hosts of the gate's own option, and not the password of the command that it runs.
const namesHosts = (words: readonly string[], index: number): boolean => {
  const [end, before, word = ''] = [words.indexOf('--'), words[index - 1], words[index]];
  const isOwn = words[0] === 'gate' && (end < 0 || index < end);
  return isOwn && (before === '--pass' || word.startsWith('--pass='));
};

const shownWord = (word: string, before: string | undefined): string => {
  const [, name = '', value] = assignment.exec(word) ?? [];
  if (value !== undefined && isSecretName(name.slice(0, -1))) return name + hide(value);
  // The name of a way to log in is none.
  if (before === '--credential' && credentialNames.some((name) => name === word)) return word;
  if (before?.startsWith('-') && !before.includes('=') && isSecretName(before) && !word.startsWith('-'))
    return hide(word);
  return shownText(word);
};

const notShown = new RegExp(`(${hiddenValue.source}|${redacted.replaceAll(/[[\]]/g, '\\$&')})`);

/** A text, with a variable of this name in each place where something is not shown. */
export const partsOf = (text: string, variable: string): Part[] =>
  text
    .split(notShown)
    .filter((part) => part !== '')
    .map((part) => (notShown.test(part) ? { variable, says } : part));

/** A text without what stands for values that are not shown. */
export const withoutHidden = (text: string): string =>
  text
    .split(notShown)
    .filter((part) => !notShown.test(part))
    .join('');

/** The words of a command as they may be shown. */
export const shownWords = (words: readonly string[]): string[] =>
  words.map((word, index) => (namesHosts(words, index) ? shownText(word) : shownWord(word, words[index - 1])));

/** A command for a shell that runs it again; `none: ` and why, where no shell can. */
export const shownCommand = (words: readonly string[], shell = platform.shell): string => {
  const parts = shownWords(words).map((word, index) => partsOf(word, `SECRET_${index + 1}`));
  const objection = parts.map(objectionToWord).find((found) => found !== undefined);
  if (objection !== undefined) return `none: ${objection}`;
  if (shell === 'posix') return parts.map(plainWord).join(' ');
  return parts.map(powerShellWord).join(' ');
};
