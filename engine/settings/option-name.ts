// How a person types an option that the code knows by its name.

/** The option of a name: `plainHttp` is typed as `--plain-http`. */
export const optionOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
