// `devgrowth skills install`: the skill for assistants, where they look for one.
import { type ExitCode, exitCodes } from '#errors.ts';
import { ink } from '#render/terminal/ink.ts';
import { installSkill, planSkill, type SkillPlace } from '#work/skill/installing.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export const installCommand: CommandModule<SkillPlace> = {
  formats: ['text'],
  writes: false,
  examples: ['devgrowth skills install --dry-run', 'devgrowth skills install --path .claude/skills --dry-run'],
  declare(command) {
    command
      .option('--global', 'In your home folder, for every repository: ~/.agents/skills')
      .option('--path <folder>', 'In another folder of skills, such as .claude/skills')
      .option('--force', 'Write over a skill that somebody changed')
      .option('--dry-run', 'Say what would be written, and write nothing');
  },
  parse: (_args, flags) => ({
    global: flags['global'] === true,
    path: textFlag(flags, 'path'),
    force: flags['force'] === true,
  }),
  run: runInstall,
};

const done = { create: 'Installed', update: 'Renewed', keep: 'Up to date:' } as const;
const would = { create: 'Would install', update: 'Would renew', keep: 'Up to date:' } as const;

async function runInstall({ shared, own }: Input<SkillPlace>, world: CommandWorld): Promise<ExitCode> {
  const planned = await planSkill(own, world);
  if (!shared.dryRun) await installSkill(planned, world);
  world.stdout.write(ink`${(shared.dryRun ? would : done)[planned.action]} ${planned.path}\n`);
  return exitCodes.done;
}
