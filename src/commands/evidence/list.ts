// `devgrowth evidence list`: what was done and what came of it, across goals or of one.
import { type ExitCode, DevgrowthError, exitCodes } from '#errors.ts';
import { type Listed, completenessOf, type SourceRead } from '#growth/words/completeness.ts';
import { type CreditValue, creditValues, type Day } from '#growth/words/goal.ts';
import { evidenceOf } from '#growth/goals/evidence.ts';
import type { Note } from '#growth/goals/notes.ts';
import { parseWindow } from '#growth/time/window.ts';
import { documentText } from '#render/json/document.ts';
import { renderEvidenceMarkdown } from '#render/markdown/evidence.ts';
import { renderEvidence } from '#render/terminal/goals/evidence.ts';
import { type Ink, ink, inkOf } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { listEvidence } from '#reports/evidence-list.ts';
import type { GoalReference } from '#reports/wins.ts';
import type { World } from '#world.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, Input } from '../command.ts';
import { sourcesOf } from '../goal-stories.ts';
import { namedGoal } from '../goal-number.ts';
import { type Session, openSession } from '../session.ts';
import { evidencePlace } from './place.ts';

interface ListWords {
  readonly iid: number | null;
  readonly goalAt: string | null;
  readonly value: CreditValue | null;
  readonly since: string | null;
}

export const listCommand: CommandModule<ListWords> = {
  formats: ['text', 'json', 'markdown'],
  writes: false,
  examples: ['devgrowth evidence list', 'devgrowth evidence list --value results --since "this quarter"'],
  completes: { number: 'goals', '--value': creditValues },
  declare(command) {
    command
      .argument('[number]', 'Number of a goal, or of the promotion document; all of them without')
      .option('--value <value>', `Only what shows ${creditValues.join(', ')}`)
      .option('--since <day>', 'Only work since then: 2026-11-01, 3m, "this quarter"');
  },
  parse: ([number], flags) => ({
    ...(number === undefined ? { iid: null, goalAt: null } : namedGoal(number)),
    value: choiceFlag(flags, 'value', creditValues),
    since: textFlag(flags, 'since'),
  }),
  run: runList,
};

interface Told {
  readonly goal: GoalReference;
  readonly notes: Listed<Note>;
}

async function runList({ shared, own }: Input<ListWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const { now } = session;
  const since = sinceDay(own, session);
  const { told, sources } = await (own.iid === null ? readAllPlaces(session) : readOne(session, own.iid));
  const completeness = completenessOf([
    ...sources,
    ...sourcesOf(told.map(({ notes }) => ({ activity: { notes, labelEvents: null, stateEvents: null } }))),
  ]);
  const places = told.map(({ goal, notes }) => ({ goal, notes: notes.items }));
  const evidence = listEvidence(places, { value: own.value, since, zone: now.zone });
  world.stdout.write(rendered());
  for (const line of othersEvidence(told)) world.stderr.write(ink`${line}\n`);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;

  function rendered(): Ink {
    if (shared.format === 'json') return documentText('evidence-list', { evidence, completeness });
    if (shared.format === 'markdown') return inkOf(renderEvidenceMarkdown(evidence, completeness, now));
    const { columns } = world.stdout;
    return renderEvidence(evidence, completeness, { ...now, color: shared.color, columns });
  }
}

/** Anybody may write the form of it: that is named, and counts for nothing. */
function othersEvidence(told: readonly Told[]): readonly string[] {
  return told.flatMap(({ goal, notes }) => {
    const others = evidenceOf(notes.items.filter((note) => note.type === 'comment').filter(({ isOwn }) => !isOwn));
    const names = new Set(others.map(({ by }) => (by === null ? 'somebody whose account is gone' : `@${oneLine(by)}`)));
    return Array.from(
      names,
      (name) => `note: not counted: what ${name} wrote as evidence on #${goal.iid}, ${oneLine(goal.url)}`,
    );
  });
}

async function readOne(session: Session, iid: number): Promise<{ told: Told[]; sources: SourceRead[] }> {
  const { title, url } = await evidencePlace(session, iid);
  return {
    told: [{ goal: { iid, title, url }, notes: (await session.project.notes(iid)).asFarAsRead() }],
    sources: [],
  };
}

/** One request for each goal with comments, and the promotion document where there is one. */
async function readAllPlaces({ project, settings }: Session): Promise<{ told: Told[]; sources: SourceRead[] }> {
  const [goals, document] = await Promise.all([project.goals(), project.promotionDocument(settings.person)]);
  const list = goals.asFarAsRead();
  const places = list.items.filter(({ commentCount }) => commentCount > 0);
  const all = [...places, ...(document === null ? [] : [document])];
  const told = await Promise.all(
    all.map(async ({ iid, title, url }) => ({
      goal: { iid, title, url },
      notes: (await project.notes(iid)).asFarAsRead(),
    })),
  );
  return { told, sources: [list.source] };
}

function sinceDay({ since }: ListWords, { now, settings }: Session): Day | null {
  if (since === null) return null;
  const { today, zone } = now;
  const window = parseWindow({ since, today, zone, startMonth: settings.fiscalYearStart });
  if (window.ok) return window.value.since;
  throw new DevgrowthError('usage', `--since: ${window.problem}`, {
    hint: 'For instance --since 2026-11-01 or --since 3m.',
  });
}
