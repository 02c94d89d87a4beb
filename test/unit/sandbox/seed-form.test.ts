// The README's tables of a seed's keys, compared with the format; and the days that it knows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { seedForm } from '#sandbox/seed/form.ts';
import { dayFrom, isDayText, isMomentText, momentFrom, withDays } from '#sandbox/seed/moments.ts';

const title = (form: unknown): string | undefined =>
  form instanceof z.ZodType ? (form.meta()?.title ?? undefined) : undefined;

interface Key {
  readonly place: string;
  readonly value: string;
  readonly isNeeded: boolean;
  readonly meaning: string;
}

/** What may stand there, in words; keys below it are added to the list. */
function valueWords(form: unknown, place: string, keys: Key[]): string {
  if (form instanceof z.ZodOptional || form instanceof z.ZodDefault) return valueWords(form.unwrap(), place, keys);
  if (form instanceof z.ZodNullable) return `${valueWords(form.unwrap(), place, keys)} or null`;
  if (form instanceof z.ZodArray) return `list of ${valueWords(form.element, `${place}[]`, keys)}`;
  if (form instanceof z.ZodRecord) {
    const name = `<${title(form.keyType) ?? 'name'}>`;
    return `\`${name}\`: ${valueWords(form.valueType, `${place}.${name}`, keys)}`;
  }
  if (form instanceof z.ZodEnum) return form.options.map((word) => `\`${word}\``).join(', ');
  if (form instanceof z.ZodLiteral) return `\`${[...form.values].join(', ')}\``;
  if (form instanceof z.ZodObject) {
    const shape: Record<string, unknown> = form.shape;
    for (const [key, below] of Object.entries(shape)) {
      const own = place === '' ? key : `${place}.${key}`;
      const later: Key[] = [];
      const isNeeded = !(below instanceof z.ZodOptional || below instanceof z.ZodDefault);
      const standard = below instanceof z.ZodDefault ? `; else \`${String(below.def.defaultValue)}\`` : '';
      const meaning = `${below instanceof z.ZodType ? (below.description ?? '') : ''}${standard}`;
      keys.push({ place: own, value: valueWords(below, own, later), isNeeded, meaning }, ...later);
    }
    return 'keys';
  }
  return title(form) ?? 'anything';
}

test('the README of the sandbox lists every key; `-u` writes them anew', async () => {
  const path = join(import.meta.dirname, '../../../src/sandbox/README.md');
  const block = /(?<=<!-- keys: [^\n]* -->\n)[\s\S]*(?=<!-- end of keys -->)/;
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(block);
  const keys: Key[] = [];
  valueWords(seedForm, '', keys);
  expect(keys.length).toBeGreaterThan(100);
  const rows = keys.map(
    ({ place, value, isNeeded, meaning }) => `| \`${place}\`${isNeeded ? ' \\*' : ''} | ${value} | ${meaning} |`,
  );
  const table = ['| key | value | meaning |', '|---|---|---|', ...rows, ''].join('\n');
  await expect(text.replace(block, () => table)).toMatchFileSnapshot(path);
});

describe('moments', () => {
  const now = Date.parse('2026-11-29T10:20:30.000Z');

  test.each([
    ['-12d', '2026-11-17T08:00:00.000Z'],
    ['-12d 17:40', '2026-11-17T17:40:00.000Z'],
    ['2026-02-03', '2026-02-03T08:00:00.000Z'],
    ['2026-02-03 09:30', '2026-02-03T09:30:00.000Z'],
    ['2026-02-03T09:30:00Z', '2026-02-03T09:30:00.000Z'],
    ['2026-02-03T09:30+02:00', '2026-02-03T07:30:00.000Z'],
    ['0d', '2026-11-29T08:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect([isMomentText(text), momentFrom(text, now)]).toEqual([true, instant]);
  });

  test('a morning that is still to come is the midnight before it, on that day alone', () => {
    const early = Date.parse('2026-11-29T06:00:00.000Z');
    expect(momentFrom('0d', early)).toBe('2026-11-29T00:00:00.000Z');
    expect(momentFrom('0d 08:00', early)).toBe('2026-11-29T08:00:00.000Z');
    expect(momentFrom('+1d', early)).toBe('2026-11-30T08:00:00.000Z');
  });

  test.each([
    'yesterday',
    '-12',
    '2026-02-30',
    '-12d 24:00',
    '-12d 09:60',
    '2026-02-30T09:30:00Z',
    '2026-02-03T25:30Z',
    '',
  ])('"%s" is none', (text) => expect(isMomentText(text)).toBe(false));

  test('a day has no time', () => {
    expect(['+30d', '2026-02-03', '-12d 09:30', '2026-02-30'].map(isDayText)).toEqual([true, true, false, false]);
    expect([dayFrom('+32d', now), dayFrom('2026-02-03', now)]).toEqual(['2026-12-31', '2026-02-03']);
  });

  test('days in braces become days in a text, and nothing else does', () => {
    expect(withDays('of {{-12d}} and {{ -12d }}, {{name}}', now)).toBe('of 2026-11-17 and {{ -12d }}, {{name}}');
  });
});
