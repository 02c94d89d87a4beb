// A new user's first weeks with found work: scanned, decided, seen in the report and in the promotion document; again: nothing new, nothing twice.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergedWork, worldWithWork } from '../support/found-work.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

interface Scanned {
  readonly window: { readonly since: string; readonly until: string };
  readonly items: readonly { readonly key: string; readonly suggested: string }[];
  readonly decidedBefore: number;
}

async function said(world: TestWorld, command: string): Promise<string> {
  const { exitCode, stdout, stderr } = await world.run(command);
  expect(exitCode, `${command}\n${stderr}`).toBe(0);
  return stdout;
}
const scanned = async (world: TestWorld) => JSON.parse(await said(world, 'evidence scan --format json')) as Scanned;

/** All that stands in the goals project, but for who asked for what. */
const everything = ({ sandbox: { state } }: TestWorld) =>
  JSON.stringify([state.issues, state.notes, state.labels, state.labelEvents, state.members]);

test('scan, decide by the file that it printed, see it; the same week again, and the next one', async () => {
  const world = await worldWithWork();
  const folder = await mkdtemp(join(tmpdir(), 'devgrowth-story-'));
  const decisions = join(folder, 'decided.json');
  try {
    const first = await scanned(world);
    expect(first.items.map(({ key, suggested }) => [key, suggested])).toEqual([
      ['p2!1', 'keep'],
      ['p3!1', 'keep'],
      ['p2!3', 'none'],
    ]);
    // As `jq` would: what fits is kept, the rest is dropped.
    const decided = first.items.map((item) => ({
      ...item,
      decision: item.suggested === 'keep' ? 'keep' : 'drop',
      ...(item.key === 'p2!1' ? { result: '1 failed import a week, not 9', values: ['results'] } : {}),
    }));
    await writeFile(decisions, JSON.stringify({ ...first, items: decided }));
    expect(await said(world, `evidence inbox --decisions ${decisions}`)).toContain('Kept 2, dropped 1, later 0.');

    const copies = ['report', 'report --for manager', 'report --for review', 'evidence list'];
    for (const command of ['goal show 2', ...copies.map((copy) => `${copy} --format markdown`)]) {
      const shown = (await said(world, command)).replaceAll(/\s+/g, ' ');
      expect([command, shown.includes('1 failed import a week, not 9')]).toEqual([command, true]);
    }
    expect(await said(world, 'evidence debt')).toMatch(/^1 of 2 pieces lacks a result\./);
    const before = everything(world);
    expect(await scanned(world)).toMatchObject({ items: [], decidedBefore: 4 });
    expect(await said(world, `evidence inbox --decisions ${decisions}`)).toBe('Decided so already.\n');
    expect(everything(world)).toBe(before);

    world.setNow('2026-11-30T09:00:00.000Z');
    expect(await scanned(world)).toMatchObject({ window: { since: '2026-11-23', until: '2026-11-30' }, items: [] });
    await mergedWork(world, 'web', 'Second week', 'Goal: alex/goals#2');
    expect((await scanned(world)).items.map(({ key }) => key)).toEqual(['p2!4']);
    await said(world, 'evidence inbox --keep p2!4');
    expect(await scanned(world)).toMatchObject({ items: [] });
    expect(await said(world, 'evidence list 2')).toContain('3 pieces of evidence');

    // What is kept with the promotion document is decided, too.
    await said(world, 'promotion start --yes');
    const { promotion } = JSON.parse(await said(world, 'promotion show --format json')) as {
      promotion: { iid: number };
    };
    await mergedWork(world, 'web', 'Third week');
    await said(world, `evidence add ${promotion.iid} ${world.base}/alex/web/-/merge_requests/5`);
    expect(await said(world, 'promotion show')).toMatch(/Evidence +1 piece/);
    expect(await said(world, `evidence list ${promotion.iid}`)).toContain('Third week');
    expect(await scanned(world)).toMatchObject({ items: [] });

    await writeFile(
      decisions,
      JSON.stringify({
        items: [
          { key: 'p2!4', decision: 'drop' },
          { key: 'p9!9', decision: 'keep' },
        ],
      }),
    );
    const after = everything(world);
    const { exitCode, stderr } = await world.run(`evidence inbox --decisions ${decisions}`);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('p9!9: was not found')]);
    expect(everything(world)).toBe(after);
  } finally {
    await rm(folder, { recursive: true });
  }
});
