// `devgrowth promotion start`: opens the promotion document once, as a confidential issue, and makes its labels.
import type { ExitCode } from '#errors.ts';
import {
  isFinished,
  type PromotionRecord,
  type PromotionState,
  promotionLabels,
  startStates,
} from '#growth/promotion.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { documentMark, documentOf, type DocumentTemplate, fillDocument } from '#templates/document-template.ts';
import type { World } from '#world.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import { availableTemplates } from '../available-templates.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { draftedWrite } from '../drafting.ts';
import { confidentialReaders } from '../readers.ts';
import { openSession, type Session } from '../session.ts';
import { templateFolder, templatesFlag } from '../template-files.ts';
import { endDryRun } from '../written-goal.ts';
import { endDocument } from './written-document.ts';

interface StartInput extends SharedInput {
  readonly template: string | null;
  readonly state: PromotionState;
  /** Folder of own templates. */
  readonly templates?: string | null;
}

export const startCommand: CommandModule<StartInput> = {
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
  parse: (_args, flags, shared) => ({
    ...shared,
    template:
      textFlag(flags, 'template')
        ?.trim()
        .replace(/^promotion\//, '') ?? null,
    state: choiceFlag(flags, 'state', startStates) ?? 'exploring',
    templates: textFlag(flags, 'templates'),
  }),
  run: runStart,
};

async function runStart(input: StartInput, world: World): Promise<ExitCode> {
  const session = await openSession(input, world);
  const { project, me, now } = session;
  const folder = templateFolder(input.templates, world);
  const { documents } = await availableTemplates(project, world, folder);
  const template = await chosen(
    input,
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
  if (input.dryRun) {
    const there = await project.promotionDocument();
    const lines = [`open ${title}`, `${input.state} · confidential`, '', ...description.split('\n')];
    return endDryRun(there === null || isFinished(there) ? lines : [`keep #${there.iid} ${there.title}`], input, world);
  }

  const words = { template: template.name, state: input.state, templates: folder };
  return draftedWrite('promotion start', words, session, world, async (draft) => {
    const mayExist = draft.tried('document');
    const key = await draft.key('document');
    const there = await project.promotionDocument();
    if (there !== null && !isFinished(there) && there.mark?.key !== key) return endThere(there, input, world);
    world.stderr.write(ink`Confidential: ${await confidentialReaders(project, me)} can read it.\n`);
    await ensureLabels(session);
    const { value, warnings } = await project.startPromotion({
      key,
      mayExist,
      template: documentMark(template),
      title,
      description,
      state: input.state,
    });
    const say = `Opened #${value.iid} ${value.title} (${input.state}${value.confidential ? ', confidential' : ''})`;
    return endDocument({ record: value, created: true, warnings, say }, input, world);
  });
}

async function ensureLabels({ project }: Session): Promise<void> {
  for (const label of promotionLabels) await project.ensureLabel(label);
}

function endThere(record: PromotionRecord, input: StartInput, world: World): ExitCode {
  const say = `There already: #${record.iid} ${oneLine(record.title)} (${record.states.join(', ')})`;
  return endDocument({ record, created: false, warnings: [], say }, input, world);
}

async function chosen(
  { template, mayAsk, yes }: StartInput,
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
