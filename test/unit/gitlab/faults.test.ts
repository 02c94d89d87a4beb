// The real gateway on the sandbox behind a network that misbehaves: what the person gets, and what the server then holds.
import { byFetch } from '#gitlab/wire/carry.ts';
import { describe, expect, test } from 'vitest';
import { hintOf } from '../../support/hint.ts';
import { failureOf } from './fake-gitlab.ts';
import type { Underway } from '#gitlab/wire/connection.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import * as plan from '../../support/fault-plan.ts';
import { base, newGoal, type OnSandbox, onSandbox } from './on-sandbox.ts';

/** How long the gateway waits for an answer; the faults that never answer take that long. */
const timeoutMs = 40;

interface Disturbed {
  readonly goals: GoalsProject;
  readonly asked: readonly string[];
}

/** A goals project with one goal, reached undisturbed so far; from now on the rules hold. */
async function disturbed(at: OnSandbox, rules: readonly plan.FaultRule[]): Promise<Disturbed> {
  const faulty = plan.withFaults(at.sandbox.fetch, rules);
  let isOpen = false;
  const goals = await at.project({
    timeoutMs,
    carry: byFetch((request) => (isOpen ? faulty.fetch(request) : at.sandbox.fetch(request))),
  });
  isOpen = true;
  return { goals, asked: faulty.asked };
}

async function prepared(options: Parameters<typeof onSandbox>[0] = {}): Promise<OnSandbox> {
  const at = onSandbox({ stepMs: 100, ...options });
  const goals = await at.project();
  await goals.ensureLabel(doing);
  await goals.createGoal(newGoal('- [ ] one\n- [ ] two'));
  await goals.createBoard('Goals');
  // The project is no longer new: nothing about it is waited for.
  at.pass(120_000);
  return at;
}

const doing = { word: { group: 'stage', value: 'doing' }, color: '#1068bf', description: 'In work' } as const;
const waiting = { word: { group: 'stage', value: 'waiting' }, color: '#1068bf', description: 'Waits' } as const;
/** Each thing that is made, the request that makes it, and how many of it the server holds. */
const creations: Record<
  string,
  { readonly path: RegExp; make(goals: GoalsProject): Promise<unknown>; count(at: OnSandbox): number }
> = {
  'a goal': {
    path: /\/issues$/,
    make: (goals) => goals.createGoal(newGoal('text', { key: 'made-once', title: 'Made once' })),
    count: ({ sandbox }) => (sandbox.state.issues['1'] ?? []).filter(({ title }) => title === 'Made once').length,
  },
  'a comment': {
    path: /\/notes$/,
    make: (goals) => goals.comment(1, { key: 'said-once', type: 'check-in', body: 'Said once' }),
    count: ({ sandbox }) =>
      (sandbox.state.notes['issue:1'] ?? []).filter(({ body }) => body.startsWith('Said once')).length,
  },
  'a label': {
    path: /\/labels$/,
    make: (goals) => goals.ensureLabel(waiting),
    count: ({ sandbox }) => sandbox.state.labels.filter(({ name }) => name === 'progress::waiting').length,
  },
  'a milestone': {
    path: /\/milestones$/,
    make: (goals) => goals.ensureMilestone({ title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' }),
    count: ({ sandbox }) => sandbox.state.milestones.length,
  },
  'a board': {
    path: /\/boards$/,
    make: (goals) => goals.createBoard('Second'),
    count: ({ sandbox }) => sandbox.state.boards.filter(({ name }) => name === 'Second').length,
  },
  'a board list': {
    path: /\/lists$/,
    make: async (goals) => {
      const [board] = (await goals.boards()).asFarAsRead().items;
      if (board !== undefined) await goals.addBoardList(board, doing.word);
    },
    count: ({ sandbox }) => sandbox.state.boards[0]?.lists.length ?? 0,
  },
  'a member': {
    path: /\/members$/,
    make: (goals) => goals.addMember({ id: 2, username: 'morgan', name: 'Morgan Lindqvist' }, 'reporter'),
    count: ({ sandbox }) => sandbox.state.members.filter(({ userId }) => userId === 2).length,
  },
  'a commit': {
    path: /\/repository\/commits$/,
    make: (goals) => goals.commit('Add a file', [{ path: 'a.md', content: 'a\n', action: 'create' }]),
    count: ({ sandbox }) => Object.keys(sandbox.state.repositories['1']?.commits ?? {}).length,
  },
};

const oneFault: Record<string, plan.Fault> = {
  'too many requests, come back in 7 s': plan.tooMany(7),
  'too many requests, without a time': plan.tooMany(null),
  'a proxy’s 502 before it arrived': plan.proxyPage(502, 'before'),
  'a proxy’s 502 after it was done': plan.proxyPage(502, 'after'),
  'a proxy’s 503 after it was done': plan.proxyPage(503, 'after'),
  'a proxy’s 504 after it was done': plan.proxyPage(504, 'after'),
  'a crash before it was done': plan.crash('before'),
  'a crash after it was done': plan.crash('after'),
  'a reset before it arrived': plan.reset('before'),
  'a reset after it was done': plan.reset('after'),
  'an answer that is cut short': plan.cutShort,
  'an empty answer': plan.emptyBody,
  'a login page': plan.loginPage,
  'a slow answer': plan.slow(5),
  'no answer, and it never arrived': plan.hang('before'),
  'no answer, though it was done': plan.hang('after'),
};

describe('what is created once is there once, whatever happens to the request that creates it', () => {
  const rows = Object.entries(creations).flatMap(([thing, creation]) =>
    Object.entries(oneFault).map(([name, fault]) => [thing, name, creation, fault] as const),
  );
  test.each(rows)('%s: %s', async (_thing, _name, { path, make, count }, fault) => {
    const at = await prepared();
    const { goals, asked } = await disturbed(at, [{ when: { method: 'POST', path }, fault }]);
    await make(goals);
    expect(asked.filter((line) => line.startsWith('*'))).toHaveLength(1);
    expect(count(at)).toBe(1);
  });

  test.each(Object.entries(oneFault))('a project: %s', async (_name, fault) => {
    const at = onSandbox();
    const { fetch } = plan.withFaults(at.sandbox.fetch, [{ when: { method: 'POST', path: /^\/projects$/ }, fault }]);
    const wanted = { path: 'goals', name: 'Goals', description: '', topics: ['devgrowth'] };
    const { path } = await at.open({ carry: byFetch(fetch), timeoutMs }).createProject(wanted);
    expect([path, at.sandbox.state.projects.length]).toEqual(['alex/goals', 1]);
  });
});

describe('a write that lands late', () => {
  const post = { method: 'POST', path: /\/issues$/ };
  const goal = () => newGoal('text', { key: 'late', title: 'Late' });
  const countOf = (at: OnSandbox) =>
    (at.sandbox.state.issues['1'] ?? []).filter(({ title }) => title === 'Late').length;

  /** The connection breaks at once; GitLab is done with it so much later. */
  function landing(at: OnSandbox, ms: number): plan.Fault {
    return (_request, pass) => {
      const sentAt = Date.parse(at.now());
      let isThere = false;
      at.onRequest = async () => {
        if (isThere || Date.parse(at.now()) < sentAt + ms) return null;
        isThere = true;
        await pass();
        return null;
      };
      return Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
      );
    };
  }

  test.each([7_000, 20_000, 45_000, 60_000])('after %i ms is waited for, and who waits is told', async (ms) => {
    const at = await prepared();
    const told: string[] = [];
    const goals = await lateProject(at, [{ when: post, fault: landing(at, ms) }], told);
    await goals.createGoal(goal());
    expect(countOf(at)).toBe(1);
    expect(told).toContain('what was sent may still be written');
  });

  test('that never lands is repeated, and not before a minute has passed', async () => {
    const at = await prepared();
    const goals = await lateProject(at, [{ when: post, fault: plan.reset('before') }], []);
    const before = Date.parse(at.now());
    await goals.createGoal(goal());
    expect(countOf(at)).toBe(1);
    expect(Date.parse(at.now()) - before).toBeGreaterThanOrEqual(60_000);
  });

  test('after the second one was written: both are named, and it is no success', async () => {
    const at = await prepared();
    let first: (() => Promise<Response>) | null = null;
    const goals = await lateProject(
      at,
      [
        {
          when: post,
          fault: (request, pass) => {
            first = pass;
            return plan.reset('before')(request, pass);
          },
        },
        {
          when: post,
          nth: 2,
          fault: async (_request, pass) => {
            await first?.();
            return pass();
          },
        },
      ],
      [],
    );
    expect(await failureOf(goals.createGoal(goal()))).toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('stands there twice') as unknown,
      hint: expect.stringContaining('/alex/goals/-/') as unknown,
    });
    expect(countOf(at)).toBe(2);
  });

  test('is waited for by the next process too', async () => {
    const at = await prepared();
    const begun = new Map([['1 late', at.now()]]);
    const underway: Underway = {
      begunAt: (name) => Promise.resolve(begun.get(name) ?? null),
      begin: (name) => Promise.resolve(void begun.set(name, at.now())),
      end: (name) => Promise.resolve(void begun.delete(name)),
    };
    const before = Date.parse(at.now());
    await (await at.project({ underway })).createGoal(goal());
    expect(Date.parse(at.now()) - before).toBeGreaterThanOrEqual(60_000);
    expect([countOf(at), [...begun.keys()]]).toEqual([1, []]);
  });

  async function lateProject(at: OnSandbox, rules: readonly plan.FaultRule[], told: string[]): Promise<GoalsProject> {
    const inner: plan.Fetch = async (request) => {
      await at.onRequest?.('', 0);
      return at.sandbox.fetch(request);
    };
    const faulty = plan.withFaults(inner, rules);
    return at.project({ carry: byFetch(faulty.fetch), onWait: ({ why }) => void told.push(why) });
  }
});

describe('a change is there, and nothing else changed', () => {
  const changes: [string, (goals: GoalsProject) => Promise<unknown>, object][] = [
    [
      'title and due date',
      (goals) => goals.changeGoal(1, { title: 'New', due: '2027-01-31' }),
      { title: 'New', dueDate: '2027-01-31', description: '- [ ] one\n- [ ] two' },
    ],
    [
      'a tick',
      (goals) => goals.editDescription(1, (text) => text.replace('[ ] two', '[x] two')),
      { title: 'A goal', description: '- [ ] one\n- [x] two' },
    ],
    [
      'a tick with labels',
      (goals) => goals.editDescription(1, (text) => text.replace('[ ] two', '[x] two'), { health: 'at-risk' }),
      {
        description: '- [ ] one\n- [x] two',
        labels: expect.arrayContaining(['goal', 'health::at-risk']),
      },
    ],
    ['closing', (goals) => goals.changeGoal(1, { state: 'close', outcome: 'achieved' }), { state: 'closed' }],
  ];
  const rows = changes.flatMap(([name, change, kept]) =>
    Object.entries(oneFault).map(([faultName, fault]) => [name, faultName, change, kept, fault] as const),
  );
  test.each(rows)('%s: %s', async (_name, _faultName, change, kept, fault) => {
    const at = await prepared();
    const { goals } = await disturbed(at, [{ when: { method: 'PUT' }, fault }]);
    const failure = await change(goals).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toBeNull();
    const [issue] = at.sandbox.state.issues['1'] ?? [];
    const description = (issue?.description ?? '').split('\n\n<!--')[0];
    const labels = at.sandbox.state.labels.flatMap(({ id, name }) => (issue?.labelIds.includes(id) ? [name] : []));
    expect({ ...issue, description, labels }).toMatchObject(kept);
    expect(at.sandbox.state.stateEvents['issue:1'] ?? []).toHaveLength('state' in kept ? 1 : 0);
  });
});

describe('nothing is written, and the person is told why', () => {
  const cases: [string, plan.Fault, { kind: string; message: RegExp; hint: RegExp }][] = [
    [
      'sent on to another host',
      plan.redirectTo('https://login.example.com'),
      { kind: 'refused', message: /sends us on to https:\/\/login\.example\.com/, hint: /login page/ },
    ],
    [
      'a token that was revoked half-way',
      plan.revoked,
      { kind: 'authentication', message: /was revoked$/, hint: /devgrowth auth login/ },
    ],
    [
      'too many requests for a day',
      plan.tooMany(86_400),
      {
        kind: 'rate-limited',
        message: /too many requests$/,
        hint: /^Run it again after \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC\.$/,
      },
    ],
    [
      'too many requests, again and again',
      plan.tooMany(null),
      { kind: 'rate-limited', message: /too many requests$/, hint: /^Run it again in a minute\.$/ },
    ],
    [
      'a reset before it arrived, again and again',
      plan.reset('before'),
      { kind: 'unreachable', message: /connection .* broke/, hint: /./ },
    ],
    [
      'a proxy’s 502, again and again',
      plan.proxyPage(502, 'before'),
      { kind: 'server', message: /answers 502/, hint: /./ },
    ],
  ];
  test.each(cases)('%s', async (_name, fault, { kind, message, hint }) => {
    const at = await prepared();
    const { goals } = await disturbed(at, [{ when: { method: 'POST' }, times: Infinity, fault }]);
    const failure = await failureOf(goals.createGoal(newGoal('text', { title: 'Never' })));
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(message) as unknown });
    expect(hintOf(failure)).toMatch(hint);
    expect(at.sandbox.state.issues['1']).toHaveLength(1);
    // Nobody sits in front of a terminal for longer.
    expect(Math.max(0, ...at.waits)).toBeLessThanOrEqual(90_000);
  });

  test('when nothing answers any more after the write was done, it says that this is not known', async () => {
    const at = await prepared();
    const { goals } = await disturbed(at, [
      { when: { method: 'POST' }, fault: plan.reset('after') },
      { when: { method: 'GET' }, times: Infinity, fault: plan.reset('before') },
    ]);
    const failure = await failureOf(goals.createGoal(newGoal('text', { key: 'lost', title: 'Lost' })));
    expect(failure.message).toMatch(/Whether it was written is not known\.$/);
    expect(at.sandbox.state.issues['1']).toHaveLength(2);
    // The next run asks for its key first.
    const again = await at.project();
    await again.createGoal(newGoal('text', { key: 'lost', title: 'Lost', mayExist: true }));
    expect(at.sandbox.state.issues['1']).toHaveLength(2);
  });
});

describe('a list of 250 goals', () => {
  async function withMany(): Promise<OnSandbox> {
    const at = await prepared();
    for (let number = 2; number <= 250; number += 1) {
      const body = { title: `Goal ${number}`, labels: 'goal,goal::general' };
      at.pass(1_000);
      await at.api('projects/1/issues', { method: 'POST', body });
    }
    return at;
  }
  const list = { method: 'GET', path: /\/issues\?/ };
  const iids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

  const passing: [string, plan.FaultRule[]][] = [
    ['429 with a time', [{ when: list, nth: 2, fault: plan.tooMany(3) }]],
    ['429 without a time', [{ when: list, fault: plan.tooMany(null) }]],
    ['502', [{ when: list, nth: 2, fault: plan.proxyPage(502, 'before') }]],
    ['503 three times', [{ when: list, times: 3, fault: plan.proxyPage(503, 'before') }]],
    ['a reset', [{ when: list, nth: 3, fault: plan.reset('before') }]],
    ['JSON cut short', [{ when: list, nth: 2, fault: plan.cutShort }]],
    ['an empty body', [{ when: list, nth: 2, fault: plan.emptyBody }]],
    ['a slow page', [{ when: list, nth: 2, fault: plan.slow(5) }]],
    ['a page that never comes', [{ when: list, nth: 2, fault: plan.hang('before') }]],
    ['no totals', [{ when: list, times: Infinity, fault: plan.uncounted }]],
    ['a clock an hour behind', [{ when: {}, times: Infinity, fault: plan.skewed(-3_600_000) }]],
    ['a clock a day ahead', [{ when: {}, times: Infinity, fault: plan.skewed(86_400_000) }]],
  ];
  test.each(passing)('%s: all of them, and it says complete', async (_name, rules) => {
    const at = await withMany();
    const { goals } = await disturbed(at, rules);
    const { items, source } = (await goals.goals()).asFarAsRead();
    expect(items.map(({ iid }) => iid)).toEqual(iids(1, 250));
    expect(source).toMatchObject({ seen: 250, failed: null });
  });

  const lasting: [string, plan.Fault, string, RegExp][] = [
    ['502 for good', plan.proxyPage(502, 'before'), 'server', /answers 502/],
    ['500', plan.crash('before'), 'server', /answers 500/],
    ['a login page', plan.loginPage, 'not-gitlab', /page instead of data/],
    ['sent elsewhere', plan.redirectTo('https://login.example.com'), 'refused', /sends us on/],
    ['cut short for good', plan.cutShort, 'server', /cut off/],
    ['a reset for good', plan.reset('before'), 'unreachable', /broke/],
    ['429 for a day', plan.tooMany(86_400), 'rate-limited', /too many requests/],
  ];
  test.each(lasting)(
    'page 2 fails, %s: the others are there, and it says what failed',
    async (_name, fault, kind, message) => {
      const at = await withMany();
      const { goals } = await disturbed(at, [
        { when: { method: 'GET', path: /\/issues\?.*\bpage=2\b/ }, times: Infinity, fault },
      ]);
      const { items, source } = (await goals.goals()).asFarAsRead();
      expect(items.map(({ iid }) => iid)).toEqual([...iids(1, 100), ...iids(201, 250)]);
      expect(source).toMatchObject({
        seen: 150,
        total: 250,
        failed: { kind, message: expect.stringMatching(message) as unknown },
      });
    },
  );

  test('a list that shrinks while it is read is read again: what is left is there once', async () => {
    const at = await withMany();
    const shrink = plan.meanwhile(() => at.api('projects/1/issues/5', { method: 'DELETE' }));
    const { goals } = await disturbed(at, [{ when: { method: 'GET', path: /\/issues\?.*\bpage=2\b/ }, fault: shrink }]);
    const { items, source } = (await goals.goals()).asFarAsRead();
    expect(items.map(({ iid }) => iid)).toEqual(iids(1, 250).filter((iid) => iid !== 5));
    expect(source).toMatchObject({ seen: 249, total: 249, failed: null });
  });

  test('a token that is revoked half-way ends it: nothing else will succeed either', async () => {
    const at = await withMany();
    const { goals } = await disturbed(at, [{ when: list, nth: 2, times: Infinity, fault: plan.revoked }]);
    expect(await failureOf(goals.goals())).toMatchObject({
      kind: 'authentication',
      message: 'the token for gitlab.example.com was revoked',
    });
  });
});

describe('what never happens', () => {
  test('the token does not follow a redirect', async () => {
    const at = await prepared();
    const origins = new Set<string>();
    const { fetch } = plan.withFaults(at.sandbox.fetch, [
      { when: { path: /\/issues/ }, times: Infinity, fault: plan.redirectTo('https://login.example.com') },
    ]);
    const goals = await at.project({
      timeoutMs,
      carry: byFetch((request) => {
        origins.add(new URL(request.url).origin);
        return fetch(request);
      }),
    });
    await failureOf(goals.goal(1));
    await failureOf(goals.changeGoal(1, { title: 'x' }));
    expect([...origins]).toEqual([base]);
  });

  test('a write does not follow one either, not even inside the same GitLab', async () => {
    const at = await prepared();
    const { goals, asked } = await disturbed(at, [{ when: { method: 'PUT' }, fault: plan.redirectTo(base) }]);
    expect(await failureOf(goals.changeGoal(1, { title: 'x' }))).toMatchObject({ kind: 'refused' });
    expect(asked.filter((line) => line.includes('PUT'))).toHaveLength(1);
    expect(at.sandbox.state.issues['1']).toMatchObject([{ title: 'A goal' }]);
  });

  test.each(Object.entries(oneFault))('no failure speaks of the token: %s', async (_name, fault) => {
    const at = await prepared();
    const token = at.sandbox.state.tokens[0]?.token ?? '';
    const { goals } = await disturbed(at, [{ when: {}, nth: 2, times: Infinity, fault }]);
    const failure = await goals.createGoal(newGoal('text')).then(
      () => null,
      (error: unknown) => error,
    );
    expect(token.length).toBeGreaterThan(20);
    expect(failure instanceof Error ? `${failure.stack} ${String(failure.cause)}` : '').not.toContain(token);
  });

  test.each([-86_400_000, -300_000, 300_000, 86_400_000])(
    'the server’s clock is %i ms off ours: a lost goal is found all the same, and made once',
    async (ms) => {
      const at = await prepared({ now: () => Date.parse('2026-11-23T09:00:00.000Z') + ms });
      const lost = { when: { method: 'POST' }, fault: plan.proxyPage(504, 'after') };
      const { goals, asked } = await disturbed(at, [lost]);
      await goals.createGoal(newGoal('text', { title: 'Found' }));
      expect((at.sandbox.state.issues['1'] ?? []).filter(({ title }) => title === 'Found')).toHaveLength(1);
      expect(asked.filter((line) => line.includes('POST'))).toHaveLength(1);
    },
  );

  test('a front whose clock is a day ahead of GitLab’s: a lost goal is made once', async () => {
    const at = await prepared();
    const lost = { when: { method: 'POST' }, fault: plan.proxyPage(504, 'after') };
    const ahead = { when: {}, times: Infinity, fault: plan.skewed(86_400_000) };
    const { goals, asked } = await disturbed(at, [lost, ahead]);
    await goals.createGoal(newGoal('text', { title: 'Found' }));
    expect((at.sandbox.state.issues['1'] ?? []).filter(({ title }) => title === 'Found')).toHaveLength(1);
    expect(asked.filter((line) => line.includes('POST'))).toHaveLength(1);
  });
});
