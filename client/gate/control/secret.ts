// Secrets of one run, for who is told them alone.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of 128 bits, which may stand in a URL. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether two texts are the same, in a time that says nothing of where they differ. */
export const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
