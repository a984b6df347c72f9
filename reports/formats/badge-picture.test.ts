// The picture of a badge, as a viewer of SVG takes it.
import { badgePicture } from './badge-picture.ts';

const picture = badgePicture({ label: 'a label', message: '<b> & "more"', colour: '#14672c' });

const numbers = (name: string): number[] =>
  [...picture.matchAll(new RegExp(` ${name}="(\\d+)"`, 'g'))].map(([, digits]) => Number(digits));

test('its parts fill it', () => {
  const [whole, label, message] = numbers('width');
  expect(whole).toBe((label ?? 0) + (message ?? 0));
  expect(numbers('x')[2]).toBe(label);
});

test('each text has the width that its part leaves it', () => {
  const [, ...parts] = numbers('width');
  expect(numbers('textLength')).toEqual(parts.map((width) => width - 12));
});

test('text is text', () => {
  expect(picture).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [^<>]*aria-label="a label: &lt;b> &amp; &quot;more&quot;">/,
  );
  expect(picture).toContain('fill="#fff">&lt;b> &amp; &quot;more&quot;</text>');
});
