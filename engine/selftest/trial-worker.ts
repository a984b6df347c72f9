// A trial in a worker thread.
export { runTrial as default } from './trial.ts';
