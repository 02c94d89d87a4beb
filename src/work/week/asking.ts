// A week by questions, a goal after the other: one key leaves a goal as it is.
import { readMeasure, readValue } from '#growth/goals/measure.ts';
import { parseAgendaItem, offeredTags } from '#growth/meetings/agenda.ts';
import { weekText } from '#growth/week/buffer.ts';
import { stepChanges } from '#growth/week/alignment.ts';
import { type GoalChange, saysSomething, type WeekChanges, type WeekGoal, type WeekSheet } from '#growth/week/sheet.ts';
import { sentence } from '#wording.ts';
import type { Prompter, Talk } from '#world.ts';

/**
 * @param said what was answered before
 * @param keep brings what is answered so far to safety, as the text that says it
 * @returns the text
 */
export async function answeredWeek(
  sheet: WeekSheet,
  said: WeekChanges | null,
  ask: Prompter,
  talk: Pick<Talk, 'say' | 'show'>,
  keep: (text: string) => Promise<void>,
): Promise<string> {
  let changes: WeekChanges = said ?? { goals: [], wins: [], agenda: { add: [], steps: [] } };
  const answered = async (now: WeekChanges) => {
    changes = now;
    await keep(weekText(sheet, changes));
  };
  for (const [at, goal] of sheet.goals.entries()) {
    const place = `${at + 1}/${sheet.goals.length}`;
    const change = await ofGoal(goal, place, ask, talk);
    if (change === null) continue;
    const others = changes.goals.filter(({ iid }) => iid !== goal.iid);
    await answered({ ...changes, goals: [...others, change] });
  }
  const wins = await ask.list({
    name: 'wins',
    message: 'Good things that belong to no goal, one a line (Enter: none)',
  });
  if (wins.length > 0) await answered({ ...changes, wins: [...changes.wins, ...wins] });
  const check = (text: string) => {
    const item = parseAgendaItem(text);
    return item.ok ? null : sentence(item.problem);
  };
  const message = `For the next 1:1, one a line: ${offeredTags.join(', ')}, then what (Enter: none)`;
  const items = await ask.list({ name: 'agenda', message, check });
  const add = items.flatMap((text) => {
    const item = parseAgendaItem(text);
    return item.ok ? [item.value] : [];
  });
  if (add.length > 0)
    await answered({ ...changes, agenda: { ...changes.agenda, add: [...changes.agenda.add, ...add] } });
  return weekText(sheet, changes);
}

/** null: nothing. */
async function ofGoal(
  goal: WeekGoal,
  place: string,
  ask: Prompter,
  talk: Pick<Talk, 'say' | 'show'>,
): Promise<GoalChange | null> {
  const { iid, title, steps, next, asks, hints, measure, percent } = goal;
  const open = steps.filter(({ done }) => !done);
  talk.show([
    `${place}  #${iid} ${title}`,
    ...hints.map((hint) => `  ${hint}`),
    ...open.map(({ text }, at) => `  ${at + 1}. [ ] ${text}`),
    ...(next === null ? [] : [`  Next: ${next}`]),
    ...asks.map((one) => `  Asked: ${one}`),
    ...(measure === null ? [] : [`  Measure: ${measure}`]),
  ]);
  const way = await ask.choice({
    name: `week-${iid}`,
    message: `#${iid}: anything new?`,
    choices: [
      { value: 'nothing', label: 'nothing' },
      { value: 'tell', label: 'tell what happened' },
      ...(open.length === 0 ? [] : [{ value: 'boxes' as const, label: 'boxes alone' }]),
    ],
    default: 'nothing',
    byKey: true,
  });
  if (way === 'nothing') return null;
  const done = open.length === 0 ? new Set<number>() : await tickedOf(open.length, iid, ask);
  const ticked = steps.map((step) => ({ ...step, done: step.done || done.has(open.indexOf(step) + 1) }));
  const change: GoalChange = {
    iid,
    happened: null,
    next: null,
    help: null,
    percent: null,
    health: null,
    measure: null,
    steps: stepChanges(steps, ticked).changes,
  };
  const told = way === 'boxes' ? change : { ...change, ...(await toldOf(goal, ask, { measure, percent })) };
  return told.steps.length > 0 || saysSomething(told) ? told : null;
}

async function tickedOf(most: number, iid: number, ask: Prompter): Promise<ReadonlySet<number>> {
  const numbers = (text: string) => text.split(/[\s,]+/).filter((word) => word !== '');
  const check = (text: string) =>
    numbers(text).every((word) => /^\d+$/.test(word) && Number(word) >= 1 && Number(word) <= most)
      ? null
      : `Numbers from 1 to ${most}, such as 1 ${Math.min(2, most)}.`;
  const typed = await ask.text({ name: `done-${iid}`, message: 'Which are done? (numbers; Enter: none)', check });
  return new Set(numbers(typed).map(Number));
}

async function toldOf(
  { iid, next, steps }: WeekGoal,
  ask: Prompter,
  { measure, percent }: Pick<WeekGoal, 'measure' | 'percent'>,
): Promise<Partial<GoalChange>> {
  const words = async (name: string, message: string, check?: (text: string) => string | null) => {
    const typed = await ask.text({
      name: `${name}-${iid}`,
      message,
      takesLines: true,
      ...(check === undefined ? {} : { check: (text: string) => (text.trim() === '' ? null : check(text.trim())) }),
    });
    return typed.trim() === '' ? null : typed.trim();
  };
  const happened = await words('happened', 'What happened?');
  const step = await words(
    'next',
    next === null ? 'What comes next? (Enter: nothing)' : 'What comes next? (Enter: as before)',
  );
  const help = await words('help', 'What do you need from somebody? (Enter: nothing)');
  const value =
    measure === null
      ? null
      : await words('measure', `What is it today? ${measure} (Enter: as before)`, (text) =>
          readValue(text) !== null || readMeasure(text).ok ? null : 'A number, such as 25.',
        );
  const typed =
    steps.length > 0
      ? null
      : await words(
          'progress',
          `How far, in percent? (Enter: ${percent === null ? 'not said' : `${percent}%`})`,
          (text) =>
            /^\d{1,3} ?%?$/.test(text) && Number.parseInt(text, 10) <= 100 ? null : 'A percent from 0 to 100.',
        );
  return {
    happened,
    next: step === null ? null : { words: step },
    help,
    measure: value,
    percent: typed === null ? null : Number.parseInt(typed, 10),
  };
}
