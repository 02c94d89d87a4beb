// Whose project: one's own, or one that somebody shared; named by its person, and never written into by accident.
import { describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, type WorldOptions, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const shared = scene(
  {},
  'init --yes --no-input --manager morgan',
  'share @morgan --yes',
  'goal add "Read" --kind reading',
);

const asMorgan = (world: TestWorld, options: WorldOptions = {}) =>
  worldOnSandbox({ sandbox: world.sandbox, as: 'morgan', ...options });

test('bare devgrowth in somebody else’s project proposes to read it, and nothing that only its person does', async () => {
  const { exitCode, stdout } = await asMorgan(await shared()).run('--project @alex');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^alex\/goals on \S+, the goals of @alex: 1 open goal\.\n/u);
  const proposed = [...stdout.matchAll(/^ {2}devgrowth (\w\S*)/gm)].map(([, command]) => command);
  expect(proposed).toEqual(['report', '1on1', 'team']);
});

test('what a list proposes finds the same project', async () => {
  const morgan = asMorgan(await shared());
  const { stdout } = await morgan.run('goal list --project @alex');
  expect(stdout).toContain('devgrowth goal show <number> --project @alex tells more');
});

test('a report of somebody else’s goals does not tell each time what a Guest cannot open', async () => {
  const morgan = asMorgan(await shared());
  const { exitCode, stderr } = await morgan.run('report --project @alex');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: 'note: alex/goals: the goals of @alex; your role there: guest\n',
  });
});

test('what a manager logs is a comment of theirs, not a check-in', async () => {
  const world = await shared();
  await asMorgan(world).run('goal log 2 "Approved, well done" --project @alex');
  const notes = (await (await world.api('projects/1/issues/2/notes')).json()) as { body: string }[];
  expect(notes.map(({ body }) => body.split('\n', 1)[0])).toContain('Approved, well done');
});

describe('bare devgrowth of who has no project', () => {
  test('names what was shared, and how to read it, before a project of their own', async () => {
    const { exitCode, stdout, stderr } = await asMorgan(await shared()).run('');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Shared with you: @alex.');
    expect(stdout).toMatch(/devgrowth report --project @alex +where the goals of @alex stand/);
    expect(stdout.indexOf('report --project')).toBeLessThan(stdout.indexOf('devgrowth init'));
  });

  test('is told so by every other command', async () => {
    const { exitCode, stderr } = await asMorgan(await shared()).run('goal list');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('you have no goals project')]);
    expect(stderr).toContain('Shared with you: alex/goals; name it with --project @alex.');
  });

  test('and to look at who waits for them, first', async () => {
    const { stdout } = await asMorgan(await shared()).run('');
    expect(stdout).toMatch(/devgrowth team +who waits for you/);
    expect(stdout.indexOf('devgrowth team')).toBeLessThan(stdout.indexOf('report --project'));
  });

  test('whose answer lacked the project hears how to name it, again when it is resumed, and then it is written', async () => {
    const world = await shared();
    const morgan = asMorgan(world);
    await world.run('goal log 2 "Stuck" --help-needed "An hour of yours"');
    const [id] = /drafts resume \w+/.exec((await morgan.run('answer 2 "Yes"')).stderr) ?? [];
    const again = await morgan.run(id ?? '');
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('Shared with you: alex/goals; name it with --project @alex.');
    expect(again.stderr).toContain('What you typed is kept');
    expect((await morgan.run(`${id} --project @alex`)).exitCode).toBe(0);
    const notes = (await (await world.api('projects/1/issues/2/notes')).json()) as { body: string }[];
    expect(notes.filter(({ body }) => body.startsWith('Yes'))).toHaveLength(1);
  });

  test('is no failure to doctor', async () => {
    const { exitCode, stdout } = await asMorgan(await shared()).run('doctor');
    expect(exitCode).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'passed Project none of your own; shared with you: @alex, to be read with --project @alex or `devgrowth team`',
    );
    expect((await asMorgan(await scene({})()).run('doctor')).exitCode).toBe(1);
  });

  test('what is archived, or no goals project, is not named', async () => {
    const world = await shared();
    await world.api('projects/1', { method: 'PUT', body: { topics: [] } });
    expect((await asMorgan(world).run('')).stdout).not.toContain('alex');
    await world.api('projects/1', { method: 'PUT', body: { topics: ['devgrowth'] } });
    await world.api('projects/1/archive', { method: 'POST' });
    expect((await asMorgan(world).run('')).stdout).not.toContain('alex');
  });
});

describe('--project @name', () => {
  test('finds the one project that this person shared, and says whose it is', async () => {
    const { exitCode, stdout, stderr } = await asMorgan(await shared()).run('goal list --project @Alex');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Read')]);
    expect(stderr).toBe('note: alex/goals: the goals of @alex; your role there: guest\n');
  });

  test('the report of somebody else is made for their manager, who reads it', async () => {
    const world = await shared();
    await world.run('goal log 2 "Stuck" --help-needed "A reviewer"');
    const { stdout } = await asMorgan(world).run('report --project @alex');
    expect(stdout).toContain('1 thing waits for you');
    expect(stdout).toContain('Asked of you');
    expect(stdout).not.toContain('You wait for');
    expect((await asMorgan(world).run('report --project @alex --for me')).stdout).toContain('@alex waits for');
  });

  test('who is not the manager is asked for nothing, and what is made for others tells no role of its maker', async () => {
    const world = await shared();
    await world.run('goal log 2 "Stuck" --help-needed "A reviewer"');
    await world.run('share @sam --yes');
    const sam = worldOnSandbox({ sandbox: world.sandbox, as: 'sam' });
    const read = (await sam.run('report --project @alex')).stdout;
    expect(read).not.toMatch(/Asked of you|You wait|waits? for you/u);
    expect(read).toContain('@alex waits for 1 thing');
    expect(JSON.parse((await sam.run('report --project @alex --format json')).stdout)).toMatchObject({
      isOthers: true,
    });
    expect((await sam.run('report --project @alex')).stdout).toContain('Your role, guest');
    expect((await sam.run('report --project @alex --for manager')).stdout).not.toContain('Your role');

    await world.run('1on1 prepare --date 2026-11-24');
    expect((await asMorgan(world).run('report --post --project @alex --yes')).exitCode).toBe(0);
    const posted = Object.values(world.sandbox.state.notes)
      .flat()
      .find(({ authorId, system }) => authorId === 2 && !system);
    expect(posted?.body).toContain('A reviewer');
    expect(posted?.body).not.toContain('Your role');
  });

  test('my own name is my own project, and nobody tells me whose it is', async () => {
    const { exitCode, stderr } = await (await shared()).run('goal list --project @alex');
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  test.each([
    ['@sam', 'goal list --project @sam', '@sam shares no goals project with you on ', 'Shared with you: @alex.'],
    ['no name', 'goal list --project @', '--project is no project path', '@alex for what Alex shares with you'],
    ['init', 'init --project @alex --yes --no-input', '@alex is a person', '--project morgan/goals'],
  ])('%s: a clear sentence', async (_name, command, problem, hint) => {
    const { exitCode, stderr } = await asMorgan(await shared()).run(command);
    expect([exitCode === 0, stderr]).toEqual([false, expect.stringContaining(problem)]);
    expect(stderr).toContain(hint);
  });

  test('a membership that has ended shares nothing', async () => {
    const world = await shared();
    await world.api('projects/1/members/2', { method: 'PUT', body: { access_level: 10, expires_at: '2026-11-24' } });
    world.setNow('2026-12-01T09:00:00.000Z');
    expect(await asMorgan(world).run('goal list --project @alex')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('A membership may have ended: ask @alex to share it again.'),
    });
  });

  describe('two projects of one person', () => {
    const two = async (options: WorldOptions = {}) => {
      const world = await shared();
      const body = { name: 'more-goals', path: 'more-goals', topics: ['devgrowth'] };
      await world.api('projects', { method: 'POST', body });
      await world.api('projects/2/members', { method: 'POST', body: { user_id: 2, access_level: 10 } });
      return asMorgan(world, options);
    };

    test('without a terminal: exit 2, with both paths', async () => {
      const { exitCode, stderr } = await (await two()).run('goal list --project @alex --no-input');
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('alex/goals, alex/more-goals')]);
    });

    test('in a terminal it is asked for', async () => {
      const world = await two({ isTTY: true, answers: { project: 'alex/goals' } });
      expect((await world.run('goal list --project @alex')).stdout).toContain('Read');
    });
  });
});

test('a profile that names somebody else is no reason to write there', async () => {
  const world = await shared();
  const morgan = asMorgan(world);
  const host = morgan.base;
  morgan.disk.set(
    '/home/alex/.config/devgrowth/config.yml',
    `profiles:\n  work:\n    host: ${host}\n    project: alex/goals\n`,
  );
  const before = morgan.snapshot().state;
  expect(await morgan.run('1on1 add "DISCUSS the plan"')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('alex/goals holds the goals of @alex, and nothing named it for this command'),
  });
  expect(morgan.snapshot().state).toBe(before);
  expect((await morgan.run('goal list')).exitCode).toBe(0);
});
