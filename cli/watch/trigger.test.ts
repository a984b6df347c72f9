import { EventEmitter } from 'node:events';
import { readKeys } from './keys.ts';
import { openTriggers, type Trigger } from './trigger.ts';

test('the first trigger is taken, and the next one after it', async () => {
  const triggers = openTriggers();
  triggers.push({ kind: 'all' });
  await expect(triggers.next()).resolves.toEqual({ kind: 'all' });
  await expect(triggers.next()).resolves.toEqual({ kind: 'all' });
  triggers.take();
  const next = triggers.next();
  triggers.push({ kind: 'quit' });
  await expect(next).resolves.toEqual({ kind: 'quit' });
});

/** A terminal as far as the keys need one. */
const terminal = () => {
  const modes: boolean[] = [];
  const input = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode: (mode: boolean) => {
      modes.push(mode);
      return input;
    },
    setEncoding: () => input,
    resume: () => input,
    pause: () => input,
  });
  return { input, modes };
};

test.each<[string, readonly Trigger[]]>([
  ['f', [{ kind: 'failed' }]],
  ['a', [{ kind: 'all' }]],
  ['q', [{ kind: 'quit' }]],
  ['\u0003', [{ kind: 'quit' }]],
  ['3', [{ kind: 'cause', number: 3 }]],
  ['0x \u001b[A', []],
  ['fq', [{ kind: 'failed' }, { kind: 'quit' }]],
])('the keys %j', (text, expected) => {
  const { input, modes } = terminal();
  const triggers: Trigger[] = [];
  const close = readKeys((trigger) => void triggers.push(trigger), input);
  input.emit('data', text);
  close();
  input.emit('data', 'f');
  expect(triggers).toEqual(expected);
  expect(modes).toEqual([true, false]);
});

test('where stdin is not a terminal, nothing is read', () => {
  const { input, modes } = terminal();
  readKeys(() => undefined, Object.assign(input, { isTTY: false }))();
  expect([modes, input.listenerCount('data')]).toEqual([[], 0]);
});
