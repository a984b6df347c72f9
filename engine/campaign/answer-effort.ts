// What it costs to read an answer, in bytes of a body; bytes of headers cost more, since each line is read by itself.
import { type Answer, isSilence, type Silence } from '../../contracts/judging/exchange.ts';

/** Bytes of headers that cost no more than others: header lines of many kilobytes are lawful. */
const usualHeaders = 64 * 1024;
const costOfHeader = 16;

const lengthOfHeaders = ({ headers }: Answer): number => {
  let length = 0;
  for (const name in headers) length += name.length + (headers[name]?.length ?? 0);
  return length;
};

/** What an answer cost; nothing where there was none. */
export const effortOf = (answer: Answer | Silence): number =>
  isSilence(answer) ? 0 : answer.body.length + costOfHeader * Math.max(0, lengthOfHeaders(answer) - usualHeaders);
