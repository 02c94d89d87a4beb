// The doorman: help, suggestions, exit codes, colour, and what a person reads when host, token or project are wrong.
import { describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const paths = catalogue.flatMap((entry) =>
  isGroup(entry) ? entry.commands.map(({ name }) => `${entry.name} ${name}`) : [entry.name],
);

describe('help', () => {
  test('there are commands', () => expect(paths.length).toBeGreaterThan(15));

  test.each(['--help', 'help', '-h'])('`devgrowth %s` is on stdout and lists every command', async (words) => {
    const { exitCode, stdout, stderr } = await worldOnSandbox().run(words);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const { name, summary, row = summary, onRowOf } of catalogue)
      if (onRowOf === undefined)
        expect(stdout).toMatch(new RegExp(`^ {2}${name}(, [a-z]+)* +${row.slice(0, 20)}`, 'm'));
      else expect(stdout).toMatch(new RegExp(`^ {2}${onRowOf}, .*\\b${name}\\b`, 'm'));
    expect(rowsOf(stdout, 80)).toBeLessThanOrEqual(55);
  });

  /** As the terminal breaks lines that are too long for it. */
  const rowsOf = (text: string, columns: number) =>
    text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / columns)), 0);
  const groups = catalogue.filter(isGroup).map(({ name }) => name);

  test.each([...paths, ...groups])('%s --help has two examples and fits a screen', async (path) => {
    const { exitCode, stdout, stderr } = await worldOnSandbox().run(`${path} --help`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [told = '', examples = ''] = stdout.split('\n\nExamples:\n');
    expect(examples.match(/^ {2}\$ devgrowth .+$/gm)?.length).toBeGreaterThanOrEqual(2);
    expect(examples).toContain(`$ devgrowth ${path.split(' ')[0]}`);
    expect(told.split('\n').filter((line) => line.length > 80)).toEqual([]);
    // A screen, but for those that have the most to say.
    expect(rowsOf(stdout, 80)).toBeLessThanOrEqual(40);
    expect(told).toMatch(/\nEvery command takes --host, --project, .+--debug: see `devgrowth --help`\.$/s);
    expect(told).not.toContain('GitLab server: gitlab.com');
  });

  test.each(['goal help add', 'help goal add', 'goal add --help'])('`devgrowth %s` is the same help', async (words) => {
    const { exitCode, stdout } = await worldOnSandbox().run(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: (await worldOnSandbox().run('goal add -h')).stdout });
  });

  test('a group alone shows its verbs', async () => {
    expect(await worldOnSandbox().run('goal')).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringContaining('uncheck'),
    });
  });
});

describe('examples', () => {
  const untested = new Set([
    'devgrowth evidence inbox',
    "devgrowth evidence inbox --keep 'p42!412' --goal 2",
    "devgrowth evidence inbox --keep 'p42!415' --goal wins",
    // Of files of this machine: test/commands/levels.test.ts plays them.
    'devgrowth levels import competencies.yml --name backend',
    'devgrowth levels import backend.md > backend.yml',
    // In a repository of git on a real disk; test/commands/hook.test.ts plays them.
    'devgrowth hook install --dry-run',
    'devgrowth hook install',
    'devgrowth hook remove --dry-run',
    'devgrowth hook remove',
    'devgrowth hook status',
    'devgrowth hook status --debug',
    'devgrowth demo',
    'devgrowth demo --open --serve',
    // Opens the editor, which takes a terminal; test/commands/goal-edit.test.ts plays it.
    'devgrowth goal edit 2',
    // Asks, in a terminal; as there.
    'devgrowth goal edit 2 --ask',
    // As that; test/commands/week.test.ts plays it.
    'devgrowth week',
    'devgrowth sandbox',
    'devgrowth sandbox --port 0 --empty --format json',
    'devgrowth sandbox --data goals.json --base-path /gitlab',
    'devgrowth sandbox --seed examples/sandbox-seed.yml',
  ]);

  const withGoals = scene(
    { stdin: 'glpat-an-example' },
    'init --yes --no-input --manager morgan',
    'goal add "First" --kind general --set actions=One;Two;Three',
    'goal add "Second" --kind general',
    'goal close 3 --outcome achieved',
    'goal check 2 1',
  );

  /** Somebody whom #2 asks. */
  async function asked(world: TestWorld): Promise<TestWorld> {
    expect((await world.run('goal start 2')).exitCode).toBe(0);
    const description = '- [ ] Approval: @morgan';
    await world.api('projects/1/issues/2', { method: 'PUT', body: { description } });
    expect((await world.run('goal log 2 --help-needed Time')).exitCode).toBe(0);
    return worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
  }

  test.each(paths)('of %s work as printed', async (path) => {
    const { stdout } = await worldOnSandbox().run(`${path} --help`);
    const examples = [...stdout.matchAll(/^ {2}\$ (devgrowth .*)$/gm)].map(([, example]) => example ?? '');
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples.filter((one) => !untested.has(one))) {
      const needsNothing = path.startsWith('config') || path.startsWith('auth');
      const world = needsNothing ? worldOnSandbox({ stdin: 'glpat-an-example' }) : await withGoals();
      if (path.startsWith('config')) {
        const profile = 'default_profile: work\nprofiles:\n  work: {host: gitlab.com, project: alex/goals}\n';
        world.disk.set('/home/alex/.config/devgrowth/config.yml', profile);
      } else if (!path.startsWith('auth')) {
        if (example.includes('goal link') && example.includes('--remove')) await world.run('goal link 2 #3');
        if (path === 'evidence edit' || path === 'evidence remove') await world.run('evidence add 2 "Wrote it"');
        if (
          /^(?:plan (?:edit|check|uncheck|communicated|close)|levels na)$/.test(path) ||
          example.includes('--from last')
        )
          await world.run('plan start');
        if (/^promotion (?:state|edit|evidence|export|fill|gap|lint|result|told)$/.test(path))
          await world.run('promotion start');
        if (example.includes('coverage senior --post')) await world.run('promotion start');
        if (example.includes('--measure 25')) await world.run(['goal', 'edit', '2', '--measure', 'wait, 40 -> 12 min']);
        if (path === 'promotion gap') await world.run('promotion gap add "A second design"');
        if (path === 'promotion export') await world.run('promotion edit summary --text Words');
        if (example.includes('goal wait --all')) await world.run('plan start');
        if (path === 'plan close') await world.run('goal edit 2 --due 2026-10-30');
        if (path === 'goal start') await world.run('goal reopen 3');
        if (example.includes('wait --all')) await world.run('plan start');
        if (/^1on1 (?:move|edit|note|remove)$/.test(path)) await world.run('1on1 add "DISCUSS career"');
        if (path === 'promotion told') await world.run('1on1 prepare');
        if (path === 'promotion answer' || path === 'promotion accept') {
          await world.run('promotion start --state drafting');
          await world.run('promotion state manager-review --assign-manager --yes');
          const morgan = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
          if (path === 'promotion accept') await morgan.run('promotion answer ready --project @alex');
        }
        if (/^1on1 (?:check|uncheck|edit|note|remove|move)$/.test(path))
          await world.run('1on1 add "DISCUSS the pairing days"');
      }
      const words = example
        .replace('devgrowth ', '')
        .replace(/ >>? \S+$/, '')
        .replace(/(diff|apply) fy28\.yml/, '$1 examples/plan.yml')
        .replace('--import goals.yml', '--import examples/goals.yml')
        .replace('--from week.md', '--from examples/week.md')
        .replace('goal reopen 2', 'goal reopen 3')
        .replace('goal start 2 3', 'goal start 2')
        .replace("'goal log CKA'", '"goal log CKA"')
        .replace('--in 19', '--in 5')
        .replace(/\b(?<!1on1 )(show|log|check|uncheck|start|wait|close|edit|link|evidence add) 1\b/, '$1 2');
      // Nobody has written in that document yet: there is much to mend. No goal of that plan is open.
      const isUnclean = path === 'promotion lint' || path === 'plan diff' || example.includes('--fail-on hint');
      const ends = path.startsWith('auth') ? [0, 4] : isUnclean ? [3] : [0];
      const caller = example.includes('--project @alex') ? await asked(world) : world;
      const { exitCode, stderr } = await caller.run(
        words.includes('drafts ') && !words.includes('list') ? 'drafts list' : words,
      );
      expect(exitCode, `${example}\n${stderr}`).toBeOneOf(ends);
    }
  });
});

describe('wrong words', () => {
  test.each([
    ['an unknown command', 'gaol list', "unknown command 'gaol'", 'Did you mean goal?'],
    ['help about an unknown command', 'help gaol', "unknown command 'gaol'", 'Did you mean goal?'],
    ['an unknown command with --help', 'gaol --help', "unknown command 'gaol'", 'Did you mean goal?'],
    ['a status that is none', 'sandbox --unserved 500', '--unserved takes 501 or 404', '404 is for clients'],
    ['a value that is none', '--color purple goal list', "argument 'purple' is invalid", 'devgrowth goal list --help'],
    ['an unknown verb', 'goal lst', "unknown command 'lst'", 'Did you mean list?'],
    ['an unknown flag', 'goal list --sate all', "unknown option '--sate'", 'Did you mean --state?'],
    ['an argument too many', 'goal list everything', 'too many arguments', 'devgrowth goal list --help'],
    [
      'a flag without its value',
      'report --since',
      "option '--since <day>' argument missing",
      'devgrowth report --help',
    ],
  ])('%s is one error with a hint, exit 2', async (_name, command, message, hint) => {
    const { exitCode, stdout, stderr } = await worldOnSandbox().run(command);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^error: [^\n]+\nhint: [^\n]+\n$/);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });

  describe('a token among them is not repeated', () => {
    const secret = 'abcdefghij_0123456789';
    const tokens = [
      ...['pat', 'dt', 'rt', 'rtr', 'cbt', 'oas', 'ptt', 'ft', 'imt', 'agent', 'soat', 'ffct', 'wt'].map(
        (sort) => `gl${sort}-${secret}`,
      ),
      `glpat-${secret}.01.${secret}`,
      `acme-glpat-${secret}`,
      `GR1348941${secret}`,
    ];
    const places = (token: string) => [
      ['goal', 'list', `--token=${token}`],
      [token],
      ['goal', token],
      ['goal', 'list', token],
      ['goal', 'list', '--profile', token],
      ['goal', 'list', '--host', token],
      ['goal', 'show', token],
      ['drafts', 'resume', token],
      ['goal', 'list', '--project', token],
      ['--color', token, 'goal', 'list'],
    ];

    test.each(tokens)('%s', async (token) => {
      for (const argv of places(token)) {
        const { exitCode, stdout, stderr } = await worldOnSandbox().run(argv);
        expect(exitCode, stderr).not.toBe(0);
        expect(stdout + stderr, argv.join(' ')).not.toContain(secret);
      }
    });

    test('nor one of any shape that is ours, in text, JSON and with --debug', async () => {
      const kept = 'Kept0here1of2no3shape';
      const disk = new Map([
        ['/home/alex/.config/devgrowth/credentials.yml', `git.example.com:\n  token: ${kept}\n  user: alex\n`],
      ]);
      const env = { GITLAB_TOKEN: 'Else0where1of2no3shape' };
      for (const token of [kept, env.GITLAB_TOKEN])
        for (const argv of places(token).flatMap((words) => [
          words,
          [...words, '--format', 'json'],
          ['--debug', ...words],
        ])) {
          const { exitCode, stdout, stderr } = await worldOnSandbox({ disk, env }).run(argv);
          expect(exitCode, stderr).not.toBe(0);
          expect(stdout + stderr, argv.join(' ')).not.toContain(token);
        }
    });
  });

  test.each([
    ['goal link --host sandbox', '2 arguments are missing\n  <number>  Number of the goal, or part of its title\n  <'],
    ['goal link 3', 'an argument is missing\n  <'],
  ])('every argument that is missing from `%s` is named at once', async (command, message) => {
    const { exitCode, stderr } = await worldOnSandbox().run(command);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(`error: ${message}`) });
    expect(stderr).toMatch(/\nhint: See `devgrowth \w+ \w+ --help`\.\n$/);
  });

  test('`text` and `table` are both understood for the form for people', async () => {
    const world = worldOnSandbox();
    await world.run('init --yes --no-input');
    await world.run('goal add X --kind general');
    for (const [command, ownWord, otherWord] of [
      ['goal list', 'table', 'text'],
      ['goal show 2', 'text', 'table'],
    ]) {
      const plain = await world.run(`${command} --format ${ownWord}`);
      expect(plain).toMatchObject({ exitCode: 0 });
      expect(await world.run(`${command} --format ${otherWord}`)).toEqual(plain);
    }
    expect(await world.run('goal export --format text')).toMatchObject({ exitCode: 2 });
  });

  test('with --format json the error is a document on stderr', async () => {
    const { exitCode, stdout, stderr } = await worldOnSandbox().run('goal show 99 --format json');
    expect({ exitCode, stdout }).toMatchObject({ stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({
      schema: 'devgrowth/error/v1',
      exitCode,
      kind: 'not-found',
      message: expect.any(String),
      hint: expect.any(String),
    });
  });
});

describe('which host, which token', () => {
  const noHost = { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' };
  test.each([
    ['no host', { env: noHost }, 'goal list', 4, ['devgrowth auth login', '--host sandbox']],
    ['no token', { env: { DEVGROWTH_TOKEN: '' } }, 'goal list', 4, ['token', 'devgrowth auth login']],
    ['a token that GitLab does not know', { env: { DEVGROWTH_TOKEN: 'glpat-wrong' } }, 'goal list', 4, ['token']],
    ['no project yet', {}, 'goal list', 1, ['no goals project', 'devgrowth init']],
    [
      'a project that is missing or invisible',
      {},
      'goal list --project sam/goals',
      1,
      ['sam/goals does not exist', 'or this token cannot see it'],
    ],
    ['a host that nobody has', {}, 'goal list --host https://nowhere.test', 4, ['https://nowhere.test']],
    ['plain http to another machine', {}, 'goal list --host http://gitlab.example.com', 1, ['http']],
  ])('%s', async (_name, options, command, exitCode, phrases) => {
    const finished = await worldOnSandbox(options).run(command);
    expect(finished).toMatchObject({ exitCode, stdout: '' });
    for (const phrase of phrases) expect(finished.stderr).toContain(phrase);
    expect(finished.stderr).toMatch(/\nhint: /);
    expect(finished.stderr).not.toContain('glpat-wrong');
  });

  test('a project that is not ours', async () => {
    const world = worldOnSandbox();
    await world.api('projects', {
      method: 'POST',
      body: { path: 'website', visibility: 'private', initialize_with_readme: true },
    });
    expect(await world.run('goal list --project alex/website')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('alex/website is not a goals project'),
    });
  });

  test('two goals projects: the command asks to choose', async () => {
    const world = worldOnSandbox();
    await world.run('init --yes --no-input');
    await world.api('projects', { method: 'POST', body: { path: 'second', topics: ['devgrowth'] } });
    expect(await world.run('goal list')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/2 goals projects: .*alex\/goals.*\nhint: Choose one with --project/),
    });
    expect(await world.run('goal list --project alex/goals')).toMatchObject({ exitCode: 0 });
  });

  test('a host that is not GitLab is named as such', async () => {
    const world = worldOnSandbox();
    world.breakRoute('/user', 200, '<html><title>Sign in</title></html>');
    const { exitCode, stderr } = await world.run('goal list');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: .*GitLab/);
    expect(stderr).not.toContain('<html>');
  });
});

describe('colour', () => {
  const coloured = String.fromCodePoint(0x1b);
  test.each([
    ['none into a pipe', 'goal list', {}, false],
    ['always when asked', 'goal list --color always', {}, true],
    ['FORCE_COLOR', 'goal list', { FORCE_COLOR: '1' }, true],
    ['NO_COLOR wins over FORCE_COLOR', 'goal list', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['the flag wins over NO_COLOR', 'goal list --color always', { NO_COLOR: '1' }, true],
    ['never', 'goal list --color never', { FORCE_COLOR: '1' }, false],
  ])('%s', async (_name, command, env, expected) => {
    const world = worldOnSandbox({ env });
    await world.run('init --yes --no-input');
    await world.run('goal add "A goal" --kind general --due 2026-11-24');
    const { stdout } = await world.run(command);
    expect(stdout.includes(coloured)).toBe(expected);
  });
});

test('--debug tells what is sent, and never the token', async () => {
  const world = worldOnSandbox();
  await world.run('init --yes --no-input');
  const { stderr } = await world.run('goal list --debug');
  expect(stderr).toMatch(/^debug: GET \S+ 200/m);
  expect(stderr).not.toContain(world.token);
});
