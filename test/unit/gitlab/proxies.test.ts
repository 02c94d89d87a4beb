// Odd fronts before GitLab: one that decodes %2F, one that keeps Authorization to itself, one that serves it under a path.
import { byFetch } from '#gitlab/wire/carry.ts';
import { expect, test } from 'vitest';
import { openGitLab } from '#gitlab/forge.ts';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import { newGoal } from './on-sandbox.ts';

const now = '2026-11-23T09:00:00.000Z';
const wanted = { path: 'goals', name: 'Goals', description: '', topics: ['devgrowth'] };

type Front = (request: Request) => Request | Response;

function behind(
  front: Front,
  options: {
    readonly base?: string;
    readonly authHeader?: 'private-token';
    readonly extraHeaders?: Record<string, string>;
  } = {},
) {
  const { base = 'https://gitlab.example.com', ...more } = options;
  const sandbox = createSandbox({ now: () => Date.parse(now), externalUrl: base });
  return openGitLab({
    base,
    token: tokenOf(sandbox.state, 'alex'),
    now: () => now,
    sleep: () => Promise.resolve(),
    carry: byFetch(async (request) => {
      const passed = front(request);
      return passed instanceof Response ? passed : routed(await sandbox.fetch(passed));
    }),
    ...more,
  });
}

/** What the sandbox does not serve, GitLab's router does not know. */
function routed(answer: Response): Response {
  return answer.status === 501 ? Response.json({ error: '404 Not Found' }, { status: 404 }) : answer;
}

/** A project made, found again by its path, written to and read, a file in a folder included. */
async function wholeStory(forge: ReturnType<typeof openGitLab>): Promise<unknown> {
  const made = await forge.createProject(wanted);
  const path = '.gitlab/issue_templates/A b.md';
  await forge.open(made, {}).commit('Set up', [{ path, content: 'Hi\n', action: 'create' }]);
  const facts = await forge.findProject('alex/goals');
  const goals = forge.open(facts ?? made, {});
  const { value } = await goals.createGoal(newGoal('- [ ] a'));
  return {
    found: facts?.id === made.id && facts.defaultBranch === 'main',
    goals: (await goals.goals()).asFarAsRead().items.map(({ iid }) => iid - value.iid),
    file: await goals.readFile(path),
    missing: await goals.readFile('.gitlab/issue_templates/Other.md'),
  };
}

const whole = { found: true, goals: [0], file: 'Hi\n', missing: null };

test('one that decodes %2F', async () => {
  const decoding: Front = (request) => new Request(request.url.replaceAll(/%2F/gi, '/'), request);
  expect(await wholeStory(behind(decoding))).toEqual(whole);
});

test('one that refuses %2F with a page of its own', async () => {
  const refusing: Front = (request) =>
    /%2F/i.test(new URL(request.url).pathname)
      ? new Response('<html>Not Found</html>', { status: 404, headers: { 'content-type': 'text/html' } })
      : request;
  expect(await wholeStory(behind(refusing))).toEqual(whole);
});

test('GitLab under a path', async () => {
  const seen = new Set<string>();
  const watching: Front = (request) => {
    seen.add(new URL(request.url).pathname.split('/').slice(0, 5).join('/'));
    return request;
  };
  expect(await wholeStory(behind(watching, { base: 'https://example.com/dev/gitlab' }))).toEqual(whole);
  expect([...seen]).toEqual(['/dev/gitlab/api/v4']);
});

const keeping: Front = (request) => {
  if (request.headers.get('x-front') === null) return new Response('no', { status: 403 });
  const headers = new Headers(request.headers);
  headers.delete('authorization');
  return new Request(request, { headers });
};

test('one that keeps Authorization and wants a header of its own', async () => {
  expect(
    await wholeStory(
      behind(keeping, {
        authHeader: 'private-token',
        extraHeaders: { 'X-Front': 'secret', Authorization: 'Basic abc' },
      }),
    ),
  ).toEqual(whole);
});

test('the same, without its settings', async () => {
  await expect(behind(keeping).me()).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(behind(keeping, { extraHeaders: { 'X-Front': 'secret' } }).me()).rejects.toMatchObject({
    kind: 'authentication',
  });
});
