// The command with curl for PowerShell. A body goes through a file: what a pipe or an argument passes on differs by version.
import { isUtf8 } from 'node:buffer';
import {
  objectionOfPowerShell,
  powerShellChecks,
  powerShellText,
  powerShellWord,
} from '../../engine/output/powershell-word.ts';
import { isShowable, type Part } from '../../engine/output/shell-word.ts';

const written = (body: Buffer): string => {
  const text = body.toString('utf8');
  return isUtf8(body) && isShowable(text)
    ? `[IO.File]::WriteAllText($body.FullName, ${powerShellText(text)})`
    : `[IO.File]::WriteAllBytes($body.FullName, [Convert]::FromBase64String('${body.toString('base64')}'))`;
};

/** A command for PowerShell that runs curl with these words and this body, or `none: ` and why there is none. */
export const powerShellCurl = (words: readonly (readonly Part[])[], body: Buffer | undefined): string => {
  const objection = words.map(objectionOfPowerShell).find((found) => found !== undefined);
  if (objection !== undefined) return `none: ${objection}`;
  return [
    ...powerShellChecks(words),
    ...(body === undefined ? [] : ['$body = New-TemporaryFile', written(body)]),
    [
      'curl.exe',
      ...words.map(powerShellWord),
      ...(body === undefined ? [] : ["--data-binary ('@' + $body.FullName)"]),
    ].join(' '),
  ].join('; ');
};
