// The names of the formats on the command line, apart from what makes them: most runs make none.
export const formatNames = ['html', 'junit', 'md', 'sarif', 'annotations', 'ctrf', 'har', 'badge'] as const;

export type FormatName = (typeof formatNames)[number];
