// Recordings of mitmproxy before a script, and what `judge` must find in them: pinned by hand, each beside what was sent and answered.
import { userStatus } from '../../contracts/user-status/contract.ts';
import { mistakes } from './mistakes.ts';
import type { Recording } from './recording.ts';
import { create, json, otherPath } from './sending.ts';

const example = create({ body: userStatus.example.request });
const throttled = create({ headers: { ...json, 'x-front': 'throttle' } });

const tenant: Recording = {
  name: 'mitmproxy',
  recorder: { by: 'mitmproxy' },
  provider: { tenant: ['compressed'] },
  sends: [
    example,
    create({ path: otherPath, way: 'chunked' }),
    mistakes.letterCase,
    mistakes.plainText,
    mistakes.wantsHtml,
    mistakes.noToken,
    mistakes.misspelt,
    mistakes.latin1,
    mistakes.contentTypeTwice,
    throttled,
    throttled,
    { ...throttled, after: 1100 },
  ],
  isKept: true,
  found: {
    client: {
      creates: 12,
      broken: {
        'bodies.status.letterCase': [1, 'COMPLIANT'],
        'headers.accept.json': [1, 'Accept: text/html'],
        'authorization.missing': [1, 'the other requests have it'],
        'paths.documented': [1, 'the path that ends in userStatus'],
        'headers.contentType.other': [
          2,
          'plainText; contentTypeTwice, of which mitmproxy writes "application/json, application/json"',
        ],
        'bodies.malformed': [1, 'latin1: half a surrogate pair in the place of its byte'],
        'retries.waits': [1, 'the second throttled one came at once, though Retry-After said 1; the third waited'],
      },
      notJudged: {},
    },
    provider: {
      creates: 11,
      broken: { 'headers.contentType.other': [1, 'what the tenant heard as one line it answered with 201'] },
      notJudged: {},
    },
  },
};

const odata: Recording = {
  name: 'mitmproxy-odata',
  recorder: { by: 'mitmproxy' },
  provider: { example: 'odata' },
  sends: [
    example,
    create({ path: otherPath }),
    mistakes.letterCase,
    mistakes.countAsText,
    mistakes.noPrincipalName,
    mistakes.wantsHtml,
    mistakes.noToken,
  ],
  isKept: true,
  found: {
    client: {
      creates: 7,
      broken: {
        'bodies.status.letterCase': [1, 'COMPLIANT'],
        'bodies.devicesCount.type': [1, '"7"'],
        'bodies.userPrincipalName.missing': [1, 'left out'],
        'headers.accept.json': [1, 'Accept: text/html'],
        'authorization.missing': [1, 'the other requests have it'],
      },
      notJudged: {},
    },
    provider: {
      creates: 7,
      broken: {
        'answers.lastReportedDateTime.echo': [3, '.7769392 came back as .776Z: example, otherPath, and wantsHtml'],
        'bodies.devicesCount.type': [1, '"7" was answered with 201, and as 7'],
        'bodies.userPrincipalName.missing': [1, 'answered with 500 and the text of the constraint'],
        'refusals.status': [1, 'that 500'],
        'authorization.missing': [1, 'answered with 201: the service has no authorization'],
      },
      notJudged: {},
    },
  },
};

export const ofMitmproxy: readonly Recording[] = [tenant, odata];
