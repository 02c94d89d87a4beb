// `devgrowth template show NAME`: what a template asks, and the text it gives when nothing is answered.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { quarterLines, quartersAhead } from '#growth/goals/plan.ts';
import { documentText } from '#render/json/document.ts';
import { renderTemplate } from '#render/terminal/project/templates.ts';
import { fillDocument } from '#templates/document-fill.ts';
import { fill } from '#templates/fill.ts';
import { textFlag } from '../answers.ts';
import { type AvailableTemplates, availableTemplates } from '#work/available-templates.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';
import { shownTemplates } from './list.ts';
import { projectIfAny } from './template-source.ts';

interface ShowWords {
  readonly name: string;
  readonly folder: string | null;
}

export const showCommand: CommandModule<ShowWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth template show reading', 'devgrowth template show promotion/senior-to-staff'],
  completes: { name: 'templates' },
  declare(command) {
    command.argument('<name>', 'A kind of goal, or a document such as promotion/general').option(...templatesFlag);
  },
  parse: ([name = ''], flags) => ({
    name: name.trim().toLowerCase(),
    folder: textFlag(flags, 'templates'),
  }),
  run: runShow,
};

async function runShow({ shared, own }: Input<ShowWords>, world: CommandWorld): Promise<ExitCode> {
  const available = await availableTemplates(await projectIfAny(shared, world), world, own.folder);
  const shown = shownTemplates(available);
  const names = shown.map(({ name }) => name);
  // A document is found without its folder too, where no kind of goal has that name.
  const template =
    shown.find(({ name }) => name === own.name) ?? shown.find(({ name }) => name.split('/')[1] === own.name);
  if (template === undefined) {
    throw new DevgrowthError('usage', `there is no template "${own.name}"${suggestion(own.name, names)}`, {
      hint: `Templates: ${names.join(', ')}.`,
    });
  }
  const { text, questions } = textOf(template.path, available, dayOf(world.now(), world.zone));
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('template', { template, questions, text })
      : renderTemplate({ template, questions, text }, { color: shared.color, columns: world.stdout.columns }),
  );
  return exitCodes.done;
}

function textOf(path: string, { templates, documents }: AvailableTemplates, today: string) {
  const goal = templates.find((one) => one.path === path);
  if (goal !== undefined) {
    const { description } = fill(goal, { title: goal.label, answers: {}, today, due: null, person: null });
    return { text: description, questions: goal.questions };
  }
  const document = documents.find((one) => one.path === path);
  const quarters = quarterLines(quartersAhead(today, 2));
  const facts = { person: null, today, quarters, aspiration: null, focus: null, intention: null };
  return { text: document === undefined ? '' : fillDocument(document, facts).description, questions: [] };
}
