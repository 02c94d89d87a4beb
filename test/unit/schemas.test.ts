// The published JSON Schemas are those of the code.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('schemas/ is up to date', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/schemas.mjs', '--check'], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
