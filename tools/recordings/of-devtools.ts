// Recordings of the Network panel of Chromium, and what `judge` must find in them: pinned by hand, each beside what was sent and answered.
import { mistakes } from './mistakes.ts';
import { lost, lostOfClient, noAnswer, noAnswerBody, passedOn } from './reasons.ts';
import type { Recording } from './recording.ts';
import { bodyWith, create, json, otherPath } from './sending.ts';

const ways = (['fetch', 'unread', 'xhr', 'keepalive', 'blob'] as const).map((way) => create({ way }));

const http2: Recording = {
  name: 'devtools-http2-cross-origin',
  recorder: { by: 'devtools', export: 'sanitized', http2: true, crossOrigin: true },
  provider: { tenant: ['compressed'] },
  sends: [
    create({ path: otherPath }),
    mistakes.letterCase,
    mistakes.countAsText,
    mistakes.wantsHtml,
    mistakes.noAccept,
    mistakes.noToken,
    mistakes.misspelt,
    mistakes.put,
    mistakes.latin1,
  ],
  isKept: true,
  found: {
    client: {
      creates: 9,
      broken: {
        'bodies.status.letterCase': [1, 'COMPLIANT'],
        'bodies.devicesCount.type': [1, '"7"'],
        'bodies.malformed': [
          1,
          'latin1: Chromium writes a letter for each of its bytes, as many as Content-Length says',
        ],
        'headers.accept.json': [1, 'Accept: text/html'],
        'headers.accept.named': [1, 'without an Accept the browser sends */*'],
        'paths.documented': [2, 'the path that ends in userStatus, and PUT'],
      },
      notJudged: {
        'the Authorization of a create, which the recording left out': [
          9,
          'the export is sanitized, noToken is no other',
        ],
        OPTIONS: [3, 'preflights of both collections and of the misspelt one; PUT has the permission of POST'],
      },
    },
    provider: {
      creates: 6,
      broken: {},
      notJudged: {
        'POST (it was answered 401, and what its token is good for is not known)': [1, 'noToken'],
      },
    },
  },
};

const inManyWays: Recording = {
  name: 'devtools-ways',
  recorder: { by: 'devtools', export: 'with sensitive data' },
  provider: { tenant: ['count-string'] },
  sends: [
    ...ways,
    create({ way: 'aborted', headers: { ...json, 'x-front': 'hold' } }),
    create({ headers: { ...json, 'x-front': 'drop' } }),
    create({ way: 'beacon' }),
    mistakes.noToken,
  ],
  isKept: true,
  found: {
    client: {
      creates: 9,
      broken: {
        'authorization.missing': [2, 'noToken and the beacon, which can set no header'],
        'headers.contentType.other': [1, 'the beacon: text/plain'],
        'headers.accept.named': [1, 'the beacon: */*'],
      },
      notJudged: {},
    },
    provider: {
      creates: 7,
      broken: {
        'answers.devicesCount': [5, 'the tenant answers every 201 with a text; the two without a token have 401'],
      },
      notJudged: { [noAnswer]: [2, 'what was aborted, and what was dropped: Chromium writes the status 0 for both'] },
    },
  },
};

const behindWorker: Recording = {
  name: 'devtools-worker',
  recorder: { by: 'devtools', export: 'with sensitive data', worker: true },
  provider: { tenant: ['id-constant'] },
  sends: [create(), create({ way: 'unread' }), create({ way: 'blob' }), mistakes.letterCase, mistakes.latin1],
  isKept: true,
  found: {
    client: {
      creates: 5,
      broken: {
        'bodies.status.letterCase': [1, 'COMPLIANT, once, though it is there twice'],
        'bodies.malformed': [1, 'latin1'],
      },
      notJudged: {
        GET: [1, 'worker.js'],
        [passedOn]: [5, 'the page sent five creates to its worker'],
        [lostOfClient]: [1, 'the body of a Blob, which the worker streams'],
      },
    },
    provider: {
      creates: 4,
      broken: {},
      notJudged: {
        [passedOn]: [5, 'as above: with them the constant id would stand twice for one create'],
        [lost]: [1, 'as above'],
        [noAnswerBody]: [4, 'the panel has no body of an answer to a worker'],
      },
    },
  },
};

const big: Recording = {
  name: 'devtools-big',
  recorder: { by: 'devtools', export: 'sanitized' },
  provider: { tenant: [] },
  sends: [
    create({ body: bodyWith() + ' '.repeat(200_000) }),
    create({ body: bodyWith({ status: 'no' }) + ' '.repeat(20_000_000) }),
  ],
  isKept: false,
  found: {
    client: {
      creates: 2,
      broken: {},
      notJudged: {
        'the Authorization of a create, which the recording left out': [2, 'sanitized'],
        [lostOfClient]: [1, 'the panel keeps no body of 20 MB'],
      },
    },
    provider: { creates: 1, broken: {}, notJudged: { [lost]: [1, 'as above'] } },
  },
};

export const ofDevTools: readonly Recording[] = [http2, inManyWays, behindWorker, big];
