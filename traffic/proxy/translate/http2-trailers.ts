// What stands behind a body in HTTP/2.
import type { Http2Stream } from 'node:http2';
import { codes, fieldsOf, type Lines } from './message.ts';

/** Gives a function that sets the lines to send when the body of a stream has ended. */
export const trailersOf = (stream: Http2Stream): ((lines: Lines) => void) => {
  let behind: Lines = [];
  stream.once('wantTrailers', () => {
    try {
      stream.sendTrailers(fieldsOf(behind));
    } catch {
      // Lines that HTTP/2 does not allow there.
      stream.close(codes.internal);
    }
  });
  return (lines) => {
    behind = lines;
  };
};
