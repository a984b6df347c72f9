// JSON as it is written to a file, with control characters as \uXXXX, so that printing the file is harmless.
import { withoutHeldSecretsIn } from '../../engine/output/held-secrets.ts';
import { visible } from '../../engine/output/visible.ts';

/** A value as indented JSON, without the secrets that this process holds, and with every control and direction character escaped. */
export const jsonText = (value: unknown): string =>
  `${visible(JSON.stringify(withoutHeldSecretsIn(value), undefined, 2))}\n`;
