// Who belongs to a project or group, let in, changed and taken out, on a server that answers what it likes.
import { describe, expect, test } from 'vitest';
import { highestOfEach, roleOf } from '#gitlab/stores/members.ts';
import { type Answering, base, facts, fakeGitLab, html, json, page } from './fake-gitlab.ts';

const sam = { id: 8, username: 'sam', name: 'Sam' };
const row = (level: number, more: object = {}) => ({ ...sam, access_level: level, expires_at: null, ...more });
const refused =
  (status: number, body: unknown = { message: `${status}` }): Answering =>
  () =>
    json(body, { status });
const says =
  (body: unknown, status = 200): Answering =>
  () =>
    json(body, { status });
const missing = refused(404, { message: '404 Not found' });
const opened = (...answers: Answering[]) => {
  const [only] = answers;
  const fake = fakeGitLab(answers.length === 1 && only !== undefined ? only : answers);
  return { ...fake, goals: fake.forge.open(facts, {}) };
};
const sent = ({ asked }: Pick<ReturnType<typeof fakeGitLab>, 'asked'>) =>
  asked.map(({ method, path, body }) => [`${method} ${path}`, body]);

test.each<[number | null | undefined, string | null]>([
  [10, 'guest'],
  [15, 'planner'],
  [20, 'reporter'],
  [25, 'security-manager'],
  [30, 'developer'],
  [40, 'maintainer'],
  [50, 'owner'],
  [5, null],
  [60, null],
  [0, null],
  [null, null],
  [undefined, null],
])('level %s is %s', (level, role) => {
  expect(roleOf(level)).toBe(role);
});

test.each<[number[], number]>([
  [[10, 30], 30],
  [[30, 10], 30],
  [[10, 30, 20], 30],
  [[20], 20],
])('of the levels %j the highest counts, once', (levels, highest) => {
  expect(highestOfEach(levels.map((level) => row(level)))).toEqual([row(highest)]);
});

describe('a membership', () => {
  test('its own and what it comes to', async () => {
    const { goals, asked } = opened((one) => json(one.path.includes('/all/') ? row(30) : row(10)));
    expect(await goals.membership(sam)).toEqual({
      own: { person: sam, role: 'guest', expires: null },
      effective: { person: sam, role: 'developer', expires: null },
    });
    expect(asked.map(({ path }) => path).toSorted()).toEqual(['/projects/1/members/8', '/projects/1/members/all/8']);
  });

  test('by a group alone; of nobody', async () => {
    const inherited = opened((one) => (one.path.includes('/all/') ? json(row(20)) : json({}, { status: 404 })));
    expect(await inherited.goals.membership(sam)).toEqual({
      own: null,
      effective: { person: sam, role: 'reporter', expires: null },
    });
    expect(await opened(missing, missing).goals.membership(sam)).toEqual({ own: null, effective: null });
  });

  test('that cannot be read is not "none"', async () => {
    await expect(opened(refused(403), refused(403)).goals.membership(sam)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('somebody is let in', () => {
  test('with an end', async () => {
    const fake = opened(missing, says(row(10, { expires_at: '2026-12-24' }), 201));
    expect(await fake.goals.setMember(sam, { role: 'guest', expires: '2026-12-24' })).toEqual({
      value: { person: sam, role: 'guest', expires: '2026-12-24' },
      warnings: [],
    });
    expect(sent(fake)[1]).toEqual([
      'POST /projects/1/members',
      { user_id: 8, access_level: 10, expires_at: '2026-12-24' },
    ]);
  });

  test.each([
    ['without one', { expires: null }],
    ['and nothing is said of it', {}],
  ])('%s: none is sent', async (_name, expires) => {
    const fake = opened(missing, says(row(15), 201));
    await fake.goals.setMember(sam, { role: 'planner', ...expires });
    expect(sent(fake)[1]).toEqual(['POST /projects/1/members', { user_id: 8, access_level: 15 }]);
  });

  test('by name alone, who was not looked up', async () => {
    const fake = opened(says(row(10), 201));
    await fake.goals.setMember({ id: null, username: 'sam', name: 'sam' }, { role: 'guest' });
    expect(sent(fake)).toEqual([['POST /projects/1/members', { username: 'sam', access_level: 10 }]]);
  });

  test('by a name that nobody has', async () => {
    const nobody = { id: null, username: 'sma', name: 'sma' } as const;
    await expect(opened(missing).goals.setMember(nobody, { role: 'guest' })).rejects.toMatchObject({
      kind: 'not-found',
      message: `there is no user @sma on ${base}`,
    });
    // Of somebody who was looked up, and of another refusal, nothing of the kind is known.
    await expect(opened(missing, missing).goals.setMember(sam, { role: 'guest' })).rejects.toMatchObject({
      message: 'adding sam to alex/goals as guest failed: it is missing, or not visible to this token',
    });
    await expect(opened(refused(403)).goals.setMember(nobody, { role: 'guest' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  test('somebody was faster: the role they gave is said', async () => {
    const fake = opened(missing, refused(409), () => page([row(30)]));
    expect((await fake.goals.setMember(sam, { role: 'guest' })).warnings).toEqual([
      { field: 'role', asked: 'guest', kept: 'developer' },
    ]);
  });

  test('somebody was faster, and the list does not show them', async () => {
    await expect(
      opened(missing, refused(409), () => page([{ ...row(30), id: 9 }])).goals.setMember(sam, { role: 'guest' }),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  test.each([
    ['access_level does not have a valid value', 'planner', 'Choose guest or reporter.'],
    ['access_level is not included in the list', 'planner', 'Choose guest or reporter.'],
    ['access_level does not have a valid value', 'reporter', null],
    ['user is blocked', 'planner', null],
  ] as const)('GitLab says "%s" of a %s', async (error, role, hint) => {
    const failing = opened(missing, refused(400, { error })).goals.setMember(sam, { role });
    await expect(failing).rejects.toMatchObject({ kind: 'rejected', hint });
  });
});

describe('a role is changed', () => {
  test('and its end', async () => {
    const fake = opened(says(row(10)), says(row(20, { expires_at: '2027-01-31' })));
    expect((await fake.goals.setMember(sam, { role: 'reporter', expires: '2027-01-31' })).warnings).toEqual([]);
    expect(sent(fake)[1]).toEqual(['PUT /projects/1/members/8', { access_level: 20, expires_at: '2027-01-31' }]);
  });

  test.each<[string, { expires?: null }, object]>([
    ['an end is taken away by an empty day', { expires: null }, { access_level: 20, expires_at: '' }],
    ['of which nothing is said: it stays', {}, { access_level: 20 }],
  ])('%s', async (_name, expires, body) => {
    const fake = opened(says(row(10, { expires_at: '2026-12-24' })), says(row(20)));
    await fake.goals.setMember(sam, { role: 'reporter', ...expires });
    expect(sent(fake)[1]?.[1]).toEqual(body);
  });

  test.each<[string, object, { role: 'guest' | 'reporter'; expires?: string | null }, number]>([
    ['the same', {}, { role: 'guest' }, 1],
    ['the same with the same end', { expires_at: '2026-12-24' }, { role: 'guest', expires: '2026-12-24' }, 1],
    ['the same, whose end is not spoken of', { expires_at: '2026-12-24' }, { role: 'guest' }, 1],
    ['another end', { expires_at: '2026-12-24' }, { role: 'guest', expires: null }, 2],
    ['another role', {}, { role: 'reporter' }, 2],
  ])('%s: asked %#', async (_name, there, wanted, requests) => {
    const fake = opened(says(row(10, there)), says(row(20)));
    await fake.goals.setMember(sam, wanted);
    expect(fake.asked).toHaveLength(requests);
  });

  test('what the server kept in its place is said', async () => {
    const { goals } = opened(says(row(10)), says(row(26, { expires_at: '2026-12-31' })));
    expect((await goals.setMember(sam, { role: 'reporter', expires: null })).warnings).toEqual([
      { field: 'role', asked: 'reporter', kept: 'level 26' },
      { field: 'end of the membership', asked: 'no end', kept: '2026-12-31' },
    ]);
  });

  test('a lost answer: what the server shows decides', async () => {
    const lost = () => html(502);
    const landed = opened(says(row(10)), lost, says(row(20)));
    expect((await landed.goals.setMember(sam, { role: 'reporter' })).value.role).toBe('reporter');
    expect(sent(landed).map(([request]) => request)).toEqual([
      'GET /projects/1/members/8',
      'PUT /projects/1/members/8',
      'GET /projects/1/members/8',
    ]);
    const again = opened(says(row(10)), lost, says(row(10)), says(row(20)));
    await again.goals.setMember(sam, { role: 'reporter' });
    expect(sent(again).filter(([request]) => request?.toString().startsWith('PUT'))).toHaveLength(2);
  });
});

describe('somebody is taken out', () => {
  const gone = () => new Response(null, { status: 204 });

  test('what was assigned to them, too; a role of a group is left', async () => {
    const fake = opened(gone, says(row(30)));
    expect(await fake.goals.removeMember(sam)).toEqual({ person: sam, role: 'developer', expires: null });
    expect(sent(fake).map(([request]) => request)).toEqual([
      'DELETE /projects/1/members/8',
      'GET /projects/1/members/all/8',
    ]);
    expect(fake.asked[0]?.body).toEqual({ unassign_issuables: true });
  });

  test('nothing is left', async () => {
    expect(await opened(gone, missing).goals.removeMember(sam)).toBe(null);
  });

  test('somebody was faster', async () => {
    const { goals } = opened(missing, () => page([{ ...row(50), id: 7 }]), missing, missing);
    expect(await goals.removeMember(sam)).toBe(null);
  });

  test.each<[string, Answering[]]>([
    ['the project is not seen any more', [missing, () => page([]), missing]],
    ['they are still there', [missing, () => page([row(10)]), says(row(10))]],
    ['not allowed', [refused(403)]],
  ])('%s: that is said', async (_name, answers) => {
    await expect(opened(...answers).goals.removeMember(sam)).rejects.toMatchObject({
      message: expect.stringMatching(/^removing sam from alex\/goals failed: /) as string,
    });
  });

  test('a lost answer: whether they are there tells', async () => {
    const fake = opened(() => html(502), missing, missing);
    expect(await fake.goals.removeMember(sam)).toBe(null);
    expect(sent(fake).filter(([request]) => request?.toString().startsWith('DELETE'))).toHaveLength(1);
  });
});

describe('groups', () => {
  const group = { id: 5, full_path: 'acme/people', kind: 'group' };

  test.each<[string, Answering, object | null]>([
    ['of a group', says(group), { id: 5, path: 'acme/people', kind: 'group' }],
    ['of a person', says({ ...group, kind: 'user' }), { id: 5, path: 'acme/people', kind: 'user' }],
    [
      'that does not say what it is: who is in it comes along',
      says({ id: 5, full_path: 'x' }),
      { id: 5, path: 'x', kind: 'group' },
    ],
    ['of nobody', missing, null],
  ])('a place %s', async (_name, answer, place) => {
    const fake = fakeGitLab([answer]);
    expect(await fake.forge.namespace('acme/people')).toEqual(place);
    expect(fake.asked[0]?.path).toBe('/namespaces/acme%2Fpeople');
  });

  test('a place that cannot be read is not "none"', async () => {
    await expect(fakeGitLab([refused(403)]).forge.namespace('acme')).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('where a project can be made: as developer and up, whatever the row says it is', async () => {
    const fake = fakeGitLab([() => page([{ id: 5, full_path: 'acme', kind: 'user' }])]);
    expect((await fake.forge.groupsForProjects()).asFarAsRead().items).toEqual([
      { id: 5, path: 'acme', kind: 'group' },
    ]);
    expect(fake.asked[0]?.path).toBe('/groups?min_access_level=30&order_by=path&sort=asc&per_page=100&page=1');
  });

  test('its members, each once', async () => {
    const fake = fakeGitLab([() => page([row(10), row(40)])]);
    const read = await fake.forge.groupMembers({ id: 5, path: 'acme', kind: 'group' });
    expect(read.asFarAsRead().items).toEqual([{ person: sam, role: 'maintainer', expires: null }]);
    expect(fake.asked[0]?.path).toBe('/groups/5/members/all?per_page=100&page=1');
  });
});
