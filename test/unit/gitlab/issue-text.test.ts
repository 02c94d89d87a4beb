// Ticking changes those bytes only, and undoes nothing that others write at the same moment; through the gateway and the sandbox.
import { byFetch } from '#gitlab/wire/carry.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countChecklist, readChecklist, setItem } from '#growth/text/checklist.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { newGoal, onSandbox, type OnSandbox } from './on-sandbox.ts';

const tick = (project: GoalsProject, iid: number, number: number, done = true) =>
  project.editDescription(iid, (text) => setItem(text, number, done));

async function storedText(at: OnSandbox, iid: number): Promise<string> {
  return ((await at.json(`projects/1/issues/${iid}`)) as { description: string }).description;
}

const lines = [
  '- [ ] one',
  '- [x] two',
  '* [ ] star',
  '+ [X] plus',
  '1. [ ] first',
  '2) [ ] second',
  '- [~] not for me',
  '- [ ]',
  '  - [ ] nested',
  '    - [ ] deep',
  '> - [ ] quoted',
  '- [ ] same',
  '- [ ] same',
  '- [ ] **bold** `code`',
  '- [ ] é 🎉',
  '```',
  '~~~',
  '    - [ ] code',
  '<!--',
  '-->',
  '| a | b |',
  '| - | - |',
  '| [ ] | x |',
  '<div>',
  '</div>',
  '',
  '  ',
  'text',
  '/close',
  '\\/close',
  '# head',
  '---',
  '- item',
  '<!-- devgrowth:goal key=other -->',
  '[ ] no item',
  '- [ ] @morgan #12',
];
const markdown = fc
  .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 14 }), fc.constantFrom('\n', '\r\n'))
  .map(([parts, end]) => parts.join(end));

test('tick, then untick: the identical text; in between one character differs', async () => {
  const at = onSandbox();
  const project = await at.project();
  let ticked = 0;
  await fc.assert(
    fc.asyncProperty(markdown, fc.nat(), fc.boolean(), async (description, pick, isQuiet) => {
      const { value } = await project.createGoal(newGoal(description, { isQuiet }));
      // As a person may have left it in the browser: GitLab stores what it gets, but for CR and the end.
      const before = await storedText(at, value.iid);
      const items = readChecklist(before);
      const item = items[pick % Math.max(1, items.length)];
      if (item === undefined) return;
      ticked += 1;
      const { warnings } = await tick(project, value.iid, item.number, !item.done);
      const between = await storedText(at, value.iid);
      expect(warnings).toEqual([]);
      expect(between.length).toBe(before.length);
      const signs = Array.from(between);
      expect(Array.from(before).filter((sign, index) => sign !== signs[index])).toHaveLength(1);
      await tick(project, value.iid, item.number, item.done);
      // `[X]` comes back as `[x]`.
      expect(await storedText(at, value.iid)).toBe(
        item.done ? setItem(setItem(before, item.number, false), item.number, true) : before,
      );
    }),
    { numRuns: 150 },
  );
  expect(ticked).toBeGreaterThan(60);
});

/** One after the other for each name. */
function namedLock() {
  const turns = new Map<string, Promise<unknown>>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work, work);
    turns.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

test('on one machine, ticks of different items at the same moment all stay', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 8 }), async (count) => {
      const at = onSandbox({ stepMs: 7 });
      const lock = namedLock();
      const first = await at.project({ lock });
      const { value } = await first.createGoal(
        newGoal(Array.from({ length: count }, (_, n) => `- [ ] item ${n}`).join('\n')),
      );
      const others = await Promise.all(Array.from({ length: count }, () => at.project({ lock })));
      await Promise.all(others.map((project, index) => tick(project, value.iid, index + 1)));
      expect(countChecklist(await storedText(at, value.iid))).toEqual({ done: count, total: count });
    }),
    { numRuns: 12 },
  );
});

test('the lock is the issue’s, and its name is one for a file', async () => {
  const at = onSandbox();
  const names: string[] = [];
  const lock = <T>(name: string, work: () => Promise<T>) => {
    names.push(name);
    return work();
  };
  const project = await at.project({ lock });
  const { value } = await project.createGoal(newGoal('- [ ] a'));
  await tick(project, value.iid, 1);
  await project.changeGoal(value.iid, { title: 'Other' });
  expect(names).toEqual(['gitlab.example.com_1_1', 'gitlab.example.com_1_1']);
});

describe('somebody else writes between our reading and our writing', () => {
  const text = '- [ ] one\n- [x] two\n- [ ] three\n\nWhy';

  /** The other's write lands right before each of our first `times` writes. */
  async function race(their: (text: string) => string, { times = 1, as = 'alex' } = {}) {
    const at = onSandbox({ stepMs: 2_000 });
    const project = await at.project();
    await at.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 20 } });
    const { value } = await project.createGoal(newGoal(text));
    let left = times;
    at.onRequest = async (request) => {
      if (!request.startsWith('PUT ') || left === 0) return null;
      left -= 1;
      const description = their(await storedText(at, value.iid));
      await at.api(`projects/1/issues/${value.iid}`, { method: 'PUT', body: { description }, as });
      at.pass(1_000);
      return null;
    };
    at.asked.splice(0);
    const { warnings } = await tick(project, value.iid, 1);
    const [stored = ''] = (await storedText(at, value.iid)).split('\n\n<!--');
    return { stored, warnings, puts: at.asked.filter((request) => request.startsWith('PUT')).length };
  }

  test.each(['alex', 'morgan'])('%s ticks another item: both stay', async (as) => {
    const { stored, warnings, puts } = await race((now) => setItem(now, 3, true), { as });
    expect(stored).toBe('- [x] one\n- [x] two\n- [x] three\n\nWhy');
    expect({ warnings, puts }).toEqual({ warnings: [], puts: 2 });
  });

  test('unticks one: it stays unticked', async () => {
    expect((await race((now) => setItem(now, 2, false))).stored).toBe('- [x] one\n- [ ] two\n- [ ] three\n\nWhy');
  });

  test('ticks two and unticks one', async () => {
    const { stored } = await race((now) => setItem(setItem(setItem(now, 1, true), 2, false), 3, true));
    expect(stored).toBe('- [x] one\n- [ ] two\n- [x] three\n\nWhy');
  });

  test('edits the text: the command says whose edit is lost and what to do', async () => {
    const { stored, warnings } = await race((now) => now.replace('Why', 'Because'), { as: 'morgan' });
    expect(stored).toBe('- [x] one\n- [x] two\n- [ ] three\n\nWhy');
    expect(warnings).toEqual([
      {
        field: 'description',
        asked: expect.stringMatching(/^with the edit by @morgan at 09:00:\d\d UTC$/) as string,
        kept: 'without it',
        advice:
          'Both were written at the same moment, and GitLab keeps the later text. Make that edit again, or ask @morgan to: https://gitlab.example.com/alex/goals/-/work_items/1',
      },
    ]);
  });

  test('toggles an item again and again: after the last repair it is said', async () => {
    let turn = 0;
    const flip = (now: string) => {
      turn += 1;
      const number = turn % 2 === 1 ? 3 : 2;
      return setItem(now, number, !readChecklist(now)[number - 1]?.done);
    };
    const { warnings, puts } = await race(flip, { times: 20, as: 'morgan' });
    expect(puts).toBe(9);
    expect(warnings).toEqual([
      {
        field: 'checklist item "three"',
        asked: 'ticked',
        kept: 'not ticked',
        advice: 'Somebody changed it while this was written. Set it again: devgrowth goal check 1 three',
      },
    ]);
  });

  test('an edit before our reading is simply there', async () => {
    const at = onSandbox({ stepMs: 2_000 });
    const project = await at.project();
    const { value } = await project.createGoal(newGoal(text));
    let first = true;
    at.onRequest = async (request) => {
      if (!first || !request.startsWith('GET /projects/1/issues/')) return null;
      first = false;
      await at.api(`projects/1/issues/${value.iid}`, { method: 'PUT', body: { description: '- [ ] zero\n- [ ] one' } });
      return null;
    };
    const { value: after, warnings } = await tick(project, value.iid, 2);
    expect({ text: after.description, warnings }).toEqual({ text: '- [ ] zero\n- [x] one', warnings: [] });
  });
});

test('two machines that tick at the same moment: both ticks stay, however their requests fall', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const at = onSandbox({ stepMs: 300 });
      const setUp = await at.project();
      const { value } = await setUp.createGoal(newGoal('- [ ] one\n- [ ] two\n- [ ] two and more'));
      const fetch = async (request: Request) => {
        await scheduler.schedule(Promise.resolve(), `ask ${request.method}`);
        at.pass(300);
        const answer = await at.sandbox.fetch(request);
        await scheduler.schedule(Promise.resolve(), `answer ${request.method}`);
        return answer;
      };
      const machines = [at.open({ carry: byFetch(fetch) }), at.open({ carry: byFetch(fetch) })];
      const { facts } = setUp;
      const work = machines.map((forge, index) => tick(forge.open(facts, {}), value.iid, index + 1));
      await scheduler.waitFor(Promise.all(work));
      expect(countChecklist(await storedText(at, value.iid))).toEqual({ done: 2, total: 3 });
    }),
    { numRuns: 100 },
  );
});

test('a lost answer of the write is verified like any other', async () => {
  const at = onSandbox({ stepMs: 2_000 });
  const project = await at.project();
  const { value } = await project.createGoal(newGoal('- [ ] one\n- [ ] two'));
  let first = true;
  at.onRequest = async (request) => {
    if (!request.startsWith('PUT ') || !first) return null;
    first = false;
    const description = setItem(await storedText(at, value.iid), 2, true);
    await at.api('projects/1/issues/1', { method: 'PUT', body: { description } });
    at.pass(2_000);
    const ours = setItem(setItem(description, 2, false), 1, true);
    await at.api('projects/1/issues/1', { method: 'PUT', body: { description: ours } });
    return new Response('', { status: 502 });
  };
  await tick(project, value.iid, 1);
  expect(countChecklist(await storedText(at, value.iid))).toEqual({ done: 2, total: 2 });
});
