// A goal that is named by its address: of this host and project it is the same as its number, of another it is refused before anything is read or written.
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { placeFrom } from '#work/goal/add-source.ts';
import { namedGoal, requireOwnGoal } from '#work/goal-number.ts';
import { itemPlace } from '#growth/text/item-address.ts';
import { worldWithProject } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

const drawer = (item: unknown) => `?show=${encodeURIComponent(btoa(JSON.stringify(item)))}`;

describe('what it means', () => {
  const base = 'https://gitlab.example.com/gitlab';
  const asked: string[] = [];
  const forge = {
    base,
    placeOf: (address: string) => itemPlace(base, address),
    findProject: (path: string) => {
      asked.push(path);
      // GitLab answers an old path with the project that had it.
      const known = [
        { id: 1, path: 'alex/aims' },
        { id: 2, path: 'other/thing' },
      ].find((one) => one.path === path);
      return Promise.resolve(known === undefined ? null : ({ id: known.id } as never));
    },
  };
  const claim = async (typed: string) => {
    const named = namedGoal(typed);
    await requireOwnGoal(named, { id: 1, path: 'alex/goals' }, forge);
    return named.iid;
  };

  test.each([
    '2',
    ' #2 ',
    'alex/goals#2',
    'Alex/Goals#2',
    'alex/aims#2',
    `${base}/alex/goals/-/issues/2`,
    `${base}/alex/goals/-/issues/2/`,
    `${base}/alex/goals/-/work_items/2`,
    `${base}/alex/goals/-/issues/2#note_5`,
    `${base}/alex/goals/-/issues/2?a=b#note_5`,
    `${base}/alex/goals/-/issues/incident/2`,
    `${base}/alex/goals/issues/2`,
    `${base}/ALEX/goals/-/issues/2/designs/a.png`,
    `${base}/alex/aims/-/issues/2`,
    'http://GITLAB.example.com/gitlab/alex/goals/-/issues/2',
    `${base}/alex/goals/-/issues${drawer({ iid: '2', full_path: 'alex/goals', id: 77 })}`,
    `${base}/alex/goals/-/boards/1${drawer({ iid: 2, full_path: 'alex/goals', id: 77 })}`,
    `${base}/groups/acme/-/work_items${drawer({ iid: '2', full_path: 'alex/goals', id: 77 })}`,
    `${base}/alex/goals/-/issues/2${drawer({ iid: '2', full_path: 'alex/goals', id: 77 })}`,
    `${base}/alex/goals/-/issues/2?show=nonsense`,
  ])('%s is #2 here', async (typed) => expect(await claim(typed)).toBe(2));

  test.each([
    ['https://gitlab.com/alex/goals/-/issues/2', 'is not on https://gitlab.example.com/gitlab, where alex/goals is'],
    ['https://gitlab.example.com/alex/goals/-/issues/2', 'is not on'],
    ['https://gitlab.example.com/gitlabs/alex/goals/-/issues/2', 'is not on'],
    ['https://gitlab.example.com:8443/gitlab/alex/goals/-/issues/2', 'is not on'],
    [`${base}/other/thing/-/work_items/2`, 'other/thing#2 is no issue of alex/goals'],
    [`${base}/alex/goals/sub/-/issues/2`, 'alex/goals/sub#2 is no issue of alex/goals'],
    ['other/thing#2', 'other/thing#2 is no issue of alex/goals'],
    ['lost/thing#2', 'lost/thing#2 is no issue of alex/goals'],
    [`${base}/groups/alex/-/work_items/2`, 'alex&2 is no issue of alex/goals'],
    [
      `${base}/groups/alex/goals/-/epics${drawer({ iid: '2', full_path: 'alex/goals', id: 77 })}`,
      'alex/goals&2 is no issue of alex/goals',
    ],
    [
      `${base}/alex/goals/-/issues${drawer({ iid: '2', full_path: 'other/thing', id: 77 })}`,
      'other/thing#2 is no issue of alex/goals',
    ],
  ])('%s is refused', async (typed, message) =>
    expect(claim(typed)).rejects.toMatchObject({ kind: 'usage', message: expect.stringContaining(message) }),
  );

  test.each([
    '0',
    'seven',
    '',
    'gitlab.example.com/alex/goals/-/issues/2',
    'goals#2',
    'alex/goals!2',
    'https://gitlab.example.com@evil.test/gitlab/alex/goals/-/issues/2',
    `${base}/alex/goals/-/issues#2`,
    `${base}/alex/goals/-/merge_requests/2`,
    `${base}/alex/goals/-/issues`,
    `${base}/alex/goals/-/issues${drawer({ iid: '-2', full_path: 'alex/goals' })}`,
    `${base}/alex/goals/-/issues${drawer(null)}`,
    `${base}/alex/goals/-/issues/2${drawer({ iid: '3', full_path: 'alex/goals', id: 77 })}`,
  ])('%s names no goal', (typed) => expect(() => namedGoal(typed)).toThrow(expect.objectContaining({ kind: 'usage' })));

  test.each([
    '/alex/goals/-/issues',
    '/alex/goals/-/issues/?label_name[]=goal&iid=2',
    '/alex/goals/-/work_items?type[]=issue&label_name[]=goal&first_page_size=20',
    '/alex/goals/-/work_items?show=nonsense',
    '/alex/goals/-/work_items/views/17?state=opened',
    '/groups/acme/-/work_items?type%5B%5D=issue',
    '/groups/acme/-/epics',
    '/alex/goals/-/boards/2',
  ])('%s is a list, and no item of that number', (path) => {
    const told = (words: string) => expect.objectContaining({ message: expect.stringContaining(words) as string });
    expect(() => namedGoal(base + path)).toThrow(told('is a list, and does not say which goal is meant'));
    expect(() => placeFrom(base + path, { forge: forge as never })).toThrow(
      told('is a list, and does not say which item'),
    );
  });

  test('the server is asked only where the paths differ', async () => {
    asked.length = 0;
    await claim(`${base}/Alex/GOALS/-/issues/2`);
    await claim('7');
    expect(asked).toEqual([]);
  });
});

describe('every command that takes one', async () => {
  const rest: Readonly<Record<string, readonly string[]>> = {
    'goal check': ['1'],
    'goal close': ['--outcome', 'achieved', '--learned', 'Much'],
    'goal edit': ['--title', 'New'],
    'goal link': ['#1'],
    'goal log': ['Words', '--tick', '1'],
    'goal uncheck': ['1'],
    'evidence add': ['Wrote a runbook'],
    'evidence edit': ['1', '--result', 'One'],
    'evidence remove': ['1', '--dry-run'],
  };
  const entries = catalogue.flatMap((entry) =>
    isGroup(entry)
      ? entry.commands.map((one) => ({ words: [entry.name, one.name], load: one.load }))
      : [{ words: [entry.name], load: entry.load }],
  );
  const taking: (readonly string[])[] = [];
  for (const { words, load } of entries) {
    const command = new Command();
    (await load()).declare(command);
    // The number of `undo` is that of something that was written.
    if (command.registeredArguments[0]?.name() === 'number' && words[0] !== 'undo') taking.push(words);
  }

  test('is known', () => expect(taking.length).toBeGreaterThanOrEqual(11));

  test.each(taking.map((words) => [words.join(' '), words] as const))(
    '%s refuses that of another project and host',
    async (name, words) => {
      const world = await worldWithProject();
      await world.run('goal add "Read a book" --kind reading --set actions=Start;Finish');
      const before = JSON.stringify(world.sandbox.state);
      const args = rest[name] ?? [];
      for (const [address, said] of [
        ['https://gitlab.com/other/thing/-/work_items/2', 'gitlab.com/other/thing'],
        [`${world.base}/other/thing/-/issues/2`, 'other/thing#2'],
      ] as const) {
        const { exitCode, stderr } = await world.run([...words, address, ...args]);
        expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(said) });
        expect(stderr).toContain('alex/goals');
      }
      expect(JSON.stringify(world.sandbox.state)).toBe(before);
      expect((await world.run('drafts list --format json')).stdout).toContain('"drafts": []');
    },
  );

  test('two ways to name it are one write', async () => {
    const world = await worldWithProject();
    await world.run('goal add "Read a book" --kind reading');
    world.breakWrites('/notes', 503);
    expect(await world.run('goal log 2 "Chapter 3"')).toMatchObject({ exitCode: 1 });
    world.mendRoutes();
    expect(await world.run(['goal', 'log', 'alex/goals#2', 'Chapter 3'])).toMatchObject({ exitCode: 0 });
    const notes = (await (await world.api('projects/1/issues/2/notes')).json()) as { system: boolean }[];
    expect(notes.filter(({ system }) => !system)).toHaveLength(1);
    expect((await world.run('drafts list --format json')).stdout).toContain('"drafts": []');
  });

  test('an address from before the project was renamed is still its own', async () => {
    const world = await worldWithProject();
    await world.run('goal add "Read a book" --kind reading');
    await world.api('projects/1', { method: 'PUT', body: { path: 'aims' } });
    expect(await world.run(['goal', 'log', `${world.base}/alex/goals/-/issues/2`, 'Words'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Logged on #2'),
    });
  });

  test('a goal is linked with an issue named as a reference', async () => {
    const world = await worldWithProject();
    await world.run('goal add "Read a book" --kind reading');
    expect(await world.run(['goal', 'link', '2', 'alex/goals#1'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Linked #2 Read a book to alex/goals#1'),
    });
  });
});
