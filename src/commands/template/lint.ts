// `devgrowth template lint`: every fault of every template, or of the files named, with its line.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { listFlag, textFlag } from '../answers.ts';
import { type LintWords, lintTemplates } from '#work/template/linting.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';

export const lintCommand: CommandModule<LintWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth template lint', 'devgrowth template lint --format json'],
  declare(command) {
    command
      .argument('[files...]', 'Template files or folders on this machine; without one: all there are')
      .option(...templatesFlag);
  },
  parse: (args, flags) => ({
    paths: listFlag({ args }, 'args'),
    folder: textFlag(flags, 'templates'),
  }),
  run: runLint,
};

async function runLint({ shared, own }: Input<LintWords>, world: CommandWorld): Promise<ExitCode> {
  const { checked, findings } = await lintTemplates(own, shared, world);
  if (shared.format === 'json') world.stdout.write(await documentText('template-lint', { checked, findings }));
  else {
    for (const { path, line, problem } of findings)
      world.stdout.write(ink`${oneLine(path)}:${line}: ${oneLine(problem)}\n`);
    const verdict = findings.length === 0 ? 'nothing to mend' : count(findings.length, 'problem');
    world.stdout.write(ink`${count(checked, 'template')} checked, ${verdict}\n`);
  }
  return findings.length === 0 ? exitCodes.done : exitCodes.notClean;
}
