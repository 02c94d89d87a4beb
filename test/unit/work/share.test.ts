// Whom a project is shared with: who may be let in, as what, until when, and what changes for them.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { ProjectItem, Role } from '#growth/forge/project.ts';
import { ListRead } from '#growth/words/completeness.ts';
import { usernameOf } from '#work/share/invitee.ts';
import { offeredRoles } from '#work/share/offered-roles.ts';
import { planShare, type ShareWords } from '#work/share/sharing.ts';
import { planUnshare } from '#work/share/unsharing.ts';

const alex = { id: 1, username: 'alex', name: 'Alex' };
const sam = { id: 3, username: 'sam', name: 'Sam' };

test.each([
  ['@sam', 'sam'],
  [' sam.o-k_1 ', 'sam.o-k_1'],
])('%j is a username', (typed, name) => expect(usernameOf(typed)).toBe(name));

test.each([
  ['sam@example.org', 'is an e-mail address'],
  ['@@sam', 'is an e-mail address'],
  ['sam okoye', 'is no username'],
  ['', 'is no username'],
  ['sam/web', 'is no username'],
])('%j is none', (typed, why) => expect(() => usernameOf(typed)).toThrow(why));

describe('the roles that a server gives', () => {
  const offered = (version: string | null) =>
    offeredRoles({ base: 'https://gitlab.example', server: () => Promise.resolve({ version }) } as unknown as Forge);
  test.each([
    ['17.6', ['guest', 'reporter'], false],
    ['17.7', ['guest', 'planner', 'reporter'], true],
    // It is not offered, but a server that hides its version says no itself.
    [null, ['guest', 'reporter'], true],
  ])('GitLab %s', async (version, roles, isGiven) => {
    const { roles: told, orRefuse } = await offered(version);
    expect(told).toEqual(roles);
    if (isGiven) expect(orRefuse('planner')).toBe('planner');
    else expect(() => orRefuse('planner')).toThrow('the role planner came with 17.7');
    expect(orRefuse('guest')).toBe('guest');
  });
});

const item = (iid: number, more: Partial<ProjectItem> = {}): ProjectItem => ({
  iid,
  title: `Goal ${iid}`,
  sort: 'goal',
  state: 'opened',
  confidential: false,
  author: alex,
  assignees: [],
  ...more,
});
const items = [item(1), item(2, { confidential: true }), item(3, { confidential: true, assignees: [sam] })];

interface Scene {
  readonly own?: { readonly role: Role | null; readonly expires: string | null } | null;
  readonly inherited?: Role | null;
  readonly myRole?: Role | null;
  readonly owner?: typeof alex | null;
  readonly person?: typeof sam;
}

const desk = {
  ask: null,
  yes: true,
  talk: { note: () => {}, warn: () => {}, hint: () => {} },
} as unknown as Parameters<typeof planShare>[2];

function session({ own = null, inherited = null, myRole = 'owner', owner = alex, person = sam }: Scene) {
  const effective = own ?? (inherited === null ? null : { role: inherited, expires: null });
  const listed = <T>(all: readonly T[]) =>
    Promise.resolve(
      new ListRead({ items: all, source: { name: 'x', requests: 1, seen: all.length, total: null, failed: null } }),
    );
  return {
    me: alex,
    now: { today: '2026-11-23' },
    settings: { fiscalYearStart: 2 },
    connection: { host: 'h' },
    forge: {
      base: 'b',
      findPerson: () => Promise.resolve(person),
      server: () => Promise.resolve({ version: '18.0' }),
      namespace: () => Promise.resolve({ id: 7, path: 'acme' }),
      groupMembers: () =>
        listed(
          inherited === null
            ? []
            : [
                { person: alex, role: 'owner' },
                { person: sam, role: inherited },
              ],
        ),
    },
    project: {
      facts: { path: 'acme/goals', url: 'u', myRole, owner },
      items: () => listed(items),
      membership: () => Promise.resolve({ own, effective }),
    },
  } as unknown as Parameters<typeof planShare>[1];
}

const planned = (words: Partial<ShareWords>, scene: Scene = {}) =>
  planShare({ username: 'sam', role: null, until: null, ...words }, session(scene), desk);
const refused = async (work: Promise<unknown>) => {
  const error: unknown = await work.catch((fault: unknown) => fault);
  return error instanceof DevgrowthError ? `${error.kind}: ${error.message}` : 'not refused';
};

describe('who may be let in', () => {
  test.each<[string, Scene, string]>([
    ['oneself', { person: alex }, 'refused: that is you'],
    ['who owns it', { owner: sam }, 'refused: @sam owns acme/goals'],
    ['another owner', { own: { role: 'owner', expires: null } }, 'refused: @sam owns acme/goals'],
    ['by whoever does not decide', { myRole: 'developer' }, 'forbidden: your role in acme/goals is developer'],
    ['by a maintainer', { myRole: 'maintainer' }, 'not refused'],
    ['by whose role nobody tells', { myRole: null }, 'not refused'],
  ])('%s', async (_name, scene, why) => {
    expect(await refused(planned({}, scene))).toContain(why);
  });
});

describe('as what', () => {
  test.each<[string, Partial<ShareWords>, Scene, string]>([
    ['who is new, and nobody says', {}, {}, 'guest'],
    ['who is there stays what they are', {}, { own: { role: 'reporter', expires: null } }, 'reporter'],
    ['what is said', { role: 'planner' }, { own: { role: 'reporter', expires: null } }, 'planner'],
  ])('%s', async (_name, words, scene, role) => {
    expect((await planned(words, scene)).wanted.role).toBe(role);
  });

  test.each([
    ['reporter', 'reporter'],
    ['developer', 'guest'],
  ] as const)('whoever is asked about a %s is offered %s first', async (role, first) => {
    const ask = { choice: (question: { default: string }) => Promise.resolve(question.default) };
    const asking = { ...desk, yes: false, ask } as unknown as typeof desk;
    const words = { username: 'sam', role: null, until: null };
    const { wanted, shown } = await planShare(words, session({ own: { role, expires: null } }), asking);
    expect([wanted.role, shown.from]).toEqual([first, { role, until: null, inherited: false }]);
  });

  test('a role that is none of these is not changed unless that is said', async () => {
    const developer = { own: { role: 'developer', expires: null } } as const;
    expect(await refused(planned({}, developer))).toBe('usage: their role is developer: say which it is to be');
    expect(await refused(planned({}, { own: { role: null, expires: null } }))).toContain(
      'their role is one of its own',
    );
    expect((await planned({ role: 'guest' }, developer)).wanted.role).toBe('guest');
  });

  test.each<[string, Partial<ShareWords>, Scene, string]>([
    [
      'less',
      { role: 'guest' },
      { inherited: 'reporter' },
      'refused: @sam is reporter of acme/goals by a group, and can be no less',
    ],
    [
      'the same, with an end',
      { role: 'reporter', until: '2026-12-31' },
      { inherited: 'reporter' },
      'does not end with a membership here',
    ],
    ['the same', { role: 'reporter' }, { inherited: 'reporter' }, 'not refused'],
    ['the same, never to end', { role: 'reporter', until: 'never' }, { inherited: 'reporter' }, 'not refused'],
    ['more, with an end', { role: 'reporter', until: '2026-12-31' }, { inherited: 'guest' }, 'not refused'],
    [
      'less, where the role is their own',
      { role: 'guest' },
      { own: { role: 'reporter', expires: null } },
      'not refused',
    ],
  ])('than a group gives: %s', async (_name, words, scene, why) => {
    expect(await refused(planned(words, scene))).toContain(why);
  });
});

describe('until when', () => {
  test.each<[string, string | null, string | null, string | null | undefined]>([
    // What is typed; the end that there is; the end that is wanted (undefined: as it is).
    ['nobody says, no end', null, null, undefined],
    ['nobody says, an end ahead', null, '2026-11-24', undefined],
    ['nobody says, it ended today', null, '2026-11-23', null],
    ['a day', '2026-11-24', null, '2026-11-24'],
    ['never', ' Never ', '2026-12-24', null],
  ])('%s', async (_name, until, expires, wanted) => {
    expect((await planned({ until }, { own: { role: 'guest', expires } })).wanted.expires).toBe(wanted);
  });

  test.each(['2026-11-23', '2026-11-01'])('%s is not ahead', async (until) => {
    expect(await refused(planned({ until }))).toContain('is not ahead: access ends when that day begins');
  });
});

describe('what changes', () => {
  const numbers = (all: readonly ProjectItem[]) => all.map(({ iid }) => iid);
  test.each<[string, Partial<ShareWords>, Scene, number[][]]>([
    // New to them, as before, lost, hidden as before they came.
    ['a new guest', {}, {}, [[1, 3], [], [], [2]]],
    [
      'a guest who becomes a reporter',
      { role: 'reporter' },
      { own: { role: 'guest', expires: null } },
      [[2], [1, 3], [], []],
    ],
    [
      'a reporter who becomes a guest',
      { role: 'guest' },
      { own: { role: 'reporter', expires: null } },
      [[], [1, 3], [2], []],
    ],
  ])('%s', async (_name, words, scene, seen) => {
    const { shown, isChange } = await planned(words, scene);
    expect([shown.gains, shown.keeps, shown.loses, shown.hidden].map(numbers)).toEqual(seen);
    expect(isChange).toBe(true);
  });

  test.each<[string, Partial<ShareWords>, Scene, boolean]>([
    ['the same role', { role: 'guest' }, { own: { role: 'guest', expires: '2026-12-24' } }, false],
    ['the same end', { until: '2026-12-24' }, { own: { role: 'guest', expires: '2026-12-24' } }, false],
    ['another end', { until: '2026-12-25' }, { own: { role: 'guest', expires: '2026-12-24' } }, true],
    ['the role that a group gives', { role: 'reporter' }, { inherited: 'reporter' }, false],
  ])('nothing, and then nothing is looked at: %s', async (_name, words, scene, isChange) => {
    const told = await planned(words, scene);
    expect([told.isChange, told.shown.keeps.length > 0]).toEqual([isChange, isChange]);
  });

  test('the group above is named where the project is of one', async () => {
    expect((await planned({}, { owner: null })).shown).toMatchObject({ group: 'acme', from: null });
    expect((await planned({})).shown.group).toBeNull();
  });
});

describe('taken back', () => {
  const taken = (scene: Scene) => planUnshare('sam', session(scene), desk);
  test('who is no member has nothing to lose', async () => {
    expect(await taken({})).toEqual({ username: 'sam', taking: null });
  });

  test('what a group gives alone is not taken back here', async () => {
    expect(await refused(taken({ inherited: 'guest', owner: null }))).toBe(
      'refused: @sam is in acme/goals by a group, as guest',
    );
  });

  test('what they lose is what no group shows them', async () => {
    const own = { role: 'reporter', expires: null } as const;
    const lost = async (scene: Scene) => {
      const { loses, left, role, assigned } = (await taken({ own, ...scene })).taking?.shown ?? {};
      return [loses?.map(({ iid }) => iid), left, role, assigned?.map(({ iid }) => iid)];
    };
    expect(await lost({})).toEqual([[1, 2, 3], null, 'reporter', [3]]);
    expect(await lost({ owner: null })).toEqual([[1, 2, 3], null, 'reporter', [3]]);
    expect(await lost({ owner: null, inherited: 'guest' })).toEqual([[2], 'guest', 'reporter', [3]]);
  });
});
