// Media types of Content-Type and Accept (RFC 9110, 8.3.1 and 12.5.1): case-insensitive, with any parameters.

/** The type of a media type, in lower case and without parameters. */
export const essence = (header: string): string => (header.split(';', 1)[0] ?? '').trim().toLowerCase();

const quality = (range: string): number => {
  const [, q] = /;\s*q\s*=\s*([\d.]+)/i.exec(range) ?? [];
  return q === undefined ? 1 : Number(q);
};

/** Whether an Accept header admits JSON by name, only by a wildcard, or not at all. */
export const admitsJson = (accept: string | undefined): 'named' | 'wildcard' | 'no' => {
  if (accept === undefined || accept.trim() === '') return 'wildcard';
  const admitted = accept.split(',').filter((range) => quality(range) > 0);
  const types = admitted.map(essence);
  if (types.includes('application/json')) return 'named';
  return types.includes('*/*') || types.includes('application/*') ? 'wildcard' : 'no';
};
