// Issues by what they are for: whose documents, plans and dashboards count, links between issues, and everything in one list.
import { describe, expect, test } from 'vitest';
import type { LiveTable } from '#growth/forge/project.ts';
import {
  type Answering,
  base,
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

const alex = person;
const sam = { id: 8, username: 'sam', name: 'Sam' };
const kim = { id: 9, username: 'kim', name: 'Kim' };
const refused =
  (status: number, body: unknown = { message: `${status}` }): Answering =>
  () =>
    json(body, { status });
const opened = (...answers: Answering[]) => {
  const fake = fakeGitLab(answers);
  return { ...fake, goals: fake.forge.open(facts, {}, 'alex') };
};
/** By what the path begins with; the first that fits. */
const serving = (answers: Readonly<Record<string, Answering>>, owner: string | null = 'alex') => {
  const fake = fakeGitLab((asked) => {
    const [, answer] =
      Object.entries(answers).find(([start]) => `${asked.method} ${asked.path}`.startsWith(start)) ?? [];
    if (answer === undefined) throw new Error(`nothing answers ${asked.method} ${asked.path}`);
    return answer(asked);
  });
  return { ...fake, goals: owner === null ? fake.forge.open(facts, {}) : fake.forge.open(facts, {}, owner) };
};
const drafting = fakeGitLab([]).forge.labelName({ group: 'promotion', value: 'drafting' }, {});
const nominated = fakeGitLab([]).forge.labelName({ group: 'promotion', value: 'nominated' }, {});
const member = (who: object, level: number) => ({ ...who, access_level: level, expires_at: null });

describe('a marked issue', () => {
  const plan = (iid: number, author: object | null, more: object = {}) =>
    issue({ id: iid, iid, title: `Plan ${iid}`, labels: ['year-plan'], author, ...more });
  const found = async (rows: readonly object[], members: Answering = () => page([])) => {
    const { goals, asked } = serving({
      'GET /projects/1/issues': () => page(rows),
      'GET /projects/1/members': members,
    });
    const one = await goals.issueWithMarker('plan');
    return { places: one?.places.map((url) => Number(url.split('/').at(-1))) ?? null, iid: one?.iid ?? null, asked };
  };
  const label = serving({}).forge.labelName({ group: 'marker', value: 'plan' }, {});
  const at = (iid: number) => ({ web_url: `${base}/alex/goals/-/issues/${iid}`, labels: [label] });

  test.each<[string, object[], Answering, number[] | null]>([
    ['none', [], () => page([]), null],
    ['of the person', [plan(4, alex, at(4))], refused(500), [4]],
    ['two of the person, by their number', [plan(9, alex, at(9)), plan(4, alex, at(4))], refused(500), [4, 9]],
    ['of somebody who may label', [plan(4, sam, at(4))], () => page([member(sam, 15)]), [4]],
    ['of a guest: planted', [plan(4, sam, at(4))], () => page([member(sam, 10)]), null],
    [
      'of a guest, beside the person’s',
      [plan(4, sam, at(4)), plan(9, alex, at(9))],
      () => page([member(sam, 10)]),
      [9],
    ],
    ['of nobody who is in the project', [plan(4, sam, at(4))], () => page([member(kim, 50)]), null],
    ['of an account that is gone', [plan(4, null, at(4))], refused(500), null],
    ['closed', [plan(4, alex, { ...at(4), state: 'closed' })], refused(500), null],
    ['without the label', [plan(4, alex, { ...at(4), labels: ['other'] })], refused(500), null],
    [
      'the members are not all read, and its author is among them',
      [plan(4, sam, at(4))],
      () => page([member(sam, 40)], { total: 2 }),
      [4],
    ],
  ])('%s', async (_name, rows, members, places) => {
    const one = await found(rows, members);
    expect(one.places).toEqual(places);
    expect(one.iid).toBe(places?.[0] ?? null);
  });

  test('whose members cannot be read is not "none": there would be a second one', async () => {
    await expect(found([plan(4, sam, at(4))], () => page([member(kim, 50)], { total: 2 }))).rejects.toMatchObject({
      kind: 'server',
      message: 'the members of alex/goals could not be read completely: only 1 of 2 arrived',
      hint: 'Without them nobody knows whether what @sam opened is part of it. Try again.',
    });
  });

  test('the members are asked for only where somebody else opened it', async () => {
    expect((await found([plan(4, alex, at(4))])).asked).toHaveLength(1);
  });
});

describe('the promotion document', () => {
  const row = (iid: number, more: object = {}) =>
    issue({ id: iid, iid, title: 'Promotion document', confidential: true, labels: [], author: alex, ...more });
  const read = (
    confidential: readonly object[],
    others: readonly object[] = [],
    more: Record<string, Answering> = {},
  ) =>
    serving({
      ...more,
      'GET /projects/1/issues?confidential=true': () => page(confidential),
      'GET /projects/1/issues?not': () => page(others),
      'GET /user': () => json(kim),
      'GET /projects/1/members': () => page([member(sam, 10), member(kim, 50)]),
    });

  test.each<[string, object[], object[], number[]]>([
    ['none', [], [], []],
    ['by its title, confidential', [row(4)], [], [4]],
    ['by its title in another case, with more behind it', [row(4, { title: ' PROMOTION Document: senior' })], [], [4]],
    ['a title that only begins so', [row(4, { title: 'Promotion documents of all' })], [], []],
    ['a title that has it further behind', [row(4, { title: 'My promotion document' })], [], []],
    ['by its title, open to all: no', [], [row(4, { confidential: false })], []],
    ['by a label of before, open to all', [], [row(4, { confidential: false, title: 'X', labels: [drafting] })], [4]],
    ['a goal of that title', [row(4, { labels: ['goal'] })], [], []],
    ['of somebody else', [row(4, { author: sam })], [], []],
    ['of whoever asks', [row(4, { author: kim })], [], [4]],
    ['of a guest who labelled it', [row(4, { author: sam, labels: [drafting] })], [], []],
    ['of an owner who labelled it', [row(4, { author: { ...kim, id: 9 }, labels: [drafting] })], [], [4]],
    ['the open ones are looked at only where no confidential one is', [row(4)], [row(5, { labels: [drafting] })], [4]],
  ])('%s', async (_name, confidential, others, iids) => {
    const { goals } = read(confidential, others);
    expect((await goals.promotionDocuments('alex')).map(({ iid }) => iid)).toEqual(iids);
    expect((await goals.promotionDocument('alex'))?.iid ?? null).toBe(iids[0] ?? null);
  });

  test('of two, the one that is not over', async () => {
    const done = row(4, { state: 'closed' });
    const { goals } = read([done, row(6)], [], {
      'GET /projects/1/issues/4/': () => page([note()]),
      'GET /projects/1/issues/6/': () => page([]),
    });
    expect((await goals.promotionDocument('alex'))?.iid).toBe(6);
  });

  test('a list that breaks off is not "none"', async () => {
    await expect(
      serving({ 'GET /projects/1/issues': refused(500), 'GET /user': () => json(alex) }).goals.promotionDocuments(
        'alex',
      ),
    ).rejects.toMatchObject({
      kind: 'server',
      message: expect.stringContaining('looking for the promotion document of alex/goals') as string,
    });
  });

  const changing = (before: object, ...after: Answering[]) => {
    const fake = opened(() => json(row(4, before)), ...after);
    return {
      ...fake,
      change: (what: Parameters<typeof fake.goals.changePromotion>[1]) => fake.goals.changePromotion(4, what),
    };
  };

  test('somebody is added before those who are there', async () => {
    const { change, asked } = changing({ assignees: [alex] }, () => json(row(4, { assignees: [sam, alex] })));
    expect((await change({ assignTo: sam, isUnlabelled: false })).warnings).toEqual([]);
    expect(asked[1]).toMatchObject({ method: 'PUT', path: '/projects/1/issues/4', body: { assignee_ids: [8, 7] } });
  });

  test.each<[string, object, { assignTo: typeof sam | null; isUnlabelled: boolean }]>([
    ['assigned already', { assignees: [alex, sam] }, { assignTo: sam, isUnlabelled: false }],
    ['nobody to assign, no label to take', { labels: ['goal'] }, { assignTo: null, isUnlabelled: true }],
    ['labels stay where nobody asks', { labels: [drafting] }, { assignTo: null, isUnlabelled: false }],
  ])('%s: nothing is written', async (_name, before, what) => {
    const { change, asked } = changing(before);
    expect((await change(what)).value.iid).toBe(4);
    expect(asked).toHaveLength(1);
  });

  test('labels of before are taken away, others stay', async () => {
    const { change, asked } = changing({ labels: [drafting, 'x', nominated] }, () => json(row(4, { labels: ['x'] })));
    expect((await change({ assignTo: null, isUnlabelled: true })).warnings).toEqual([]);
    expect(asked[1]?.body).toEqual({ remove_labels: `${drafting},${nominated}` });
  });

  test.each<[string, object, string]>([
    ['Free keeps the first', { assignees: [sam] }, '@sam'],
    ['nobody was kept', { assignees: [] }, 'nobody'],
  ])('%s: who is missing is said', async (_name, after, kept) => {
    const { change } = changing({ assignees: [alex] }, () => json(row(4, after)));
    const { warnings } = await change({ assignTo: sam, isUnlabelled: false });
    expect(warnings.map(({ field, asked, kept: its }) => [field, asked, its])).toContainEqual([
      'assignee',
      '@alex',
      kept,
    ]);
  });

  test('a lost answer: what is there decides', async () => {
    const landed = changing(
      { assignees: [] },
      () => html(502),
      () => json(row(4, { assignees: [sam] })),
    );
    expect((await landed.change({ assignTo: sam, isUnlabelled: false })).warnings).toEqual([]);
    expect(landed.asked.filter(({ method }) => method === 'PUT')).toHaveLength(1);
    const again = changing(
      {},
      () => html(502),
      () => json(row(4, { assignees: [] })),
      () => json(row(4, { assignees: [sam] })),
    );
    await again.change({ assignTo: sam, isUnlabelled: false });
    expect(again.asked.filter(({ method }) => method === 'PUT')).toHaveLength(2);
  });
});

describe('links', () => {
  const place = { type: 'issue', home: 'team/api', iid: 3, anchor: '' } as const;
  const link = (more: object = {}) => ({
    iid: 3,
    issue_link_id: 77,
    references: { full: 'Team/API#3' },
    title: 'An interface',
    state: 'opened',
    web_url: 'u',
    ...more,
  });

  test.each<[string, Answering[], string]>([
    ['made', [() => json({}, { status: 201 })], 'linked'],
    ['there already', [refused(409), () => json([link()])], 'there'],
    ['lost, and made', [() => html(502), () => json([link()])], 'linked'],
    ['lost on the way', [() => networkError('ECONNRESET'), () => json([link()])], 'linked'],
  ])('%s', async (_name, answers, outcome) => {
    expect(await opened(...answers).goals.linkIssue(4, place)).toBe(outcome);
  });

  test.each<[string, Answering[], string]>([
    [
      'something else is in the way',
      [refused(409), () => json([link({ references: { full: 'team/api#4' } })])],
      'conflict',
    ],
    ['a link that does not say to what', [refused(409), () => json([link({ references: null })])], 'conflict'],
    ['lost, and not made', [() => html(502), () => json([])], 'server'],
    ['refused', [refused(403)], 'forbidden'],
    ['whether it is there cannot be read', [refused(409), refused(403)], 'forbidden'],
  ])('not: %s', async (_name, answers, kind) => {
    await expect(opened(...answers).goals.linkIssue(4, place)).rejects.toMatchObject({ kind });
  });

  test('as they are shown', async () => {
    const { goals } = opened(() => json([link(), link({ issue_link_id: 78, references: null, state: 'closed' })]));
    expect((await goals.linkedIssues(4)).asFarAsRead().items).toEqual([
      { reference: 'Team/API#3', title: 'An interface', state: 'opened', url: 'u' },
      { reference: '#3', title: 'An interface', state: 'closed', url: 'u' },
    ]);
  });

  test('taken away by its own number; none to take', async () => {
    const fake = opened(
      () => json([link()]),
      () => json({}),
    );
    expect(await fake.goals.unlinkIssue(4, place)).toBe(true);
    expect(fake.asked[1]).toMatchObject({ method: 'DELETE', path: '/projects/1/issues/4/links/77' });
    expect(await opened(() => json([])).goals.unlinkIssue(4, place)).toBe(false);
  });
});

describe('everything in one list', () => {
  const rows = [
    issue({ iid: 1, labels: ['goal'] }),
    issue({ iid: 2, labels: ['1-1'], title: '1:1 2026-11-24' }),
    issue({ iid: 3, labels: [], title: 'Promotion document', confidential: true }),
    issue({ iid: 4, labels: [], title: 'Something', state: 'closed', assignees: [sam] }),
    issue({ iid: 5, labels: ['goal', drafting], title: 'X' }),
    issue({ iid: 6, labels: [], title: 'Promotion document', confidential: true, author: sam }),
  ];
  const names = (value: 'one-on-one' | 'plan' | 'dashboard') =>
    serving({}).forge.labelName({ group: 'marker', value }, {});
  const labelled = [
    ...rows.map((row) => (row['iid'] === 2 ? { ...row, labels: [names('one-on-one')] } : row)),
    issue({ iid: 7, labels: [names('plan')], title: 'Year' }),
    issue({ iid: 8, labels: [names('dashboard')], title: 'Goals', description: 'At a glance' }),
  ];

  test('what each is for', async () => {
    const { goals } = opened(() => page(labelled));
    const items = (await goals.items()).asFarAsRead().items;
    expect(items.map(({ iid, sort, state, confidential }) => [iid, sort, state, confidential])).toEqual([
      [1, 'goal', 'opened', false],
      [2, 'one-on-one', 'opened', false],
      [3, 'promotion', 'opened', true],
      [4, 'other', 'closed', false],
      [5, 'promotion', 'opened', false],
      [6, 'promotion', 'opened', true],
      [7, 'plan', 'opened', false],
      [8, 'dashboard', 'opened', false],
    ]);
    expect(items[3]).toMatchObject({ title: 'Something', author: alex, assignees: [sam] });
  });

  test('open ones: goals, meetings, the person’s documents, the dashboard', async () => {
    const { goals, asked } = opened(() => page(labelled));
    const open = await goals.openIssues();
    const { goals: found, meetings, documents } = open.sorted({}, 'Alex');
    expect(found.map(({ iid }) => iid)).toEqual([1, 5]);
    expect(meetings.map(({ iid }) => iid)).toEqual([2]);
    expect(documents.map(({ iid }) => iid)).toEqual([3, 5]);
    expect(await open.dashboard()).toBe('At a glance');
    expect(open.source).toMatchObject({ name: 'open issues', seen: 8, failed: null });
    expect(asked).toHaveLength(1);
  });

  test('closed ones that come all the same are none, and there may be no dashboard', async () => {
    const open = await opened(() =>
      page(labelled.slice(0, 7).map((row) => ({ ...row, state: 'closed' }))),
    ).goals.openIssues();
    expect(open.sorted({}, 'alex')).toEqual({ goals: [], meetings: [], documents: [] });
    expect(await open.dashboard()).toBe(null);
  });
});

describe('a live table is tried', () => {
  const table: LiveTable = { title: 'Due soon', state: 'opened', columns: ['due'], sort: 'due' };
  const tried = (answer: Answering) => opened(answer).goals.tryLiveTable(table);
  const doing = 'asking GitLab for the table "Due soon"';

  test.each<[string, Answering, unknown]>([
    ['understood', () => json({ success: true, data: { count: 3 } }), { state: 'understood', rows: 3 }],
    ['understood, and nobody counts', () => json({ success: true }), { state: 'understood', rows: null }],
    ['of a server that says little', () => json({ data: { count: 0 } }), { state: 'understood', rows: 0 }],
    [
      'refused',
      () => json({ success: false, error: 'no such field' }),
      { state: 'refused', says: `${doing} failed: no such field` },
    ],
    [
      'refused without a word',
      () => json({ success: false }),
      { state: 'refused', says: `${doing} failed: GitLab does not say why` },
    ],
    [
      'refused by its status',
      refused(400, { error: 'Invalid' }),
      { state: 'refused', says: `${doing} failed: GitLab says "Invalid"` },
    ],
    [
      'an older server',
      refused(404, { error: '404 Not Found' }),
      { state: 'not-asked', why: 'this GitLab has no address for such a question (18.7)' },
    ],
    ['not allowed', refused(403), { state: 'not-asked', why: expect.stringContaining(doing) as string }],
  ])('%s', async (_name, answer, outcome) => {
    expect(await tried(answer)).toEqual(outcome);
  });

  test('held back for a while', async () => {
    const after = { 'retry-after': '600' };
    expect(await tried(() => json({}, { status: 429, headers: after }))).toMatchObject({ state: 'not-asked' });
  });

  test('a server in trouble is no answer', async () => {
    await expect(tried(refused(500))).rejects.toMatchObject({ kind: 'server' });
  });
});
