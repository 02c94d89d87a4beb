// Over the manager's shoulder: what a Guest gets of a promotion case and of a confidential goal, through every answer of the project.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const withCase = scene(
  {},
  'init --yes --no-input --manager morgan',
  'goal add Open --kind general --due 2026-10-30',
  [
    'goal',
    'add',
    'CANARYGOAL',
    '--kind',
    'general',
    '--confidential',
    '--due',
    '2026-10-30',
    '--measure',
    'CANARYM, 4 -> 9',
  ],
  'plan start',
  'promotion start --role CANARYROLE --target Staff',
  ['promotion', 'gap', 'add', 'CANARYGAP', '--until', '2027-01-31'],
  'promotion gap goal 1',
  'promotion told',
  'promotion gap apart --yes',
  'plan close FY27-Q3 --keep 2,3 --moved Much',
  '1on1 prepare',
);
const lists = ['issues?per_page=100', 'events?per_page=100', 'milestones', 'labels', 'boards'];
const parts = ['', '/notes?per_page=100', '/links', '/resource_label_events', '/discussions'];

async function allThat(world: TestWorld): Promise<string> {
  const texts = lists.map((path) => `projects/1/${path}`);
  for (let iid = 1; iid < 12; iid += 1) texts.push(...parts.map((part) => `projects/1/issues/${iid}${part}`));
  const answers = await Promise.all(['todos', ...texts].map(async (path) => (await world.api(path)).text()));
  return answers.join('\n');
}

test('a Guest learns nothing of role, gaps, the goal of a gap, or what a quarter decided of a confidential goal', async () => {
  const world = await withCase();
  const guest = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
  const words = /CANARY[A-Z]+|promotion document|gaps \(private\)/giu;
  const told = new Set((await allThat(world)).match(words)?.map((word) => word.toLowerCase()));
  expect([...told].sort()).toEqual([
    'canarygap',
    'canarygoal',
    'canarym',
    'canaryrole',
    'gaps (private)',
    'promotion document',
  ]);
  const seen = await allThat(guest);
  expect(seen).toContain('"title":"Open"');
  expect(seen.match(words)).toBeNull();
});
