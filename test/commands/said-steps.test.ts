// What a use case or a failure tells people to type: read from the source, and looked for in the commands.
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { flagFor } from '#commands/command-words.ts';
import { files, roomOf, source } from '../support/source-tree.ts';

/** What cli adds to commands. */
const sharedFlags = [
  'profile',
  'host',
  'project',
  'ca-file',
  'insecure-http',
  'yes',
  'dry-run',
  'allow-public',
  'format',
  'jq',
  'fields',
];

test('what work, the settings or the gateway say to do or to give is there: a command, and a flag of that command', async () => {
  const saying = files.filter((file) => ['work', 'settings', 'gitlab'].includes(roomOf(file)));
  const steps = saying.flatMap((file) => [
    ...source(file).matchAll(/\bstep\(\s*'([^']+)'(?:,\s*[^{}()]+?)?(?:,\s*\{([^}]*)\})?\s*\)/g),
  ]);
  const gifts = saying.flatMap((file) => [...source(file).matchAll(/\bgiven\(\s*'([^']+)'/g)]);
  expect(steps.length + gifts.length).toBeGreaterThan(15);
  const flagsOf = new Map<string, readonly string[]>();
  for (const entry of catalogue)
    for (const one of isGroup(entry) ? entry.commands : [entry]) {
      const command = new Command();
      (await one.load()).declare(command);
      const name = isGroup(entry) ? `${entry.name} ${one.name}` : entry.name;
      flagsOf.set(name, [...command.options.map(({ long }) => long?.slice(2) ?? ''), ...sharedFlags]);
    }
  const all = new Set([...flagsOf.values()].flat());
  const wrong = [
    ...steps.flatMap(([text, name = '', given = '']) => {
      const words = [...given.matchAll(/(?:^|,)\s*'?([a-z-]+)'?/g)].map(([, word = '']) => word);
      return words.every((word) => flagsOf.get(name)?.includes(flagFor(word))) && flagsOf.has(name) ? [] : [text];
    }),
    ...gifts.flatMap(([text, name = '']) => (all.has(flagFor(name)) ? [] : [text])),
  ];
  expect(wrong).toEqual([]);
}, 90_000);
