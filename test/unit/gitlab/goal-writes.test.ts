// Writes happen once, change only what was asked, and say what the server kept differently.
import { describe, expect, test } from 'vitest';
import type { NewGoal } from '#growth/forge/writes.ts';
import {
  type Answering,
  facts,
  fakeGitLab,
  html,
  issue,
  json,
  networkError,
  note,
  page,
  person,
} from './fake-gitlab.ts';

const goal: NewGoal = {
  key: 'k1',
  template: 'reading@1',
  title: 'Read The Goal',
  description: 'Why\n/close',
  kind: 'reading',
  stage: 'planned',
  due: null,
  milestone: null,
  confidential: false,
};
const mark = '<!-- devgrowth:goal template=reading@1 key=k1 -->';
const made = issue({ description: `Why\n\\/close\n\n${mark}` });
const me: Answering = () => json(person);

describe('createGoal', () => {
  test('sends what is asked, escaped and marked, and nothing else', async () => {
    const fake = fakeGitLab([() => json(made, { status: 201 })]);
    const { value, warnings } = await fake.forge.open(facts, {}).createGoal(goal);
    expect(fake.asked[0]).toMatchObject({
      method: 'POST',
      path: '/projects/1/issues',
      body: {
        title: 'Read The Goal',
        description: `Why\n\\/close\n\n${mark}`,
        labels: 'goal,goal::reading,progress::planned',
      },
    });
    expect(value).toMatchObject({ iid: 4, description: 'Why\n/close', mark: { key: 'k1' } });
    expect(warnings).toEqual([]);
  });

  test('where the type issue is not available, it says so and who can mend it', async () => {
    const said = { message: { work_item_type: ['Issue is disabled or archived for this project or group.'] } };
    const fake = fakeGitLab([() => json(said, { status: 400 })]);
    await expect(fake.forge.open(facts, {}).createGoal(goal)).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('"work item type Issue is disabled or archived') as string,
      hint: 'Goals are of the type issue: who owns the group can make that type available again.',
    });
    expect(fake.asked).toHaveLength(1);
  });

  const ambiguous: [string, Answering][] = [
    ['502', () => html(502)],
    ['504', () => html(504)],
    ['500', () => json({ message: '500 Internal Server Error' }, { status: 500 })],
    ['reset', () => networkError('ECONNRESET')],
    ['an empty answer', () => new Response('', { status: 201, headers: { 'content-type': 'application/json' } })],
    ['an answer without its number', () => json({ id: 1 }, { status: 201 })],
  ];
  test.each(ambiguous)('after %s the server is asked, and nothing is repeated when it is there', async (_, answer) => {
    const other = issue({ iid: 3, description: '<!-- devgrowth:goal key=other -->' });
    const fake = fakeGitLab([answer, me, () => page([other, made])]);
    expect((await fake.forge.open(facts, {}).createGoal(goal)).value.iid).toBe(4);
    expect(fake.asked[2]?.path).toBe(
      // One minute before the attempt, by the server's clock, which is 90 minutes behind ours.
      '/projects/1/issues?author_id=7&created_after=2026-11-23T07%3A59%3A00.000Z&state=all&scope=all&order_by=created_at&sort=asc&per_page=100&page=1',
    );
  });

  test.each(ambiguous)('after %s it looks again after pauses, then creates', async (name, answer) => {
    let posts = 0;
    const fake = fakeGitLab((asked) => {
      if (asked.path === '/user') return me(asked);
      if (asked.method === 'GET') return page([]);
      posts += 1;
      return posts === 1 ? answer(asked) : json(made, { status: 201 });
    });
    expect((await fake.forge.open(facts, {}).createGoal(goal)).value.iid).toBe(4);
    expect(posts).toBe(2);
    // Where GitLab itself has answered it is done with the request; a front, or a stranger, does not tell.
    const isOver = ['500', 'an empty answer'].includes(name);
    expect(fake.waits.reduce((sum, ms) => sum + ms, 0)).toBe(isOver ? 6_000 : 65_000);
  });

  test('a write that landed late is found', async () => {
    const fake = fakeGitLab([() => html(504), me, () => page([]), () => page([made])]);
    expect((await fake.forge.open(facts, {}).createGoal(goal)).value.iid).toBe(4);
    expect(fake.asked.filter(({ method }) => method === 'POST').length).toBe(1);
  });

  test('when the server cannot be asked, the message says that it is not known', async () => {
    const fake = fakeGitLab((asked) => (asked.path === '/user' ? me(asked) : networkError('ECONNRESET')));
    const writing = fake.forge.open(facts, {}).createGoal(goal);
    await expect(writing).rejects.toMatchObject({
      kind: 'unreachable',
      hint: expect.stringContaining('again later') as unknown,
    });
    await expect(writing).rejects.toThrow('Whether it was written is not known.');
    expect(fake.asked.filter(({ method }) => method === 'POST').length).toBe(1);
  });

  test.each<[string, Answering]>([
    ['refused connection', () => networkError('ECONNREFUSED')],
    ['400', () => json({ message: { title: ['is too long (maximum is 255 characters)'] } }, { status: 400 })],
    ['403', () => json({ message: '403 Forbidden' }, { status: 403 })],
    ['a redirect', () => new Response(null, { status: 301, headers: { location: '/api/v4/projects/1/issues' } })],
  ])('%s is not ambiguous: nothing more is sent', async (_, answer) => {
    const fake = fakeGitLab([answer]);
    await expect(fake.forge.open(facts, {}).createGoal(goal)).rejects.toThrow(
      /^creating the goal "Read The Goal" failed: /,
    );
    expect(fake.asked.length).toBe(1);
  });

  test('429 was refused before any work: it is sent again after the wait', async () => {
    const limited = () => json({ message: { error: 'too many' } }, { status: 429, headers: { 'retry-after': '7' } });
    const fake = fakeGitLab([limited, () => json(made, { status: 201 })]);
    await fake.forge.open(facts, {}).createGoal(goal);
    expect(fake.waits.filter((ms) => ms > 0)).toEqual([7_000]);
  });

  test('a key of an earlier run is asked for first, and one reading serves all', async () => {
    const fake = fakeGitLab([
      me,
      () => page([made]),
      () => json(issue({ iid: 5, description: '<!-- devgrowth:goal template=reading@1 key=k2 -->' }), { status: 201 }),
    ]);
    const project = fake.forge.open(facts, {});
    expect((await project.createGoal({ ...goal, mayExist: true })).value.iid).toBe(4);
    expect((await project.createGoal({ ...goal, key: 'k2', description: '', mayExist: true })).value.iid).toBe(5);
    expect(fake.asked[1]?.path).not.toContain('created_after');
  });

  test('an earlier one that was edited since is no reason for warnings', async () => {
    const edited = { ...made, title: 'Other', updated_at: '2026-11-02T08:00:00.000Z' };
    const fake = fakeGitLab([me, () => page([edited])]);
    expect((await fake.forge.open(facts, {}).createGoal({ ...goal, mayExist: true })).warnings).toEqual([]);
  });

  test('what the server dropped is named', async () => {
    const kept = issue({
      title: 'Read',
      description: `Why\n\n${mark}`,
      labels: ['goal', 'goal::reading'],
      confidential: false,
    });
    const fake = fakeGitLab([
      () => page([{ id: 9, title: 'FY27-Q4', project_id: 1 }]),
      () => json(kept, { status: 201 }),
    ]);
    const { warnings } = await fake.forge
      .open(facts, {})
      .createGoal({ ...goal, due: '2026-12-31', milestone: 'FY27-Q4', confidential: true });
    expect(fake.asked[1]?.body).toMatchObject({ milestone_id: 9, due_date: '2026-12-31', confidential: true });
    expect(warnings).toEqual([
      { field: 'title', asked: 'Read The Goal', kept: 'Read' },
      { field: 'due date', asked: '2026-12-31', kept: 'nothing' },
      { field: 'milestone', asked: 'FY27-Q4', kept: 'nothing' },
      { field: 'confidential', asked: 'yes', kept: 'no' },
      { field: 'label', asked: 'progress::planned', kept: 'nothing' },
      { field: 'description', asked: '\\/close', kept: '' },
    ]);
  });

  test('a milestone that is not there stops it before anything is written', async () => {
    const fake = fakeGitLab([() => page([]), () => page([])]);
    await expect(fake.forge.open(facts, {}).createGoal({ ...goal, milestone: 'FY27-Q4' })).rejects.toMatchObject({
      kind: 'not-found',
    });
    expect(fake.asked.map(({ path }) => path)).toEqual([
      '/projects/1/milestones?include_ancestors=true&per_page=100&page=1',
      '/projects/1/milestones?include_parent_milestones=true&per_page=100&page=1',
    ]);
  });
});

describe('changeGoal', () => {
  const before = issue({
    description: `old\n\n${mark}`,
    labels: ['goal', 'goal::reading', 'progress::planned', 'progress::doing', 'health::at-risk', 'blue'],
    due_date: '2026-12-01',
    milestone: { id: 3, title: 'FY27-Q4' },
  });

  test('one write with exactly the differences; siblings are taken off by name', async () => {
    const after = {
      ...before,
      state: 'closed',
      due_date: null,
      milestone: null,
      description: `new\n\n${mark}`,
      labels: ['goal', 'goal::reading', 'progress::doing', 'outcome::achieved', 'value:results', 'blue'],
    };
    const fake = fakeGitLab([() => json(before), () => json(after)]);
    const { value, warnings } = await fake.forge.open(facts, {}).changeGoal(4, {
      title: 'Read The Goal',
      description: 'new',
      stage: 'doing',
      outcome: 'achieved',
      health: null,
      addValues: ['results'],
      due: null,
      milestone: null,
      confidential: false,
      state: 'close',
    });
    expect(fake.asked[1]).toMatchObject({ method: 'PUT', path: '/projects/1/issues/4' });
    expect(fake.asked[1]?.body).toEqual({
      description: `new\n\n${mark}`,
      due_date: '',
      milestone_id: 0,
      state_event: 'close',
      add_labels: 'outcome::achieved,value:results',
      remove_labels: 'progress::planned,health::at-risk',
    });
    expect(value.outcomes).toEqual(['achieved']);
    expect(warnings).toEqual([]);
  });

  test('nothing to change, nothing written', async () => {
    const fake = fakeGitLab([() => json(before)]);
    expect(
      (await fake.forge.open(facts, {}).changeGoal(4, { due: '2026-12-01', state: 'reopen', title: ' Read The Goal ' }))
        .warnings,
    ).toEqual([]);
  });

  test('a lost answer is looked up', async () => {
    const fake = fakeGitLab([() => json(before), () => html(504), () => json({ ...before, title: 'New' })]);
    expect((await fake.forge.open(facts, {}).changeGoal(4, { title: 'New' })).value.title).toBe('New');
  });

  test('and written again when it did not arrive', async () => {
    const fake = fakeGitLab([
      () => json(before),
      () => networkError('ECONNRESET'),
      () => json(before),
      () => json({ ...before, title: 'New' }),
    ]);
    expect((await fake.forge.open(facts, {}).changeGoal(4, { title: 'New' })).value.title).toBe('New');
    expect(fake.asked.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'PUT']);
  });

  test('what was not kept is named', async () => {
    const fake = fakeGitLab([() => json(before), () => json(before)]);
    expect(
      (await fake.forge.open(facts, {}).changeGoal(4, { health: 'on-track', due: '2027-01-01' })).warnings,
    ).toEqual([
      { field: 'due date', asked: '2027-01-01', kept: '2026-12-01' },
      { field: 'label', asked: 'health::on-track', kept: 'nothing' },
      { field: 'label', asked: 'without health::at-risk', kept: 'health::at-risk' },
    ]);
  });
});

describe('editDescription', () => {
  const stored = `Why\r\n\\/close\r\n- [ ] one\r\n~~~\n/x\n~~~\n\n${mark}`;
  const tick = (text: string) => text.replace('[ ] one', '[x] one');

  test('changes those bytes only; the mark stays', async () => {
    const fake = fakeGitLab([
      () => json(issue({ description: stored })),
      ({ body }) => json(issue(body as Record<string, unknown>)),
      () => json(issue({ description: tick(stored) })),
      () => json([]),
    ]);
    const seen: string[] = [];
    const { value, warnings } = await fake.forge.open(facts, {}).editDescription(4, (text) => {
      seen.push(text);
      return tick(text);
    });
    expect(seen).toEqual([stored.replace(`\n\n${mark}`, '')]);
    expect(fake.asked[1]?.body).toEqual({ description: stored.replace('[ ] one', '[x] one') });
    expect(value.description).toContain('- [x] one');
    expect(warnings).toEqual([]);
  });

  test('equal text is not written', async () => {
    const fake = fakeGitLab([() => json(issue({ description: stored }))]);
    await fake.forge.open(facts, {}).editDescription(4, (text) => text);
    expect(fake.asked.length).toBe(1);
  });

  test('a lost answer: the text is read again, and the edit finds nothing to do', async () => {
    const fake = fakeGitLab([
      () => json(issue({ description: stored })),
      () => html(502),
      () => json(issue({ description: tick(stored) })),
    ]);
    expect((await fake.forge.open(facts, {}).editDescription(4, tick)).value.description).toContain('- [x] one');
  });

  test('an edit that refuses stops it', async () => {
    const fake = fakeGitLab([() => json(issue())]);
    const refusing = () => {
      throw new Error('no such item');
    };
    await expect(fake.forge.open(facts, {}).editDescription(4, refusing)).rejects.toThrow('no such item');
  });
});

describe('comment', () => {
  const comment = { key: 'c1', type: 'check-in', body: 'done\n/close' };
  const stored = 'done\n\\/close\n\n<!-- devgrowth:check-in key=c1 -->';

  test('is escaped and marked', async () => {
    const fake = fakeGitLab([() => json(note({ id: 31, body: stored }), { status: 201 })]);
    expect(await fake.forge.open(facts, {}).comment(4, comment)).toEqual({ value: { id: 31 }, warnings: [] });
    expect(fake.asked[0]).toMatchObject({ method: 'POST', path: '/projects/1/issues/4/notes', body: { body: stored } });
  });

  test('after a lost answer the newest comments are asked', async () => {
    const fake = fakeGitLab([
      () => networkError('UND_ERR_SOCKET'),
      me,
      () => page([note({ id: 30 }), note({ id: 31, body: stored })]),
    ]);
    expect((await fake.forge.open(facts, {}).comment(4, comment)).value.id).toBe(31);
    expect(fake.asked[2]?.path).toBe('/projects/1/issues/4/notes?sort=desc&order_by=created_at&per_page=100&page=1');
  });

  test('commands alone are no comment', async () => {
    const fake = fakeGitLab([() => json({ commands_changes: {}, summary: ['Closed this issue.'] }, { status: 202 })]);
    await expect(fake.forge.open(facts, {}).comment(4, comment)).rejects.toMatchObject({ kind: 'rejected' });
  });
});
