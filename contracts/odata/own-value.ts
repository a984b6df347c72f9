// Looks up names that others chose: one such as `constructor` or `__proto__` must not find what every object inherits.

/** The value that an object holds itself under a name. */
export const ownValue = <T>(object: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;
