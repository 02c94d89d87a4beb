// `levels coverage`, `--post` and `na`: what was shown of a level, with dates; what cannot be met, with its reason; and no word of what nobody asked for.
import { beforeEach, describe, expect, test } from 'vitest';
import { failing } from '../support/hostile.ts';
import { backend, putLevels } from '../support/levels.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const evidence = (text: string, day: string, shows: string) => [
  'evidence',
  'add',
  '2',
  text,
  '--date',
  day,
  '--shows',
  shows,
];
const lived = scene(
  {},
  'init --yes --no-input --company none',
  (world) => putLevels(world),
  'goal add "Ship it" --kind general --due none',
  'goal add Lead --kind general --due none --aims staff/others,staff/scope',
  evidence('Led the queue', '2026-02-01', 'staff/scope'),
  evidence('Led the search', '2026-10-01', 'staff/scope'),
  evidence('Cut a vague issue', '2026-02-10', 'staff/ambiguity'),
  ['evidence', 'add', '2', 'Without a tag'],
  'plan start --no-input --aspiration Far --focus "Levels: backend/staff" --intention Much',
);
let world: TestWorld;
beforeEach(async () => {
  world = await lived();
  world.requests();
});

const table = `backend/staff

Area       Examples  First    Last     Goals
Scope             2  2026-02  2026-10  #3     steady
Ambiguity         1  2026-02  2026-02  -      one example, 9 months old
Others            0  -        -        #3     none yet
Hiring            0  -        -        -      none yet

Evidence COMPLETE: 4 pieces.
A map, not a list that earns a promotion.
`;

describe('levels coverage', () => {
  test('area by area, with days and goals; nothing is written, and an aim is no example', async () => {
    expect(await world.run('levels coverage')).toEqual({ exitCode: 0, stderr: '', stdout: table });
    expect((await world.run('levels coverage staff')).stdout).toBe(table);
    expect((await world.run('levels coverage backend lead')).stdout).toBe(table);
    expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('renamed levels and areas keep what was tagged before', async () => {
    const renamed = backend
      .replace('{id: staff, was: [lead]}', '{id: principal, was: [staff, lead]}')
      .replaceAll('staff:', 'principal:')
      .replace('id: ambiguity, name: Ambiguity', 'id: unclear, name: Unclear starts, was: [ambiguity]');
    const body = { branch: 'main', commit_message: 'renamed', content: renamed };
    const path = encodeURIComponent('.devgrowth/levels/backend.yml');
    expect((await world.api(`projects/1/repository/files/${path}`, { method: 'PUT', body })).ok).toBe(true);
    const { stdout } = await world.run('levels coverage');
    expect(stdout).toContain('backend/principal\n');
    expect(stdout).toMatch(/Scope +2 {2}2026-02 {2}2026-10 {2}#3 +steady/);
    expect(stdout).toMatch(/Unclear starts +1 {2}2026-02/);
  });

  test('with a document it says where it is used, and values are told beside', async () => {
    await world.run('promotion start --template general');
    await world.run(['promotion', 'edit', 'result', '1', '--text', '- **Evidence:** `#2 2026-10-01`']);
    const { stdout } = await world.run('levels coverage --format json');
    const { criteria, values, hasDocument } = JSON.parse(stdout) as {
      criteria: { tag: string; used: string[] }[];
      values: unknown[];
      hasDocument: boolean;
    };
    expect({ used: criteria.map(({ tag, used }) => [tag, used])[0], values, hasDocument }).toEqual({
      used: ['staff/scope', ['Result 1']],
      values: [],
      hasDocument: true,
    });
    expect((await world.run('levels coverage')).stdout).toMatch(/Scope +2 .* #3 +result 1 +steady/);
  });

  test('what could not be read is told: INCOMPLETE, and 3', async () => {
    const part = worldOnSandbox({
      sandbox: failing(world.sandbox, 500, ({ url }) => /issues\/2\/notes/.test(url)),
    });
    for (const [path, text] of world.disk) part.disk.set(path, text);
    const { exitCode, stdout } = await part.run('levels coverage');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('INCOMPLETE');
    expect(stdout).not.toContain('Evidence COMPLETE');
  });

  test('which level, where nobody says; and nothing of it in a CI job', async () => {
    await world.run('plan edit focus --text Near');
    expect(await world.run('levels coverage')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('error: which level of backend?\nhint: It has senior, staff:'),
    });
    expect((await world.run('levels coverage senior')).stdout).toContain('backend/senior\n');
    const job = worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } });
    for (const [path, text] of world.disk) job.disk.set(path, text);
    expect(await job.run('levels coverage')).toMatchObject({ exitCode: 1, stdout: '' });
  });

  test('without a document levels and plan speak of no promotion, but for the disclaimer', async () => {
    await world.run(['levels', 'na', 'staff/hiring', '--why', 'One team']);
    const said: string[] = [];
    for (const words of [
      'levels show',
      'levels show general-engineering',
      'levels show gitlab-engineering staff',
      'levels coverage',
      'levels coverage --format json',
      'levels lint',
      'levels na staff/hiring --why none',
      'plan show',
      'plan edit focus --text Near',
      'plan check 1',
      'levels --help',
      'levels show --help',
      'levels na --help',
      'plan --help',
    ]) {
      const { stdout, stderr } = await world.run(words);
      said.push(stdout, stderr);
    }
    const text = said.join('\n').replaceAll('A map, not a list that earns a promotion.', '');
    expect(text).toContain('Scope');
    expect(text.match(/.*promot.*/gi) ?? []).toEqual([]);
  });
});

describe('levels coverage --post', () => {
  const document = async () =>
    ((await (await world.api('projects/1/issues/5')).json()) as { description: string }).description;
  const say = (description: string) => world.api('projects/1/issues/5', { method: 'PUT', body: { description } });
  const writes = () => world.requests().filter((request) => !request.startsWith('GET'));
  const posted = `## Levels coverage (private)

<!-- levels coverage -->

As of 2026-11-23, \`backend/staff\`, from 4 pieces of evidence. A map, not a list that earns a promotion.

| Area | Examples | First | Last | Goals | Used in | So far |
| --- | --- | --- | --- | --- | --- | --- |
| Scope | 2 | 2026-02 | 2026-10 | \`#3\` | - | steady |
| Ambiguity | 1 | 2026-02 | 2026-02 | - | - | one example, 9 months old |
| Others | 0 | - | - | \`#3\` | - | none yet |
| Hiring | 0 | - | - | - | - | none yet |

<!-- end of levels coverage -->
`;

  const mark = '<!-- devgrowth:promotion ';

  test('a table between marks at the end, once; every other byte stays, and a second run, on another day, writes nothing', async () => {
    await world.run('promotion start --template general');
    const before = await document();
    expect((await world.run('levels coverage --post')).stdout).toMatch(/^Changed #5 .* \(Levels coverage\)\n/);
    const first = await document();
    expect(first).toBe(before.replace(mark, () => `${posted}\n${mark}`));
    await say(first.replace('As of 2026-11-23', 'As of 2026-11-20'));
    world.requests();
    expect((await world.run('levels coverage --post')).stdout).toContain('Nothing changed in #5');
    expect(writes()).toEqual([]);
    expect(await document()).toContain('As of 2026-11-20');
  });

  test('a changed coverage changes what is between the marks alone; words beside it and the name of the section are theirs', async () => {
    await world.run('promotion start --template general');
    await world.run('levels coverage --post');
    const typed = (await document())
      .replace('## Levels coverage (private)\n', '## Where I stand\n\nMine above\n')
      .replace(mark, () => `<!-- levels coverage -->\n\nMine below @morgan\n\n${mark}`);
    await say(typed);
    await world.run(evidence('Hired Kim @sam #2 | ~bug', '2026-11-01', 'staff/hiring'));
    expect((await world.run('levels coverage --post --format json')).exitCode).toBe(0);
    expect((await document()).trimEnd()).toBe(
      typed
        .replace('from 4 pieces', 'from 5 pieces')
        .replace(
          '| Hiring | 0 | - | - | - | - | none yet |',
          '| Hiring | 1 | 2026-11 | 2026-11 | - | - | one example |',
        )
        .trimEnd(),
    );
  });

  test('it is no part of what is handed in, whoever asks for it, and no part of what is checked', async () => {
    await world.run('promotion start --template general');
    await world.run(['promotion', 'edit', 'summary', '--text', 'Words']);
    const lint = async () => (await world.run('promotion lint --hints')).stdout;
    const found = await lint();
    await world.run(['levels', 'na', 'staff/hiring', '--why', 'We was @morgan very really good rated Exceeding']);
    await world.run('levels coverage --post');
    expect(await document()).toContain('| Hiring | n/a | - | - | - | - | We was `@morgan` very really good');
    expect((await lint()).replace(/.*criterion-none.*\n.*\n/u, '')).toBe(
      found.replace(/.*criterion-none.*\n.*\n/u, ''),
    );
    const out = await world.run('promotion export --format markdown --out case.md --with "Levels coverage (private)"');
    expect(out.exitCode, out.stderr).toBe(0);
    expect(out.stdout + out.stderr).toContain('Levels coverage (private)');
    const path = [...world.disk.keys()].find((name) => name.endsWith('case.md')) ?? '';
    expect(world.disk.get(path)).toContain('Words');
    expect(world.disk.get(path)).not.toContain('Scope');
  });

  test('--dry-run shows it; refused without a document, below a fence that never ends, and where evidence is missing', async () => {
    expect(await world.run('levels coverage --post')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('devgrowth promotion start'),
    });
    await world.run('promotion start --template general');
    const before = await document();
    expect((await world.run('levels coverage --post --dry-run')).stdout).toContain('| Scope | 2 | 2026-02 |');
    expect(await document()).toBe(before);
    await say(`${before}\n\n\`\`\`\nopen`);
    expect(await world.run('levels coverage --post')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('a fence or a comment never ends'),
    });
    expect(await document()).toBe(`${before}\n\n\`\`\`\nopen`);
    await say(before);
    const part = worldOnSandbox({
      sandbox: failing(world.sandbox, 500, ({ url }) => /issues\/2\/notes/.test(url)),
    });
    for (const [path, text] of world.disk) part.disk.set(path, text);
    expect(await part.run('levels coverage --post')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('the table would say less than there is'),
    });
    expect(await document()).toBe(before);
  });
});

describe('levels na', () => {
  const plan = async () =>
    ((await (await world.api('projects/1/issues/4')).json()) as { description: string }).description;

  test('needs a reason, which stands in the plan, and the map shows it; none takes it back', async () => {
    const before = await plan();
    for (const why of ['', ' --why " "'])
      expect(await world.run(`levels na staff/hiring${why}`)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('n/a needs a reason'),
      });
    expect(await plan()).toBe(before);
    const line = 'The team hires nobody until 2027';
    const done = await world.run(['levels', 'na', 'lead/hiring', '--why', line]);
    expect(done.stdout).toMatch(/^Changed #4 .* \(n\/a staff\/hiring: The team hires nobody until 2027\)\n/);
    expect(await plan()).toContain(`## Levels\n\n- n/a staff/hiring: ${line}\n`);
    expect((await world.run('levels coverage')).stdout).toMatch(
      /Hiring +n\/a {2}- +- +- +The team hires nobody until 2027\n/,
    );
    expect((await world.run(['levels', 'na', 'staff/hiring', '--why', line])).stdout).toContain('Nothing changed in');
    await world.run('levels na staff/hiring --why none');
    expect((await plan()).includes('n/a')).toBe(false);
  });

  test('a line that somebody typed in the browser counts, in the plan or the document', async () => {
    const description = `${await plan()}\n\nN/A staff/others: alone here`;
    await world.api('projects/1/issues/4', { method: 'PUT', body: { description } });
    expect((await world.run('levels coverage')).stdout).toMatch(/Others +n\/a {2}- +- +#3 +alone here/);
  });

  test('a criterion that is none, and a project without a plan: refused', async () => {
    expect(await world.run('levels na staff/hirng --why Words')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('did you mean staff/hiring?'),
    });
    await world.api('projects/1/issues/4', { method: 'DELETE' });
    expect(await world.run('levels na staff/hiring --why Words')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('devgrowth plan start'),
    });
  });
});

describe('levels compare', () => {
  const sre = backend
    .replace('name: backend', 'name: sre')
    .replace('id: scope\n', 'id: reach-out\n')
    .replace('was: [reach]', 'was: [scope]')
    .replace('staff: Two teams', 'staff: All services');

  test('of another job: side by side, what carries over by the area, what is missing, and a goal for it', async () => {
    await putLevels(world, sre, 'sre');
    const { exitCode, stdout } = await world.run('levels compare backend/staff sre/staff');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^backend\/staff {28}sre\/staff\n\nScope\nTwo teams {32}All services\n- others ask first {23}- others ask first\n/,
    );
    expect(stdout).toContain('Carries over: Scope (2), Ambiguity (1)\nMissing: Others, Hiring\n');
    expect(stdout).toContain('  devgrowth goal add --kind career-change --confidential --aims staff/others\n');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('of the same job: what was shown at a level below is no example of the next', async () => {
    await world.run(['evidence', 'add', '2', 'Spoke for the team', '--shows', 'senior/scope']);
    const { stdout } = await world.run('levels compare staff senior');
    expect(stdout).toContain('Carries over: Scope (1)\nMissing: Ambiguity\n');
    expect(stdout).toMatch(/Hiring\nDecides who joins {24}-\n/);
  });
});

test('the check of a document that names a level: what nothing shows, and what one piece alone shows', async () => {
  await world.run('promotion start --template general --levels backend/staff');
  const { stdout } = await world.run('promotion lint --hints');
  const flat = stdout.replace(/\s+/gu, ' ');
  expect(flat).toMatch(/Warnings [^]* criterion-none no evidence shows Others, Hiring \(2 of 4 criteria\)/u);
  expect(flat).toMatch(/Hints [^]* criterion-once one piece alone shows Ambiguity \(1 of 4 criteria\)/u);
  await world.run('promotion edit frame --text "- **Levels:** backend/cheif"');
  expect(await world.run('promotion lint --hints')).toMatchObject({
    stdout: expect.not.stringContaining('criterion-'),
    stderr: expect.stringContaining('Why, says `devgrowth levels coverage`'),
  });
});
