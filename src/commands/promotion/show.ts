// `devgrowth promotion show`: where the document stands, what has words, what is missing next.
import { type ExitCode, exitCodes } from '#errors.ts';
import { isNamed } from '#growth/words/username.ts';
import { documentText } from '#render/json/document.ts';
import { renderPromotion } from '#render/terminal/goals/promotion.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';
import { openSession } from '#work/session.ts';
import { pageOf, readDocument } from '#work/promotion/reading.ts';
import { noteOldLabels } from '#work/promotion/old-labels.ts';
import { openPage } from '../web-page.ts';
import { aboutDocument, shownDocument } from '#work/promotion/shown.ts';

export const showCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  forms: ['web'],
  examples: ['devgrowth promotion show', 'devgrowth promotion show --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runShow(shared, world),
};

async function runShow(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(input, world);
  const { now, me, settings } = session;
  const { document, completeness } = await readDocument(session);
  if (input.format === 'web') return openPage(pageOf(document?.record ?? null), session, world);
  const promotion =
    document === null
      ? null
      : {
          ...aboutDocument(document.record),
          ...document.standing,
          ...document.answers,
          offered: document.offered,
          frame: document.frame,
          evidence: document.evidence,
        };
  if (input.format === 'json') {
    world.stdout.write(await documentText('promotion', { promotion: shownDocument({ document }), completeness }));
  } else {
    const options = {
      ...now,
      color: input.color,
      columns: world.stdout.columns,
      isOwn: isNamed(me, settings.person),
      manager: settings.manager,
      companyValues: settings.company.values,
    };
    world.stdout.write(renderPromotion(promotion, completeness, options));
  }
  if (document?.record.author?.id === me.id) noteOldLabels(document.record, promotion?.state ?? null, world.talk);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}
