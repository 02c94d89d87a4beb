// A project read whole: what a search and an archive take from rows of GitLab, also where a server leaves something out.
import { describe, expect, test } from 'vitest';
import { type Answering, base, facts, fakeGitLab, issue, json, note, page, person } from './fake-gitlab.ts';

const projectOf = (answer: Answering) => {
  const fake = fakeGitLab(answer);
  return { project: fake.forge.open(facts, {}), asked: fake.asked };
};
const at = '2026-11-20T08:00:00.000Z';

describe('an issue', () => {
  const read = async (row: object) => {
    const { project } = projectOf(() => page([row]));
    return (await project.wholeIssues()).asFarAsRead().items[0];
  };

  test('has its words without the mark, and all that the list tells of it', async () => {
    const row = issue({
      description: 'One\n\n<!-- devgrowth:goal key=k1 -->',
      milestone: { id: 3, title: 'FY27-Q4' },
      due_date: '2027-01-31',
      confidential: true,
      state: 'closed',
      closed_at: '2026-11-02T08:00:00Z',
      assignees: [person],
      user_notes_count: 2,
      upvotes: 3,
      type: 'ISSUE',
    });
    expect(await read(row)).toEqual({
      text: 'One',
      mark: { type: 'goal', template: null, key: 'k1' },
      isQuiet: false,
      origin: null,
      iid: 4,
      title: 'Read The Goal',
      sort: 'goal',
      type: 'issue',
      url: `${base}/alex/goals/-/issues/4`,
      state: 'closed',
      confidential: true,
      author: person,
      assignees: [person],
      labels: ['goal', 'goal::reading', 'progress::planned'],
      milestone: 'FY27-Q4',
      due: '2027-01-31',
      createdAt: '2026-11-01T08:00:00.000Z',
      updatedAt: '2026-11-01T08:00:00.000Z',
      closedAt: '2026-11-02T08:00:00.000Z',
      commentCount: 2,
      thumbsUp: 3,
    });
  });

  test('of which the server says little is open, in no milestone, and as old as its last change', async () => {
    const bare = { id: 1, iid: 4, state: 'opened', created_at: at };
    expect(await read(bare)).toMatchObject({
      text: '',
      mark: null,
      sort: 'other',
      type: null,
      confidential: false,
      milestone: null,
      due: null,
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      commentCount: 0,
      thumbsUp: 0,
    });
    expect(await read({ ...bare, updated_at: '2026-11-21T08:00:00Z' })).toMatchObject({
      createdAt: at,
      updatedAt: '2026-11-21T08:00:00.000Z',
    });
  });

  test.each([
    ['that was stored so that nobody is named has its title as it was typed', ' quiet=1', 'Ask @sam'],
    ['of a person keeps every sign of its title', '', 'Ask @\u2060sam'],
  ])('%s', async (_name, quiet, title) => {
    const description = `One\n\n<!-- devgrowth:goal key=k1 from=a/b#1${quiet} -->`;
    expect(await read(issue({ title: 'Ask @\u2060sam', description }))).toMatchObject({ title, isQuiet: quiet !== '' });
  });
});

describe('a comment', () => {
  const read = async (more: Record<string, unknown>) => {
    const { project } = projectOf(() => page([note(more)]));
    return (await project.wholeNotes(4)).asFarAsRead().items[0];
  };

  test.each([
    ['said to be', { internal: true, confidential: false }, true],
    ['said not to be', { internal: false, confidential: true }, false],
    ['before GitLab called it that', { confidential: true }, true],
    ['before that, and not', { confidential: false }, false],
    ['not said at all', {}, false],
  ])('is internal: %s', async (_name, more, internal) => {
    expect(await read(more)).toMatchObject({ internal });
  });

  test('has its words without the mark, and who first wrote it', async () => {
    const body =
      'Half\n\n*Originally written by `@sam` on 2026-01-02*\n\n<!-- devgrowth:check-in key=k2 from=a/b#1 -->';
    expect(await read({ body })).toEqual({
      text: 'Half',
      mark: { type: 'check-in', template: null, key: 'k2', from: 'a/b#1' },
      isQuiet: false,
      origin: { by: 'sam', on: '2026-01-02', closed: null },
      id: 1,
      by: person,
      at,
      isSystem: false,
      internal: false,
    });
    expect(await read({ system: true, author: null })).toMatchObject({ isSystem: true, by: null });
  });

  test('that the reader may not see leaves the others whole, whatever the server counts', async () => {
    const { project, asked } = projectOf(() => page([note()], { total: 5 }));
    expect((await project.wholeNotes(4)).ifWhole()).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });
});

test('what GitLab noted of states and labels, also of a label that is gone', async () => {
  const event = { id: 1, user: person, created_at: at };
  const { project } = projectOf(({ path }) =>
    path.includes('resource_state_events')
      ? page([{ ...event, state: 'closed' }])
      : page([
          { ...event, action: 'add', label: { name: 'goal' } },
          { ...event, id: 2, user: null, action: 'remove', label: null },
        ]),
  );
  const [states, labels] = await project.wholeEvents(4);
  expect(states?.asFarAsRead().items).toEqual([{ by: person, at, what: 'closed', label: null }]);
  expect(labels?.asFarAsRead().items).toEqual([
    { by: person, at, what: 'add', label: 'goal' },
    { by: null, at, what: 'remove', label: null },
  ]);
});

test('reactions name who, when and what', async () => {
  const { project } = projectOf(() => page([{ id: 1, user: person, created_at: at, name: 'tada' }]));
  expect((await project.reactions(4)).asFarAsRead().items).toEqual([{ by: person, at, name: 'tada' }]);
});

test('links lead to items of this GitLab; where nothing is said they are plain, and open to all', async () => {
  const link = (id: number, url: string, more: object = {}) => ({
    issue_link_id: id,
    title: 'One',
    web_url: url,
    ...more,
  });
  const { project, asked } = projectOf(() =>
    // GitLab knows no pages of links: all come at once.
    json([
      link(1, `${base}/team/web/-/issues/4`),
      link(2, `${base}/team/web/-/issues/5`, { link_type: 'blocks', confidential: true }),
      link(3, `${base}/team/web/-/issues/6`, { link_type: null, confidential: false }),
      link(4, `${base}/team/web`),
      link(5, 'https://elsewhere.example/team/web/-/issues/7'),
      link(6, 'no address'),
    ]),
  );
  const place = (iid: number) => ({ type: 'issue', home: 'team/web', iid, anchor: '' });
  expect((await project.wholeLinks(4)).asFarAsRead().items).toEqual([
    { place: place(4), title: 'One', type: 'relates_to', confidential: false },
    { place: place(5), title: 'One', type: 'blocks', confidential: true },
    { place: place(6), title: 'One', type: 'relates_to', confidential: false },
  ]);
  expect(asked).toHaveLength(1);
});
