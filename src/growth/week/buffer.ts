// A week as a text to be written in: Markdown, a heading a goal.
import type { GoalChange, WeekChanges, WeekGoal, WeekSheet, WeekStep } from './sheet.ts';
import { applied } from './applied.ts';
import type { WeekConflict } from './conflicts.ts';

const happenedLabel = 'What happened';
const winsTitle = 'Wins';
const agendaTitle = 'Agenda';

/** Nothing that ends the comment early. */
const remark = (words: string): string => `<!-- ${words.replace(/-{2,}/g, '-').replaceAll('>', '')} -->`;

const head = (day: string): readonly string[] => [
  remark(`Week of ${day}: tick, write, save. Only what you change is written.`),
  remark('What you take out stays as it is. An empty file writes nothing.'),
];

/**
 * @param changes what is written in already
 * @param conflicts told above what they are of
 */
export function weekText(
  { day, goals, agenda }: WeekSheet,
  changes: WeekChanges | null = null,
  conflicts: readonly WeekConflict[] = [],
): string {
  const said = new Map((changes?.goals ?? []).map((one) => [one.iid, one]));
  const parts = [
    head(day),
    ...goals.map((goal) =>
      goalLines(
        goal,
        said.get(goal.iid) ?? null,
        conflicts.filter(({ iid }) => iid === goal.iid),
      ),
    ),
    [
      `## ${winsTitle}`,
      remark('Good things that belong to no goal, one a line.'),
      '',
      ...(changes?.wins ?? []).map((win) => `- ${win}`),
      '- ',
    ],
    [
      `## ${agendaTitle} of ${agenda.day === null ? 'the next 1:1' : `the 1:1 on ${agenda.day}`}`,
      remark(
        `One a line: DISCUSS, REVIEW, HELP, FYI or THANKS, then what.${agenda.day === null ? ' No 1:1 is open; a line opens it.' : ''}`,
      ),
      '',
      ...stepLines(applied(agenda.items, changes?.agenda.steps ?? [])),
      ...(changes?.agenda.add ?? []).map((item) => `- [ ] ${item}`),
    ],
  ];
  return parts.map((lines) => lines.join('\n').trimEnd()).join('\n\n');
}

function goalLines(goal: WeekGoal, said: GoalChange | null, conflicts: readonly WeekConflict[]): readonly string[] {
  const { iid, title, next, percent, measure, asks, hints } = goal;
  const steps = applied(goal.steps, said?.steps ?? []);
  const theirs = (of: string) =>
    conflicts.filter((one) => one.of === of).map((one) => remark(`On the server now: ${one.theirs}`));
  const label = (name: string, value: string | number | null) => `${name}: ${value ?? ''}`.trimEnd();
  const isCounted = steps.length > 0;
  const toldPercent = said?.percent ?? percent;
  return [
    `## #${iid} ${title}`,
    ...hints.map((hint) => remark(`Hint: ${hint}`)),
    '',
    ...steps.flatMap((step) => [...theirs(step.text), ...stepLines([step])]),
    ...(steps.length > 0 ? [''] : []),
    label(happenedLabel, said?.happened?.includes('\n') === true ? null : (said?.happened ?? null)),
    ...(said?.happened?.includes('\n') === true ? [said.happened] : []),
    '',
    ...theirs('Next'),
    label('Next', said?.next == null ? next : said.next.words),
    ...(asks.length === 0 ? [] : [remark(`Still asked: ${asks.join('; ')}. "none" takes it back.`)]),
    label('Help', said?.help ?? null),
    ...theirs('Measure'),
    ...(measure === null && said?.measure == null ? [] : [label('Measure', said?.measure ?? measure)]),
    ...theirs('Progress'),
    ...(isCounted && said?.percent == null ? [] : [label('Progress', toldPercent === null ? null : `${toldPercent}%`)]),
    ...(said?.health == null ? [] : [label('Health', said.health)]),
  ];
}

function stepLines(steps: readonly WeekStep[]): readonly string[] {
  return steps.map(({ text, done, depth }) => `${'  '.repeat(depth)}- [${done ? 'x' : ' '}] ${text}`);
}
