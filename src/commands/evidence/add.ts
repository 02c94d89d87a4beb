// `devgrowth evidence add 7 URL`: one line to keep a piece of work; title, project and day are fetched.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { addDays, dayOf, weekdayNamed } from '#growth/time/calendar.ts';
import { whyIncomplete } from '#growth/words/completeness.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { type Evidence, evidenceOf, formatEvidence, readEvidence, type ToldEvidence } from '#growth/goals/evidence.ts';
import { itemAt, itemKey } from '#growth/goals/foreign-item.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Note } from '#growth/goals/notes.ts';
import { type CreditValue, creditValues, type Day } from '#growth/words/goal.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import { choiceFlag, collect, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, Input, SharedInput } from '../command.ts';
import { draftedWrite, withTypedWords } from '../drafting.ts';
import { mayCopyTitle } from '../copied-title.ts';
import { aboutItem } from '../goal/add-source.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import { onceOnly } from '../once-only.ts';
import type { Session } from '../session.ts';
import { noteWhoseWords } from '../whose-words.ts';
import { endDryRun, warn } from '../written-goal.ts';
import { type EvidencePlace, evidencePlace } from './place.ts';

export interface AddWords extends NamedGoal {
  /** An address or a text; empty: asked for. */
  readonly what: string;
  readonly values: readonly CreditValue[];
  readonly did: string | null;
  readonly result: string | null;
  readonly date: string | null;
  /** Only of a draft: with what was fetched, and the day resolved. */
  readonly evidence: Evidence | null;
}

export const addCommand: CommandModule<AddWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth evidence add 2 "Wrote the runbook for failovers" --result "2 pages at night instead of 9" --value results',
    'devgrowth evidence add 2 https://example.com/talk --did "Gave the talk" --date 2026-11-20',
  ],
  completes: { number: 'open-goals', '--value': creditValues },
  fromStdin: { argument: 1 },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal')
      .argument('[what]', 'Address of the work, or words; without it you are asked; - reads it from stdin')
      .option('--did <text>', 'What you did')
      .option('--result <text>', 'What came of it, with numbers where there are some')
      .option('--value <value>', `CREDIT value it shows (repeatable): ${creditValues.join(', ')}`, collect)
      .option('--date <day>', 'Day of the work (default: that of what the address shows, else today)');
  },
  parse([number = '', typed], flags) {
    const what = typed ?? '';
    const values = listFlag(flags, 'value').map((value) => choiceFlag({ value }, 'value', creditValues) ?? 'results');
    if (typed?.trim() === '') throw nothingToKeep();
    return {
      ...namedGoal(number),
      what,
      values: [...new Set(values)],
      did: textFlag(flags, 'did'),
      result: textFlag(flags, 'result'),
      date: textFlag(flags, 'date'),
      evidence: null,
    };
  },
  run: runAdd,
};

async function runAdd({ shared, own }: Input<AddWords>, world: World): Promise<ExitCode> {
  const input = { shared, own: own.what === '' ? { ...own, what: await askWhat(shared, world) } : own };
  return withTypedWords('evidence add', input, world, (session) => add(input, session, world));
}

async function askWhat({ mayAsk }: SharedInput, world: World): Promise<string> {
  if (!mayAsk) throw nothingToKeep();
  const check = (text: string) => (text.trim() ? null : 'Give its address, or say it in a few words.');
  return (await world.prompt.text({ name: 'what', message: 'Which work? (address, or words)', check })).trim();
}

function nothingToKeep(): DevgrowthError {
  return new DevgrowthError('usage', 'nothing to keep', {
    hint: 'Give an address or some words: `devgrowth evidence add 7 "Wrote the runbook"`.',
  });
}

async function add({ shared, own: typed }: Input<AddWords>, session: Session, world: World): Promise<ExitCode> {
  const place = await evidencePlace(session, typed.iid);
  noteWhoseWords(session, world);
  const what = typed.what.trim();
  const evidence = typed.evidence ?? (await composed({ shared, own: { ...typed, what } }, place, session, world));
  const body = formatEvidence(evidence);
  if (shared.dryRun)
    return endDryRun([`evidence on #${place.iid} ${oneLine(place.title)}`, ...body.split('\n')], shared, world);
  const own = { ...typed, what, evidence };
  return draftedWrite('evidence add', { ...own }, session, world, async (draft) => {
    const link = linkOf(evidence);
    const create = () => write(body, evidence, place, draft, session);
    if (link === null) return end({ place, evidence, isNew: true, warnings: await create() }, shared, world);
    const kept = await onceOnly(session.project, {
      what: `link on #${place.iid}`,
      look: async () => (draft.tried('comment') ? null : sameLink(link, place, session)),
      create,
      all: () => placesOf(link, place, session),
    });
    if (kept.made !== null)
      return end({ place, evidence, isNew: true, warnings: [...kept.made, ...kept.twice] }, shared, world);
    refuseOtherWords(evidence, kept.there, place);
    return end({ place, evidence: kept.there, isNew: false, warnings: [] }, shared, world);
  });
}

async function composed(
  { shared, own }: Input<AddWords>,
  kept: EvidencePlace,
  { forge, now, ...session }: Session,
  world: World,
): Promise<Evidence> {
  const { what, values, did, result } = own;
  const typedDay = own.date === null ? null : dayTyped(own.date, { now, ...session });
  const place = forge.placeOf(what);
  if (place === null) {
    const words = [what, did].filter(Boolean).join('\n\n');
    return { day: typedDay ?? now.today, values, link: null, title: null, did: words, result };
  }
  const bare = { day: typedDay ?? now.today, values, link: what, title: null, did, result };
  if (typeof place === 'string') return bare;
  try {
    const item = await forge.item(place);
    const mayTell = await mayCopyTitle(item, kept, session, shared, world);
    const title = mayTell ? `${oneLine(item.title)} (${aboutItem(item, now.zone)})` : null;
    return { ...bare, title, day: typedDay ?? dayOf(itemAt(item), now.zone) };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || !['not-found', 'forbidden'].includes(error.kind)) throw error;
    world.stderr.write(ink`warning: kept without title and day: ${oneLine(error.message)}\n`);
    return bare;
  }
}

/** As a due date is typed, for a day that has been. */
function dayTyped(text: string, { now, settings }: Pick<Session, 'now' | 'settings'>): Day {
  const day = parseDue(text, { today: now.today, startMonth: settings.fiscalYearStart });
  const hint = 'For instance --date 2026-11-20, --date yesterday, --date friday (the last one).';
  if (!day.ok) {
    const isAmbiguous = /^[\d./]+$/.test(text.trim());
    const problem = isAmbiguous ? day.problem.split('. ', 1)[0] : `"${text.trim()}" is not understood as a day`;
    throw new DevgrowthError('usage', `--date: ${problem}`, { hint });
  }
  // A weekday is the next one where something is due, and the last one where something was done.
  const done = weekdayNamed(text.trim()) === null ? day.value : addDays(day.value, -7);
  if (done <= now.today) return done;
  throw new DevgrowthError('usage', `--date: ${done} lies ahead, and evidence is of what was done`, { hint });
}

function linkOf(evidence: Evidence): string | null {
  return evidence.link ?? readEvidence(formatEvidence(evidence))?.link ?? null;
}

/** @throws when the comments could not be read to the end: the same link could be there twice then */
async function sameLink(link: string, { iid }: EvidencePlace, session: Session): Promise<ToldEvidence | null> {
  const { items, source } = (await session.project.notes(iid)).asFarAsRead();
  const [same] = withLink(link, items, session);
  const missing = whyIncomplete(source);
  if (same !== undefined || missing === null) return same ?? null;
  throw new DevgrowthError('server', `the comments of #${iid} could not be read completely: ${missing}`, {
    hint: 'Nothing was written, for the link could be there already. Try again.',
  });
}

/** What came since the first look stands on the latest page. */
async function placesOf(link: string, { iid, url }: EvidencePlace, session: Session): Promise<readonly string[]> {
  const { items } = (await session.project.notes(iid, { onlyLatestPage: true })).asFarAsRead();
  return withLink(link, items, session)
    .map(({ id }) => id)
    .toSorted((one, other) => one - other)
    .map((id) => `${url}#note_${id}`);
}

/** Newest first. What somebody else wrote about the same link is theirs. */
function withLink(link: string, notes: readonly Note[], { forge, me }: Session): readonly ToldEvidence[] {
  const key = linkKey(link, forge);
  const ours = notes.filter((note) => note.type === 'comment').filter(({ isOwn, by }) => isOwn || by?.id === me.id);
  return evidenceOf(ours).filter((other) => other.link !== null && linkKey(other.link, forge) === key);
}

/** A link stands once; words about it that stand nowhere are not thrown away. */
function refuseOtherWords(typed: Evidence, there: ToldEvidence, { iid, title }: EvidencePlace): void {
  const stands = (words: string | null, where: string | null) =>
    words === null || oneLine(where ?? '').includes(oneLine(words));
  const isSaid =
    stands(typed.did, there.did) &&
    stands(typed.result, there.result) &&
    typed.values.every((value) => there.values.includes(value));
  if (isSaid) return;
  throw new DevgrowthError('refused', `this link is on #${iid} ${oneLine(title)} already, with other words`, {
    hint: `Add these to that comment in the browser, or keep them without the link: \`devgrowth evidence add ${iid} "..."\`.`,
  });
}

/** Two addresses of one thing have one key. */
function linkKey(link: string, forge: Pick<Forge, 'placeOf'>): string {
  const place = forge.placeOf(link);
  if (place !== null && typeof place === 'object') return itemKey(place);
  return URL.canParse(link) ? new URL(link).href.replace(/\/$/, '') : link;
}

/** The words first; the labels are only a view of them. */
async function write(
  body: string,
  { values }: Evidence,
  { iid, isGoal }: EvidencePlace,
  draft: Draft,
  { project }: Session,
): Promise<readonly Dropped[]> {
  const mayExist = draft.tried('comment');
  const key = await draft.key('comment');
  const comment = await project.comment(iid, { key, mayExist, type: 'evidence', body, isQuiet: true });
  if (values.length === 0 || !isGoal) return comment.warnings;
  const labelled = await project.changeGoal(iid, { addValues: values });
  return [...comment.warnings, ...labelled.warnings];
}

function end(
  done: {
    readonly place: EvidencePlace;
    readonly evidence: Evidence;
    readonly isNew: boolean;
    readonly warnings: readonly Dropped[];
  },
  { format }: SharedInput,
  world: World,
): ExitCode {
  const { place, evidence, isNew, warnings } = done;
  const { iid, title, url } = place;
  if (format === 'json') {
    world.stdout.write(documentText('evidence-write', { goal: { iid, title, url }, evidence, isNew, warnings }));
    return warn(warnings, world);
  }
  const what = oneLine(evidence.title ?? evidence.link ?? evidence.did ?? '');
  const where = `#${iid} ${oneLine(title)}`;
  world.stdout.write(ink`${isNew ? `Kept on ${where}` : `There already, on ${where}`}: ${what}\n${oneLine(url)}\n`);
  return warn(warnings, world);
}
