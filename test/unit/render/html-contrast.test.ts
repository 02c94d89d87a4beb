// Whether the page can be read: contrast of every pair of colours that meet, in both schemes (WCAG 2.2, 1.4.3 and 1.4.11, level AA).
import { describe, expect, test } from 'vitest';
import { style } from '#render/html/style.ts';

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const long = hex.slice(1).replace(/^(.)(.)(.)$/, '$1$1$2$2$3$3');
  const [r = 0, g = 0, b = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(long.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function variablesOf(block: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):(#[0-9a-f]{3,6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

const [lightBlock = '', darkBlock = ''] = [...style.matchAll(/:root\{([^}]*)\}/g)].map(([, block = '']) => block);
const schemes = [
  { name: 'light', colours: variablesOf(lightBlock) },
  { name: 'dark', colours: variablesOf(darkBlock) },
];

const texts = ['ink', 'quiet', 'accent', 'good', 'warn', 'bad'];
/** Text on a tint, where the page has such places. */
const onTint = [
  ['warn', 'warn-wash'],
  ['ink', 'warn-wash'],
  ['quiet', 'warn-wash'],
];
/** Shapes that mean something. The signs are words too. */
const shapes = ['fill', 'strong-rule', 'good', 'warn', 'bad'];

test('the measure itself', () => {
  expect([contrast('#000', '#fff'), contrast('#767676', '#ffffff').toFixed(2)]).toEqual([21, '4.54']);
});

describe.each(schemes)('$name', ({ colours }) => {
  const between = (one: string, other: string) => contrast(colours[one] ?? '', colours[other] ?? '');

  test('defines the same colours as the other', () => {
    expect(Object.keys(colours)).toEqual(Object.keys(schemes[0]?.colours ?? {}));
    expect(Object.keys(colours).length).toBeGreaterThan(10);
  });

  test.each(texts)('text in %s on the page', (name) => {
    expect(between(name, 'page')).toBeGreaterThanOrEqual(4.5);
  });

  test.each(onTint)('text in %s on %s', (name, tint) => {
    expect(between(name, tint)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)('shapes in %s on the page', (name) => {
    expect(between(name, 'page')).toBeGreaterThanOrEqual(3);
  });

  test('what is done of a bar against what is not, and what is new against both', () => {
    expect(between('fill', 'track')).toBeGreaterThanOrEqual(3);
    expect(between('fresh', 'track')).toBeGreaterThanOrEqual(4.5);
    expect(between('fresh', 'fill')).toBeGreaterThanOrEqual(1.8);
  });
});

test('no colour but the variables, and text only in those measured', () => {
  const rules = style.replaceAll(/:root\{[^}]*\}/g, '');
  expect(rules.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)).toBe(null);
  const inks = [...rules.matchAll(/[{;]color:([^;}]+)/g)].map(([, value = '']) => value);
  expect(inks.length).toBeGreaterThan(10);
  expect(
    [...new Set(inks)].filter((ink) => ink !== 'inherit' && !texts.some((name) => ink === `var(--${name})`)),
  ).toEqual([]);
});

test('paper is always light: the dark colours are for screens', () => {
  expect(style).toContain('@media screen and (prefers-color-scheme:dark){:root{');
  expect(schemes).toHaveLength(2);
});
