// `devgrowth promotion start`: opens the promotion document once, as a confidential issue, and says its state in a comment on it.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import type { ExitCode } from '#errors.ts';
import { isFinished, type PromotionRecord, startStates } from '#growth/promotion/transitions.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { documentMark, documentOf, type DocumentTemplate } from '#templates/document-template.ts';
import { fillDocument } from '#templates/document-fill.ts';
import type { World } from '#world.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import { availableTemplates } from '../available-templates.ts';
import type { CommandModule, Input, SharedInput } from '../command.ts';
import { draftedWrite } from '../drafting.ts';
import { confidentialReaders } from '../readers.ts';
import { onceOnly } from '../once-only.ts';
import { openSession, type Session } from '../session.ts';
import { templateFolder, templatesFlag } from '../template-files.ts';
import { endDryRun } from '../written-goal.ts';
import { knownStanding } from './history.ts';
import { labelsToTake, noteOldLabels, takeLabels } from './old-labels.ts';
import { endDocument, sayState, warnIfPublic } from './written-document.ts';

export interface StartWords {
  readonly template: string | null;
  readonly state: PromotionState;
  /** Folder of own templates. */
  readonly templates?: string | null;
}

export const startCommand: CommandModule<StartWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth promotion start --template general',
    'devgrowth promotion start --template senior-to-staff --state drafting --dry-run',
  ],
  completes: { '--template': 'promotion-templates', '--state': startStates },
  declare(command) {
    command
      .option('--template <name>', 'general, senior-to-staff, or one of your own')
      .option('--state <state>', `Where you are: ${startStates.join(' or ')} (default: exploring)`)
      .option(...templatesFlag);
  },
  parse: (_args, flags) => ({
    template:
      textFlag(flags, 'template')
        ?.trim()
        .replace(/^promotion\//, '') ?? null,
    state: choiceFlag(flags, 'state', startStates) ?? 'exploring',
    templates: textFlag(flags, 'templates'),
  }),
  run: runStart,
};

async function runStart({ shared, own }: Input<StartWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const { project, me, now } = session;
  const folder = templateFolder(own.templates, world);
  const { documents } = await availableTemplates(project, world, folder);
  const template = await chosen(
    { shared, own },
    documents.filter(({ type }) => type === 'promotion'),
    world,
  );
  const { title, description } = fillDocument(template, {
    person: me.name,
    today: now.today,
    quarters: [],
    aspiration: null,
    focus: null,
    intention: null,
  });
  const words = { template: template.name, state: own.state, templates: folder };
  if (shared.dryRun) {
    const there = await unfinished(session);
    const lines = [`open ${title}`, `${own.state} · confidential`, '', ...description.split('\n')];
    return endDryRun(there === null ? lines : [`keep #${there.record.iid} ${there.record.title}`], shared, world);
  }

  return draftedWrite('promotion start', words, session, world, async (draft) => {
    const mayExist = draft.tried('document');
    const key = await draft.key('document');
    const look = async () => {
      const there = await unfinished(session);
      return there?.record.mark?.key === key ? null : there;
    };
    const before = await look();
    if (before !== null) return endThere(before, session, shared, world);
    world.stderr.write(ink`Confidential: ${await confidentialReaders(project, me)} can read it.\n`);
    const labels = await labelsToTake(session, shared, world);
    const taken = await takeLabels(labels, draft, session);
    const opened = await onceOnly(project, {
      what: 'promotion document',
      look,
      create: () => project.startPromotion({ key, mayExist, template: documentMark(template), title, description }),
      all: ({ value }) => placesOfUnfinished(value, session),
    });
    if (opened.made === null) return endThere(opened.there, session, shared, world);
    const { made, twice } = opened;
    const { value } = made;
    warnIfPublic(value, session, world);
    const said = await sayState({ iid: value.iid, after: null }, own.state, draft, session);
    const say = `Opened #${value.iid} ${value.title} (${own.state}${value.confidential ? ', confidential' : ''})`;
    const warnings = [...taken, ...made.warnings, ...twice, ...said];
    return endDocument({ record: value, state: own.state, created: true, warnings, say }, shared, world);
  });
}

interface Unfinished {
  readonly record: PromotionRecord;
  readonly state: PromotionState | null;
}

async function unfinished({ project, settings }: Session): Promise<Unfinished | null> {
  const record = await project.promotionDocument(settings.person);
  if (record === null || isFinished(record, null)) return null;
  const { state } = await knownStanding(project, record);
  return isFinished(record, state) ? null : { record, state };
}

async function placesOfUnfinished(ours: PromotionRecord, { project, settings }: Session): Promise<readonly string[]> {
  const documents = await project.promotionDocuments(settings.person);
  const standings = await Promise.all(
    documents
      .filter((one) => one.iid === ours.iid || !isFinished(one, null))
      .map(async (record) => ({
        record,
        state: record.iid === ours.iid ? null : (await knownStanding(project, record)).state,
      })),
  );
  return standings
    .filter(({ record, state }) => !isFinished(record, state))
    .toSorted((one, other) => one.record.iid - other.record.iid)
    .map(({ record }) => record.url);
}

function endThere({ record, state }: Unfinished, session: Session, shared: SharedInput, world: World): ExitCode {
  warnIfPublic(record, session, world);
  noteOldLabels(record, state, world);
  const say = `There already: #${record.iid} ${oneLine(record.title)} (${state ?? 'no state'})`;
  return endDocument({ record, state, created: false, warnings: [], say }, shared, world);
}

async function chosen(
  { shared: { mayAsk, yes }, own: { template } }: Input<StartWords>,
  templates: readonly DocumentTemplate[],
  world: World,
): Promise<DocumentTemplate> {
  if (template !== null) return documentOf(template, templates);
  if (!mayAsk || yes) return documentOf('general', templates);
  const name = await world.prompt.choice({
    name: 'template',
    message: 'Which questions should guide you?',
    choices: templates.map(({ name: value, label, about }) => ({ value, label, about })),
    default: 'general',
  });
  return documentOf(name, templates);
}
