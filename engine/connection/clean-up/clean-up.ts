// Counts for the reports: what a run created, what was deleted, and what is left.

export type CleanUp = {
  /** Answers that reported a create. */
  created: number;
  /** Of these, deleted, or gone already. */
  deleted: number;
  /** Of these, left after deleting was tried, by reason. */
  left: Record<string, number>;
  /** Requests that may have created something: there was no answer, or a 5xx. */
  unknown: number;
  /** The file that lists what is left. */
  list?: string;
};

/** Nothing created yet; `list` is where it will be listed. */
export const emptyCleanUp = (list: string): CleanUp => ({ created: 0, deleted: 0, left: {}, unknown: 0, list });
