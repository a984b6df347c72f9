// A base URL of a version of the API that has fewer paths than the page documents.

/** What a user should know of a base URL before anything is sent, as a sentence; undefined where nothing is wrong. */
export const versionWarning = (url: string): string | undefined =>
  new URL(url).pathname.replace(/\/+$/, '').endsWith('/v1.0')
    ? `${url} is v1.0, and the page documents beta: v1.0 has fewer of its paths, so most of them will fail; give the base URL of beta, or ids in --config only for the paths there are.`
    : undefined;
