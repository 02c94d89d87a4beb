// A story typed in German, in a company that says so: both who read it see what the English would tell.
import { expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const path = '.devgrowth/company.yml';
const boxes = '- [ ] Freigabe: meine Führungskraft\n- [ ] Lesen';
const begun = scene(
  {},
  `init --yes --no-input --manager @morgan --company ${path}`,
  (world) => sayGerman(world),
  'init --yes --no-input',
  ['goal', 'add', 'SQL', '--kind', 'general', '--due', 'none', '--description', boxes],
  (world) => world.api('projects/1/issues/2', { method: 'PUT', body: { remove_labels: 'progress::planned' } }),
  (world) =>
    comment(
      world,
      '**Zwischenstand 2026-11-23** · gefährdet\n\nDer Kurs ist voll.\n\nHilfe: ein Platz im Januar\n\nNächstes: anmelden',
    ),
  (world) => comment(world, 'Beleg 2026-11-22\nAblauf geschrieben\nErgebnis: 2 statt 9 Anrufe'),
);

async function sayGerman(world: TestWorld): Promise<void> {
  const actions = [{ action: 'update', file_path: path, content: 'words: de\n' }];
  const body = { branch: 'main', commit_message: 'Company', actions };
  expect((await world.api('projects/1/repository/commits', { method: 'POST', body })).status).toBe(201);
}

/** As in the browser. */
async function comment(world: TestWorld, body: string): Promise<void> {
  expect((await world.api('projects/1/issues/2/notes', { method: 'POST', body: { body } })).status).toBe(201);
}

test('“Hilfe:”, “gefährdet”, “Freigabe” and “genehmigt” are what the English is, since the company says so', async () => {
  const world = await begun();
  const told = async (by: TestWorld, line: string) => {
    const { exitCode, stdout, stderr } = await by.run(line);
    expect(exitCode, stderr).toBe(0);
    return stdout;
  };
  expect(JSON.parse(await told(world, 'report --format json'))).toMatchObject({
    needsYou: [
      { type: 'ask', text: 'ein Platz im Januar' },
      { type: 'approval', who: 'my manager' },
    ],
    answered: [],
  });
  const shown = await told(world, 'goal show 2 --format json');
  expect(shown).not.toContain('"words"');
  expect(JSON.parse(shown)).toMatchObject({
    goal: { health: { level: 'at-risk' } },
    checkIns: [{ text: 'Der Kurs ist voll.', next: 'anmelden', help: 'ein Platz im Januar' }],
    evidence: [{ did: 'Ablauf geschrieben', result: '2 statt 9 Anrufe' }],
  });

  // Who opens no file of the project is told the words by the dashboard.
  const manager = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
  expect(await told(manager, 'report --project alex/goals --format markdown')).toContain('ein Platz im Januar');
  await comment(manager, 'genehmigt');
  const after = await told(world, 'report --format json');
  expect(JSON.parse(after)).toMatchObject({ answered: [{ type: 'approval', text: 'my manager' }] });

  // What devgrowth writes is English; what it is told means what it says in both.
  const dry = await told(world, 'goal log 2 "Hilfe: steht im Text" --next weiter --help-needed keine --dry-run');
  expect(dry).toContain('**Help:** none');
  expect(dry).toContain('<!-- text -->');
});
