// `devgrowth evidence inbox`: work that was found on GitLab, a decision for each piece.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { Candidate } from '#growth/candidates/candidate.ts';
import { workKeyForm } from '#growth/candidates/work-key.ts';
import { candidateFacts, candidateMatches, candidateTitle, decidedBeforeWords } from '#render/candidate-words.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { withTypedWords } from '#work/drafting.ts';
import type { Describe } from '#work/evidence/deciding.ts';
import {
  droppedKeys,
  type InboxWords,
  isAllRead,
  nothingDecided,
  planRestoring,
  planSitting,
  type PlannedSitting,
  refuseOthersInbox,
  sittingBegun,
  writeDecided,
} from '#work/evidence/inbox.ts';
import { everything, type LookedAt, lookAtWork } from '#work/evidence/looking.ts';
import type { NamedDecision } from '#work/evidence/named-decisions.ts';
import { writtenLines } from '#work/evidence/sitting.ts';
import { winsWord } from '#work/goal-number.ts';
import { openSession, type Session } from '#work/session.ts';
import { collect, issueNumber, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { endDryRun, warn } from '../written-goal.ts';
import { readDecisions } from './decisions-file.ts';
import { sittingIn } from './sitting-words.ts';
import {
  documentOf,
  isNothing,
  keptLines,
  nothingTaken,
  postChecklist,
  summaryOf,
  type Taken,
  takeUpFirst,
} from './inbox-checklist.ts';

/** Words of the command line that are no words of the sitting. */
export interface TypedInbox extends InboxWords {
  /** Path of a file of decisions. */
  readonly file: string | null;
  readonly dropped: boolean;
}

export const inboxCommand: CommandModule<TypedInbox> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth evidence inbox',
    "devgrowth evidence inbox --keep 'p42!412' --goal 2",
    "devgrowth evidence inbox --keep 'p42!415' --goal wins",
    'devgrowth evidence inbox --post',
    'devgrowth evidence inbox --dropped',
  ],
  completes: { '--goal': 'goals' },
  declare(command) {
    command
      .option('--keep <key>', 'Keep it with a goal: a key of evidence scan (repeatable)', collect)
      .option('--goal <number>', 'With which goal, or wins for none; without, the one that it fits for certain')
      .option('--result <text>', 'What came of it; with one --keep')
      .option('--drop <key>', 'Never show it again (repeatable)', collect)
      .option('--later <key>', 'Show it again next time (repeatable)', collect)
      .option('--decisions <file>', 'Read the decisions from what evidence scan --format json printed, edited')
      .option('--titles', 'Keep titles of private items, too')
      .option('--quote', 'Keep thanks in the words of whoever thanked, where everybody can read them')
      .option('--post', 'Post what there is to decide as a checklist, to be ticked in a browser')
      .option('--since <day>', 'First day to look at; without, since the last inbox')
      .option('--until <day>', 'Last day to look at')
      .option('--dropped', 'List the keys of what was dropped, and nothing else')
      .option('--restore <key>', 'Bring back what was dropped (repeatable)', collect);
  },
  parse: parseInbox,
  narrows: ({ dropped }) => (dropped ? { writes: false, mayAsk: false } : {}),
  run: runInbox,
};

function parseInbox(_args: readonly string[], flags: Readonly<Record<string, unknown>>): TypedInbox {
  const keysOf = (flag: string) => [...new Set(listFlag(flags, flag).map((typed) => keyTyped(flag, typed)))];
  const keep = keysOf('keep');
  const result = textFlag(flags, 'result')?.trim() || null;
  const goal = goalNamed(textFlag(flags, 'goal'));
  const file = textFlag(flags, 'decisions');
  const restore = keysOf('restore');
  const named = (word: NamedDecision['word'], keys: readonly string[]) =>
    keys.map((key) => ({
      word,
      key,
      goal: word === 'keep' ? goal : null,
      result: word === 'keep' ? result : null,
      did: null,
      values: null,
    }));
  const decisions = [...named('keep', keep), ...named('drop', keysOf('drop')), ...named('later', keysOf('later'))];
  const dropped = flags['dropped'] === true;
  const post = flags['post'] === true;
  const ways = [decisions.length > 0, file !== null, restore.length > 0, dropped, post].filter(Boolean).length;
  if (ways > 1) throw apart('--decisions, --dropped, --restore and --post go alone');
  if (goal !== null && keep.length === 0) throw apart('--goal goes with --keep');
  if (result !== null && keep.length !== 1) throw apart('--result goes with one --keep');
  return {
    decisions,
    restore,
    titles: flags['titles'] === true,
    quotes: flags['quote'] === true,
    since: textFlag(flags, 'since'),
    until: textFlag(flags, 'until'),
    post,
    sitting: null,
    file,
    dropped,
  };
}

async function runInbox({ shared, own: typed }: Input<TypedInbox>, world: CommandWorld): Promise<ExitCode> {
  const { file, dropped, ...words } = typed;
  if (dropped) return listDropped({ shared, own: typed }, world);
  const read = file === null ? words : await readDecisions(file, world);
  const since = words.since ?? read.since;
  const own = { ...words, decisions: read.decisions, since, file: null, dropped: false };
  return withTypedWords('evidence inbox', { shared, own }, world, (session) => decide({ shared, own }, session, world));
}

async function decide(input: Input<TypedInbox>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const { shared, own } = input;
  refuseOthersInbox(session, world, own);
  const sitting = own.sitting ?? (await sittingBegun(session, sittingIn, world));
  if (sitting !== null) {
    const planned = { words: own, sitting, left: 0, looked: { records: [] } };
    return write(planned, nothingTaken, input, session, world);
  }
  const taken = await takeUpFirst(input, session, world);
  if (taken === null) return exitCodes.done;
  if (own.post) return postChecklist(taken, input, session, world);
  if (own.restore.length > 0) return write(await planRestoring(own, session), taken, input, session, world);
  const isNamed = own.decisions.length > 0;
  const isAlone = !isNamed && world.ask === null && taken.done.length === 0;
  // Where no checklist was ever posted, there is none to take up.
  if (isAlone && taken.log?.listKeys.size === 0) throw nothingDecided();
  const looked = await lookAtWork(own, session, everything, taken.log);
  if (!isNamed) sayWhatIsThere(looked, world);
  sayWhatIsLacking(looked, world);
  if (isAlone && looked.candidates.length > 0) throw nothingDecided();
  const planned = await planSitting(own, looked, describing(looked, session), session, world);
  if (planned !== null) {
    const code = await write(planned, taken, input, session, world);
    return isNothing(planned.sitting) && code === exitCodes.done && !isAllRead(looked) ? exitCodes.notClean : code;
  }
  await sayUndecided(taken, { looked, isNamed }, shared, world);
  if (isNamed || taken.done.length > 0) return taken.exitCode;
  return isAllRead(looked) ? exitCodes.done : exitCodes.notClean;
}

async function sayUndecided(
  taken: Taken,
  { looked, isNamed }: { looked: LookedAt; isNamed: boolean },
  { format }: SharedInput,
  world: CommandWorld,
): Promise<void> {
  const left = looked.candidates.length;
  if (format === 'json') return world.stdout.write(await documentText('evidence-inbox', documentOf(taken, left)));
  if (!isNamed && taken.done.length > 0) return;
  const nothing = left === 0 ? 'Nothing to decide.' : 'Nothing decided.';
  world.stdout.write(ink`${isNamed ? 'Decided so already.' : nothing}\n`);
}

async function write(
  planned: PlannedSitting,
  taken: Taken,
  { shared }: Input<TypedInbox>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const { sitting, left } = planned;
  if (shared.dryRun) return endDryRun([...writtenLines(sitting, session), summaryOf(sitting)], shared, world);
  const { value: kept, warnings } = await writeDecided(planned, session, world);
  const all = { done: [...taken.done, { sitting, kept }], warnings: [...taken.warnings, ...warnings] };
  if (shared.format === 'json') world.stdout.write(await documentText('evidence-inbox', documentOf(all, left)));
  else {
    world.stdout.write(stacked([...keptLines(kept), summaryOf(sitting)]));
    const lacking = kept.filter(({ evidence }) => evidence.result === null).length;
    if (lacking > 0)
      world.talk.note(`${count(lacking, 'piece')} without a result: \`devgrowth evidence debt\` lists them`);
    if (left > 0) world.talk.note(`${count(left, 'piece')} left to decide`);
  }
  const ended = warn(warnings, world);
  return ended === exitCodes.done ? taken.exitCode : ended;
}

async function listDropped({ shared }: Input<TypedInbox>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  refuseOthersInbox(session, world);
  const dropped = await droppedKeys(session);
  if (shared.format === 'json') world.stdout.write(await documentText('evidence-dropped', { dropped: [...dropped] }));
  else if (dropped.length === 0) world.stdout.write(ink`Nothing was dropped.\n`);
  else world.stdout.write(stacked(dropped.map(({ key, day }) => `${oneLine(day ?? '')}  ${oneLine(key)}`)));
  return exitCodes.done;
}

function sayWhatIsThere({ candidates, decidedBefore, window }: LookedAt, { talk }: CommandWorld): void {
  const there = `${count(candidates.length, 'piece')} to look at`;
  talk.say(`${window.since} to ${window.until}: ${[there, ...decidedBeforeWords(decidedBefore)].join(', ')}`);
}

/** Also to whoever names what is decided: the number of what is left is not the whole. */
function sayWhatIsLacking({ sources, record, problems }: LookedAt, { talk }: CommandWorld): void {
  for (const { name, state, why } of sources)
    if (state === 'partial' || state === 'unknown')
      talk.warn(`${name}: ${state}${why === null ? '' : `, ${oneLine(why)}`}`);
  for (const { name } of record)
    talk.warn(`${oneLine(name)} could not be read to the end: what is kept there may be shown`);
  for (const problem of problems) talk.warn(oneLine(problem));
}

function describing({ records }: LookedAt, session: Session): Describe {
  const titles = new Map(records.map(({ iid, title }) => [iid, title]));
  return (candidate: Candidate, number, all) => [
    `${number}/${all}  ${candidateTitle(candidate)}`,
    `  ${candidateFacts(candidate, session.now.today)}`,
    ...candidateMatches(candidate, (goal) => titles.get(goal) ?? null).map((line) => `  ${line}`),
  ];
}

function keyTyped(flag: string, typed: string): string {
  if (workKeyForm.test(typed.trim())) return typed.trim();
  throw new DevgrowthError('usage', `--${flag} takes a key such as p42!412, and got "${oneLine(typed)}"`, {
    hint: '`devgrowth evidence scan` lists the keys of what there is to decide.',
  });
}

function goalNamed(typed: string | null): NamedDecision['goal'] {
  if (typed === null) return null;
  if (typed.trim().toLowerCase() === winsWord) return winsWord;
  const number = issueNumber(typed);
  if (number !== null) return number;
  throw new DevgrowthError('usage', `--goal takes the number of a goal or ${winsWord}, and got "${oneLine(typed)}"`, {
    hint: 'For instance --goal 7, or --goal wins for what belongs to none.',
  });
}

function apart(problem: string): DevgrowthError {
  return new DevgrowthError('usage', problem, { hint: '`devgrowth evidence inbox --help` shows what goes together.' });
}
