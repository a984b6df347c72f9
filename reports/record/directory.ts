// The name of the record in the report directory.
export const resultsFile = 'results.json';
