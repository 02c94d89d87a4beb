// A terminal of sixty columns: no line of what people read there is longer, so none is broken in the middle of a word.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';
import { width } from '#render/terminal/ink.ts';

useSandboxes();

const long = 'A title of a goal that goes on for much longer than a narrow terminal is wide';
const lived = scene(
  {},
  'init --yes --no-input --manager @morgan',
  'share @morgan --role reporter --yes',
  [
    'goal',
    'add',
    long,
    '--kind',
    'reading',
    '--due',
    '2027-01-15',
    '--set',
    'actions=Read the first chapter and say what of it is new;Finish',
  ],
  [
    'goal',
    'add',
    `${long}, too`,
    '--kind',
    'general',
    '--due',
    '2026-11-20',
    '--serves',
    'An objective of the company that has a rather long name',
  ],
  'goal log 2 "Chapter three was about how teams wait for each other, and for how long" --progress 40 --help-needed "somebody who reads it with me, every second week"',
  'goal log 3 "Late" --health at-risk',
  'evidence add 2 "Wrote a runbook for whoever is on call in the night" --result "Two failovers without a person" --value results',
  'evidence add 3 https://gitlab.example.com/a-group/with-a-long-name/of-its-own/-/merge_requests/412',
  '1on1 prepare --date 2026-11-27',
  '1on1 add "DISCUSS a very long line about the on-call load in the next quarter"',
  'plan start --no-input',
  'promotion start --template general --state drafting',
  'promotion result add --title "A result with a title that is long" --from-evidence 2',
);

test.each([
  '',
  'goal list',
  'goal show 2',
  'goal show 3',
  'goal lint',
  'report',
  'report --for review',
  'evidence list',
  'evidence debt',
  'evidence scan',
  '1on1 show',
  '1on1 list',
  'plan show',
  'promotion show',
  'promotion lint',
  'promotion evidence',
  'undo --list',
  'search chapter',
  'team',
  'doctor',
  'template list',
])('devgrowth %s', async (command) => {
  const world = await lived({ columns: 60 });
  const { stdout } = await world.run(command);
  expect(stdout).toMatch(/^[^\n]{20}/m);
  // An address stays in one piece, so that a terminal sees a link.
  expect(stdout.split('\n').filter((line) => width(line) > 60 && !line.includes('https://'))).toEqual([]);
});
