// Every interaction gets an id, and nothing else of the pact changes.
import { pactOf } from '../../test-support/pacts.ts';
import { identifyInteractions, interactionHeader } from './identify-interactions.ts';

const interactionsIn = (text: string) => JSON.parse(text).interactions;

test('the ids are different, and stand as _id and in a header of the request', () => {
  const { text, interactions } = identifyInteractions(JSON.stringify(pactOf({}, {})));
  const ids = interactionsIn(text).map((one: { _id: string }) => one._id);
  expect(new Set(ids).size).toBe(2);
  expect([...interactions.keys()]).toEqual(ids);
  expect(interactionsIn(text)[1].request.headers[interactionHeader]).toBe(ids[1]);
});

test('without ids the text is the same, each number as it was written', () => {
  const pact = `{"consumer":{"name":"a"},"interactions":[{"request":{"headers":{}},"response":{"body":[12.0,1e2,12345678901234567890]}}]}`;
  const { text, interactions } = identifyInteractions(pact);
  const [id = ''] = interactions.keys();
  const without = text.replace(`"${interactionHeader}":"${id}"`, '').replace(`,"_id":"${id}"`, '');
  expect(without).toBe(pact);
});

test('the ids of a broker can be put back', () => {
  const { originalIds } = identifyInteractions('{"interactions":[{"_id":"of-the-broker","request":{}}]}');
  expect([...originalIds.values()]).toEqual(['of-the-broker']);
});

test('a message has an id too, and is not an HTTP interaction', () => {
  const message = { type: 'Asynchronous/Messages', description: 'news', contents: {} };
  const { text, interactions } = identifyInteractions(JSON.stringify({ ...pactOf(), interactions: [message] }));
  expect(interactionsIn(text)[0]).toEqual({ ...message, _id: expect.any(String) });
  expect(interactions.size).toBe(0);
});
