// The detection limit of a number of cases.
import { detectionLimit, oneIn, oneInText } from './confidence.ts';

describe('with 95 % confidence', () => {
  // 0.99^298 is just above 0.05 and 0.99^299 just below: the "rule of three" says 300.
  test('299 cases find a fault in 1 of 100 requests, 298 do not', () => {
    expect(oneInText(299)).toBe('1 of 100');
    expect(oneInText(298)).toBe('1 of 99');
  });

  test.each([1, 8, 40, 3376])('%d cases miss a fault at their detection limit in 5 of 100 runs', (cases) =>
    expect((1 - 1 / oneIn(cases)) ** cases).toBeCloseTo(0.05, 10),
  );

  test('one case finds a fault in every request', () => expect(oneInText(1)).toBe('1 of 1'));
});

test('the requirement with the fewest cases is named; those without cases do not count', () => {
  const rows = [
    { id: 'bodies.valid', cases: 299 },
    { id: 'answers.id', cases: 3376 },
    { id: 'paths.example', cases: 8 },
    { id: 'answers.readBack', cases: 0 },
  ];
  expect(detectionLimit(rows)).toBe(
    'Detection limit (95 %): a fault in 1 of 100 requests (median requirement; fewest cases: paths.example, 1 of 3)',
  );
  expect(detectionLimit([{ id: 'answers.readBack', cases: 0 }])).toBeUndefined();
});
