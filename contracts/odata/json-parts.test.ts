// The parts of a JSON text as they were written.
import fc from 'fast-check';
import { elementTexts, memberTexts } from './json-parts.ts';

test('elements keep their notation', () =>
  expect(elementTexts(' [ 12.0 ,"a,]\\"b", {"a":1,"a":[2,{}]} , [ ] ] ')).toEqual([
    '12.0',
    '"a,]\\"b"',
    '{"a":1,"a":[2,{}]}',
    '[ ]',
  ]));

test('of members with the same name the last counts', () =>
  expect([...memberTexts('{"a" : 1e0, "b:":"x:y","\\u0061": { "c" : 1 } }')]).toEqual([
    ['a', '{ "c" : 1 }'],
    ['b:', '"x:y"'],
  ]));

test.each(['[]', '[ ]', '{}', ' { } '])('%j has no parts', (json) => {
  expect([elementTexts(json), memberTexts(json).size]).toEqual([[], 0]);
});

test('any array and object is taken apart as it is parsed', () =>
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 2), (value, indent) => {
      expect(elementTexts(JSON.stringify(value, undefined, indent)).map((text) => JSON.parse(text))).toEqual(
        JSON.parse(JSON.stringify(value)),
      );
      const object = Object.fromEntries(value.map((one, index) => [`"${index},`, one]));
      const texts = [...memberTexts(JSON.stringify(object, undefined, indent))];
      expect(texts.map(([name, text]) => [name, JSON.parse(text)])).toEqual(
        Object.entries(JSON.parse(JSON.stringify(object))),
      );
    }),
    { seed: 1 },
  ));
