// Rate and time left.
import { pace } from './pace.ts';

test.each([
  [{ done: 0, total: 10, milliseconds: 5_000 }, []],
  [{ done: 5, total: 10, milliseconds: 100 }, []],
  [{ done: 3_328, total: 6_608, milliseconds: 1_600 }, ['2,080/s', '2 s left']],
  [{ done: 5, total: 10, milliseconds: 2_000 }, ['2.5/s', '2 s left']],
  [{ done: 100, total: 2_600, milliseconds: 10_000 }, ['10/s', '4 min 10 s left']],
  [{ done: 10, total: 10, milliseconds: 1_000 }, ['10/s']],
])('%j', (work, texts) => expect(pace(work)).toEqual(texts));
