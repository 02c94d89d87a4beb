// `levels show` and `lint` through the front door: the package's levels, the project's own, and which of them are meant.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { harmIn, hostile } from '../support/hostile.ts';
import { backend, putFile, putLevels } from '../support/levels.ts';
import { scene, worldWithProject } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const withOwn = scene({}, 'init --yes --no-input --company none', (world) => putLevels(world));
let world: TestWorld;
beforeEach(async () => {
  world = await withOwn();
  world.requests();
});

describe('levels show', () => {
  test('the only levels of the project, area by area; nothing is written', async () => {
    expect(await world.run('levels show')).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: `backend  the project's own, checked 2026-08-15
https://example.com/jobs/backend

Scope
  senior  The team
  staff   Two teams
          shows by: others ask first

Ambiguity
  senior  Vague issues
  staff   An unclear start

Others
  staff   Makes teams better

Hiring
  staff   Decides who joins

Others: general-engineering, gitlab-engineering
`,
    });
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('one level, by its name of today or of before, with the words that tags carry', async () => {
    const { stdout } = await world.run('levels show lead');
    expect(stdout).toContain('backend/staff  the project');
    expect(stdout).toContain('Scope  staff/scope\n  Two teams\n  shows by: others ask first\n');
    expect(stdout).not.toContain('Vague issues');
    expect((await world.run('levels show backend/staff')).stdout).toBe(stdout);
    expect((await world.run('levels show backend lead')).stdout).toBe(stdout);
  });

  test.each([
    ['levels show stafff', 'backend has no level "stafff"; did you mean staff?'],
    ['levels show bakend', 'backend has no level "bakend"; did you mean backend?'],
    ['levels show gitlab-engineering/boss', 'gitlab-engineering has no level "boss"'],
    ['levels show nowhere/staff', 'there are no levels called "nowhere"'],
    ['levels show ../x', 'there are no levels called "../x"'],
  ])('%s: refused with what there is', async (words, problem) => {
    const { exitCode, stdout, stderr } = await world.run(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });

  test('the plan names others, and a document goes before it', async () => {
    await world.run('plan start --no-input --aspiration Far --focus Near --intention Much');
    const chosen = async () =>
      (JSON.parse((await world.run('levels show --format json')).stdout) as { name: string }).name;
    await world.run(['plan', 'edit', 'focus', '--text', 'Near\n\nLevels: gitlab-engineering/staff']);
    expect(await chosen()).toBe('gitlab-engineering');
    await world.run('promotion start');
    await world.run(['promotion', 'edit', 'summary', '--text', '- **Levels:** general-engineering/senior']);
    expect(await chosen()).toBe('general-engineering');
    await world.run(['promotion', 'edit', 'summary', '--text', '- **Levels:** gone/senior']);
    expect(await world.run('levels show')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('there are no levels called "gone"'),
    });
    await world.run(['promotion', 'edit', 'summary', '--text', '- **Levels:** staff']);
    const { stderr } = await world.run('levels coverage');
    expect(stderr).toContain('promotion edit frame`) or your year plan says so. With their job: ');
    expect(stderr).toContain('gitlab-engineering/staff');
  });

  test('without a project those of the package; the start is that of the company', async () => {
    const nowhere = worldOnSandbox();
    expect((await nowhere.run('levels show general-engineering')).stdout).toContain('general-engineering  built-in\n');
    const plain = await worldWithProject();
    expect((await plain.run('levels show')).stdout).toContain('gitlab-engineering  built-in, checked 2026-08-15\n');
  });

  test("one of the project takes the place of the package's; a broken one takes no part", async () => {
    await putLevels(world, backend.replace('name: backend', 'name: general-engineering'), 'general');
    await putLevels(world, backend.replace('id: scope', 'id: Scope'), 'broken');
    const { stdout, stderr } = await world.run('levels show general-engineering');
    expect(stdout).toContain("general-engineering  the project's own");
    expect(stderr).toBe(
      'warning: .devgrowth/levels/broken.yml:6: id must be small letters, digits and single hyphens: levels of this file take no part\n',
    );
  });

  test('texts of a file obey nobody', async () => {
    const own = backend.replace('Two teams', JSON.stringify(`${hostile.replaceAll(/\p{Cc}/gu, '')}\u202E`));
    await putLevels(world, own.replace('name: backend', 'name: odd'), 'odd');
    const { stdout, stderr } = await world.run('levels show odd');
    expect([...harmIn(stdout), ...harmIn(stderr)]).toEqual([]);
    expect(stdout).toContain('odd  ');
  });
});

const folder = mkdtempSync(join(tmpdir(), 'devgrowth-levels-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('levels lint', () => {
  test('each file of the project, each fault with its line', async () => {
    expect(await world.run('levels lint')).toEqual({
      exitCode: 0,
      stderr: '',
      stdout: '1 file checked, nothing to mend\n',
    });
    await putFile(world, '.devgrowth/levels/b.yml', backend.replace('staff: Two', 'stff: Two'));
    expect(await world.run('levels lint')).toMatchObject({
      exitCode: 3,
      stdout:
        '.devgrowth/levels/b.yml:9: stff names no level of this file; did you mean staff?\n2 files checked, 1 problem\n',
    });
  });

  test('a file of this machine, with no server asked; one that is not there', async () => {
    const path = join(folder, 'own.yml');
    writeFileSync(path, backend.replace('levels:', 'levls:'));
    const { exitCode, stdout } = await world.run(['levels', 'lint', path, '--format', 'json']);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'devgrowth/levels-lint/v1',
      checked: 1,
      findings: expect.arrayContaining([{ path, line: 4, problem: 'unknown key "levls"; did you mean levels?' }]),
    });
    expect(world.requests()).toEqual([]);
    expect(await world.run('levels lint nowhere.yml')).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('levels import', () => {
  const path = join(folder, 'theirs.yml');

  test('prints a file of ours, which levels lint finds nothing in; what was left out is said, and no server asked', async () => {
    writeFileSync(path, '- {id: 1, summary: Leads, level: senior, area: others}\n- {summary: Lost}\n');
    const { exitCode, stdout, stderr } = await world.run(['levels', 'import', path, '--name', 'ft']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout:
        'name: ft\nlevels:\n  - senior\nareas:\n  - id: others\n    name: Others\n    signs:\n      senior:\n        - Leads\n',
    });
    expect(stderr).toContain(
      'note: left out: 1 x id\nnote: left out: 1 x criterion without a level, an area or words\n',
    );
    writeFileSync(path, stdout);
    expect(await world.run(['levels', 'lint', path])).toMatchObject({ exitCode: 0 });
    expect(world.requests()).toEqual([]);
  });

  test('a file of another form is refused with what is wrong', async () => {
    writeFileSync(path, 'a: 1\n');
    const { exitCode, stdout, stderr } = await world.run(['levels', 'import', path]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain('theirs.yml:1: holds neither topics with levels nor a list of competences');
  });
});
