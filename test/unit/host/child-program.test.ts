// What a program that we start finds in its environment: no token of ours or GitLab's.
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { environmentFor } from '#host/child-program.ts';
import { openEditor } from '#host/editor.ts';
import { openWithSystem } from '#host/opener.ts';
import { runProgram } from '#host/program.ts';

const secret = [
  'DEVGROWTH_TOKEN',
  'DEVGROWTH_REPORT_TOKEN',
  'GITLAB_TOKEN',
  'gitlab_token',
  'GITLAB_ACCESS_TOKEN',
  'GITLAB_PRIVATE_TOKEN',
  'GITLAB_PAT',
  'GL_TOKEN',
  'CI_JOB_TOKEN',
  'CI_REGISTRY_PASSWORD',
  'OAUTH_TOKEN',
  'PRIVATE_TOKEN',
];
const harmless = [
  'PATH',
  'HOME',
  'DEVGROWTH_HOST',
  'GITLAB_HOST',
  'HTTPS_PROXY',
  'SSH_AUTH_SOCK',
  'NPM_TOKEN',
  'PASS_KEY',
];
const valued = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'glpat-x']));

test.each([
  ['vi', harmless],
  ['/usr/bin/glabber', harmless],
  ['glab', [...harmless, 'GITLAB_TOKEN', 'GITLAB_ACCESS_TOKEN', 'OAUTH_TOKEN']],
  ['/opt/bin/glab', [...harmless, 'GITLAB_TOKEN', 'GITLAB_ACCESS_TOKEN', 'OAUTH_TOKEN']],
])('%s', (program, kept) => {
  expect(environmentFor(program, valued([...secret, ...harmless]))).toEqual(valued(kept));
});

describe.skipIf(process.platform === 'win32')('started for real', () => {
  const spied = async (start: (env: Record<string, string>, script: string) => Promise<unknown>) => {
    const folder = await mkdtemp(join(tmpdir(), 'devgrowth-env-'));
    try {
      const found = join(folder, 'found');
      const script = join(folder, 'xdg-open');
      await writeFile(script, `#!/bin/sh\nenv > '${found}.new' && mv '${found}.new' '${found}'\n`);
      await chmod(script, 0o700);
      const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
      await start({ ...valued(secret), PATH: path, MARK: 'there' }, script);
      const env = () => readFileSync(found, 'utf8');
      await expect.poll(env).toContain('MARK=there');
      return env();
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  test.each<[string, Parameters<typeof spied>[0]]>([
    ['the editor', (env, script) => openEditor('/tmp/a.md', { env: { ...env, EDITOR: script }, platform: 'linux' })],
    ['what opens a page', (env) => openWithSystem('/tmp/a.html', { env, platform: 'linux' })],
    ['a token_command', (env, script) => runProgram([script], env)],
  ])('%s finds none', async (_, start) => {
    expect(await spied(start)).not.toContain('glpat-x');
  });
});
