// Where reports are written unless --report-dir says otherwise.
export const defaultReportDirectory = 'reports/runs/latest';
