// How a change of a text ends that cannot go on: our own fault is no conflict, and what a person does then is named for each sort of text.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { readChecklist, setItem } from '#growth/text/checklist.ts';
import { newGoal, onSandbox, type OnSandbox } from './on-sandbox.ts';

const before = '- [ ] one\n- [ ] two\n\nWhy';

async function scene(description = before) {
  const at = onSandbox({ stepMs: 2_000 });
  const project = await at.project();
  await at.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 20 } });
  const { iid } = await project.createMarkedIssue({ key: 'k', marker: 'plan', title: 'Plan', description });
  return { at, project, iid };
}
const textOf = async (at: OnSandbox, iid: number) =>
  ((await at.json(`projects/1/issues/${iid}`)) as { description: string }).description;
async function theirs(at: OnSandbox, iid: number, description: string): Promise<void> {
  await at.api(`projects/1/issues/${iid}`, { method: 'PUT', body: { description }, as: 'morgan' });
  at.pass(2_000);
}

/** Somebody writes once, right after our write. */
function afterOurs(at: OnSandbox, act: () => Promise<void>): void {
  let [isPut, isDone] = [false, false];
  at.onRequest = async (request) => {
    if (isPut && !isDone) {
      isDone = true;
      await act();
    }
    isPut ||= request.startsWith('PUT ');
    return null;
  };
}

describe('an edit that throws on what somebody wrote a moment later', () => {
  const editing = async (fault: Error) => {
    const { at, project, iid } = await scene();
    afterOurs(at, () => theirs(at, iid, 'Theirs'));
    return project.editMarkedIssue(iid, (text) => {
      if (text.startsWith('Theirs')) throw fault;
      return text.replace('Why', 'Because');
    });
  };

  test('because it does not find its place: both places are named', async () => {
    const warnings = await editing(new DevgrowthError('not-found', 'no such place', { hint: 'Look.' }));
    expect(warnings).toMatchObject([{ field: 'description', asked: 'line 4, "Because"', kept: 'line 1, "Theirs"' }]);
    expect(warnings[0]?.advice).toMatch(
      /^Somebody else wrote that a moment later\. Look at it, then run this again: http/,
    );
  });

  test('because of a fault of ours: that is no conflict', async () => {
    const fault = new TypeError('x');
    await expect(editing(fault)).rejects.toBe(fault);
  });
});

describe('an item that somebody sets again and again the other way is named, with what a person does', () => {
  const sorts: Readonly<
    Record<
      string,
      {
        create(project: GoalsProject, text: string): Promise<number>;
        edit(project: GoalsProject, iid: number): Promise<readonly { readonly advice?: string }[]>;
      }
    >
  > = {
    plan: {
      create: async (project, description) =>
        (await project.createMarkedIssue({ key: 'k', marker: 'plan', title: 'Plan', description })).iid,
      edit: (project, iid) => project.editMarkedIssue(iid, (text) => `${text}\n\nMore`),
    },
    goal: {
      create: async (project, description) => (await project.createGoal(newGoal(description))).value.iid,
      edit: async (project, iid) => (await project.editDescription(iid, (text) => `${text}\n\nMore`)).warnings,
    },
  };
  test.each([
    ['plan', true, /Set it again: tick it at http/],
    ['plan', false, /Set it again: untick it at http/],
    ['goal', true, /goal check \d+ .*two/],
    ['goal', false, /goal uncheck \d+ .*two/],
  ])('%s, ticked: %s', async (sort, done, advice) => {
    const at = onSandbox({ stepMs: 2_000 });
    const project = await at.project();
    await at.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 20 } });
    const text = sorts[sort] ?? expect.unreachable();
    const iid = await text.create(project, `- [ ] one\n- [${done ? ' ' : 'x'}] two`);
    let turn = 0;
    at.onRequest = async (request) => {
      if (!request.startsWith('PUT ')) return null;
      turn += 1;
      const description = await textOf(at, iid);
      const number = turn % 2 === 1 ? 2 : 1;
      await theirs(at, iid, setItem(description, number, readChecklist(description)[number - 1]?.done !== true));
      return null;
    };
    const warnings = await text.edit(project, iid);
    expect(warnings.map((one) => one.advice)).toEqual([expect.stringMatching(advice)]);
  });
});
