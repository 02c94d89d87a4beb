// Evidence and where the promotion document uses it: by what its text says at that moment, with nothing stored.
import { beforeEach, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const withEvidence = scene(
  {},
  'init --yes --no-input',
  'goal add "Ship it" --kind general --due none',
  ['evidence', 'add', '2', 'https://example.com/talk', '--did', 'Gave a talk', '--result', 'Two teams joined'],
  ['evidence', 'add', '2', 'Wrote the runbook'],
  'promotion start --template general',
);
beforeEach(async () => {
  world = await withEvidence();
  world.requests();
});

const places = async () => {
  const { stdout } = await world.run('promotion evidence --format json');
  const { evidence } = JSON.parse(stdout) as { evidence: { did: string; used: string[]; probably: string[] }[] };
  return evidence.map(({ did, used, probably }) => [did, used, probably]);
};

test('what is used nowhere comes first; it follows moves and deletions by hand, and nothing is written', async () => {
  const { exitCode, stdout } = await world.run('promotion evidence');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: [
      '  2026-11-23  2.2           Wrote the runbook',
      '                            used nowhere',
      '  2026-11-23  2.1           Gave a talk',
      '                            Result: Two teams joined',
      '                            used nowhere',
      '',
      '  2 pieces of evidence, 2 without a link in the document',
      '',
    ].join('\n'),
  });
  await world.run(['promotion', 'edit', 'result', '1', '--text', '- **Evidence:** `https://example.com/talk`']);
  expect(await places()).toEqual([
    ['Wrote the runbook', [], []],
    ['Gave a talk', ['Result 1'], []],
  ]);
  const issue = async () => (await (await world.api('projects/1/issues/3')).json()) as { description: string };
  const moved = (await issue()).description.replace('- **Evidence:** `https://example.com/talk`', 'a');
  const description = moved.replace('<!-- Three to five sentences. -->', 'See https://example.com/talk/.');
  await world.api('projects/1/issues/3', { method: 'PUT', body: { description } });
  world.requests();
  expect((await places())[1]).toEqual(['Gave a talk', ['Promotion Summary'], []]);
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
});

test('in a CI job it is not told; without a document it says how to open one', async () => {
  const job = worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } });
  for (const [path, text] of world.disk) job.disk.set(path, text);
  expect(await job.run('promotion evidence')).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('CI job'),
  });
  await world.api('projects/1/issues/3', { method: 'DELETE' });
  expect(await world.run('promotion evidence')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('devgrowth promotion start'),
  });
});
