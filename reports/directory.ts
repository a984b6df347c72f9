// Where reports are written unless --report-dir says otherwise, and the name of the record in it.
export const defaultReportDirectory = 'reports/runs/latest';

export const resultsFile = 'results.json';
