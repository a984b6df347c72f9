// How a value looks in a finding: short, on one line, unmistakable.

const longest = 200;

// JSON.stringify calls itself for each level; what a target sends may have more of them than there is stack.
const stringify = (value: unknown): string => {
  try {
    return JSON.stringify(value);
  } catch {
    return 'a value of too many levels to be shown';
  }
};

/** A JSON value as one line of text, cut after 200 characters with the length it had. Never throws. */
export const show = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
};
