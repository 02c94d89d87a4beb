// A 403 that is about the token: what a fine-grained one lacks, and a classic one where only others are taken. Same code, same text.
import { expect, test } from 'vitest';
import { addGroup } from '#sandbox/state/empty-state.ts';
import type { Grant } from '#sandbox/state/state.ts';
import { hintOf } from '../../support/hint.ts';
import { newToken } from '../../support/tokens.ts';
import { failureOf } from './fake-gitlab.ts';
import { base, onSandbox, type OnSandbox } from './on-sandbox.ts';

const granularPage = `${base}/-/user_settings/personal_access_tokens/granular/new`;
const denied = (what: string) =>
  Response.json({ error: 'insufficient_granular_scope', error_description: `Access denied: ${what}` }, { status: 403 });
const lacking = (names: string, where = 'project') =>
  `This operation requires a fine-grained personal access token with the following ${where} permissions: [${names}].`;

async function refused(at: OnSandbox, token: string, path = 'alex/goals'): Promise<{ message: string; hint: string }> {
  const failure = await failureOf(at.open({ token }).findProject(path));
  expect(failure).toMatchObject({ kind: 'forbidden', isOfToken: true });
  return { message: failure.message, hint: hintOf(failure) };
}

test('a fine-grained token: what it lacks comes first, then the server in quotes, then where to get another', async () => {
  const at = onSandbox();
  await at.project();
  const token = newToken(at.sandbox, ['granular']);
  at.asked.length = 0;
  const { message, hint } = await refused(at, token);
  expect(message).toBe(
    `reading the project alex/goals failed: this token lacks Project: Read; GitLab says "Access denied: ${lacking('Project: Read')}"`,
  );
  expect(hint).toBe(
    `The grant of a fine-grained token cannot be edited: make a new token that has Group and project: Project: Read, too (\`devgrowth auth permissions report\` lists all that is needed): ${granularPage}`,
  );
  expect(at.asked).toEqual(['GET /projects/alex%2Fgoals', 'GET /personal_access_tokens/self']);
});

test('a classic token that a group refuses is sent to the other kind', async () => {
  const at = onSandbox();
  const group = addGroup(at.sandbox.state, { path: 'acme', at: '2026-11-01T00:00:00.000Z', members: { alex: 50 } });
  await at.api('projects', { method: 'POST', body: { name: 'goals', namespace_id: group.id } });
  if (group.group) group.group.classicTokensEndOn = '2026-11-20';
  const { message, hint } = await refused(at, at.sandbox.state.tokens[0]?.token ?? '', 'acme/goals');
  expect(message).toBe(
    `reading the project acme/goals failed: no classic token is taken here any more; GitLab says "Access denied: ${lacking('Project: Read')}"`,
  );
  expect(hint).toBe(
    `Make a fine-grained one (\`devgrowth auth permissions\` says what to tick): ${granularPage} Then: devgrowth auth login`,
  );
});

const granted: Grant[] = [{ access: 'user', permissions: ['read_personal_access_token'] }];

test.each<[string, string, RegExp, RegExp]>([
  [
    'several permissions, in a group',
    lacking('Group: Read, Member: Read', 'group'),
    /: this token lacks Group: Read, Member: Read; GitLab says/,
    /has Group and project: Group: Read, Member: Read, too/,
  ],
  [
    'of the server',
    lacking('User: Read', 'instance'),
    /lacks User: Read;/,
    /Global: User: Read, too .*permissions init`/,
  ],
  ['a name of no list of ours', lacking('Wish: Make'), /lacks Wish: Make;/, /too \(`devgrowth auth permissions` lists/],
  [
    'another sentence',
    'Not today.',
    /lacks a permission; GitLab says "Access denied: Not today\."$/,
    /what is named above/,
  ],
  [
    'a server where they are switched off',
    'Fine-grained personal access tokens are not yet supported.',
    /this GitLab does not take fine-grained tokens yet; GitLab says/,
    /^Use a classic one with scope api: .*personal_access_tokens Then/,
  ],
  [
    'a route without any',
    "This operation doesn't support fine-grained personal access tokens.",
    /GitLab opens this to no fine-grained token; GitLab says/,
    /^A classic one with scope api can do it/,
  ],
])('%s', async (_name, what, message, hint) => {
  const at = onSandbox();
  const token = newToken(at.sandbox, ['granular'], { grants: granted });
  at.onRequest = (request) => (request.includes('/projects/') ? denied(what) : null);
  const failure = await refused(at, token);
  expect(failure.message).toMatch(message);
  expect(failure.hint).toMatch(hint);
});

test('where nobody tells which sort it is, both ways out are named; it is asked once', async () => {
  const at = onSandbox();
  at.onRequest = (request) =>
    request.includes('/projects/')
      ? denied(lacking('Project: Read'))
      : Response.json({ message: 'no' }, { status: 400 });
  const forge = at.open();
  const failures = await Promise.all(['alex/goals', 'alex/other'].map((path) => failureOf(forge.findProject(path))));
  for (const failure of failures) {
    expect(failure.message).toContain('this token may lack Project: Read; GitLab says');
    expect(hintOf(failure)).toMatch(/^If it is a fine-grained one, .*; if not, classic ones are no longer taken here/);
  }
  expect(at.asked.filter((request) => request.endsWith('/self'))).toHaveLength(1);
});

test('what the token lacks is not waited for in a project that was just made', async () => {
  const at = onSandbox();
  const project = await at.project();
  at.onRequest = (request) => (request.includes('/labels') ? denied(lacking('Label: Create')) : null);
  await expect(
    project.ensureLabel({ word: { group: 'stage', value: 'waiting' }, color: '#000000', description: '' }),
  ).rejects.toMatchObject({ isOfToken: true });
  expect(at.waits.filter((ms) => ms > 0)).toEqual([]);
});
