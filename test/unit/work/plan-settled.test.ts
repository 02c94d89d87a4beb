// What a plan's file and the server say otherwise: whose words count, and what comes back into the file.
import { describe, expect, test } from 'vitest';
import { facts } from '../gitlab/fake-gitlab.ts';
import { sam } from '../reports/story.ts';
import { applying, planFile as file, planned, yearPlan } from './a-plan.ts';

describe('the server’s words', () => {
  test('come into the file where nobody typed others', async () => {
    const { sent, applied, file: after } = await applying(file(['{ iid: 1, title: Before, was: { title: Before } }']));
    expect(sent).toEqual([]);
    expect(applied.end).toEqual({ how: 'written' });
    expect(after).toContain('title: Goal 1');
    expect(after).not.toContain('Before');
  });

  test('stay beside the file’s where both changed', async () => {
    const { applied, file: after } = await applying(file(['{ iid: 1, title: Mine, was: { title: Before } }']));
    expect(applied.left.difference.rows[0]?.differences).toMatchObject([{ how: 'decide' }]);
    expect(after).toContain('title: Mine');
    expect(after).toContain('title: Before');
    const mine = await applying(file(['{ iid: 1, title: Mine, was: { title: Before } }']), { words: { mine: ['1'] } });
    expect(mine.sent).toEqual([{ iid: 1, title: 'Mine' }]);
    expect(mine.file).not.toContain('Before');
  });

  test('a goal in another quarter only its person can move', async () => {
    const goals = [planned(1, { due: null, milestone: 'FY28-Q2' })];
    const { applied } = await applying(file(['{ iid: 1, due: none, was: { due: none, quarter: FY28-Q1 } }']), {
      goals,
    });
    expect(applied.toMove).toBe(1);
    expect(applied.left.difference.rows[0]?.differences).toMatchObject([{ field: 'quarter', how: 'keep' }]);
  });
});

describe('the plan’s text', () => {
  test('is changed below its heading, whatever others wrote elsewhere', async () => {
    const {
      text,
      applied,
      file: after,
    } = await applying(file([], 'focus: Depth.\n'), { meanwhile: (world) => world.write(`${world.text()}\nMore.\n`) });
    expect(text()).toContain('## Focus\n\nDepth.');
    expect(text()).toContain('More.');
    expect(text()).toContain('Lead.');
    expect(applied).toMatchObject({ texts: ['focus'], warnings: [{ field: 'text' }] });
    expect(after).toContain('was:');
    expect(after).toContain('focus: Depth.');
  });

  test('that others changed in the same lines is not overwritten', async () => {
    const run = applying(file([], 'focus: Depth.\n'), {
      meanwhile: (world) => world.write(world.text().replace('Search.', 'Theirs.')),
    });
    await expect(run).rejects.toMatchObject({
      kind: 'conflict',
      message: 'somebody changed the same lines of #30 on the server meanwhile',
    });
  });

  test('comes into the file where the server has newer words', async () => {
    const { applied, file: after } = await applying(
      file([], 'focus: Old.\n').replace('year: FY28\n', 'year: FY28\n  was: { focus: Old., aspiration: Lead. }\n'),
    );
    expect(applied.texts).toEqual([]);
    expect(after).toContain('focus: Search.');
    expect(after).toContain('aspiration: Lead.');
    expect(after).not.toContain('Old.');
  });

  test('is not a guest’s, unless it is their own', async () => {
    const guest = { me: sam, project: { facts: { ...facts, myRole: 'guest' } } };
    await expect(applying(file([], 'focus: Depth.\n'), guest)).rejects.toMatchObject({ kind: 'forbidden' });
    const own = await applying(file([], 'focus: Depth.\n'), { ...guest, plan: { ...yearPlan, author: sam } });
    expect(own.applied.texts).toEqual(['focus']);
  });
});
