// Reads a recording: first checked from end to end, then read line by line as requests ask for it.
import { openSync, statSync } from 'node:fs';
import { show } from '../../../contracts/judging/show.ts';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import {
  type End,
  format,
  type Header,
  isEndLine,
  isHeaderLine,
  isSentLine,
  type RecordedRequest,
  type Sent,
} from './format.ts';
import { contentOf, type Line, lineAt, linesIn, openUnsealing } from './lines.ts';
import { keyOf } from './wire.ts';

export type Recording = {
  readonly header: Header;
  /** How the recorded run ended; undefined for one that was cut short. */
  readonly end: End | undefined;
  /** That the run was cut short and where, where it was. */
  readonly brokeOff: string | undefined;
  /** The place of the first such request that was not taken yet, or undefined. Places are in the order of the answers. */
  readonly take: (request: RecordedRequest) => number | undefined;
  /** What stands at a place. */
  readonly at: (place: number) => Sent;
};

const open = (file: string): number => {
  try {
    if (statSync(file).isFile()) return openSync(file, 'r');
  } catch {
    // It is not there, or not for us.
  }
  throw new WrongUse(`--replay: the file ${file} cannot be read.`);
};

const formatOf = (value: unknown): unknown => {
  const recording = typeof value === 'object' && value !== null && 'recording' in value ? value.recording : undefined;
  return typeof recording === 'object' && recording !== null && 'format' in recording ? recording.format : undefined;
};

const headerIn = (line: Line | undefined, value: unknown, file: string): Header => {
  if (isHeaderLine(value)) return value.recording;
  const version = line?.ended ? formatOf(contentOf(line.text)) : undefined;
  if (version !== undefined && version !== format)
    throw new WrongUse(`--replay: ${file} is written in format ${show(version)}; this version reads format ${format}.`);
  if (!line) throw new WrongUse(`--replay: ${file} is empty.`);
  if (!line.ended) throw new WrongUse(`--replay: ${file} is not a recording, or broke off in its first line.`);
  throw new WrongUse(`--replay: ${file} is not a recording of verify, or its first line was changed.`);
};

/** Where the lines of a recording stand, and which of them hold a request: some dozen bytes for each. */
type Index = { readonly places: Pick<Line, 'offset' | 'length'>[]; readonly keys: number[]; readonly asked: number[] };

const changed = (file: string, number: number): WrongUse =>
  new WrongUse(`--replay: line ${number} of ${file} was changed after it was recorded, or one before it was left out.`);

/** Looks through all lines behind the first. A last one that a crash broke off is as if it were not there. */
const lookThrough = (lines: Iterator<Line>, unseal: (line: string) => unknown, file: string) => {
  const index: Index = { places: [], keys: [], asked: [] };
  let end: End | undefined;
  let number = 1;
  for (let next = lines.next(); !next.done; next = lines.next()) {
    number += 1;
    const { text, offset, length, ended } = next.value;
    const value = unseal(text);
    if (value === undefined && !ended) break;
    if (isSentLine(value) && !end) {
      index.places.push({ offset, length });
      index.keys.push(keyOf(value.sent.request));
      index.asked.push(value.sent.asked);
    } else if (isEndLine(value) && !end) end = value.end;
    else throw changed(file, number);
  }
  return { index, end };
};

/** The places of each request, in the order in which they were asked for. */
const chained = ({ keys, asked }: Index) => {
  const inOrder = asked.map((_, place) => place).sort((one, other) => (asked[other] ?? 0) - (asked[one] ?? 0));
  const first = new Map<number, number>();
  const next = new Int32Array(keys.length);
  for (const place of inOrder) {
    const key = keys[place] ?? 0;
    next[place] = first.get(key) ?? -1;
    first.set(key, place);
  }
  return { first, next };
};

/**
 * Opens a recording.
 * @throws WrongUse for a file that is not a recording, or was changed.
 */
export const readRecording = (file: string): Recording => {
  const descriptor = open(file);
  const [lines, unseal] = [linesIn(descriptor), openUnsealing()];
  const line = lines.next();
  const [top] = line.done ? [] : [line.value];
  const header = headerIn(top, top?.ended ? unseal(top.text) : undefined, file);
  const { index, end } = lookThrough(lines, unseal, file);
  const { first, next } = chained(index);
  return {
    header,
    end,
    brokeOff: end ? undefined : `the recording breaks off after ${index.places.length} exchanges`,
    take: (request) => {
      const key = keyOf(request);
      const place = first.get(key);
      if (place === undefined) return undefined;
      const following = next[place] ?? -1;
      if (following < 0) first.delete(key);
      else first.set(key, following);
      return place;
    },
    at: (place) => {
      const where = index.places[place];
      const value = where && contentOf(lineAt(descriptor, where));
      if (isSentLine(value)) return value.sent;
      throw new NoVerdict(`${file} was changed while it was read`);
    },
  };
};
