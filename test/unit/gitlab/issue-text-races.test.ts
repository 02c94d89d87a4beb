// Two people, or a dozen machines, change the same goal, agenda, plan or dashboard at the same moment, or an answer is lost: through the gateway.
import { byFetch } from '#gitlab/wire/carry.ts';
import { describe, expect, test } from 'vitest';
import { addAgendaItem } from '#growth/meetings/agenda-text.ts';
import { isOnAgenda } from '#growth/meetings/agenda.ts';
import { countChecklist, findItem, readChecklist, setItem } from '#growth/text/checklist.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { DevgrowthError } from '#errors.ts';
import { newGoal, onSandbox, type OnSandbox } from './on-sandbox.ts';

type Edit = (text: string) => string;
interface Text {
  create(project: GoalsProject, description: string): Promise<number>;
  edit(project: GoalsProject, iid: number, edit: Edit): Promise<readonly Dropped[]>;
}

const marked = (marker: 'plan' | 'dashboard'): Text => ({
  create: async (project, description) =>
    (await project.createMarkedIssue({ key: marker, marker, title: 'One', description })).iid,
  edit: (project, iid, edit) => project.editMarkedIssue(iid, edit),
});
const texts: Readonly<Record<string, Text>> = {
  goal: {
    create: async (project, description) => (await project.createGoal(newGoal(description))).value.iid,
    edit: async (project, iid, edit) => (await project.editDescription(iid, edit)).warnings,
  },
  agenda: {
    create: async (project, description) => {
      const meeting = { key: 'm', title: '1:1', description, day: '2026-11-30', assignees: [] };
      return (await project.createOneOnOne(meeting)).value.iid;
    },
    edit: async (project, iid, edit) => (await project.editAgenda(iid, edit)).warnings,
  },
  plan: { ...marked('plan'), edit: async (project, iid, edit) => (await project.editDocument(iid, edit)).warnings },
  dashboard: marked('dashboard'),
};

const before = '- [ ] one\n- [ ] two\n\nWhy';
const tickOne: Edit = (text) => setItem(text, 1, true);

async function scene(text: Text, description = before) {
  const at = onSandbox({ stepMs: 2_000 });
  const project = await at.project();
  await at.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 20 } });
  const iid = await text.create(project, description);
  const stored = async () => ((await at.json(`projects/1/issues/${iid}`)) as { description: string }).description;
  return {
    at,
    project,
    iid,
    stored,
    kept: async () => (await stored()).split('\n\n<!--')[0],
    theirs: async (description: string, as = 'morgan') => {
      await at.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { description }, as });
      at.pass(2_000);
    },
  };
}

/** Plays once, before the first request that begins so (after a write, where that is asked for). */
function once(at: OnSandbox, start: string, act: () => Promise<Response | null | void>, isAfterPut = false) {
  let [isDone, isPut] = [false, !isAfterPut];
  at.onRequest = async (request) => {
    const isNow = !isDone && isPut && request.startsWith(start);
    isPut ||= request.startsWith('PUT ');
    if (!isNow) return null;
    isDone = true;
    return (await act()) ?? null;
  };
}

describe.each(Object.entries(texts))('%s', (_name, text) => {
  test('somebody ticks another item between our reading and our writing: both stay', async () => {
    const { at, project, iid, stored, kept, theirs } = await scene(text);
    once(at, 'PUT ', async () => theirs(setItem(await stored(), 2, true)));
    expect(await text.edit(project, iid, tickOne)).toEqual([]);
    expect(await kept()).toBe('- [x] one\n- [x] two\n\nWhy');
  });

  test.each([
    ['a tick', (old: string) => setItem(old, 2, true), '- [x] one\n- [x] two\n\nWhy'],
    ['an edit', (old: string) => old.replace('Why', 'Because'), '- [x] one\n- [ ] two\n\nBecause'],
  ])('%s made from the text of before comes between our write and our look: both stay', async (_what, edit, after) => {
    const { at, project, iid, stored, kept, theirs } = await scene(text);
    const old = await stored();
    once(at, `GET /projects/1/issues/${iid}`, () => theirs(edit(old)), true);
    expect(await text.edit(project, iid, tickOne)).toEqual([]);
    expect(await kept()).toBe(after);
  });

  test('the answer of a write that landed is lost: no error, and it was written once', async () => {
    const { at, project, iid, kept } = await scene(text);
    once(at, 'PUT ', async () => {
      const { description } = (await at.json(`projects/1/issues/${iid}`)) as { description: string };
      await at.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { description: tickOne(description) } });
      return new Response('', { status: 502 });
    });
    at.asked.splice(0);
    expect(await text.edit(project, iid, tickOne)).toEqual([]);
    expect(await kept()).toBe('- [x] one\n- [ ] two\n\nWhy');
    expect(at.asked.filter((request) => request.startsWith('PUT '))).toHaveLength(1);
  });

  test('a write that did not land is made from what stands there by then', async () => {
    const { at, project, iid, stored, kept, theirs } = await scene(text);
    once(at, 'PUT ', async () => {
      await theirs(setItem(await stored(), 2, true));
      return new Response('', { status: 502 });
    });
    expect(await text.edit(project, iid, tickOne)).toEqual([]);
    expect(await kept()).toBe('- [x] one\n- [x] two\n\nWhy');
  });

  test('what was ticked is taken out a moment later: both places are named, and their text stays', async () => {
    const { at, project, iid, kept, theirs } = await scene(text);
    const tickByName: Edit = (now) => {
      const found = findItem(readChecklist(now), 'one');
      if (found.type !== 'one') throw new DevgrowthError('not-found', 'no item "one"', { hint: 'Look.' });
      return setItem(now, found.item.number, true);
    };
    once(at, `GET /projects/1/issues/${iid}`, () => theirs('- [ ] first\n- [ ] two\n\nWhy'), true);
    const [warning, ...more] = await text.edit(project, iid, tickByName);
    expect(warning).toMatchObject({ asked: 'line 1, "- [x] one"', kept: 'line 1, "- [ ] first"' });
    expect(more).toEqual([]);
    expect(await kept()).toBe('- [ ] first\n- [ ] two\n\nWhy');
  });
});

test('two lines added to an agenda at once: both stand there, once', async () => {
  const { at, project, iid, stored, kept, theirs } = await scene(texts['agenda'] as Text);
  const old = await stored();
  once(at, `GET /projects/1/issues/${iid}`, () => theirs(old.replace('two', 'two\n- [ ] FYI theirs')), true);
  const add: Edit = (text) => (isOnAgenda(text, 'FYI ours') ? text : addAgendaItem(text, 'FYI ours'));
  await project.editAgenda(iid, add);
  expect(await kept()).toBe('- [ ] one\n- [ ] two\n- [ ] FYI theirs\n- [ ] FYI ours\n\nWhy');
});

/** Requests and waits end in the order of their times, on one clock that jumps to the next of them. */
function eventClock(at: OnSandbox) {
  const due: { readonly atMs: number; readonly go: () => void }[] = [];
  const startMs = Date.parse(at.now());
  const nowMs = () => Date.parse(at.now()) - startMs;
  const wait = (ms: number) => new Promise<void>((go) => void due.push({ atMs: nowMs() + ms, go }));
  async function play(work: Promise<unknown>): Promise<void> {
    const state = { isOver: false };
    void work.finally(() => (state.isOver = true));
    while (!state.isOver) {
      for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      due.sort((one, other) => one.atMs - other.atMs);
      const next = due.shift();
      if (next === undefined) continue;
      at.pass(Math.max(0, next.atMs - nowMs()));
      next.go();
    }
  }
  return { wait, play };
}

test.each([1, 30])('twelve machines tick twelve items at once, the network is %d ms long', async (ms) => {
  const at = onSandbox();
  const setUp = await at.project();
  const count = 12;
  const items = Array.from({ length: count }, (_, n) => `- [ ] item ${n}`).join('\n');
  const { value } = await setUp.createGoal(newGoal(items));
  at.pass(60_000);
  const { wait, play } = eventClock(at);
  const machines = Array.from({ length: count }, (_, n) => {
    const fetch = async (request: Request) => {
      await wait(ms);
      const answer = await at.sandbox.fetch(request);
      await wait(ms + (n % 3));
      return answer;
    };
    return at.open({ carry: byFetch(fetch), sleep: wait }).open(setUp.facts, {});
  });
  const ticks = Promise.all(
    machines.map((machine, n) => machine.editDescription(value.iid, (text) => setItem(text, n + 1, true))),
  );
  await play(ticks);
  const { description } = (await at.json(`projects/1/issues/${value.iid}`)) as { description: string };
  expect(countChecklist(description)).toEqual({ done: count, total: count });
  expect((await ticks).flatMap(({ warnings }) => warnings)).toEqual([]);
});

describe('what is written and cannot be read again is said to be written, not verified', () => {
  const looks = {
    goal: 'goal show 1',
    agenda: '1on1 show --date 2026-11-30',
    plan: 'work_items/1',
    dashboard: 'work_items/1',
  };
  const unread: [string, RegExp][] = [
    ['the text', /^GET \/projects\/1\/issues\/1$/],
    ['its comments', /^GET .*\/notes\?/],
    ['who is asking', /^GET \/user$/],
  ];
  test.each(Object.keys(looks).flatMap((name) => unread.map(([what, route]) => [name, what, route] as const)))(
    '%s, %s',
    async (name, _what, route) => {
      const text = texts[name] as Text;
      const { at, iid, kept } = await scene(text);
      // Knows nothing yet of who is asking.
      const project = await at.project();
      let isPut = false;
      at.onRequest = (request) => {
        if (isPut && route.test(request)) return new Response('', { status: 500 });
        isPut ||= request.startsWith('PUT ');
        return null;
      };
      const [warning, ...others] = await text.edit(project, iid, tickOne);
      expect(warning).toMatchObject({
        kept: 'not verified',
        unverified: expect.stringContaining('answers 500') as string,
      });
      expect(warning?.advice).toContain(looks[name as keyof typeof looks]);
      expect(others).toEqual([]);
      expect(await kept()).toBe(tickOne(before));
    },
  );
});
