// Where a person stands before the next command: which host, which project, and what a short look at the server tells.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { Note } from '#growth/goals/notes.ts';
import { projectTopic } from '#growth/forge/layout.ts';
import { readNextMoves } from '#work/next-moves.ts';
import { base, facts } from '../gitlab/fake-gitlab.ts';
import { comment } from '../growth/goals.ts';
import { alex, at, record, sam } from '../reports/story.ts';
import { document } from './a-document.ts';
import { deskOn, read, readInPart } from './a-session.ts';

const ours = { ...facts, topics: [projectTopic], owner: alex };
const server = new DevgrowthError('unreachable', 'no network.');

interface Around {
  readonly host?: string;
  readonly token?: string;
  readonly own?: readonly object[];
  readonly shared?: readonly object[];
  readonly named?: string;
  readonly manager?: string | null;
  readonly project?: object;
  readonly me?: () => Promise<unknown>;
}

function looking({
  host = base,
  token = 'secret',
  own = [ours],
  shared = [],
  named,
  manager = 'sam',
  project = {},
  me = () => Promise.resolve(alex),
}: Around) {
  const asked: string[] = [];
  const targets: object[] = [];
  const opened = {
    readFile: () => Promise.resolve(`person: alex\n${manager === null ? '' : `manager: ${manager}\n`}`),
    goals: () => read([record({ iid: 1, title: 'Fresh', updatedAt: at('2026-11-22') })]),
    oneOnOnes: () => read([]),
    inboxes: () => (asked.push('inboxes'), Promise.resolve([])),
    promotionBesideInboxes: () => (asked.push('both'), Promise.resolve({ document: null, inboxes: [] })),
    issueWithMarker: (marker: string) => (asked.push(marker), Promise.resolve(null)),
    notes: (iid: number) => (asked.push(`notes ${iid}`), read([])),
    ...project,
  };
  const forge = {
    base,
    me,
    ownProjects: () => read(own),
    sharedProjects: () => read(shared),
    findProject: () => Promise.resolve(ours),
    fileOfNamed: () => Promise.resolve(null),
    open: (about: object) => ({ facts: about, ...opened }),
  };
  const env = { CI: '1', DEVGROWTH_HOST: host, DEVGROWTH_TOKEN: token, DEVGROWTH_PROJECT: named ?? '' };
  const openForge = (target: object) => (targets.push(target), Promise.resolve(forge));
  const { desk } = deskOn({ env, openForge, zone: () => 'Europe/Berlin' } as never);
  const access = { host: null, project: null, profile: null, writes: false, allowPublic: false, dryRun: false };
  const next = readNextMoves(access, desk as never).then(({ said, moves }) => ({
    said: said.map(String),
    moves: moves.map(({ command }) => command),
    whys: moves.map(({ why }) => why),
  }));
  return { next, asked, targets };
}

describe('before there is a project', () => {
  test('no host: it says hello', async () => {
    const { next, targets } = looking({ host: '' });
    expect(await next).toMatchObject({ said: ['Welcome to devgrowth. No GitLab is chosen yet.'] });
    expect((await next).moves[0]).toBe('auth login');
    expect(targets).toEqual([]);
  });

  test('a host that is none is said, and not taken for none', async () => {
    await expect(looking({ host: 'no host at all' }).next).rejects.toMatchObject({ kind: 'usage' });
  });

  test('no token: not logged in', async () => {
    const { said, moves } = await looking({ token: '' }).next;
    expect(said).toEqual([expect.stringMatching(/^Not logged in: .*[^.]\.$/)]);
    expect(moves[0]).toBe(`auth login --host ${base}`);
  });

  test('no project; those of others first', async () => {
    const alone = await looking({ own: [] }).next;
    expect(alone.said).toEqual([`Logged in to ${base.replace('https://', '')}, without a goals project yet.`]);
    expect(alone.moves[0]).toBe('init');
    const shared = [
      { ...ours, path: 'sam/goals', owner: sam },
      { ...ours, path: 'a b/goals', owner: null },
    ];
    const both = await looking({ own: [], shared }).next;
    expect(both.said[1]).toBe('Shared with you: @sam, a b/goals.');
    expect(both.moves).toContain('report --project "a b/goals"');
  });

  test('an archived one is read, and said how it opens again', async () => {
    const { said, moves } = await looking({ own: [{ ...ours, archived: true }] }).next;
    expect(said[0]).toBe(`Logged in to ${base.replace('https://', '')}: your goals project ${ours.path} is archived.`);
    expect(said[1]).toContain('It can be read with');
    expect(moves[0]).toBe(`report --project ${ours.path}`);
  });

  test('a server that does not answer leaves it in the dark; what is wrong here is wrong', async () => {
    const me = () => Promise.reject(server);
    const dark = await looking({ me }).next;
    expect(dark.said).toEqual([`What is on ${base.replace('https://', '')} is not known: no network.`]);
    const hinted = new DevgrowthError('server', 'broken', { hint: 'Wait.' });
    expect((await looking({ me: () => Promise.reject(hinted) }).next).said[1]).toBe('Wait.');
    for (const kind of ['usage', 'configuration'] as const)
      await expect(looking({ me: () => Promise.reject(new DevgrowthError(kind, 'x')) }).next).rejects.toThrow('x');
    await expect(looking({ me: () => Promise.reject(new TypeError('ours')) }).next).rejects.toThrow('ours');
  });
});

describe('in a project', () => {
  const path = `${ours.path} on ${base.replace('https://', '')}`;
  const quiet = (iid: number, more: object = {}) =>
    record({
      iid,
      title: `Goal ${iid}`,
      createdAt: at('2026-10-01'),
      updatedAt: at('2026-10-20'),
      commentCount: 1,
      ...more,
    });
  const recent = record({ iid: 1, title: 'Fresh', updatedAt: at('2026-11-22') });
  const goals = (...list: readonly object[]) => ({ goals: () => read(list) });

  test('its open goals are counted, within a short time, and nothing else is asked', async () => {
    const { next, asked, targets } = looking({});
    expect((await next).said).toEqual([`${path}: 1 open goal.`]);
    expect(targets).toMatchObject([{ withinMs: 3_000 }]);
    expect(asked).toEqual(['both']);
    const alone = looking({ manager: null });
    await alone.next;
    expect(alone.asked).toEqual(['inboxes']);
    expect((await looking({ project: goals() }).next).said).toEqual([`${path}: 0 open goals.`]);
  });

  test('somebody else’s is named so, and nothing hidden is looked at', async () => {
    const { next, asked } = looking({ me: () => Promise.resolve(sam), named: ours.path, project: goals(quiet(2)) });
    const { said, moves } = await next;
    expect(said).toEqual([`${path}, the goals of @alex: 1 open goal.`]);
    expect(moves.join()).toContain('@alex');
    expect(asked).toEqual([]);
  });

  test.each([
    ['goals', { goals: () => readInPart([], 'goals') }],
    ['1:1s', { oneOnOnes: () => readInPart([], '1:1s') }],
  ])('%s that did not all arrive are said', async (_name, project) => {
    const { said } = await looking({ project }).next;
    expect(said[1]).toBe('Not everything could be read: the server answered 502 (Bad Gateway).');
  });

  test('of quiet goals with comments it is asked whether they rest: five at most', async () => {
    const many = [1, 2, 3, 4, 5, 6].map((iid) => quiet(iid));
    const { next, asked } = looking({
      project: goals(quiet(7, { commentCount: 0, updatedAt: at('2026-10-02') }), ...many),
    });
    await next;
    expect(asked.filter((one) => one.startsWith('notes'))).toHaveLength(5);
    expect(asked).not.toContain('notes 7');
    expect(asked).toContain('plan');
  });

  test.each([
    ['2026-11-22', true],
    ['2026-11-23', false],
    [null, false],
  ])('a goal due on %s: whether its person is away is asked: %s', async (due, isAsked) => {
    const { next, asked } = looking({ project: goals(quiet(2, { due, updatedAt: at('2026-11-22') }), recent) });
    await next;
    expect(asked.includes('plan')).toBe(isAsked);
  });

  test('a goal that waits is not called quiet', async () => {
    const notes = (iid: number) =>
      read(iid === 2 ? [comment(at('2026-11-01'), '**Check-in 2026-11-01**\n\n- Waiting until: 2026-12-20')] : []);
    const { whys } = await looking({ project: { ...goals(quiet(2), quiet(3)), notes } }).next;
    expect(whys.join()).not.toContain('Goal 2');
    expect(whys.join()).toContain('Goal 3');
  });

  describe('whose person is away', () => {
    const away = (first: string, last: string) => {
      const notes = () => read<Note>([comment(at('2026-11-01'), `**Away ${first}** · until ${last}`)]);
      const issueWithMarker = () => Promise.resolve({ ...document, iid: 5, commentCount: 1 });
      return looking({ project: { ...goals(quiet(2, { commentCount: 0 })), notes, issueWithMarker } }).next;
    };
    test.each([
      ['2026-11-20', '2026-11-23', true],
      ['2026-11-23', '2026-11-30', true],
      ['2026-11-24', '2026-11-30', false],
      ['2026-11-10', '2026-11-22', false],
    ])('from %s to %s: %s', async (first, last, isAway) => {
      const { said } = await away(first, last);
      expect(said[1]).toBe(isAway ? `You are away until ${last}: your goals rest until then.` : undefined);
    });
  });

  test('days away that could not be read are said', async () => {
    const issueWithMarker = () => Promise.reject(server);
    const { said } = await looking({ project: { ...goals(quiet(2)), issueWithMarker } }).next;
    expect(said).toEqual([`${path}: 1 open goal.`, 'Not everything could be read: no network.']);
  });

  describe('that has something hidden', () => {
    const inbox = { updatedAt: at('2026-11-01') };
    const answer = comment(at('2026-11-20'), '**Answer 2026-11-20** · more evidence', sam);
    const hidden = (about: object | null, manager: string | null = 'sam', more: object = {}) =>
      looking({
        manager,
        project: {
          promotionBesideInboxes: () => Promise.resolve({ document: about, inboxes: [inbox] }),
          inboxes: () => Promise.resolve([inbox]),
          notes: () => read([answer]),
          ...more,
        },
      }).next;

    test.each([
      ['an answer', { ...document, commentCount: 1 }, 'sam', true],
      ['no comment', { ...document, commentCount: 0 }, 'sam', false],
      ['a document that is closed', { ...document, commentCount: 1, state: 'closed' }, 'sam', false],
      ['no document', null, 'sam', false],
      ['no manager', { ...document, commentCount: 1 }, null, false],
    ])('%s', async (_name, about, manager, isTold) => {
      const { whys } = await hidden(about, manager);
      expect(whys.some((why) => why.includes('@sam answered'))).toBe(isTold);
      expect(whys.some((why) => why.includes('22 days'))).toBe(true);
    });

    test('what of it cannot be read is left out; a fault of ours is not', async () => {
      const failing = (fault: Error) => ({ promotionBesideInboxes: () => Promise.reject(fault) });
      const { said, whys } = await hidden(null, 'sam', failing(server));
      expect(said).toEqual([`${path}: 1 open goal.`]);
      expect(whys.join()).not.toContain('22 days');
      await expect(hidden(null, 'sam', failing(new TypeError('ours')))).rejects.toThrow('ours');
    });
  });
});
