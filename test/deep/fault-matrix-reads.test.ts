// Every read command, every request, every fault: what ends with 0 says what an undisturbed run says, and nothing less.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOf, emptyScene, processOn, type Scene, split, sampleStep } from '../support/fault-scene.ts';
import { kinds } from '../support/trouble.ts';

const before = [
  'init --yes --no-input --manager @morgan --time-zone UTC',
  'goal add Read --kind reading --due 2027-01-31 --set actions=One;Two;Three',
  'goal add Ship --kind general --due none',
  'goal add Lost --kind lesson --due none',
  'goal log 2 Half --tick 1 --health at-risk --help-needed Time --value results',
  'goal link 2 #3',
  'evidence add 2 https://example.com/talk --did Spoke --value dib',
  'goal close 3 --outcome achieved --learned Patience',
  '1on1 prepare --date 2026-12-01',
  'plan start --aspiration Lead',
  'promotion start --template general --yes',
];

const commands = [
  'goal list',
  'goal lint',
  'goal list --format json',
  'goal list --state all',
  'goal show 2',
  'goal show 2 --format json',
  'goal export',
  'evidence list',
  'report',
  'report --format json',
  'report --for manager',
  'report --format markdown',
  '1on1 show',
  'plan show',
  'promotion show',
  'promotion evidence',
  'promotion export --out case.docx --for me --force',
  'promotion show --format json',
  'promotion lint',
  'promotion state',
  'template list',
  'levels show',
  'levels coverage staff',
  'share @sam --role reporter --dry-run',
  'init --check --no-input --manager @morgan --time-zone UTC',
  'auth status',
];

const step = sampleStep(8);
const figures = { cells: 0, untold: 0 };
afterAll(() => {
  const { cells, untold } = figures;
  process.stdout.write(`fault matrix, reads: ${cells} cells (1 in ${step}), ${untold} INCOMPLETE told as complete\n`);
});

/** What a second look may tell differently, and how it was come by. */
const bare = (text: string) =>
  text
    .replaceAll(/\d+\s+requests?/g, 'N requests')
    .replaceAll(/ \d+ \|$/gm, ' N |')
    .replaceAll(/"(requests|at|generatedAt|now)": ?("[^"]*"|\d+)/g, '"$1"');

let scene: Scene;
beforeAll(async () => {
  scene = emptyScene('2026-11-23T09:00:00.000Z');
  for (const words of before) {
    const { exitCode, stderr } = await processOn(scene, split(words));
    expect(exitCode, `${words}\n${stderr}`).toBe(0);
  }
});

describe.each(commands.map((words, number) => [words, number] as const))('%s', (words, number) => {
  test('does not say that it is complete when it is not', async () => {
    const undisturbed = await processOn(copyOf(scene), split(words));
    // What a check finds is read, and not clean.
    expect(undisturbed.exitCode, undisturbed.stderr).toBe(words === 'promotion lint' ? 3 : 0);
    expect(undisturbed.requests.every((request) => request.startsWith('GET'))).toBe(true);
    const wrong: string[] = [];
    let count = number;
    for (const { name, isOfWrites, isWaitedOut, trouble } of kinds) {
      for (const [index, request] of undisturbed.requests.entries()) {
        count += 1;
        if (isOfWrites || count % step !== 0) continue;
        figures.cells += 1;
        const ended = await processOn(copyOf(scene), split(words), { ...trouble, at: index + 1 });
        const isTold = ended.exitCode !== undisturbed.exitCode || /\bINCOMPLETE\b/.test(ended.stdout + ended.stderr);
        const mayFail = isWaitedOut !== true && ended.exitCode !== 0 && isTold;
        if (mayFail || bare(ended.stdout) === bare(undisturbed.stdout)) continue;
        // What it does not know, it says.
        if (
          /not told by the server|may not look people up|of a goals project are left out: /.test(
            ended.stdout + ended.stderr,
          )
        )
          continue;
        figures.untold += 1;
        wrong.push(`${name} at ${index + 1}, ${request}\n${ended.stdout}${ended.stderr}`);
      }
    }
    expect(wrong.slice(0, 5).join('\n')).toBe('');
  });
});
