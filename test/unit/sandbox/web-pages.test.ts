// The sandbox's pages: what stands on each, with whose eyes, and where addresses lead.
import { describe, expect, test } from 'vitest';
import { webCaller } from './web-caller.ts';

const hour = 3_600_000;
const textOf = (html: string) =>
  html
    .replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const part = (page: string, pattern: RegExp) => textOf(pattern.exec(page)?.[0] ?? '');

async function busy() {
  const web = await webCaller();
  const { post, put, wait } = web;
  await post('/projects/1/members', { user_id: 2, access_level: 10 });
  await post('/projects/1/milestones', { title: 'FY27-Q4', start_date: '2026-11-01', due_date: '2027-01-31' });
  for (const name of ['stage::planned', 'stage::doing', 'goal'])
    await post('/projects/1/labels', { name, color: name === 'goal' ? '#4b5fb8' : '#d9f0ff' });
  await post('/projects/1/issues', {
    title: 'Read a book',
    description: '- [x] one\n- [ ] two',
    labels: 'goal,stage::planned',
    due_date: '2026-11-20',
    milestone_id: 1,
    assignee_ids: [1],
  });
  await post('/projects/1/issues', { title: 'Secret', labels: 'goal,stage::doing', confidential: true });
  await post('/projects/1/issues', { title: 'Loose' });
  await post('/projects/1/issues', { title: 'Done', labels: 'goal', due_date: '2026-11-01', milestone_id: 1 });
  await put('/projects/1/issues/4', { state_event: 'close' });
  wait(2 * hour);
  await put('/projects/1/issues/1', { add_labels: 'stage::doing', remove_labels: 'stage::planned' });
  await post('/projects/1/issues/1/notes', { body: '**Bold** words' });
  await post('/projects/1/issues/1/notes', { body: 'among us', internal: true });
  await put('/projects/1/issues/1', { description: '- [x] one\n- [x] two' });
  wait(hour);
  const { body } = await post('/projects/1/boards', { name: 'Goals' });
  for (const labelId of [1, 2])
    await post(`/projects/1/boards/${(body as { id: number }).id}/lists`, { label_id: labelId });
  return web;
}

const web = await busy();
const { open, visit } = web;

describe('an issue', () => {
  test('shows its facts', async () => {
    const page = await open('/-/issues/1');
    expect(part(page, /<h1>[\s\S]*?<div class="issue">/)).toBe(
      'Read a book Open #1 · opened 3 hours ago by Alex Ferreira · 2 of 2 checklist items completed',
    );
    expect(part(page, /<dl class="side">[\s\S]*?<\/dl>/)).toBe(
      'Assignee Alex Ferreira Labels goal stage::doing Milestone FY27-Q4 Due date Nov 20, 2026 Confidentiality Not confidential',
    );
    expect(page).toContain('<time class="late" datetime="2026-11-20">');
    expect(part(await open('/-/issues/2'), /<p class="lead">[\s\S]*?<\/p>/)).toMatch(/^Open Confidential #2/);
    expect(part(await open('/-/issues/4'), /<p class="lead">[\s\S]*?<\/p>/)).toMatch(/^Closed #4/);
  });

  test('shows in order what was said and done, labels and states as well', async () => {
    const lines = [
      ...(await open('/-/issues/1')).matchAll(
        /<li class="event">[\s\S]*?<\/li>|<article class="said">[\s\S]*?<\/article>/g,
      ),
    ];
    expect(lines.map(([line]) => textOf(line))).toEqual([
      'Alex Ferreira assigned to @alex · 3 hours ago',
      'Alex Ferreira changed due date to November 20, 2026 · 3 hours ago',
      'Alex Ferreira added goal stage::planned · 3 hours ago',
      'Alex Ferreira changed to milestone FY27-Q4 · 3 hours ago',
      'Alex Ferreira · 1 hour ago Bold words',
      'Alex Ferreira · 1 hour ago Internal note among us',
      'Alex Ferreira marked the checklist item two as completed · 1 hour ago',
      'Alex Ferreira added stage::doing and removed stage::planned · 1 hour ago',
    ]);
  });

  test('a label has its colour in the style sheet, with an ink that can be read', async () => {
    const page = await open('/-/issues/1');
    expect(page).toContain('.c4b5fb8{--label:#4b5fb8;--label-ink:#FFFFFF}');
    expect(page).toContain('.cd9f0ff{--label:#d9f0ff;--label-ink:#1F1E24}');
    expect(page).not.toContain('style="');
  });
});

test('a board has a column for what no list takes, one for each list, and one for what is closed', async () => {
  const page = await open('/-/boards');
  const columns = [...page.matchAll(/<section>[\s\S]*?<\/section>/g)].map(([column]) => textOf(column));
  expect(columns).toEqual([
    'Open 1 Loose #3',
    'stage::planned 0',
    'stage::doing 2 Read a book goal #1 due Nov 20, 2026 Secret Confidential goal #2',
    'Closed 1 Done goal #4 due Nov 1, 2026',
  ]);
  expect(await open('/-/boards/1')).toBe(page);
  expect((await visit('/-/boards/9')).status).toBe(404);
});

describe('the list of issues', () => {
  test.each([
    ['', ['Loose', 'Secret', 'Read a book']],
    ['?state=closed', ['Done']],
    ['?state=all&sort=due_date', ['Done', 'Read a book', 'Loose', 'Secret']],
    ['?label_name%5B%5D=goal&label_name%5B%5D=stage%3A%3Adoing', ['Secret', 'Read a book']],
    ['?state=all&milestone_title=FY27-Q4', ['Done', 'Read a book']],
    ['?search=book', ['Read a book']],
    ['?assignee_username=alex', ['Read a book']],
    ['?label_name%5B%5D=nothing', []],
    ['?sort=title_asc', ['Loose', 'Read a book', 'Secret']],
  ])('%s', async (query, expected) => {
    const page = await open(`/-/issues${query}`);
    expect([...page.matchAll(/<div class="what"><a [^>]*>([^<]*)<\/a>/g)].map(([, title]) => title)).toEqual(expected);
  });

  test.each([
    ['19.0', 302, '/-/work_items?label_name%5B%5D=goal&state=all&type%5B%5D=issue'],
    ['18.11', 200, null],
  ])('%s: at its old address', async (version, status, target) => {
    const { visit: look, open: read, post } = await webCaller({ version });
    const old = '/-/issues?label_name%5B%5D=goal&state=all';
    const answer = await look(old);
    const place = answer.headers.get('location')?.replace('http://gitlab.test/alex/goals', '') ?? null;
    expect({ status: answer.status, place }).toEqual({ status, place: target });
    expect((await look(`${old}&type%5B%5D=issue`)).headers.get('location') ?? '').not.toMatch(/type.*type/);
    for (const [title, issue_type] of [
      ['Goal', 'issue'],
      ['Step', 'task'],
    ])
      await post('/projects/1/issues', { title, issue_type, labels: 'goal' });
    const page = await read(`${old}&type%5B%5D=issue`);
    expect({ goal: page.includes('>Goal</a>'), step: page.includes('>Step</a>') }).toEqual({ goal: true, step: false });
    expect(await read('/-/work_items')).toContain('>Step</a>');
  });

  test('comes in pages of twenty that keep the filter', async () => {
    const { open: look, post } = await webCaller();
    for (let number = 1; number <= 21; number += 1)
      await post('/projects/1/issues', { title: `No ${number}`, labels: 'a' });
    const first = await look('/-/issues?label_name%5B%5D=a');
    expect(first.match(/<div class="what">/g)).toHaveLength(20);
    expect(first).toContain('Page 1 of 2');
    const next = /href="http:\/\/gitlab\.test([^"]*page=2)">Next/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await look(next);
    expect(second.match(/<div class="what">/g)).toHaveLength(1);
    expect(second).toContain('>No 1</a>');
  });
});

test('milestones show how far they are, and their issues', async () => {
  expect(part(await open('/-/milestones'), /<ul class="rows">[\s\S]*<\/ul>/)).toBe(
    'FY27-Q4 Nov 1, 2026 to Jan 31, 2027 1 of 2 closed',
  );
  expect(textOf(await open('/-/milestones/1'))).toMatch(/Read a book .* Done /);
});

test('a project shows its description with links, its README and its files', async () => {
  const { open: look, post, put } = await webCaller();
  await put('/projects/1', { description: 'Goals · Dashboard: http://gitlab.test/alex/goals/-/work_items/1' });
  await post('/projects/1/repository/commits', {
    branch: 'main',
    commit_message: 'Begin',
    actions: [
      { action: 'create', file_path: 'README.md', content: '# Read me\n\n[more](docs/a b.md)' },
      { action: 'create', file_path: 'docs/a b.md', content: 'More' },
      { action: 'create', file_path: '.devgrowth.yml', content: 'time_zone: "<b>"' },
    ],
  });
  const page = await look('');
  expect(page).toContain('Dashboard: <a href="http://gitlab.test/alex/goals/-/work_items/1"');
  expect(page).toContain('<h1>Read me</h1>');
  expect(page).toContain('<a href="http://gitlab.test/alex/goals/-/blob/main/docs/a%20b.md">docs/a b.md</a>');
  expect(await look('/-/blob/main/docs/a%20b.md')).toContain('<p>More</p>');
  expect(await look('/-/blob/main/.devgrowth.yml')).toContain(
    '<pre tabindex="0"><code>time_zone: &quot;&lt;b&gt;&quot;</code></pre>',
  );
  // A Guest of a private project reads no files: https://docs.gitlab.com/user/permissions/#repository
  await post('/projects/1/members', { user_id: 2, access_level: 10 });
  expect(await look('', 'morgan')).not.toContain('Read me');
  expect(await look('/-/blob/main/README.md', 'morgan')).toContain('Not found');
});

describe('whose eyes', () => {
  test('nobody chosen: the owner, who sees everything', async () => {
    expect(await open('/-/issues/2')).toContain('Seen by Alex Ferreira');
  });

  test('a Guest sees no confidential issue and no internal note', async () => {
    expect((await visit('/-/issues/2', 'morgan')).status).toBe(404);
    expect(await open('/-/issues', 'morgan')).not.toContain('Secret');
    expect(await open('/-/boards', 'morgan')).not.toContain('Secret');
    const page = await open('/-/issues/1', 'morgan');
    expect(page).toContain('Seen by Morgan');
    expect(page).toContain('Bold</strong> words');
    expect(page).not.toContain('among us');
  });

  test('who is no member sees nothing', async () => {
    const stranger = web.sandbox.state.users.find(({ id }) => id > 2)?.username ?? '';
    for (const path of ['', '/-/issues', '/-/issues/1', '/-/boards'])
      expect([path, (await visit(path, stranger)).status]).toEqual([path, 404]);
    expect(await open('/', stranger)).not.toContain('alex/goals');
  });

  test('is chosen by a link and kept for the next pages, which leads nowhere else', async () => {
    const answer = await visit('/-/issues?state=all&as=morgan');
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      303,
      'http://gitlab.test/alex/goals/-/issues?state=all',
    ]);
    expect(answer.headers.get('Set-Cookie')).toBe('sandbox_as=morgan; Path=/; HttpOnly; SameSite=Strict');
    const hostile = await visit('//evil.example/?as=%0d%0aSet-Cookie:x');
    expect(hostile.headers.get('Location')).toBe('http://gitlab.test//evil.example/');
    expect(hostile.headers.get('Set-Cookie')).toMatch(/^sandbox_as=%0D%0ASet-Cookie%3Ax; /);
  });
});

test.each([
  ['cross-site', 200],
  ['same-site', 200],
  ['same-origin', 303],
  ['none', 303],
])('whose eyes look is not chosen by a link of another page: Sec-Fetch-Site %s', async (site, status) => {
  const url = 'http://gitlab.test/alex/goals?as=morgan';
  const answer = await web.sandbox.fetch(new Request(url, { headers: { 'Sec-Fetch-Site': site } }));
  expect([answer.status, answer.headers.has('Set-Cookie')]).toEqual([status, status === 303]);
});

describe('addresses', () => {
  test('a project in a sub-group, under a base path', async () => {
    const { sandbox, open: look, post } = await webCaller({ externalUrl: 'http://gitlab.test/git' });
    const { namespaces, projects } = sandbox.state;
    const [own] = namespaces;
    const [project] = projects;
    if (own === undefined || project === undefined) throw new Error('There is no project to move.');
    namespaces.push({ ...own, id: 90, kind: 'group', fullPath: 'shop/people' });
    project.namespaceId = 90;
    await post('/projects/1/issues', { title: 'Here' });
    const page = await look('/shop/people/goals/-/issues/1');
    expect(page).toContain('<h1>Here</h1>');
    expect(page).toContain('href="http://gitlab.test/git/shop/people/goals/-/boards"');
  });

  test.each([
    '/-/issues/99',
    '/-/issues/x',
    '/-/wikis',
    '/-/milestones/9',
    '/-/blob/main/none',
    '/-/',
    '/alex',
    '/%',
    '/-/issues/1/x',
  ])('%s is not there', async (path) => {
    const { status } = await visit(path);
    expect(status).toBe(404);
  });
});
