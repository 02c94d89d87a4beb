// Writes whose end nobody saw, as the next process finds them.
import { expect, test } from 'vitest';
import { underwayOn } from '#settings/underway.ts';
import { memoryFiles } from '../../support/memory-files.ts';

const places = { config: '/c', state: '/s' };
const at = (now: string, files = memoryFiles()) => underwayOn({ files, places, now: () => now }, 'https://gitlab.com');

test('what was begun is known to the next process, until its end was seen', async () => {
  const files = memoryFiles();
  await at('2026-11-23T09:00:00.000Z', files).begin('1 k1');
  const next = at('2026-11-23T09:00:20.000Z', files);
  expect(await next.begunAt('1 k1')).toBe('2026-11-23T09:00:00.000Z');
  expect(await next.begunAt('1 k2')).toBeNull();
  const other = underwayOn({ files, places, now: () => '2026-11-23T09:00:20.000Z' }, 'https://gitlab.example.com');
  expect(await other.begunAt('1 k1')).toBeNull();
  await next.end('1 k1');
  expect(files.disk.size).toBe(0);
});

test('what is an hour old is forgotten, and its file goes with the next write', async () => {
  const files = memoryFiles();
  await at('2026-11-23T09:00:00.000Z', files).begin('1 k1');
  const later = at('2026-11-23T10:00:01.000Z', files);
  expect(await later.begunAt('1 k1')).toBeNull();
  await later.begin('1 k2');
  expect(files.disk.size).toBe(1);
});

test('a disk that refuses keeps nobody from writing', async () => {
  const full = memoryFiles({ onStep: () => Promise.reject(new Error('ENOSPC')) });
  const underway = at('2026-11-23T09:00:00.000Z', full);
  await underway.begin('1 k1');
  await underway.end('1 k1');
  expect(await underway.begunAt('1 k1')).toBeNull();
});
