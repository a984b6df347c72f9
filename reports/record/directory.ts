// The name of the record in the directory of reports.
export const resultsFile = 'results.json';
