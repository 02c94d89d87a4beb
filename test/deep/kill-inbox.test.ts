// The inbox, killed at each of its writes and resumed.
import { expect, test } from 'vitest';
import { worldWithWork } from '../support/found-work.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

test('killed at any write and resumed: each piece once, and one comment of the log', async () => {
  const command = 'evidence inbox --keep p2!1 --keep p3!1 --keep p2!3 --goal 3';
  let kills = 0;
  for (let nth = 1; ; nth += 1) {
    const { sandbox, disk } = await worldWithWork();
    let steps = 0;
    const isOver = await new Promise<boolean>((resolve) => {
      const victim = worldOnSandbox({
        sandbox,
        disk,
        async onStep(step) {
          if (!/^(?:before|after) (?:POST|PUT) /.test(step) || (steps += 1) < nth) return;
          resolve(false);
          await new Promise(() => {});
        },
      });
      void victim.run(command).then(() => resolve(true));
    });
    if (isOver) break;
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
    expect(await world.run(`drafts resume ${draft?.id}`), `write ${nth}`).toMatchObject({ exitCode: 0 });
    const [inbox] = await get<{ iid: number }[]>('projects/1/issues?labels=inbox');
    const keys = (await comments(3)).map(({ body }) => /key=(\S+)/.exec(body)?.[1]);
    expect([keys.length, new Set(keys)], `write ${nth}`).toEqual([
      3,
      new Set(['inbox-p2-mr-1', 'inbox-p2-mr-3', 'inbox-p3-mr-1']),
    ]);
    expect([(await comments(inbox?.iid ?? 0)).length, (await drafts()).length], `write ${nth}`).toEqual([1, 0]);
  }
  expect(kills).toBeGreaterThanOrEqual(10);
});
