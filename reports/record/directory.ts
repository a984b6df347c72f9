// The name of the record in the report directory.
export const resultsFile = 'results.json';

/** The HTML report. */
export const pageFile = 'report.html';
