// A JSON Schema as a type guard. It is compiled when it is first asked: most runs never do, and would wait for it.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** Whether a value is what a schema says. */
export const guard = <T>(schema: object): ((value: unknown) => value is T) => {
  let validate: ValidateFunction<T> | undefined;
  return (value): value is T => {
    validate ??= new Ajv2020().compile<T>(schema);
    return validate(value);
  };
};
