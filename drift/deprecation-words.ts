// What a description says of a deprecation, as words: metadata and OpenAPI give the same particulars.

type Particulars = { readonly description?: unknown; readonly since?: unknown; readonly removal?: unknown };

/** The reason of a deprecation, since when it holds, and when what is deprecated is removed, as far as they are texts. */
export const deprecationWords = ({ description, since, removal }: Particulars): string => {
  const dates = [
    ...(typeof since === 'string' ? [`since ${since}`] : []),
    ...(typeof removal === 'string' ? [`to be removed on ${removal}`] : []),
  ];
  const reason = typeof description === 'string' && description !== '' ? description : 'no reason given';
  return dates.length === 0 ? reason : `${reason} (${dates.join(', ')})`;
};
