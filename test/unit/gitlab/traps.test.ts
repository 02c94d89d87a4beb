// The 25 bugs that a naive client of GitLab has, one test each: this gateway, on the sandbox where it plays the trap, on a script where it does not.
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { readChecklist, setItem } from '#growth/text/checklist.ts';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import {
  facts,
  fakeGitLab,
  html,
  issue,
  json,
  networkError,
  note,
  page,
  person,
  project,
  token,
} from './fake-gitlab.ts';
import { base, newGoal, onSandbox } from './on-sandbox.ts';

const quarter = { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' };
const doing = { group: 'stage', value: 'doing' } as const;
const marker = { group: 'marker', value: 'goal' } as const;
const color = '#1068bf';

test('1: a POST whose answer is lost is looked up, not repeated', async () => {
  const at = onSandbox();
  const goals = await at.project();
  const posts = () => at.asked.filter((request) => request.startsWith('POST /projects/1/issues')).length;
  at.onRequest = async (request, number) => {
    if (!request.startsWith('POST /projects/1/issues')) return null;
    if (posts() > 1) return null;
    const body = { title: 'A goal', description: 'x\n\n<!-- devgrowth:goal key=lost -->', labels: 'goal' };
    await at.api('projects/1/issues', { method: 'POST', body });
    return number % 2 === 0 ? html(502) : html(504);
  };
  await goals.createGoal(newGoal('x', { key: 'lost' }));
  expect(posts()).toBe(1);
  expect(await at.json('projects/1/issues')).toHaveLength(1);
});

test('2: no line of what was typed is run, and all of it comes back', async () => {
  const at = onSandbox({ version: '16.0' });
  const typed = '/close\n~~~\n/confidential\n~~~\n<!--\n/title x\n-->\n```\n/assign @morgan';
  const goals = await at.project();
  const { value, warnings } = await goals.createGoal(newGoal(typed));
  expect({ ...value, warnings }).toMatchObject({
    state: 'opened',
    confidential: false,
    title: 'A goal',
    description: typed,
    warnings: [],
  });
  const comment = await goals.comment(value.iid, { key: 'c1', type: 'check-in', body: typed });
  expect(comment.warnings).toEqual([]);
  expect((await goals.notes(value.iid)).asFarAsRead().items[0]).toMatchObject({ type: 'comment', body: typed });
  expect((await goals.goal(value.iid)).state).toBe('opened');
});

test('3: a comment that GitLab took for commands (202, no id) is a failure, not a comment', async () => {
  const fake = fakeGitLab([() => json({ commands_changes: {}, summary: ['Closed this issue.'] }, { status: 202 })]);
  const writing = fake.forge.open(facts, {}).comment(4, { key: 'c', type: 'check-in', body: 'x' });
  await expect(writing).rejects.toMatchObject({ kind: 'rejected' });
});

test('4: the inverted has_tasks and task_status are not looked at', async () => {
  const misleading = issue({
    has_tasks: false,
    task_status: '',
    task_completion_status: { count: 9, completed_count: 9 },
  });
  const { description } = await fakeGitLab([() => json(misleading)])
    .forge.open(facts, {})
    .goal(4);
  expect(readChecklist(description).map(({ done }) => done)).toEqual([false, false]);
});

test('5: what counts as an item is what GitLab counts', async () => {
  const at = onSandbox();
  const goals = await at.project();
  const text = '- [ ] a\n1. [X] b\n   - [x] c\n> - [ ] d\n- [~] e\n- [ ]\n\n```\n- [ ] f\n```\n<!--\n- [ ] g\n-->';
  const { value } = await goals.createGoal(newGoal(text));
  const row = (await at.json(`projects/1/issues/${value.iid}`)) as { task_completion_status: unknown };
  const items = readChecklist(value.description);
  expect(row.task_completion_status).toEqual({
    count: items.length,
    completed_count: items.filter(({ done }) => done).length,
  });
  expect(items.map((item) => item.text)).toEqual(['a', 'b', 'c', 'd']);
});

test('6: the second of two items of the same text is ticked, and nothing else changes', async () => {
  const at = onSandbox();
  const goals = await at.project();
  const { value } = await goals.createGoal(newGoal('- [ ] same\n- [ ] same\n\nWhy'));
  await goals.editDescription(value.iid, (text) => setItem(text, 2, true));
  expect((await goals.goal(value.iid)).description).toBe('- [ ] same\n- [x] same\n\nWhy');
});

test('7: CR and white space at the end, which GitLab strips, are no loss', async () => {
  const at = onSandbox();
  const { warnings } = await (await at.project()).createGoal(newGoal('a\r\nb  \r\n\n  '));
  expect(warnings).toEqual([]);
});

test.each(['free', 'premium'] as const)('8: one label of a group, on tier %s', async (tier) => {
  const at = onSandbox({ tier });
  const goals = await at.project();
  const { value } = await goals.createGoal(newGoal('x'));
  const changed = await goals.changeGoal(value.iid, { stage: 'doing', health: 'at-risk' });
  await goals.changeGoal(value.iid, { stage: 'waiting', health: 'on-track' });
  expect(changed.warnings).toEqual([]);
  expect((await goals.goal(value.iid)).labels).toEqual([
    'goal',
    'goal::general',
    'health::on-track',
    'progress::waiting',
  ]);
});

test('9: the manager’s labels stay', async () => {
  const at = onSandbox();
  const goals = await at.project();
  const { value } = await goals.createGoal(newGoal('x'));
  await at.api(`projects/1/issues/${value.iid}`, { method: 'PUT', body: { add_labels: 'watch this' } });
  await goals.changeGoal(value.iid, { stage: 'doing', addValues: ['results'] });
  expect((await goals.goal(value.iid)).labels).toEqual([
    'goal',
    'goal::general',
    'progress::doing',
    'value:results',
    'watch this',
  ]);
});

test('10: label, milestone, board and list are there after a second run, once', async () => {
  const at = onSandbox();
  for (const round of [1, 2]) {
    const goals = await at.project();
    const label = { word: doing, color, description: '' };
    expect(await goals.ensureLabel(label)).toBe(round === 1);
    expect(await goals.ensureMilestone(quarter)).toBe(round === 1);
    const board = (await goals.boards()).asFarAsRead().items[0] ?? (await goals.createBoard('Goals'));
    await goals.addBoardList({ ...board, lists: [] }, doing);
  }
  const counts = ['labels', 'milestones', 'boards', 'boards/1/lists'].map((path) => at.json(`projects/1/${path}`));
  expect((await Promise.all(counts)).map((rows) => (rows as unknown[]).length)).toEqual([1, 1, 1, 1]);
});

test('10b: a clash (409, 400 with a Ruby hash, 400 double-wrapped) is read as "already there" when it is', async () => {
  const label = { id: 5, name: 'progress::doing', color, description: null };
  const refused = (status: number, message: unknown) => () => json({ message }, { status });
  const fake = fakeGitLab([
    () => page([]),
    refused(409, 'Label already exists'),
    () => page([label]),
    () => page([]),
    refused(400, 'Failed to create milestone {title: ["has already been taken"]}'),
    () => page([{ id: 6, title: 'FY27-Q4', project_id: 1 }]),
    refused(400, { error: 'Label has already been taken' }),
    () => page([{ id: 2, name: 'Goals', lists: [{ label }] }]),
  ]);
  const goals = fake.forge.open(facts, {});
  expect(await goals.ensureLabel({ word: doing, color, description: '' })).toBe(false);
  expect(await goals.ensureMilestone(quarter)).toBe(false);
  await goals.addBoardList({ id: 2, name: 'Goals', lists: [] }, doing);
  expect(fake.asked).toHaveLength(8);
});

test('11: a milestone is written by its id, not its number in the project', async () => {
  const at = onSandbox();
  const other = await at.open().createProject({ path: 'other', name: 'Other', description: '', topics: [] });
  await at
    .open()
    .open(other, {})
    .ensureMilestone({ ...quarter, title: 'Elsewhere' });
  const made = await at.open().createProject({ path: 'goals', name: 'Goals', description: '', topics: [] });
  const goals = at.open().open(made, {});
  await goals.ensureMilestone(quarter);
  expect((await goals.createGoal(newGoal('x', { milestone: 'FY27-Q4' }))).value.milestone).toBe('FY27-Q4');
});

test('12: a list is read to its end, a short page of comments included', async () => {
  const at = onSandbox();
  const goals = await at.project();
  for (let number = 0; number < 130; number += 1)
    await at.api('projects/1/issues', { method: 'POST', body: { title: `Goal ${number}`, labels: 'goal' } });
  const { items, source } = (await goals.goals()).asFarAsRead();
  expect({ items: items.length, ...source }).toMatchObject({
    items: 130,
    requests: 2,
    seen: 130,
    total: 130,
    failed: null,
  });

  const more = (next: string) => ({ headers: { 'x-next-page': next } });
  const short = fakeGitLab([
    () => json([note({ id: 3 })], more('2')),
    () => json([], more('3')),
    () => json([note()], more('')),
  ]);
  expect((await short.forge.open(facts, {}).notes(4)).asFarAsRead().items.length).toBe(2);
});

test('13: goals of others in the project are in the list', async () => {
  const at = onSandbox();
  const goals = await at.project();
  await at.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 20 } });
  await at.api('projects/1/issues', {
    method: 'POST',
    body: { title: 'From my manager', labels: 'goal' },
    as: 'morgan',
  });
  expect((await goals.goals()).asFarAsRead().items.map(({ title }) => title)).toEqual(['From my manager']);
});

test('14: rows that an unknown filter let through are filtered here', async () => {
  const rows = [
    issue(),
    issue({ iid: 5, labels: ['bug'] }),
    issue({ iid: 6, issue_type: 'task' }),
    issue({ iid: 7, state: 'closed' }),
  ];
  const { items } = (
    await fakeGitLab([() => page(rows)])
      .forge.open(facts, {})
      .goals({ state: 'opened' })
  ).asFarAsRead();
  expect(items.map(({ iid }) => iid)).toEqual([4]);
});

test('15: times are UTC instants to the millisecond, days stay days', async () => {
  const row = issue({ created_at: '2026-11-23T01:30:00.123+02:00', due_date: '2026-12-01' });
  const goal = await fakeGitLab([() => json(row)])
    .forge.open(facts, {})
    .goal(4);
  expect({ createdAt: goal.createdAt, due: goal.due }).toEqual({
    createdAt: '2026-11-22T23:30:00.123Z',
    due: '2026-12-01',
  });
});

test('16: closings and labels are read from their events, ticks from notes of any wording', async () => {
  const at = onSandbox({ version: '19.5' });
  const goals = await at.project();
  const { value } = await goals.createGoal(newGoal('- [ ] A *bold* one!'));
  await goals.editDescription(value.iid, (text) => setItem(text, 1, true));
  await goals.changeGoal(value.iid, { state: 'close' });
  expect((await goals.stateEvents(value.iid)).asFarAsRead().items).toMatchObject([{ state: 'closed' }]);
  expect((await goals.labelEvents(value.iid)).asFarAsRead().items).toHaveLength(3);
  expect((await goals.notes(value.iid)).asFarAsRead().items).toMatchObject([
    { type: 'tick', item: 'A *bold* one!', done: true },
  ]);
});

test('17: a reopened goal is open, whatever its closing said', async () => {
  const at = onSandbox();
  const goals = await at.project();
  const { value } = await goals.createGoal(newGoal('x'));
  await goals.changeGoal(value.iid, { state: 'close' });
  await goals.changeGoal(value.iid, { state: 'reopen' });
  expect(await goals.goal(value.iid)).toMatchObject({ state: 'opened', closedAt: null });
});

test('18: 404 is "missing or not visible", 403 is no bad token', async () => {
  const at = onSandbox();
  await at.project();
  expect(await at.open({ as: 'morgan' }).findProject('alex/goals')).toBe(null);
  const goal = at
    .open()
    .open({ ...facts, id: 1 }, {})
    .goal(99);
  await expect(goal).rejects.toMatchObject({
    kind: 'not-found',
    message: expect.stringContaining('missing, or not visible') as unknown,
  });
  const refused = fakeGitLab([() => json({ message: '403 Forbidden' }, { status: 403 })]).forge.me();
  await expect(refused).rejects.toMatchObject({ kind: 'forbidden' });
});

test('19: Planner on a server before 17.7 is named', async () => {
  const at = onSandbox({ version: '16.0' });
  const goals = await at.project();
  const morgan = await at.open().findPerson('morgan');
  await expect(goals.addMember(morgan ?? person, 'planner')).rejects.toMatchObject({
    hint: 'Choose guest or reporter.',
  });
  expect((await goals.addMember(morgan ?? person, 'guest')).value.role).toBe('guest');
});

test('20: what a Guest may not set is dropped by the server, and said', async () => {
  const at = onSandbox();
  const goals = await at.project();
  for (const word of [marker, { group: 'kind', value: 'general' } as const])
    await goals.ensureLabel({ word, color, description: '' });
  await at.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 10 } });
  const theirs = at.open({ as: 'morgan' }).open(goals.facts, {});
  const { warnings } = await theirs.createGoal(newGoal('x', { due: '2026-12-31' }));
  expect(warnings.map(({ field, asked, kept }) => `${field}: ${asked} -> ${kept}`)).toEqual([
    // A label that is not there yet, a Guest does not make.
    'label: progress::planned -> nothing',
  ]);
});

test('20b: a field is cleared with what GitLab takes for nothing', async () => {
  const at = onSandbox();
  const goals = await at.project();
  await goals.ensureMilestone(quarter);
  const { value } = await goals.createGoal(newGoal('x', { due: '2026-12-31', milestone: 'FY27-Q4' }));
  const cleared = await goals.changeGoal(value.iid, { due: null, milestone: null });
  expect({ ...cleared.value, warnings: cleared.warnings }).toMatchObject({ due: null, milestone: null, warnings: [] });
});

test('20c: settings of the project are compared too', async () => {
  const kept = { ...project, description: 'Old', topics: [] };
  const goals = fakeGitLab([() => json(kept)]).forge.open(facts, {});
  expect(await goals.updateProject({ description: 'New', topics: ['devgrowth'] })).toEqual([
    { field: 'project description', asked: 'New', kept: 'Old' },
    { field: 'topic', asked: 'devgrowth', kept: 'nothing' },
  ]);
});

test('21: the first commit of an empty repository makes the branch, and a second run reads it', async () => {
  const at = onSandbox();
  const goals = await at.project();
  expect(await goals.readFile('README.md')).toBe(null);
  await goals.commit('Set up', [{ path: 'README.md', content: 'Hi\n', action: 'create' }]);
  expect(await goals.readFile('README.md')).toBe('Hi\n');
  const again = await at.project();
  expect([again.facts.defaultBranch, (await again.filePaths()).asFarAsRead().items]).toEqual(['main', ['README.md']]);
});

test('22: the token goes to one place and into no output', async () => {
  const answers = [
    () => new Response(null, { status: 302, headers: { location: `https://evil.example/?t=${token}` } }),
    () => networkError('ECONNRESET'),
  ];
  for (const answer of answers) {
    const fake = fakeGitLab([answer]);
    const failure: unknown = await fake.forge.me().catch((error: unknown) => error);
    expect(inspect([failure, fake.traced, fake.forge], { depth: 9, showHidden: true })).not.toContain(token);
    expect(fake.asked).toHaveLength(1);
  }
});

test('23: a limit without Retry-After, as text, is waited out; a day is not', async () => {
  const text = () => new Response('Retry later\n', { status: 429, headers: { 'content-type': 'text/plain' } });
  const app = () =>
    json({ message: { error: 'This endpoint has been requested too many times. Try again later.' } }, { status: 429 });
  const fake = fakeGitLab([text, app, () => json(person)]);
  expect(await fake.forge.me()).toEqual(person);
  expect(fake.waits.filter((ms) => ms > 0)).toEqual([5_000, 15_000]);
  const day = fakeGitLab([() => json({}, { status: 429, headers: { 'retry-after': '86400' } })]);
  await expect(day.forge.me()).rejects.toMatchObject({
    kind: 'rate-limited',
    exitCode: 1,
    hint: 'Run it again after 2026-11-24 09:30 UTC.',
  });
});

test('24: each shape of an error body becomes words', async () => {
  const bodies = [
    { message: { title: ["can't be blank"] } },
    { message: { error: 'No' } },
    { error: 'x is missing' },
    { error: ['a', 'b'] },
    { message: 'No' },
    [],
  ];
  for (const body of bodies) {
    const failure: unknown = await fakeGitLab([() => json(body, { status: 400 })])
      .forge.findPerson('x')
      .catch((error: unknown) => error);
    expect(String(failure)).toMatch(/^DevgrowthError: looking for the person x failed: GitLab says "[^[{]+"$/);
  }
  for (const answer of [
    () => html(503),
    () => new Response('', { status: 500, headers: { 'content-type': 'application/json' } }),
  ])
    await expect(fakeGitLab(answer).forge.me()).rejects.toMatchObject({ kind: 'server' });
});

test('25: private from the first request, and words from a file reach nobody', async () => {
  const at = onSandbox();
  const goals = await at.project();
  expect(goals.facts.visibility).toBe('private');
  const { value: named } = await goals.createGoal(newGoal('x', { title: 'Named' }));
  const words = `Thanks to @morgan and @all for #${named.iid}, see ${base}/alex/goals/-/issues/${named.iid}`;
  const { value } = await goals.createGoal(
    newGoal(words, { title: `After #${named.iid} with @morgan`, isQuiet: true }),
  );
  expect({ title: value.title, description: value.description }).toEqual({
    title: `After #${named.iid} with @morgan`,
    description: words,
  });
  expect((await goals.notes(named.iid)).asFarAsRead().items).toEqual([]);
  await goals.createGoal(newGoal(`As in #${named.iid}`));
  expect((await goals.notes(named.iid)).asFarAsRead().items).toMatchObject([
    { type: 'other', body: 'mentioned in issue #3' },
  ]);
  expect(tokenOf(at.sandbox.state, 'alex')).toMatch(/^glpat-/);
});
