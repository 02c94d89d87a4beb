// The desk of a command: the capabilities of its World, and what its flags say of asking; talk goes to stderr.
import { ink, stacked, wrap } from '#render/terminal/ink.ts';
import type { Talk, World } from '#world.ts';
import { commandWords } from './command-words.ts';
import type { CommandWorld, SharedInput } from './command.ts';

export function deskOf(
  { mayAsk, yes, debug }: Pick<SharedInput, 'mayAsk' | 'yes' | 'debug'>,
  world: World,
): CommandWorld {
  return {
    ...world,
    talk: talkOn(world),
    ask: mayAsk ? world.prompt : null,
    yes,
    trace: debug ? (line) => world.stderr.write(ink`debug: ${line}\n`) : null,
  };
}

function talkOn({ stderr }: Pick<World, 'stderr'>): Talk {
  return {
    note: (sentence) => stderr.write(ink`note: ${commandWords(sentence)}\n`),
    warn: (sentence) => stderr.write(ink`warning: ${commandWords(sentence)}\n`),
    hint: (sentence) => stderr.write(ink`hint: ${commandWords(sentence)}\n`),
    say: (sentence) => stderr.write(ink`${commandWords(sentence)}\n`),
    show: (lines) => stderr.write(stacked(['', ...lines.flatMap((line) => wrap(line, stderr.columns)), ''])),
  };
}
