// `goal add` in every way: by questions, in the editor, from an address, from a file; and what is kept when it does not end well.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fill } from '#templates/fill.ts';
import { type Answers, applicableQuestions } from '#templates/question.ts';
import { resolveDue } from '#templates/template.ts';
import { worldWithProject } from '../support/scene.ts';
import { ctrlC, type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';
import { builtInTemplates, everyAnswer } from '../unit/templates/built-in.ts';

useSandboxes();

let world: TestWorld;
beforeEach(async () => {
  world = await worldWithProject();
  world.requests();
});

interface IssueJson {
  readonly iid: number;
  readonly title: string;
  readonly description: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly due_date: string | null;
  readonly confidential: boolean;
}
const get = async <T>(path: string) => (await (await world.api(path)).json()) as T;
const goals = async () =>
  (await get<IssueJson[]>('projects/1/issues?labels=goal&per_page=100')).sort((a, b) => a.iid - b.iid);
const shown = async (iid: number) =>
  JSON.parse((await world.run(`goal show ${iid} --format json`)).stdout) as {
    description: string;
    goal: { title: string; due: string | null };
  };
const drafts = async () =>
  (JSON.parse((await world.run('drafts list --format json')).stdout) as { drafts: { id: string; input: unknown }[] })
    .drafts;
const tty = { isTTY: true } as const;
const skipped = { goal: '', purpose: '', success: '', actions: [], support: '', serves: '', due: '' };

const { templates } = await builtInTemplates();

describe('every built-in template', () => {
  test('there are some', () => expect(templates.length).toBeGreaterThanOrEqual(10));

  test.each(templates.map(({ name }) => name))('%s, opened by questions, reads back equal', async (name) => {
    const template = templates.find((one) => one.name === name) ?? expect.unreachable();
    const { answers, asked } = answersOf(template.questions);
    const due = resolveDue(template, null, { today: '2026-11-23', startMonth: 2 });
    const finished = await world.run('goal add', {
      ...tty,
      answers: { kind: name, ...asked, title: `About ${name}`, due: '', submit: 'submit' },
    });
    expect(finished, finished.stderr).toMatchObject({ exitCode: 0 });
    const filling = { title: `About ${name}`, answers, today: '2026-11-23', due: due.ok ? due.value : null };
    const expected = fill(template, { ...filling, person: 'Alex Ferreira' });
    expect(expected.unanswered).toEqual([]);
    expect(await shown(2)).toMatchObject({
      description: expected.description,
      goal: { title: `About ${name}`, due: filling.due },
    });
    expect(await goals()).toMatchObject([
      { labels: ['goal', `goal::${name}`, 'progress::planned'], confidential: template.sensitive },
    ]);
    expect(await drafts()).toEqual([]);
  });

  test.each(templates.map(({ name }) => name))('%s, opened by flags, reads back equal', async (name) => {
    const template = templates.find((one) => one.name === name) ?? expect.unreachable();
    const { answers } = answersOf(template.questions);
    const set = Object.entries(answers).flatMap(([id, answer]) => [
      '--set',
      `${id}=${typeof answer === 'object' ? answer.join('\n') : answer}`,
    ]);
    const { exitCode, stderr } = await world.run(['goal', 'add', '--kind', name, '--due', 'none', ...set]);
    expect(exitCode, stderr).toBe(0);
    const filling = { title: null, answers, today: '2026-11-23', due: null, person: 'Alex Ferreira' };
    const { title, description } = fill(template, filling);
    expect(await shown(2)).toMatchObject({ description, goal: { title, due: null } });
  });

  /** An answer to each question that applies, as typed; choices take their first value. */
  function answersOf(questions: (typeof templates)[number]['questions']) {
    const every = everyAnswer(questions);
    const asked: Record<string, string | readonly string[]> = {};
    const answers: Record<string, Answers[string]> = {};
    for (;;) {
      const next = applicableQuestions(questions, answers).find(({ id }) => !Object.hasOwn(answers, id));
      if (next === undefined) return { answers: answers as Answers, asked };
      const answer = every[next.id] ?? '';
      answers[next.id] = answer;
      asked[next.id] = typeof answer === 'number' ? String(answer) : answer;
    }
  }
});

describe('asked in a terminal', () => {
  test('the title of the pattern and the usual due date are a press of Enter; dates are told as resolved', async () => {
    const answers = {
      kind: 'reading',
      book: 'Refactoring',
      author: '',
      purpose: 'To begin small',
      success: '',
      actions: ['Chapter 1; and the preface', 'Chapter 2'],
      support: '',
      pace: '',
      link: '',
      title: '',
      due: '',
      submit: 'submit',
    };
    const { exitCode, stderr } = await world.run('goal add', { ...tty, answers });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Due 2027-01-04 (FY27-Q4)\n');
    expect(stderr).toContain('open Read Refactoring\nreading · due 2027-01-04 · FY27-Q4\n');
    expect(await goals()).toMatchObject([{ title: 'Read Refactoring', due_date: '2027-01-04' }]);
    expect((await shown(2)).description).toContain('- [ ] Chapter 1; and the preface\n- [ ] Chapter 2\n');
  });

  test('a question that an earlier answer rules out is not asked', async () => {
    const answers = {
      kind: 'shadow',
      host: 'cfo',
      purpose: '',
      success: '',
      actions: [],
      support: '',
      start: 'friday',
      questions: [],
      title: '',
      due: 'none',
      submit: 'submit',
    };
    const { exitCode, stderr } = await world.run('goal add', { ...tty, answers });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('  = 2026-11-27\n');
    expect(await goals()).toMatchObject([{ title: 'Shadow: CFO', due_date: null }]);
  });

  test('what cannot be read is asked again', async () => {
    const answers = {
      kind: 'shadow',
      host: 'cfo',
      purpose: '',
      success: '',
      actions: [],
      support: '',
      questions: [],
      start: ['03/04/2027', '2026-02-30', 'friday'],
      title: ['x'.repeat(256), 'Sit with the CFO'],
      due: ['someday', '+2w'],
      submit: 'submit',
    };
    expect(await world.run('goal add', { ...tty, answers })).toMatchObject({ exitCode: 0 });
    expect(await goals()).toMatchObject([{ title: 'Sit with the CFO', due_date: '2026-12-07' }]);
    expect((await shown(2)).description).toContain('- Start: 2026-11-27');
  });

  test('with kind and title given, nothing more is asked', async () => {
    expect(await world.run('goal add "Say no" --kind general', tty)).toMatchObject({ exitCode: 0 });
  });

  test('a long answer may be written in the editor', async () => {
    const answers = { kind: 'general', ...skipped, purpose: 'e', title: 'Say no', submit: 'submit' };
    const edits = [(text: string) => `${text}One.\r\n\r\nTwo.\r\n`];
    expect(await world.run('goal add', { ...tty, answers, edits })).toMatchObject({ exitCode: 0 });
    expect((await shown(2)).description).toContain('## Purpose\n\nOne.\n\nTwo.\n\n');
  });

  test('the preview leads to the editor and back, and what is written there is what is opened', async () => {
    const answers = { kind: 'general', ...skipped, title: 'Say no', submit: ['edit', 'submit'] };
    const { exitCode, stderr } = await world.run('goal add', { ...tty, answers, edits: [() => 'My own words\n'] });
    expect(exitCode).toBe(0);
    expect(stderr.match(/^open Say no$/gm)).toHaveLength(2);
    expect((await shown(2)).description).toBe('My own words');
    expect((await goals())[0]?.description).toContain('devgrowth:goal template=general@2');
    expect([...world.disk.keys()].filter((path) => path.includes('/drafts/'))).toEqual([]);
  });

  test('between the last answer and the next request everything is on disk', async () => {
    const kept: boolean[] = [];
    const watched = worldOnSandbox({
      onStep: (step) => {
        if (kept.length === 0 && /before GET \S+\/issues$/.test(step))
          kept.push([...watched.disk.keys()].some((path) => path.includes('drafts/')));
        return Promise.resolve();
      },
    });
    await watched.run('init --yes --no-input');
    kept.length = 0;
    const answers = { kind: 'general', ...skipped, goal: 'Say no', title: 'Say no', due: '+6w', submit: 'submit' };
    expect(await watched.run('goal add', { ...tty, answers })).toMatchObject({ exitCode: 0 });
    expect(kept).toEqual([true]);
  });

  test('cancelled at the preview: nothing is written, everything is kept, and `drafts resume` goes on there', async () => {
    const answers = { kind: 'general', ...skipped, purpose: 'Peace', title: 'Say no', submit: 'cancel' };
    const { exitCode, stderr } = await world.run('goal add', { ...tty, answers });
    expect(exitCode).toBe(130);
    const [draft] = await drafts();
    expect(stderr).toContain(
      `Cancelled; nothing was written.\nhint: What you typed is kept: \`devgrowth drafts resume ${draft?.id}\``,
    );
    expect(await goals()).toEqual([]);
    world.setNow('2026-12-24T09:00:00.000Z');
    const resumed = await world.run(`drafts resume ${draft?.id}`, { ...tty, answers: { submit: 'submit' } });
    expect(resumed, resumed.stderr).toMatchObject({ exitCode: 0 });
    expect(await goals()).toMatchObject([{ title: 'Say no', due_date: '2027-01-31' }]);
    expect((await shown(2)).description).toContain('Check-in 2026-11-23');
    expect(await drafts()).toEqual([]);
  });

  test('what was sent once is not asked about again: it may be there', async () => {
    const answers = { kind: 'general', ...skipped, purpose: 'Peace', title: 'Say no', submit: 'submit' };
    world.breakWrites('/projects/1/issues', 403);
    const { stderr } = await world.run('goal add', { ...tty, answers });
    world.mendRoutes();
    const [, id] = /drafts resume (\w{6})/.exec(stderr) ?? [];
    expect(await world.run(`drafts resume ${id}`, tty)).toMatchObject({ exitCode: 0 });
    expect((await shown(2)).description).toContain('Peace');
  });

  test('Ctrl-C keeps the answers so far; resumed, only the rest is asked', async () => {
    const begun = await world.run('goal add --due friday', {
      ...tty,
      answers: { kind: 'general', goal: 'Say no', purpose: 'Peace', success: ctrlC },
    });
    expect(begun).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('drafts resume') });
    const [draft, ...others] = await drafts();
    expect(others).toEqual([]);
    const again = { success: 'Quiet evenings', actions: [], support: ctrlC };
    await world.run(`drafts resume ${draft?.id}`, { ...tty, answers: again });
    const [second, ...more] = await drafts();
    expect(more).toEqual([]);
    world.setNow('2026-12-24T09:00:00.000Z');
    const rest = { actions: [], support: '', serves: '', title: '', submit: 'submit' };
    const finished = await world.run(`drafts resume ${second?.id}`, { ...tty, answers: rest });
    expect(finished, finished.stderr).toMatchObject({ exitCode: 0 });
    expect(await goals()).toMatchObject([{ title: 'Say no', due_date: '2026-11-27' }]);
    const { description } = await shown(2);
    for (const words of ['Peace', 'Quiet evenings']) expect(description).toContain(words);
    expect(await drafts()).toEqual([]);
  });

  test('Ctrl-C before anything was typed keeps nothing', async () => {
    expect(await world.run('goal add', { ...tty, answers: { kind: ctrlC } })).toEqual({
      exitCode: 130,
      stdout: '',
      stderr: 'Cancelled; nothing was written.\n',
    });
    expect(await drafts()).toEqual([]);
  });
});

describe('--edit', () => {
  test('opens the filled text before it is sent', async () => {
    const command = 'goal add "Say no" --kind general --set purpose=Peace --edit';
    const edits = [(text: string) => text.replace('Peace', 'Peace, and time')];
    expect(await world.run(command, { ...tty, edits })).toMatchObject({ exitCode: 0 });
    expect((await shown(2)).description).toContain('Peace, and time');
  });

  test('left empty, it opens no goal', async () => {
    const finished = await world.run('goal add "Say no" --kind general --edit', { ...tty, edits: [() => '\n'] });
    expect(finished).toMatchObject({ exitCode: 130, stderr: expect.stringContaining('left empty') });
    expect(await goals()).toEqual([]);
  });

  test('needs a terminal', async () => {
    expect(await world.run('goal add "Say no" --kind general --edit')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--edit needs a terminal'),
    });
  });

  test('after a failed write the edited text is in the draft, and the failure says how to go on', async () => {
    world.breakRoute('/projects/1/issues', 403);
    const { exitCode, stderr } = await world.run('goal add "Say no" --kind general --due none --edit', {
      ...tty,
      edits: [() => 'Words that took an hour'],
    });
    expect(exitCode).toBe(1);
    const [draft] = await drafts();
    expect(stderr).toContain(`devgrowth drafts resume ${draft?.id}`);
    world.mendRoutes();
    expect(await world.run(`drafts resume ${draft?.id}`)).toMatchObject({ exitCode: 0 });
    expect((await shown(2)).description).toBe('Words that took an hour');
  });
});

describe('without a terminal', () => {
  test('every missing answer is named at once', async () => {
    expect(await world.run('goal add --due friday')).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /missing: 2 answers\n {2}a title, as the first argument\n {2}--kind, one of career/,
      ),
    });
    const { stderr } = await world.run('goal add --kind shadow --no-input', tty);
    expect(stderr).toContain('a title, as the first argument');
    expect(await goals()).toEqual([]);
  });

  test('a title that the answers make is not missing', async () => {
    expect(await world.run('goal add --kind reading --set book=Refactoring')).toMatchObject({ exitCode: 0 });
    expect(await goals()).toMatchObject([{ title: 'Read Refactoring' }]);
  });

  test('dates in answers are told as resolved', async () => {
    const { stderr } = await world.run('goal add "X" --kind shadow --set host=cfo --set start=friday --due none');
    expect(stderr).toBe('start 2026-11-27\n');
  });
});

test('the fourth open goal of a quarter is worth a warning, and opened all the same', async () => {
  world.requests();
  for (const title of ['One', 'Two', 'Three'])
    expect((await world.run(`goal add ${title} --kind general --due 2026-12-01`)).stderr).not.toContain('warning');
  expect(await world.run('goal add Later --kind general --due 2027-05-01')).toMatchObject({ stderr: '' });
  expect(await world.run('goal add Four --kind general --due 2026-12-01')).toMatchObject({
    exitCode: 0,
    stderr: 'warning: FY27-Q4 has more than three open goals with this; one to three at a time get done\n',
  });
  const lists = world.requests().filter((request) => request.startsWith('GET /projects/1/issues?'));
  expect(lists.at(-1)).toMatch(
    /^(?=.*[?&]milestone=FY27-Q4(?:&|$))(?=.*[?&]state=opened(?:&|$))(?=.*[?&]per_page=4(?:&|$))/u,
  );
});

test('opening a goal asks for others of its quarter when it stands, and in one small request', async () => {
  await world.run('goal add One --kind general --due 2026-12-01');
  world.requests();
  await world.run('goal add Two --kind general --due 2026-12-01');
  const requests = world.requests().map((request) => request.split('?')[0]);
  expect(requests.slice(-2)).toEqual(['POST /projects/1/issues', 'GET /projects/1/issues']);
  expect(requests).toHaveLength(8);
});

describe('--confidential', () => {
  const hidden = 'goal add "Hand in my notice" --kind general --due none --confidential';

  test('any kind is hidden from its first moment on', async () => {
    expect(await world.run(hidden)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Opened #2 Hand in my notice \(general, confidential\)/u),
    });
    expect(await goals()).toMatchObject([
      { confidential: true, labels: ['goal', 'goal::general', 'progress::planned'] },
    ]);
    const events = await get<{ body: string }[]>('projects/1/issues/2/notes');
    expect(events.filter(({ body }) => body.includes('confidential'))).toEqual([]);
  });

  test('is told by --dry-run, and in the last look at a goal that is asked for', async () => {
    expect((await world.run(`${hidden} --dry-run`)).stdout).toContain(
      'general · no due date · no quarter · confidential',
    );
    const answers = { kind: 'general', title: 'X', ...skipped, submit: 'submit' };
    const asked = await world.run('goal add --confidential', { ...tty, answers });
    expect(asked.stderr).toMatch(/general · .* · confidential/u);
    expect(await goals()).toMatchObject([{ confidential: true }]);
  });

  test('a draft keeps it', async () => {
    world.breakWrites('/projects/1/issues', 500);
    await world.run(hidden);
    world.mendRoutes();
    expect(await world.run(`drafts resume ${(await drafts())[0]?.id ?? ''}`)).toMatchObject({ exitCode: 0 });
    expect(await goals()).toMatchObject([{ confidential: true }]);
  });
});

describe('--from', () => {
  beforeEach(async () => {
    for (const [path, visibility] of [
      ['web', 'private'],
      ['open', 'public'],
    ])
      await world.api('projects', { method: 'POST', body: { path, visibility, initialize_with_readme: true } });
    const body = { title: 'Fix @morgan and #1 `now`', description: 'a secret' };
    for (const project of ['alex%2Fweb', 'alex%2Fopen'])
      await world.api(`projects/${project}/issues`, { method: 'POST', body });
  });
  const notesOf = async (path: string) => (await get<{ body: string }[]>(path)).map(({ body }) => body);

  test('takes title and context over, as text, and nobody hears of it', async () => {
    const address = `${world.base}/alex/open/-/issues/1`;
    const { exitCode, stderr } = await world.run([
      'goal',
      'add',
      '--from',
      address,
      '--kind',
      'general',
      '--due',
      'none',
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { description, goal } = await shown(2);
    expect(goal.title).toBe('Fix @morgan and #1 `now`');
    expect(description.split('\n')[0]).toMatch(
      /^Comes from `\S+\/alex\/open\/-\/work_items\/1`: Fix `@morgan` and `#1` .*now.* \(issue in `alex\/open`, opened 2026-11-23\)$/,
    );
    expect(description).not.toContain('a secret');
    // Parted by an invisible sign, so that GitLab finds nobody in the title.
    expect((await goals())[0]?.title).toBe('Fix @\u2060morgan and #\u20601 `now`');
    expect(await notesOf('projects/alex%2Fopen/issues/1/notes')).toEqual([]);
    expect(await notesOf('projects/1/issues/1/notes')).toEqual([]);
  });

  test('a private place is warned of', async () => {
    const address = `${world.base}/alex/web/-/work_items/1?x=1#note_3`;
    const { stderr } = await world.run([
      'goal',
      'add',
      'Mine',
      '--from',
      address,
      '--kind',
      'general',
      '--due',
      'none',
    ]);
    expect(stderr).toBe(
      'warning: the title of alex/web#1 is copied out of a place that is not public; everybody who reads alex/goals can read it\n',
    );
    expect((await shown(2)).goal.title).toBe('Mine');
  });

  test('--link links the issue, which its readers see, and says so before', async () => {
    const words = ['goal', 'add', '--from', `${world.base}/alex/open/-/issues/1`, '--link', '--kind', 'general'];
    const { exitCode, stderr } = await world.run([...words, '--due', 'none']);
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      'note: people who can read alex/open#1 will see there that alex/goals has a goal linked to it, without its text\n',
    );
    expect(await get('projects/1/issues/2/links')).toMatchObject([{ references: { full: 'alex/open#1' } }]);
  });

  test('a link that GitLab refuses is a warning: the goal is open', async () => {
    world.breakRoute('/issues/2/links', 403);
    const words = ['goal', 'add', '--from', `${world.base}/alex/open/-/issues/1`, '--link', '--kind', 'general'];
    expect(await world.run([...words, '--due', 'none'])).toMatchObject({
      exitCode: 5,
      stderr: expect.stringContaining('the server kept link as "nothing", not as "alex/open#1"'),
    });
    expect(await drafts()).toEqual([]);
  });

  test('asks for the kind and shows the preview in a terminal', async () => {
    const address = `${world.base}/alex/open/-/issues/1`;
    const { goal: _goal, ...rest } = skipped;
    const answers = { kind: 'general', goal: '', ...rest, submit: 'submit' };
    expect(await world.run(['goal', 'add', '--from', address], { ...tty, answers })).toMatchObject({ exitCode: 0 });
    expect(await goals()).toMatchObject([{ title: expect.stringContaining('organ') }]);
  });

  test('a merge request tells when it was merged', async () => {
    await world.api('projects/alex%2Fopen/repository/commits', {
      method: 'POST',
      body: {
        branch: 'fix',
        start_branch: 'main',
        commit_message: 'x',
        actions: [{ action: 'create', file_path: 'a', content: 'b' }],
      },
    });
    const made = await world.api('projects/alex%2Fopen/merge_requests', {
      method: 'POST',
      body: { source_branch: 'fix', target_branch: 'main', title: 'Fix the cache' },
    });
    expect(made.status).toBe(201);
    await world.api('projects/alex%2Fopen/merge_requests/1/merge', { method: 'PUT' });
    const address = `${world.base}/alex/open/-/merge_requests/1/diffs`;
    await world.run(['goal', 'add', '--from', address, '--kind', 'general', '--due', 'none']);
    expect((await shown(2)).description).toContain(
      'alex/open/-/merge_requests/1`: Fix the cache (merge request in `alex/open`, merged 2026-11-23)',
    );
    expect(await world.run(['goal', 'add', '--from', address, '--link', '--kind', 'general'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('GitLab links issues to issues, not to merge requests'),
    });
  });

  test('an epic is read from its group', async () => {
    const epic = {
      iid: 3,
      title: 'Calm releases',
      state: 'opened',
      web_url: 'https://x',
      created_at: '2026-10-01T08:00:00Z',
    };
    world.breakRoute('/groups/team/epics/3', 200, JSON.stringify(epic));
    world.breakRoute('/groups/team', 200, JSON.stringify({ id: 9, visibility: 'public' }));
    const words = ['goal', 'add', '--from', `${world.base}/groups/team/-/epics/3`, '--kind', 'general'];
    expect(await world.run([...words, '--due', 'none'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect((await shown(2)).description).toContain('Calm releases (epic in `team`, opened 2026-10-01)');
  });

  test.each([
    ['its group is not seen', 404, null, 'missing, or not visible to this token'],
    ['the tier has no epics', 403, '{"message":"403 Forbidden"}', 'GitLab does not allow it'],
  ])('an epic that cannot be read, because %s, says what to do next', async (_name, status, body, why) => {
    if (body !== null) world.breakRoute('/groups/team/epics/3', status, body);
    const address = `${world.base}/groups/team/-/epics/3`;
    expect(await world.run(['goal', 'add', '--from', address, '--kind', 'general'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(
        `^error: reading team&3 failed: [^\n]*${why}[^\n]*\nhint: Epics need GitLab Premium, and a role in their group\\. [^\n]*evidence add[^\n]*\n$`,
      ),
    });
    // What the hint says works.
    await world.run('goal add "Calm releases" --kind general --due none');
    expect(await world.run(['evidence', 'add', '2', address])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining('kept without title and day'),
    });
  });

  test.each([
    ['another host', 'https://elsewhere.test/a/b/-/issues/1', 1, 'is not on https://gitlab-'],
    ['a page that is none', 'BASE/alex/open/-/pipelines/1', 2, 'is not the address of an issue'],
    ['a word', 'issue-4', 2, 'is not the address of an issue'],
    ['an issue that is not there', 'BASE/alex/open/-/issues/99', 1, 'reading alex/open#99 failed'],
  ])('refuses %s, and sends nothing there', async (_name, address, exitCode, message) => {
    const typed = address.replace('BASE', world.base);
    expect(await world.run(['goal', 'add', 'X', '--from', typed, '--kind', 'general'])).toMatchObject({
      exitCode,
      stderr: expect.stringContaining(message),
    });
    expect(await goals()).toEqual([]);
  });

  test('--link without --from is refused', async () => {
    expect(await world.run('goal add X --link --kind general')).toMatchObject({ exitCode: 2 });
  });
});

describe('--import', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'devgrowth-import-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const file = async (text: string) => {
    const path = join(folder, 'goals.yml');
    await writeFile(path, text);
    return path;
  };

  test('100 goals cost 100 creates and a constant', async () => {
    const entries = Array.from(
      { length: 100 },
      (_, n) => `  - title: Goal ${n}\n    kind: general\n    due: 2026-12-0${1 + (n % 9)}`,
    );
    const path = await file(`goals:\n${entries.join('\n')}\n`);
    expect(await world.run(['goal', 'add', '--import', path])).toMatchObject({ exitCode: 0 });
    const requests = world.requests();
    expect(requests.filter((request) => request === 'POST /projects/1/issues')).toHaveLength(100);
    expect(requests.length - 100).toBeLessThanOrEqual(12);
    expect((await goals()).length).toBe(100);
  });

  test('how far it is goes to the line of whoever waits, and to no stream', async () => {
    const path = await file('goals:\n  - { title: One, kind: general }\n  - { title: Two, kind: general }\n');
    expect((await world.run(['goal', 'add', '--import', path, '--format', 'json'], tty)).stderr).toBe('');
    expect(world.progress()).toEqual(['1/2 One', '2/2 Two', '']);
  });

  test('a goal may bring its stage, its end and its confidence', async () => {
    const path = await file(`goals:
  - { title: Going, kind: general, due: none, stage: doing }
  - title: Done
    kind: general
    due: none
    confidential: true
    closed: { outcome: achieved, learned: "Ask @morgan earlier", day: 2026-05-01 }
`);
    expect(await world.run(['goal', 'add', '--import', path])).toMatchObject({ exitCode: 0 });
    expect(await goals()).toMatchObject([
      { state: 'opened', labels: ['goal', 'goal::general', 'progress::doing'], confidential: false },
      { state: 'closed', labels: ['goal', 'goal::general', 'outcome::achieved'], confidential: true },
    ]);
    const notes = await get<{ body: string; system: boolean }[]>('projects/1/issues/3/notes');
    expect(notes.filter(({ system }) => !system)).toMatchObject([
      { body: expect.stringMatching(/^\*\*Closed 2026-05-01\*\* · achieved\n\nWhat I learned: Ask `` ?@morgan/) },
    ]);
    // Reopened by the person: importing it again changes nothing.
    await world.run('goal reopen 3');
    expect(await world.run(['goal', 'add', '--import', path])).toMatchObject({
      stdout: '0 goals opened, 2 there already\n',
    });
    expect((await goals()).map(({ state }) => state)).toEqual(['opened', 'opened']);
  });

  test('every fault in them is named with its line', async () => {
    const path = await file(`goals:
  - title: One
    kind: general
    stage: done
    confidential: maybe
  - title: Two
    kind: general
    stage: doing
    closed: { outcome: won, learnt: x, day: 2026-02-30 }
  - { title: Three, kind: general, closed: yes }
`);
    const { exitCode, stderr } = await world.run(['goal', 'add', '--import', path]);
    expect(exitCode).toBe(2);
    expect(stderr.match(/^ {2}goals\.yml:\d+: .*$/gm)).toEqual([
      '  goals.yml:4: stage must be one of planned, doing, waiting, not the text "done"',
      '  goals.yml:5: confidential must be true or false, not the text "maybe"',
      '  goals.yml:8: a closed goal has no stage',
      '  goals.yml:9: unknown key "learnt"; did you mean learned?',
      '  goals.yml:9: day must be a day (2026-11-23), not the text "2026-02-30"',
      '  goals.yml:9: outcome must be one of achieved, changed, dropped, not the text "won"',
      '  goals.yml:10: closed must be a group of keys (outcome, learned, day), not the text "yes"',
    ]);
  });
});
