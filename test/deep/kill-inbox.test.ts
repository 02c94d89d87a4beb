// The inbox, killed at each of its requests and run again.
import { expect, test } from 'vitest';
import { mergedWork, worldWithWork } from '../support/found-work.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const more = [
  'Cache pages',
  'Drop flaky test',
  'Explain limits',
  'Faster start',
  'Guard tokens',
  'Hide secrets',
  'Index notes',
];
const keys = ['p3!1', 'p2!1', ...[3, 4, 5, 6, 7, 8, 9, 10].map((iid) => `p2!${iid}`)];
const command = `evidence inbox ${keys.map((key) => `--keep ${key}`).join(' ')} --goal 3`;

test('killed at every request of keeping ten pieces and run again: each piece once, at most one comment of the log', async () => {
  expect(keys).toHaveLength(10);
  let kills = 0;
  for (let nth = 1; ; nth += 1) {
    const { sandbox, disk } = await worldWithWork();
    const before = worldOnSandbox({ sandbox });
    for (const title of more) await mergedWork(before, 'web', title);
    let steps = 0;
    const killedAt = await new Promise<string | null>((resolve) => {
      const victim = worldOnSandbox({
        sandbox,
        disk,
        async onStep(step) {
          if (!/^(?:before (?:GET|POST|PUT)|after (?:POST|PUT)) /.test(step) || (steps += 1) < nth) return;
          resolve(step);
          await new Promise(() => {});
        },
      });
      void victim.run(command).then(() => resolve(null));
    });
    if (killedAt === null) break;
    kills = nth;
    const world = worldOnSandbox({ sandbox, disk });
    const get = async <T>(path: string) => (await (await world.api(path)).json()) as T;
    const drafts = async () =>
      (JSON.parse((await world.run('drafts list --format json')).stdout) as { drafts: { id: string }[] }).drafts;
    const comments = async (iid: number) =>
      (await get<{ body: string; system: boolean }[]>(`projects/1/issues/${iid}/notes?per_page=100`)).filter(
        ({ system }) => !system,
      );
    const [draft] = await drafts();
    const again = nth % 2 === 0 && draft !== undefined ? `drafts resume ${draft.id}` : command;
    expect(await world.run(again), `${killedAt}, then ${again}`).toMatchObject({ exitCode: 0 });
    const marks = (await comments(3)).map(({ body }) => /key=(\S+)/.exec(body)?.[1]);
    expect([marks.length, new Set(marks).size], killedAt).toEqual([10, 10]);
    const [inbox, ...others] = await get<{ iid: number }[]>('projects/1/issues?labels=inbox');
    expect(others, killedAt).toEqual([]);
    expect([(await comments(inbox?.iid ?? 0)).length, (await drafts()).length], killedAt).toEqual([1, 0]);
  }
  expect(kills).toBeGreaterThan(60);
});
