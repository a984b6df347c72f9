// How many bytes of bodies the connections of a proxy keep together while they are sent.

export type KeptBytes = {
  /** Takes some of what is left; false where that is not enough. */
  readonly take: (bytes: number) => boolean;
  readonly give: (bytes: number) => void;
};

/** A number of bytes to keep at most. */
export const keptBytes = (most: number): KeptBytes => {
  let left = most;
  return {
    take: (bytes) => {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    give: (bytes) => {
      left += bytes;
    },
  };
};
