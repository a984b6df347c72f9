// How long the body of a message in HTTP/1.1 is (RFC 9112, 6.3), by its start line and its header lines.

export type HeaderLine = readonly [name: string, value: string];

/** The beginning of a message, as it was written. */
export type Head = { readonly startLine: string; readonly lines: readonly HeaderLine[] };

/** `close`: until the connection ends. `unknown`: nobody can say, so that what follows is passed on unseen. */
export type Framing =
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' | 'close' | 'unknown' };

const none: Framing = { kind: 'length', length: 0 };

/** The values of a header's lines. */
export const valuesOf = ({ lines }: Head, name: string): readonly string[] =>
  lines.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);

const codingsOf = (head: Head): string => valuesOf(head, 'transfer-encoding').join().toLowerCase().trim();

const byLength = (head: Head): Framing | undefined => {
  const lengths = new Set(
    valuesOf(head, 'content-length').flatMap((value) => value.split(',').map((one) => one.trim())),
  );
  if (lengths.size === 0) return undefined;
  const [length = ''] = lengths;
  return lengths.size === 1 && /^\d{1,15}$/.test(length)
    ? { kind: 'length', length: Number(length) }
    : { kind: 'unknown' };
};

/** A server answers these with 400, whatever they ask for (RFC 9112, 3.2 and 6.3): nothing is known of what is behind them. */
const isAmbiguous = (head: Head): boolean =>
  (codingsOf(head) !== '' && valuesOf(head, 'content-length').length > 0) ||
  (head.startLine.endsWith(' HTTP/1.1') && valuesOf(head, 'host').length !== 1);

/** The body of a request: none unless its head says so. */
export const requestFraming = (head: Head): Framing => {
  if (isAmbiguous(head)) return { kind: 'unknown' };
  const codings = codingsOf(head);
  if (codings === '') return byLength(head) ?? none;
  return codings === 'chunked' ? { kind: 'chunked' } : { kind: 'unknown' };
};

/** The status of an answer, or 0. */
export const statusOf = ({ startLine }: Head): number =>
  Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(startLine)?.[1] ?? 0);

/** Whether an answer is followed by another one to the same request. */
export const isInterim = (head: Head): boolean =>
  statusOf(head) >= 100 && statusOf(head) < 200 && statusOf(head) !== 101;

/** The body of an answer to a request with a method. */
export const answerFraming = (head: Head, method: string): Framing => {
  const status = statusOf(head);
  if (status === 0 || status === 101 || (method === 'CONNECT' && status < 300)) return { kind: 'unknown' };
  if (isInterim(head) || method === 'HEAD' || status === 204 || status === 304) return none;
  const codings = codingsOf(head);
  if (codings !== '') return codings.endsWith('chunked') ? { kind: 'chunked' } : { kind: 'close' };
  return byLength(head) ?? { kind: 'close' };
};

/** The head of a message, from its bytes; undefined where they are no head. */
export const headIn = (bytes: Buffer): Head | undefined => {
  const [startLine = '', ...rest] = bytes.toString('latin1').split('\r\n');
  const lines = rest.slice(0, -2).map((line) => /^([^\s:]+):[ \t]*(.*?)[ \t]*$/s.exec(line));
  if (!/^[!-~]+ [!-~]+/.test(startLine) || lines.includes(null)) return undefined;
  return { startLine, lines: lines.map((line): HeaderLine => [line?.[1] ?? '', line?.[2] ?? '']) };
};
