// A recording: written as a run goes on, read back as it was, and refused with a sentence where it is not.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Request, Silence } from '../../../contracts/judging/exchange.ts';
import { userStatus } from '../../../contracts/user-status/contract.ts';
import { NoVerdict, WrongUse } from '../../settings/errors.ts';
import { readSettings } from '../../settings/settings.ts';
import type { Attempt, Target } from '../target.ts';
import { openSealing } from './lines.ts';
import { readRecording } from './read.ts';
import { claimRecording, openRecorder } from './record.ts';
import { mostUnrecorded, replay } from './replay.ts';

const directory = mkdtempSync(join(tmpdir(), 'userstatus-recording-'));
afterAll(() => rmSync(directory, { recursive: true }));

const secret = 'a-secret-of-the-tests';
const settings = readSettings(
  userStatus,
  { seed: '7', target: 'https://me.example/beta?key=hidden-key' },
  { GRAPH_TOKEN: secret, GRAPH_INSUFFICIENT_TOKEN: 'another-secret' },
);

const requestOf = (path: string): Request => ({
  method: 'POST',
  path,
  headers: { authorization: 'Bearer $GRAPH_TOKEN', accept: 'application/json' },
  body: '{}',
  grant: 'granted',
});

const answerOf = (body: string | Uint8Array, status = 201, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers,
  body: Buffer.from(body),
  clientRequestId: 'an-id',
});

type Outcome = Answer | Silence | NoVerdict;

/** Answers each path with its outcomes in turn, and reports the attempts. */
const answering = (
  outcomes: Readonly<Record<string, readonly Outcome[]>>,
  onAttempt: (attempt: Attempt) => void,
): Target => {
  const left = new Map(Object.entries(outcomes).map(([path, all]) => [path, [...all]]));
  return {
    baseUrl: 'https://me.example/beta',
    counts: { requests: 0, retries: 0 },
    close: async () => undefined,
    send: async (request) => {
      for (;;) {
        const outcome = left.get(request.path)?.shift() ?? new NoVerdict('nothing left');
        if (outcome instanceof NoVerdict) throw outcome;
        const isThrottled = 'status' in outcome && outcome.status === 429;
        onAttempt({ request, outcome, milliseconds: 5, pause: isThrottled ? 250 : undefined });
        if (!isThrottled) return outcome;
      }
    },
  };
};

let count = 0;
const nextFile = (): string => {
  count += 1;
  return join(directory, `${count}.jsonl`);
};

/** Records what is asked of a target, in this order. */
const recorded = async (
  outcomes: Readonly<Record<string, readonly Outcome[]>>,
  asked: readonly string[],
  gaveUp?: string,
): Promise<string> => {
  const file = nextFile();
  claimRecording(file);
  const recorder = openRecorder(file);
  const target = recorder.around(answering(outcomes, recorder.onAttempt), settings);
  for (const path of asked) await target.send(requestOf(path)).catch(() => undefined);
  recorder.end(gaveUp);
  return file;
};

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');
const rewritten = (lines: readonly string[], end = '\n'): string => {
  const file = nextFile();
  writeFileSync(file, lines.join('\n') + end);
  return file;
};

const binary = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
const outcomes = {
  '/text': [answerOf('{"id":"ü \u2028 \u0000"}', 201, { 'set-cookie': 'session=hidden-session', __proto__x: '1' })],
  '/binary': [answerOf(binary)],
  '/silent': [{ silence: 'timeout', detail: 'nothing came', clientRequestId: 'its-id' } satisfies Silence],
  '/retried': [answerOf('', 429, { 'retry-after': '0' }), answerOf('{"id":"2"}')],
  '/spent': [answerOf('', 429), new NoVerdict('the budget is spent')],
};
const asked = Object.keys(outcomes);

describe('what was recorded', () => {
  test('is answered again, byte for byte, with its attempts and counts', async () => {
    const attempts: Attempt[] = [];
    const target = replay(readRecording(await recorded(outcomes, asked)), (attempt) => void attempts.push(attempt));
    const send = (path: string) => target.send(requestOf(path));
    expect(await send('/text')).toMatchObject({ body: outcomes['/text'][0]?.body, clientRequestId: 'an-id' });
    expect(await send('/binary')).toMatchObject({ status: 201, body: binary });
    expect(await send('/silent')).toEqual(outcomes['/silent'][0]);
    expect(await send('/retried')).toMatchObject({ body: Buffer.from('{"id":"2"}') });
    await expect(send('/spent')).rejects.toThrow(new NoVerdict('the budget is spent'));
    expect(target.counts).toEqual({ requests: 6, retries: 2 });
    expect(attempts.map(({ milliseconds, pause }) => [milliseconds, pause])).toEqual([
      [5, undefined],
      [5, undefined],
      [5, undefined],
      [5, 250],
      [5, undefined],
      [5, 250],
    ]);
    expect(target.baseUrl).toBe('https://me.example/beta');
  });

  test('holds no token, no query and no cookie', async () => {
    const text = readFileSync(await recorded(outcomes, asked), 'utf8');
    expect(text).toContain('"grants":["granted","insufficient"]');
    for (const word of [secret, 'another-secret', 'hidden-key', 'hidden-session']) expect(text).not.toContain(word);
  });

  test('is given in the order in which it was asked for, where requests are alike', async () => {
    const file = nextFile();
    const recorder = openRecorder(file);
    const answers: ((answer: Answer) => void)[] = [];
    const slow: Target = {
      ...answering({}, recorder.onAttempt),
      send: () => new Promise((done) => answers.push(done)),
    };
    const recording = recorder.around(slow, settings);
    const sent = [recording.send(requestOf('/x')), recording.send(requestOf('/x'))];
    answers[1]?.(answerOf('second'));
    await sent[1];
    answers[0]?.(answerOf('first'));
    await sent[0];
    recorder.end(undefined);
    const target = replay(readRecording(file));
    const bodies = await Promise.all([0, 1].map(() => target.send(requestOf('/x'))));
    expect(bodies.map((answer) => 'body' in answer && String(answer.body))).toEqual(['first', 'second']);
  });

  test('comes in the order in which it was answered, whatever is asked first', async () => {
    const target = replay(readRecording(await recorded(outcomes, ['/text', '/binary', '/silent'])));
    const order: string[] = [];
    const ask = (path: string) => target.send(requestOf(path)).then(() => order.push(path));
    await Promise.all(['/nowhere', '/silent', '/binary', '/text'].map(ask));
    expect(order).toEqual(['/text', '/binary', '/silent', '/nowhere']);
  });
});

describe('what was not recorded', () => {
  const unrecorded = { silence: 'unrecorded', detail: 'it is not in the recording' };
  const askFor = async (file: string) => {
    const target = replay(readRecording(file));
    return [await target.send(requestOf('/nowhere')), target.ended?.()];
  };

  test('is reported as unrecorded', async () =>
    expect(await askFor(await recorded(outcomes, asked))).toEqual([unrecorded, undefined]));

  test('ends a replay of a run that gave up, for its reason', async () =>
    expect(await askFor(await recorded(outcomes, asked, 'time was over'))).toEqual([unrecorded, 'time was over']));

  test('ends a replay of a run that was cut short', async () => {
    const lines = linesOf(await recorded(outcomes, asked));
    const cut = 'the recording breaks off after 2 exchanges';
    expect(await askFor(rewritten(lines.slice(0, 3)))).toEqual([unrecorded, cut]);
    expect(await askFor(rewritten([...lines.slice(0, 3), lines[3]?.slice(0, 40) ?? ''], ''))).toEqual([
      unrecorded,
      cut,
    ]);
  });

  test('is another body, another header or another token as well', async () => {
    const target = replay(readRecording(await recorded(outcomes, asked)));
    const others: Request[] = [
      { ...requestOf('/text'), body: '{ }' },
      { ...requestOf('/text'), headers: {} },
      { ...requestOf('/text'), grant: 'insufficient' },
    ];
    for (const other of others) expect(await target.send(other)).toEqual(unrecorded);
  });
});

test('a whole recording whose last line lost its end is whole', async () => {
  const file = rewritten(linesOf(await recorded(outcomes, asked)), '');
  expect(readRecording(file).end).toEqual({ sent: 5 });
});

describe('a file that is not as it was recorded is refused', () => {
  const isRefused = (file: string, sentence: string): void => {
    expect(() => readRecording(file)).toThrow(WrongUse);
    expect(() => readRecording(file)).toThrow(sentence);
  };
  let lines: string[] = [];
  beforeAll(async () => {
    lines = linesOf(await recorded(outcomes, asked));
  });
  const edited = (index: number, change: (line: string) => string) => () =>
    rewritten(lines.map((line, place) => (place === index ? change(line) : line)));

  test.each<[string, () => string, string]>([
    ['a status was changed', edited(2, (line) => line.replace('201', '400')), 'line 3 of'],
    ['a sum was changed', edited(2, (line) => line.replace(/"sum":"./, '"sum":"x')), 'line 3 of'],
    ['the seed was changed', edited(0, (line) => line.replace('"seed":7', '"seed":8')), 'its first line was changed'],
    ['white space was added', edited(3, (line) => `${line} `), 'line 4 of'],
    ['line ends were changed', () => rewritten(lines.map((line) => `${line}\r`)), 'its first line was changed'],
    ['a line was left out', () => rewritten(lines.toSpliced(2, 1)), 'line 3 of'],
    ['two lines were swapped', () => rewritten(lines.toSpliced(1, 2, lines[2] ?? '', lines[1] ?? '')), 'line 2 of'],
    ['a line was added behind the end', () => rewritten([...lines, lines[1] ?? '']), 'line 8 of'],
    ['damaged in the middle', edited(2, (line) => line.slice(0, 30)), 'line 3 of'],
    ['empty', () => rewritten([], ''), 'is empty'],
    ['cut in its first line', () => rewritten([lines[0]?.slice(0, 50) ?? ''], ''), 'broke off in its first line'],
    ['another JSON', () => rewritten(['{"log":{"version":"1.2"}}']), 'is not a recording of verify'],
    ['no JSON', () => rewritten(['\u001b[2Jhello']), 'is not a recording of verify'],
    ['binary', () => rewritten(['\u0000\u0001\ufffd']), 'is not a recording of verify'],
    [
      'another format',
      () => rewritten([openSealing()({ recording: { format: 2 } }).trimEnd()]),
      'is written in format 2',
    ],
    ['not there', () => join(directory, 'none.jsonl'), 'cannot be read'],
    ['a directory', () => directory, 'cannot be read'],
  ])('%s', (_, make, sentence) => isRefused(make(), sentence));

  test('made by hand, with what no recording holds', () => {
    const seal = openSealing();
    const header = { ...JSON.parse(lines[0] ?? ''), sum: undefined };
    const forged = [header, { sent: { asked: 0, request: { method: 'POST' } } }].map((entry) => seal(entry).trimEnd());
    isRefused(rewritten(forged), 'line 2 of');
  });
});

test('an exchange after the end of the run is not written', async () => {
  const file = nextFile();
  const recorder = openRecorder(file);
  const target = recorder.around(answering(outcomes, recorder.onAttempt), settings);
  recorder.end('time was over');
  await target.send(requestOf('/text'));
  expect(readRecording(file).end).toEqual({ sent: 0, gaveUp: 'time was over' });
});

test('a file that can no longer be written ends the run, and is not written after', async () => {
  const recorder = openRecorder('/dev/full');
  const full = '--record: /dev/full can no longer be written (ENOSPC)';
  expect(() => recorder.around(answering(outcomes, recorder.onAttempt), settings)).toThrow(new NoVerdict(full));
  expect(() => recorder.end(undefined)).toThrow(new NoVerdict(full));
});

test('a replay ends when the run that its first line describes is far larger than what was recorded', async () => {
  const target = replay(readRecording(await recorded(outcomes, asked)));
  const ask = () => Promise.all(Array.from({ length: mostUnrecorded }, () => target.send(requestOf('/never'))));
  await ask();
  expect(target.ended?.()).toBeUndefined();
  await target.send(requestOf('/never'));
  expect(target.ended?.()).toMatch(/^the recording lacks more than 10000 exchanges/);
});

test('an existing file is not overwritten', async () => {
  const file = await recorded(outcomes, asked);
  const before = readFileSync(file, 'utf8');
  expect(() => claimRecording(file)).toThrow(
    new WrongUse(`--record: ${file} exists already and would be overwritten.`),
  );
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('reports a file that cannot be created', () =>
  expect(() => claimRecording(join(directory, '1.jsonl', 'below'))).toThrow(/--record: .* cannot be written/));
