// The names of the formats on the command line. In a file of their own, since most runs load no format.
export const formatNames = ['html', 'junit', 'md', 'sarif', 'annotations', 'ctrf', 'har', 'badge'] as const;

export type FormatName = (typeof formatNames)[number];
