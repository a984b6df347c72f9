// The badge as SVG.
import { badgePicture } from './badge-picture.ts';

const picture = badgePicture({ label: 'a label', message: '<b> & "more"', colour: '#14672c' });

const numbers = (name: string): number[] =>
  [...picture.matchAll(new RegExp(` ${name}="(\\d+)"`, 'g'))].map(([, digits]) => Number(digits));

test('its two parts are as wide as the badge', () => {
  const [whole, label, message] = numbers('width');
  expect(whole).toBe((label ?? 0) + (message ?? 0));
  expect(numbers('x')[2]).toBe(label);
});

test('each text fits the width of its part', () => {
  const [, ...parts] = numbers('width');
  expect(numbers('textLength')).toEqual(parts.map((width) => width - 12));
});

test('text is escaped', () => {
  expect(picture).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" [^<>]*aria-label="a label: &lt;b> &amp; &quot;more&quot;">/,
  );
  expect(picture).toContain('fill="#fff">&lt;b> &amp; &quot;more&quot;</text>');
});
