// `devgrowth report` on a terminal: one screen where that can be, the pager where it cannot, and never one goal of each.
import { describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

const played = ['init --yes --no-input', ...['One', 'Two', 'Three'].map((title) => `goal add ${title} --kind general`)];
const on = (rows: number, hasPager = true) => scene({ screen: { rows, hasPager }, env: { NO_COLOR: '1' } }, ...played);
const [roomy, tight, bare] = [on(24), on(6), on(6, false)];
const goals = (text: string) => text.match(/^[■▲●] #\d+/gm)?.length ?? 0;

describe('on a terminal', () => {
  test('what fits stands on it', async () => {
    const world = await roomy();
    const { stdout } = await world.run('report');
    expect([goals(stdout), world.paged()]).toEqual([3, []]);
    expect(stdout.split('\n').length).toBeLessThanOrEqual(24);
  });

  test('what does not is the whole list in the pager; --full and other forms need none', async () => {
    const world = await tight();
    const { stdout } = await world.run('report');
    const paged = world.paged();
    expect([stdout, paged.map(goals)]).toEqual(['', [3]]);
    expect((await world.run('report --full')).stdout).toBe(paged[0]);
    expect((await world.run('report --format markdown')).stdout).toContain('### Goals');
    expect(world.paged()).toEqual([]);
  });

  test('without a pager it is printed', async () => {
    const world = await bare();
    expect(goals((await world.run('report')).stdout)).toBe(3);
  });
});
