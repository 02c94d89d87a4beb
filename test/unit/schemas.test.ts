// The published JSON Schemas are those of the code.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemas } from '#render/json/document-shapes.ts';

test('schemas/ is up to date', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/schemas.mjs', '--check'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});

test('schemas/ has one file for each document, and what stands in it is its shape', () => {
  const published = readdirSync('schemas').map((file) => [file, readFileSync(`schemas/${file}`, 'utf8')] as const);
  expect(new Map(jsonSchemas().map(({ file, text }) => [file, text]))).toEqual(new Map(published));
});
