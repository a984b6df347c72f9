// Names of the contract in ordinary words.

/** The words of a name in camel case, in lower case: `camelCase` becomes `camel case`. */
export const inWords = (name: string): string => name.replaceAll(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
