// `devgrowth template lint`: every fault of every template, or of the files named, with its line.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { listFlag, textFlag } from '../answers.ts';
import { builtIn, joinSources, readOwn, readTemplates } from '#work/available-templates.ts';
import { filesAt } from '#work/template-files.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';
import { projectIfAny } from './template-source.ts';

interface LintWords {
  readonly paths: readonly string[];
  readonly folder: string | null;
}

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
  const { broken, checked } =
    own.paths.length > 0 ? await lintFiles(own.paths, world) : await lintAll({ shared, own }, world);
  const findings = broken.flatMap(({ path, problems }) =>
    problems.map((problem) => {
      const [, line = '1', words = problem] = /^:(\d+): ([\s\S]*)$/.exec(problem.slice(path.length)) ?? [];
      return { path, line: Number(line), problem: words };
    }),
  );
  if (shared.format === 'json') world.stdout.write(await documentText('template-lint', { checked, findings }));
  else {
    for (const { path, line, problem } of findings)
      world.stdout.write(ink`${oneLine(path)}:${line}: ${oneLine(problem)}\n`);
    const verdict = findings.length === 0 ? 'nothing to mend' : count(findings.length, 'problem');
    world.stdout.write(ink`${count(checked, 'template')} checked, ${verdict}\n`);
  }
  return findings.length === 0 ? exitCodes.done : exitCodes.notClean;
}

async function lintAll({ shared, own }: Input<LintWords>, world: CommandWorld) {
  const { broken, origins } = await readTemplates(await projectIfAny(shared, world), world, own.folder);
  return { broken, checked: origins.size };
}

/** Beside the built-in ones, so that a name or label that is taken is found. */
async function lintFiles(paths: readonly string[], world: CommandWorld) {
  const files = (await Promise.all(paths.map((path) => filesAt(path, world)))).flat();
  const { broken } = joinSources([
    { origin: 'built-in', read: await builtIn(world) },
    { origin: 'local', read: await readOwn(files) },
  ]);
  const named = new Set(files.map(({ path }) => path));
  return { broken: broken.filter(({ path }) => named.has(path)), checked: files.length };
}
