// Media types of Content-Type and Accept (RFC 9110, 8.3.1 and 12.5.1): case-insensitive, with any parameters.
import { mediaType } from './create.ts';

/** The type of a media type, in lower case and without parameters. */
export const essence = (header: string): string => (header.split(';', 1)[0] ?? '').trim().toLowerCase();

/** Whether a media type names UTF-8 as its charset, or none. */
export const isUtf8 = (header: string): boolean => {
  const [, charset] = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(header) ?? [];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
};

const quality = (range: string): number => {
  const [, q] = /;\s*q\s*=\s*([\d.]+)/i.exec(range) ?? [];
  return q === undefined ? 1 : Number(q);
};

/** The ranges that can admit JSON, the more specific first: the most specific one that is there decides. */
const rangesOfJson = [mediaType, 'application/*', '*/*'];

/** Whether an Accept header admits JSON by name, only by a wildcard, or not at all. */
export const admitsJson = (accept: string | undefined): 'named' | 'wildcard' | 'no' => {
  if (accept === mediaType) return 'named';
  if (accept === undefined || accept.trim() === '') return 'wildcard';
  const ranges = accept.split(',');
  const decisive = rangesOfJson.find((type) => ranges.some((range) => essence(range) === type));
  const admits = ranges.some((range) => essence(range) === decisive && quality(range) > 0);
  if (!admits) return 'no';
  return decisive === mediaType ? 'named' : 'wildcard';
};
