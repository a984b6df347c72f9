// What a run created, is deleted, and has to leave: as it is told and reported.

export type CleanUp = {
  /** Answers that said that something was created. */
  created: number;
  /** Of these, deleted, or gone already. */
  deleted: number;
  /** Of these, left after deleting was tried, by reason. */
  left: Record<string, number>;
  /** Requests of which nobody knows whether they created something: no answer was read, or the server failed. */
  unknown: number;
  /** The file that lists what is left. */
  list?: string;
};

/** Nothing created yet; `list` is where it will be listed. */
export const emptyCleanUp = (list: string): CleanUp => ({ created: 0, deleted: 0, left: {}, unknown: 0, list });
