// Bare `devgrowth` in a terminal: where you stand in a line, then what to type next, and why.
import type { Move } from '#reports/next-moves.ts';
import { clean, oneLine } from '../../text.ts';
import { type Ink, blank, ink, pad, stacked, width, wrap } from '../ink.ts';
import { paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface NextMovesOptions extends TerminalOptions {
  /** What every command needs again, such as ` --host sandbox`. */
  readonly flags: string;
}

export function renderNextMoves(said: readonly string[], moves: readonly Move[], options: NextMovesOptions): Ink {
  const columns = usableColumns(options.columns);
  const paint = paintFor(options);
  const commands = moves.map(({ command }) => oneLine(`devgrowth ${command}${withFlags(command, options.flags)}`));
  const widest = Math.max(...commands.map(width));
  const rows = moves.flatMap(({ why }, index) => {
    const command = commands[index] ?? '';
    const room = columns - widest - 4;
    const about = oneLine(why);
    // Beside the command where there is room to read it, else below.
    if (room >= 24) {
      const [first = blank, ...more] = wrap(about, room);
      return [
        ink`  ${paint.bold(pad(command, widest))}  ${first}`,
        ...more.map((line) => ink`${' '.repeat(widest + 4)}${line}`),
      ];
    }
    return [ink`  ${paint.bold(command)}`, ...wrap(about, columns - 6).map((line) => ink`      ${line}`)];
  });
  const lines = said.flatMap((sentence) => wrap(clean(sentence), columns));
  return stacked([...lines, '', ...rows, '', 'All commands: devgrowth --help']);
}

function withFlags(command: string, flags: string): string {
  return command.includes('--host') || command === 'demo' || command === 'drafts list' ? '' : flags;
}
