// The time of day, for comparing HTTP dates: it never jumps within a process.

/** Milliseconds since 1970, never less than before. */
export const wallClock = (): number => performance.timeOrigin + performance.now();
