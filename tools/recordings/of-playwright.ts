// Recordings of Playwright, with the options of recordHar, and what `judge` must find in them: pinned by hand, each beside what was sent and
// answered.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { mistakes } from './mistakes.ts';
import { lost, lostOfClient, noAnswer, noAnswerBody, passedOn } from './reasons.ts';
import type { Recording } from './recording.ts';
import { create, json, otherPath } from './sending.ts';

const ways = (['fetch', 'unread', 'xhr', 'keepalive', 'blob'] as const).map((way) => create({ way }));
const example = create({ body: userStatus.example.request });
const page = [2, 'the page and its script'] as const;

const embed: Recording = {
  name: 'playwright-embed',
  recorder: { by: 'playwright', content: 'embed', mode: 'full' },
  provider: { tenant: ['accepts-bodies-devicesCount-type'] },
  sends: [
    example,
    create({ path: otherPath }),
    mistakes.letterCase,
    mistakes.countAsText,
    mistakes.noPrincipalName,
    mistakes.plainText,
    mistakes.put,
    mistakes.empty,
    mistakes.latin1,
    mistakes.noToken,
  ],
  isKept: true,
  found: {
    client: {
      creates: 10,
      broken: {
        'bodies.status.letterCase': [1, 'COMPLIANT'],
        'bodies.devicesCount.type': [1, '"7"'],
        'bodies.userPrincipalName.missing': [1, 'left out'],
        'headers.contentType.other': [1, 'text/plain'],
        'paths.documented': [1, 'PUT'],
        'bodies.empty': [1, 'Content-Length: 0'],
        'authorization.missing': [1, 'the other requests have it'],
      },
      notJudged: { GET: page, [lostOfClient]: [1, 'latin1: the file has U+FFFD'] },
    },
    provider: {
      creates: 8,
      broken: { 'bodies.devicesCount.type': [1, 'the tenant answers 201 to "7"'] },
      notJudged: { [lost]: [1, 'latin1'] },
    },
  },
};

const minimal: Recording = {
  name: 'playwright-minimal',
  recorder: { by: 'playwright', content: 'embed', mode: 'minimal' },
  provider: { tenant: ['media-type-text'] },
  sends: [
    ...ways,
    create({ way: 'aborted', headers: { ...json, 'x-front': 'hold' } }),
    create({ headers: { ...json, 'x-front': 'drop' } }),
  ],
  isKept: true,
  found: {
    client: {
      creates: 7,
      broken: {},
      notJudged: { GET: page, [lostOfClient]: [1, 'Playwright has no body of a Blob'] },
    },
    provider: {
      creates: 4,
      broken: { 'answers.mediaType': [4, 'the tenant answers with text/plain, to what nobody reads as well'] },
      notJudged: { [lost]: [1, 'the Blob'], [noAnswer]: [2, 'what was aborted, and what was dropped'] },
    },
  },
};

const omit: Recording = {
  name: 'playwright-omit',
  recorder: { by: 'playwright', content: 'omit', mode: 'full' },
  provider: { tenant: [] },
  sends: [example, mistakes.countAsText, mistakes.empty, mistakes.misspelt],
  isKept: true,
  found: {
    client: {
      creates: 4,
      broken: {
        'bodies.empty': [1, 'its Content-Length is 0, so that nothing was left out'],
        'paths.documented': [1, 'misspelt'],
      },
      notJudged: { GET: page, [lostOfClient]: [3, 'the others'] },
    },
    provider: {
      creates: 1,
      broken: {},
      notJudged: { [lost]: [2, 'the creates with a body'], [noAnswerBody]: [1, 'the answer to the empty one'] },
    },
  },
};

const attach: Recording = {
  name: 'playwright-attach',
  recorder: { by: 'playwright', content: 'attach', mode: 'full' },
  provider: { tenant: ['count-string'] },
  sends: [example, mistakes.countAsText],
  isKept: false,
  found: {
    client: { creates: 2, broken: { 'bodies.devicesCount.type': [1, '"7"'] }, notJudged: { GET: page } },
    provider: { creates: 2, broken: { 'answers.devicesCount': [1, 'the answer to the example'] }, notJudged: {} },
  },
};

const worker: Recording = {
  name: 'playwright-worker',
  recorder: { by: 'playwright', content: 'embed', mode: 'full', worker: true },
  provider: { tenant: ['id-constant'] },
  sends: [create(), create({ way: 'unread' }), create({ way: 'blob' }), mistakes.letterCase],
  isKept: true,
  found: {
    client: {
      creates: 4,
      broken: { 'bodies.status.letterCase': [1, 'COMPLIANT, once, though it is there twice'] },
      notJudged: {
        GET: [3, 'the page, its script and the worker'],
        [passedOn]: [4, 'the page sent four creates to its worker'],
        [lostOfClient]: [1, 'the body of a Blob, which the worker streams'],
      },
    },
    provider: {
      creates: 3,
      broken: {},
      notJudged: {
        [passedOn]: [4, 'as above: with them the constant id would stand twice for one create'],
        [lost]: [1, 'as above'],
        [noAnswerBody]: [3, 'Playwright has no body of an answer to a worker'],
      },
    },
  },
};

const minimalWorker: Recording = {
  name: 'playwright-minimal-worker',
  recorder: { by: 'playwright', content: 'embed', mode: 'minimal', worker: true },
  provider: { tenant: ['id-constant'] },
  sends: [...ways, mistakes.letterCase],
  isKept: false,
  found: {
    client: {
      creates: 6,
      broken: { 'bodies.status.letterCase': [1, 'COMPLIANT, once, though it is there twice'] },
      notJudged: {
        GET: page,
        "an entry of a service worker: the page's request to it is another entry": [7, 'worker.js and six creates'],
        [lostOfClient]: [1, 'the body of a Blob'],
      },
    },
    provider: {
      creates: 5,
      broken: { 'answers.id.unique': [3, 'four creates with one id'] },
      notJudged: {
        "an entry of a service worker: the page's request to it is another entry": [7, 'as above'],
        [lost]: [1, 'as above'],
      },
    },
  },
};

const prism: Recording = {
  name: 'playwright-prism',
  recorder: { by: 'playwright', content: 'embed', mode: 'full' },
  provider: { example: 'prism' },
  sends: [
    example,
    create({ path: otherPath }),
    mistakes.noAccept,
    mistakes.wantsHtml,
    mistakes.letterCase,
    mistakes.countAsText,
    mistakes.noPrincipalName,
  ],
  isKept: true,
  found: {
    client: {
      creates: 7,
      broken: {
        'headers.accept.named': [1, 'without an Accept the browser sends */*'],
        'headers.accept.json': [1, 'Accept: text/html'],
        'bodies.status.letterCase': [1, 'COMPLIANT'],
        'bodies.devicesCount.type': [1, '"7"'],
        'bodies.userPrincipalName.missing': [1, 'left out'],
      },
      notJudged: { GET: page },
    },
    provider: {
      creates: 6,
      broken: {
        'answers.userDisplayName.echo': [
          2,
          'Prism answers with its example, not with "Zoë 😀": otherPath and noAccept',
        ],
        'answers.id.unique': [1, 'noAccept has the id that the example has, in the same collection'],
      },
      notJudged: {
        'POST (it was answered 406, which a request that breaks headers.accept.json allows)': [1, 'wantsHtml'],
      },
    },
  },
};

export const ofPlaywright: readonly Recording[] = [embed, minimal, omit, attach, worker, minimalWorker, prism];
