// The week of all open goals, in one text: what changed in it is written, once, and nothing else.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

useSandboxes();

const editor = { EDITOR: 'vi' };
const withGoals = scene(
  { env: editor },
  'init --yes --no-input',
  'goal add "Read one book" --kind reading --due 2027-01-15 --set actions=One;Two;Three',
  'goal add "Cut deploy time" --kind general --due 2027-01-15 --measure "deploy wait, 40 -> 12 min" --description Why',
  'goal add "My health" --kind general --due 2027-01-15 --confidential --description Walk',
  'goal log 2 "Began" --next "Chapter 3"',
  '1on1 prepare --date 2026-11-24',
  '1on1 add "DISCUSS career"',
);
let world: TestWorld;
beforeEach(async () => {
  world = await withGoals();
  world.requests();
});

const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
const text = async (iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}`)).json()) as { description: string }).description;
const comments = async (iid: number) =>
  ((await (await world.api(`projects/1/issues/${iid}/notes?sort=asc`)).json()) as { body: string; system: boolean }[])
    .filter(({ system }) => !system)
    .map(({ body }) => body.replace(/\n\n<!-- .*/u, ''));
const drafts = async () => (await world.run('drafts list')).stdout;
const replaced =
  (...pairs: readonly (readonly [string, string])[]) =>
  (shown: string) => {
    let edited = shown;
    for (const [from, to] of pairs) {
      expect(edited).toContain(from);
      edited = edited.replace(from, to);
    }
    return edited;
  };

describe('in the editor', () => {
  test('shows every open goal with boxes, next step, measure and the agenda', async () => {
    let shown = '';
    const finished = await world.run('week', { isTTY: true, edits: [(buffer) => (shown = buffer)] });
    expect(finished).toMatchObject({ exitCode: 0, stdout: 'Nothing changed: nothing was written.\n' });
    expect(shown).toMatchInlineSnapshot(`
      "<!-- Your week, 2026-11-23. Tick, write, save, close. Only what you change is written. -->
      <!-- What you leave alone or take out stays as it is. An empty file writes nothing. -->

      ## #2 Read one book
      <!-- Hint: nothing says how you will know that it worked -->

      - [ ] One
      - [ ] Two
      - [ ] Three
      - [ ] Write down three things I take from it
      - [ ] Try one of them at work and note what happened

      What happened:

      Next: Chapter 3
      Help:

      ## #3 Cut deploy time
      <!-- Hint: it has no step -->

      What happened:

      Next:
      Help:
      Measure: deploy wait, 40 -> 12 min
      Progress:

      ## #4 My health
      <!-- Hint: nothing says how you will know that it worked -->

      What happened:

      Next:
      Help:
      Progress:

      ## Wins
      <!-- Good things that belong to no goal, one a line. -->

      -

      ## Agenda of the 1:1 on 2026-11-24
      <!-- One a line: DISCUSS, REVIEW, HELP, FYI or THANKS, then what. -->

      - [ ] DISCUSS career
      "
    `);
    expect(writes()).toEqual([]);
    expect(await drafts()).toContain('No drafts');
  });

  test('writes ticks, one check-in a goal, wins and new lines of the agenda', async () => {
    const finished = await world.run('week', {
      isTTY: true,
      edits: [
        replaced(
          ['- [ ] One', '- [x] One'],
          ['- [ ] Two', '- [ ] Two chapters'],
          ['- [ ] Three', '- [ ] Three\n- [ ] Four'],
          ['What happened:', 'What happened: Read a lot'],
          ['-> 12 min', '-> 12 min, now 25'],
          ['\n-\n', '\n- Helped Sam\n'],
          ['- [ ] DISCUSS career', '- [ ] DISCUSS career\nhelp a reviewer'],
        ),
      ],
      answers: { write: 'write' },
    });
    expect(finished).toMatchInlineSnapshot(`
      {
        "exitCode": 0,
        "stderr": "
      #2 Read one book
        change: "Two" to "Two chapters"
        tick: One
        add: Four
        comment:
          **Check-in 2026-11-23**

          Read a lot

          **Next:** Chapter 3
      #3 Cut deploy time
        measure: deploy wait, 40 -> 12 min, now 25
        comment:
          **Check-in 2026-11-23**

          Measure: deploy wait, 40 -> 12 min, now 25
      Wins
        comment: Helped Sam
      Agenda of 2026-11-24
        add: HELP a reviewer
      3 comments: GitLab may mail others about each.

      ",
        "stdout": "Logged on #2 Read one book (a comment, 3 boxes)
      Logged on #3 Cut deploy time (a comment)
      Kept 1 win
      On the agenda: HELP a reviewer
      ",
      }
    `);
    expect(await text(2)).toMatchInlineSnapshot(`
      "## Purpose

      _Not written yet: why this one, and why now?_

      ## Details

      _Not written yet: what will I read?_

      ## Success measure

      _Not written yet: what should be different at work once I have read it?_

      ## Actions

      - [x] One
      - [ ] Two chapters
      - [ ] Three
      - [ ] Four
      - [ ] Write down three things I take from it
      - [ ] Try one of them at work and note what happened

      ## Support needed

      _Not written yet: a budget, quiet hours, somebody to read it with?_

      Books at GitLab: up to 60 USD a year could be claimed when this was checked ([expenses](https://handbook.gitlab.com/handbook/finance/expenses/)); programming books also through the growth fund.

      ---

      To log progress, copy this line into a comment, change it, and write below it what happened, what comes next (\`Next: ...\`) and what would help (\`Help: ...\`):

      \`**Check-in 2026-11-23** · on track · 60%\`

      <!-- devgrowth:goal template=reading@2 key=key00002-alex -->"
    `);
    expect(await comments(2)).toMatchInlineSnapshot(`
      [
        "**Check-in 2026-11-23**

      Began

      **Next:** Chapter 3",
        "**Check-in 2026-11-23**

      Read a lot

      **Next:** Chapter 3",
      ]
    `);
    expect(await drafts()).toContain('No drafts');
  });
});
