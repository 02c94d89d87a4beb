// `devgrowth template list`: every kind of goal and every document there is a template for, and where each comes from.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderTemplates, type ShownTemplate } from '#render/terminal/project/templates.ts';
import { textFlag } from '../answers.ts';
import { type AvailableTemplates, availableTemplates } from '#work/available-templates.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';
import { projectIfAny } from './template-source.ts';

interface ListWords {
  readonly folder: string | null;
}

export const listCommand: CommandModule<ListWords> = {
  formats: ['table', 'json'],
  writes: false,
  examples: ['devgrowth template list', 'devgrowth template list --format json'],
  declare(command) {
    command.option(...templatesFlag);
  },
  parse: (_args, flags) => ({ folder: textFlag(flags, 'templates') }),
  run: runList,
};

async function runList({ shared, own }: Input<ListWords>, world: CommandWorld): Promise<ExitCode> {
  const available = await availableTemplates(await projectIfAny(shared, world), world, own.folder);
  const templates = shownTemplates(available);
  const broken = available.broken.map(({ path, problems }) => ({
    path,
    origin: available.origins.get(path) ?? 'local',
    problems,
  }));
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('template-list', { templates, broken })
      : renderTemplates(templates, broken, { color: shared.color, columns: world.stdout.columns }),
  );
  return exitCodes.done;
}

export function shownTemplates({ templates, documents, origins }: AvailableTemplates): readonly ShownTemplate[] {
  return [
    ...templates.map(({ questions, bucket, sensitive, ...template }) => ({
      ...common(template),
      type: 'goal' as const,
      name: template.name,
      questions: questions.length,
      bucket,
      sensitive,
    })),
    ...documents.map((template) => ({
      ...common(template),
      type: template.type,
      name: `${template.type}/${template.name}`,
      questions: null,
      bucket: null,
      sensitive: template.type === 'promotion',
    })),
  ];

  function common({
    label,
    version,
    about,
    source,
    checked,
    path,
  }:
    | AvailableTemplates['documents'][number]
    | Omit<AvailableTemplates['templates'][number], 'questions' | 'bucket' | 'sensitive'>) {
    return { label, version, about, source, checked, origin: origins.get(path) ?? ('local' as const), path };
  }
}
