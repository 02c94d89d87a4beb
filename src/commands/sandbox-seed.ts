// The seed that somebody names for a sandbox: its text, and its problems in words.
import { DevgrowthError } from '#errors.ts';
import type { SeedError } from '#sandbox/seed/problems.ts';
import { namedText } from '#work/named-file.ts';
import type { CommandWorld } from './command.ts';

export function seedText(path: string, world: CommandWorld): Promise<string> {
  return namedText(path, { hint: 'Give the path of a YAML file; examples/sandbox-seed.yml shows one.' }, world);
}

/** One wrong key may stand in a thousand entries. */
const mostTold = 20;

export function seedFailure(path: string, error: SeedError): DevgrowthError {
  const { problems } = error;
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const isAhead = problems.some(({ text }) => text.startsWith('is ahead of the clock'));
  return new DevgrowthError('configuration', `${path} has ${count}`, {
    details: [
      ...problems
        .slice(0, mostTold)
        .map(({ line, path: key, text }) =>
          [line === null ? path : `${path}:${line}`, ...(key === '' ? [] : [key]), text].join(': '),
        ),
      ...(problems.length > mostTold ? [`and ${problems.length - mostTold} more`] : []),
    ],
    hint: isAhead
      ? 'Let the sandbox play the day on which the story ends, with --today.'
      : 'src/sandbox/README.md lists every key, examples/sandbox-seed.yml shows them.',
    cause: error,
  });
}
