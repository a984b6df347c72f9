// How rare a fault so many cases show.
import { confidenceText, oneIn, oneInText } from './confidence.ts';

describe('with 95 % confidence', () => {
  // 0.99^298 is just above 0.05 and 0.99^299 just below: the "rule of three" says 300.
  test('299 cases show a fault at one in a hundred, 298 do not', () => {
    expect(oneInText(299)).toBe('1 in 100');
    expect(oneInText(298)).toBe('1 in 99');
  });

  test.each([1, 8, 40, 3376])('%d cases miss the rarest fault that they show in 5 of 100 runs', (cases) =>
    expect((1 - 1 / oneIn(cases)) ** cases).toBeCloseTo(0.05, 10),
  );

  test('one case shows a fault at every request', () => expect(oneInText(1)).toBe('1 in 1'));
});

test('of several requirements the least exercised is named; one that was not exercised shows nothing', () => {
  const rows = [
    { id: 'bodies.valid', cases: 299 },
    { id: 'answers.id', cases: 3376 },
    { id: 'paths.example', cases: 8 },
    { id: 'answers.readBack', cases: 0 },
  ];
  expect(confidenceText(rows)).toBe(
    'with 95 % confidence a fault in 1 in 100 of the requests that can show it (median requirement; least: paths.example, 1 in 3)',
  );
  expect(confidenceText([{ id: 'answers.readBack', cases: 0 }])).toBeUndefined();
});
