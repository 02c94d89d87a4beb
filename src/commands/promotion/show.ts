// `devgrowth promotion show`: where the document stands, what has words, what is missing next.
import { type ExitCode, exitCodes } from '#errors.ts';
import { completenessOf } from '#growth/words/completeness.ts';
import { standingOf } from '#growth/promotion/standing.ts';
import { isNamed } from '#growth/words/username.ts';
import { keptEvidence } from '#reports/evidence-list.ts';
import { documentText } from '#render/json/document.ts';
import { renderPromotion } from '#render/terminal/goals/promotion.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { openSession } from '../session.ts';
import { readHistory } from './history.ts';
import { noteOldLabels } from './old-labels.ts';
import { aboutDocument } from './written-document.ts';

export const showCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth promotion show', 'devgrowth promotion show --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runShow(shared, world),
};

async function runShow(input: SharedInput, world: World): Promise<ExitCode> {
  const { project, now, me, settings } = await openSession(input, world);
  const record = await project.promotionDocument(settings.person);
  const read = record === null ? null : await readHistory(project, record);
  const notes = read?.notes.asFarAsRead() ?? null;
  const history = { notes, events: read?.events.asFarAsRead() ?? null };
  const completeness = completenessOf(read === null ? [] : [read.events.source, read.notes.source]);
  const promotion =
    record === null
      ? null
      : {
          ...aboutDocument(record),
          ...standingOf(record, history),
          evidence: keptEvidence(notes?.items ?? []),
        };
  if (input.format === 'json') {
    const shown = promotion === null ? null : { ...promotion, history: promotion.taken };
    world.stdout.write(documentText('promotion', { promotion: shown, completeness }));
  } else {
    const options = {
      ...now,
      color: input.color,
      columns: world.stdout.columns,
      isOwn: isNamed(me, settings.person),
    };
    world.stdout.write(renderPromotion(promotion, completeness, options));
  }
  if (record?.author?.id === me.id) noteOldLabels(record, promotion?.state ?? null, world);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}
