// How a value looks in a finding: short, on one line, unmistakable.

const longest = 200;

/** A JSON value as one line of text, cut after 200 characters with the length it had. */
export const show = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
};
