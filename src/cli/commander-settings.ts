// commander must neither exit nor print on its own. Its settings are copied to a child when the child is made,
// so they are applied to the finished tree (measured: a child added earlier calls process.exit).
import type { Command } from 'commander';
import { inkOf } from '#render/terminal/ink.ts';
import type { World } from '#world.ts';

export function withCommanderSettings(command: Command, world: World, complaints: string[]): void {
  command.exitOverride();
  command.configureOutput({
    writeOut: (text) => world.stdout.write(inkOf(text)),
    writeErr: (text) => void complaints.push(text),
    getOutHelpWidth: () => Math.min(world.stdout.columns, 100),
    getErrHelpWidth: () => Math.min(world.stderr.columns, 100),
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
  for (const child of command.commands) withCommanderSettings(child, world, complaints);
}
