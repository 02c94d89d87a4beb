// `devgrowth levels lint`: every fault of files that hold levels, with its line.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { lintLevels, type LintWords } from '#work/levels/linting.ts';
import { listFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export const lintCommand: CommandModule<LintWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth levels lint', 'devgrowth levels lint --format json'],
  declare(command) {
    command.argument('[files...]', 'Files on this machine; without one: .devgrowth/levels of the goals project');
  },
  parse: (args) => ({ paths: listFlag({ args }, 'args') }),
  run: runLint,
};

async function runLint({ shared, own }: Input<LintWords>, world: CommandWorld): Promise<ExitCode> {
  const { checked, findings } = await lintLevels(own, shared, world);
  if (shared.format === 'json') world.stdout.write(await documentText('levels-lint', { checked, findings }));
  else {
    for (const { path, line, problem } of findings)
      world.stdout.write(ink`${oneLine(path)}:${line}: ${oneLine(problem)}\n`);
    const verdict = findings.length === 0 ? 'nothing to mend' : count(findings.length, 'problem');
    world.stdout.write(ink`${count(checked, 'file')} checked, ${verdict}\n`);
  }
  return findings.length === 0 ? exitCodes.done : exitCodes.notClean;
}
