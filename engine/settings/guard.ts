// A JSON Schema as a type guard, compiled at its first use: most runs never use it.
import type { ValidateFunction } from 'ajv';
import { ajv } from './lazy-libraries.ts';

const compiled = <T>(schema: object): ValidateFunction<T> => {
  const { Ajv2020 } = ajv();
  return new Ajv2020().compile<T>(schema);
};

/** Whether a value is what a schema says. */
export const guard = <T>(schema: object): ((value: unknown) => value is T) => {
  let validate: ValidateFunction<T> | undefined;
  return (value): value is T => {
    validate ??= compiled<T>(schema);
    return validate(value);
  };
};
