// The variables of the environment, as they are passed to what reads them.

export type Environment = Readonly<Record<string, string | undefined>>;
