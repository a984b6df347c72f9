// What a target did to a value: every change that explains how the answered one differs from the one that was sent.
import { kindOf, type PropertyType } from '../../../../contracts/odata/entity-type.ts';
import { isTyped } from '../../../../contracts/odata/value-errors.ts';
import { dateTimeChanges, otherForms } from './date-times.ts';
import { numberChanges } from './numbers.ts';
import { stringChanges } from './strings.ts';

/** A value as it was sent, and as it was answered. */
export type Echo = { readonly sent: unknown; readonly actual: unknown };

const ofTexts =
  (of: (sent: string, actual: string) => readonly string[]) =>
  ({ sent, actual }: Echo): readonly string[] =>
    typeof sent === 'string' && typeof actual === 'string' ? of(sent, actual) : [];

const ofNumbers = ({ sent, actual }: Echo): readonly string[] =>
  typeof sent === 'number' && typeof actual === 'number'
    ? numberChanges.flatMap((change) => change(sent, actual) ?? [])
    : [];

const byKind = {
  String: ofTexts((sent, actual) => stringChanges.flatMap((change) => change(sent, actual) ?? [])),
  Enum: ofTexts((sent, actual) => [`is ${actual} for ${sent}`, `is ${actual}`]),
  DateTimeOffset: ofTexts(dateTimeChanges),
  Int32: ofNumbers,
};

/** The changes, the most particular first. What they quote is typed as documented: never a text of the target's own. */
export const changesOf = (type: PropertyType, echo: Echo): readonly string[] => {
  const kind = kindOf(type);
  if (isTyped(type, echo.actual)) return byKind[kind](echo);
  const forms = kind === 'DateTimeOffset' && typeof echo.actual === 'string' ? otherForms(echo.actual) : [];
  return [...forms, ...byKind.String(echo), ...(kind === 'Int32' ? ofNumbers(echo) : [])];
};
