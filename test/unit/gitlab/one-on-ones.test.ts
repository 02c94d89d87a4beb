// 1:1s through the gateway: which issues are some, and what is said of a tick that somebody took back at the same moment.
import { describe, expect, test } from 'vitest';
import { readChecklist, setItem } from '#growth/text/checklist.ts';
import { onSandbox } from './on-sandbox.ts';

const meeting = { key: 'm', title: '1:1', description: '- [ ] one\n- [ ] two', day: '2026-11-30', assignees: [] };

test('those with the label, whatever else a server sends that does not know the filter', async () => {
  const at = onSandbox();
  const project = await at.project();
  const { value } = await project.createOneOnOne(meeting);
  await at.api('projects/1/issues', { method: 'POST', body: { title: 'Other' } });
  at.onRequest = (request) => (request.includes('labels=') ? at.api('projects/1/issues?state=all') : null);
  const { items } = (await project.oneOnOnes()).asFarAsRead();
  expect(items.map(({ iid }) => iid)).toEqual([value.iid]);
});

test.each([
  [true, 'check'],
  [false, 'uncheck'],
])('an item that somebody sets again and again the other way, ticked or not: %s', async (done, verb) => {
  const at = onSandbox({ stepMs: 2_000 });
  const project = await at.project();
  const { value } = await project.createOneOnOne({ ...meeting, description: `- [ ] one\n- [${done ? ' ' : 'x'}] two` });
  await at.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 20 } });
  let turn = 0;
  at.onRequest = async (request) => {
    if (!request.startsWith('PUT ')) return null;
    const { description } = (await at.json(`projects/1/issues/${value.iid}`)) as { description: string };
    turn += 1;
    const number = turn % 2 === 1 ? 2 : 1;
    const flipped = setItem(description, number, readChecklist(description)[number - 1]?.done !== true);
    await at.api(`projects/1/issues/${value.iid}`, { method: 'PUT', body: { description: flipped }, as: 'morgan' });
    at.pass(1_000);
    return null;
  };
  const { warnings } = await project.editAgenda(value.iid, (text) => `${text}\n\nMore`);
  expect(warnings.map(({ advice }) => advice)).toEqual([expect.stringContaining(`devgrowth 1on1 ${verb} `) as string]);
});

describe('who it is for', () => {
  async function opened(assignees: readonly number[], tier: 'free' | 'premium') {
    const at = onSandbox({ tier, edition: 'ee' });
    const project = await at.project();
    await at.api('projects/1/members', { method: 'POST', body: { user_id: 2, access_level: 20 } });
    at.asked.length = 0;
    const { value } = await project.createOneOnOne({ ...meeting, assignees });
    const row = (await at.json(`projects/1/issues/${value.iid}`)) as { assignees: { id: number }[] };
    return {
      assigned: row.assignees.map(({ id }) => id).toSorted((one, other) => one - other),
      changes: at.asked.filter((request) => request.startsWith('PUT ')).length,
    };
  }

  test.each([
    ['nobody', [], 'premium', [], 0],
    ['one person, who is assigned as it is opened', [2], 'premium', [2], 0],
    ['two, where an issue may have several', [1, 2], 'premium', [1, 2], 1],
    ['two, where it has one: the first, and nothing is asked that would be dropped', [1, 2], 'free', [1], 0],
  ] as const)('%s', async (_name, assignees, tier, assigned, changes) => {
    expect(await opened(assignees, tier)).toEqual({ assigned, changes });
  });
});
