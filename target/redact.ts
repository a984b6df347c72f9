// Takes the tokens of a run out of whatever is kept or shown.

/** Below this length a token is no secret but a stand-in, and its letters stand in every other word. */
const shortestSecret = 8;

/** A function that takes these tokens out of a text. A short one is taken out behind `Bearer` alone. */
export const redactor = (tokens: readonly (string | undefined)[]): ((text: string) => string) => {
  const secrets = tokens.flatMap((token) => (token === undefined || token === '' ? [] : [token]));
  return (text) =>
    secrets.reduce((clean, secret) => {
      const sought = secret.length < shortestSecret ? `Bearer ${secret}` : secret;
      return clean.replaceAll(sought, '[redacted]');
    }, text);
};
