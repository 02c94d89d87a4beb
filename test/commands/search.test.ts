// `search`: words in titles, texts, comments, evidence, agendas and documents; what was not read is said; few requests, counted.
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const played = scene(
  {},
  'init --yes --no-input --manager @morgan',
  ['goal', 'add', 'Make imports survive a Retry', '--kind', 'challenging-task', '--due', 'none'],
  ['goal', 'add', 'Read one book', '--kind', 'reading', '--due', 'none', '--description', 'Why\n- [ ] Find the café'],
  ['goal', 'add', 'Know my worth', '--kind', 'career-change', '--due', 'none', '--description', 'A retry of last year'],
  ['goal', 'log', '3', 'Read about the circuit\nbreaker and naïve retries'],
  ['evidence', 'add', '2', 'Wrote the retry with backoff', '--result', 'no import failed'],
  '1on1 prepare --date 2026-11-24',
  ['1on1', 'add', 'DISCUSS when a retry is too much'],
  ['goal', 'close', '2', '--outcome', 'achieved', '--learned', 'Backoff beats haste'],
);

let world: TestWorld;
beforeEach(async () => {
  world = await played();
  world.requests();
});

const found = async (line: string | readonly string[], own: TestWorld = world) => {
  const { stdout, exitCode, stderr } = await own.run(line);
  expect(exitCode, stderr).toBe(0);
  return stdout;
};

describe('finds', () => {
  test('in titles, texts, evidence and agendas, open and closed, marked without colour', async () => {
    const text = await found('search retry --color never');
    expect(text).toBe(
      [
        '#2 Make imports survive a «Retry»  challenging-task · closed · Mon 23 Nov',
        '    evidence, Mon 23 Nov, @alex: Wrote the «retry» with backoff',
        '',
        '#5 1:1 2026-11-24  1on1 · open · Mon 23 Nov',
        '    agenda: - [ ] DISCUSS when a «retry» is too much',
        '',
        '#4 Know my worth  career-change · open · confidential · Mon 23 Nov',
        '    description: A «retry» of last year',
        '',
        '3 found, 4 issues looked through; devgrowth goal show <number> tells more',
        '',
      ].join('\n'),
    );
    expect(world.requests().filter((one) => one.includes('/issues'))).toEqual([
      'GET /projects/1/issues?state=all&scope=all&order_by=created_at&sort=asc&per_page=100&page=1',
      'GET /projects/1/issues/3/notes?sort=desc&order_by=created_at&per_page=100&page=1',
      'GET /projects/1/issues/2/notes?sort=desc&order_by=created_at&per_page=100&page=1',
    ]);
  });

  test('several words in one goal, a phrase over a line end, a closing; not a hidden mark', async () => {
    const both = await found('search cafe naive');
    expect(both).toContain('checklist: - [ ] Find the «café»');
    expect(both).toContain('check-in, Mon 23 Nov, @alex: breaker and «naïve» retries');
    expect(await found(['search', 'circuit breaker'])).toContain('the «circuit breaker» and');
    expect(await found('search haste')).toContain('closing, Mon 23 Nov, @alex: ');
    expect(await found('search cafe retry')).toBe(
      'No goal, 1:1 or document holds all of that: 4 issues looked through.\n',
    );
    expect(await found('search devgrowth')).toBe('That stands nowhere: 4 issues looked through.\n');
  });

  test('by kind, state, day and number', async () => {
    expect(await found('search retry --kind 1on1')).toContain('1 found, 1 issue looked through');
    expect(await found('search retry --kind career-change')).toContain('#4 ');
    expect(await found('search retry --state closed')).toMatch(/^#2 /);
    expect(await found('search retry --limit 1')).toContain(
      '1 of 3 found, 4 issues looked through; --limit 3 shows all',
    );
    world.setNow('2026-12-07T09:00:00.000Z');
    await world.run(['goal', 'log', '3', 'Another retry']);
    expect(await found('search retry --since 1w')).toContain('1 found, 1 issue looked through');
    expect((await world.run('search retry --kind redaing')).stderr).toContain('did you mean reading?');
    expect((await world.run('search retry --since never')).exitCode).toBe(2);
    expect((await world.run(['search', '**'])).stderr).toContain('there is nothing to look for');
  });

  test("a Guest finds what a Guest may see, and others' words are comments with their name", async () => {
    const posted = { method: 'POST', as: 'morgan', body: { body: '**Evidence 2026-11-23**\n\nMy own retry' } };
    expect((await world.api('projects/1/issues/3/notes', posted)).status).toBe(201);
    expect(await found('search retry --kind reading')).toContain('comment, Mon 23 Nov, @morgan: My own «retry»');
    const guest = worldOnSandbox({ sandbox: world.sandbox, as: 'morgan' });
    const seen = await found('search retry --project @alex', guest);
    expect(seen).toContain('#5 ');
    expect(seen).not.toContain('#4 ');
  });
});

describe('what could not be read', () => {
  test('is said, with exit code 3', async () => {
    world.breakRoute('/issues/3/notes', 500);
    const { stdout, exitCode } = await world.run('search naive');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('INCOMPLETE');
    expect(stdout).toContain('comments of #3');
    expect(stdout).toContain('Nothing was found in what could be read');
  });

  test('and so is what a limit of requests left out', async () => {
    const { stdout, exitCode } = await world.run('search retry --max-requests 2');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('comments: one issue was left out, at the limit of requests');
    expect(world.requests().filter((one) => one.includes('/issues'))).toHaveLength(2);
  });
});

describe('many goals', () => {
  const many = scene({}, 'init --yes --no-input', async (own) => {
    for (let at = 0; at < 12; at += 1) {
      const made = await own.api('projects/1/issues', {
        method: 'POST',
        body: { title: `Goal ${at}`, labels: 'goal' },
      });
      const { iid } = (await made.json()) as { iid: number };
      await own.api(`projects/1/issues/${iid}/notes`, { method: 'POST', body: { body: `A retry, number ${at}` } });
    }
  });

  test('their comments come out of the feed, a hundred a request', async () => {
    const own = await many();
    expect(await found('search retry --limit 100', own)).toContain('12 found');
    expect(own.requests().filter((one) => /notes|events/.test(one))).toEqual([
      'GET /projects/1/events?action=commented&sort=desc&per_page=100&page=1',
    ]);
  });

  test('what the feed does not tell is read by itself', async () => {
    const own = await many();
    // It forgets after three years, and tells nothing of what was imported.
    own.breakRoute('/events', 200, '[]');
    expect(await found('search retry --limit 100', own)).toContain('12 found');
    expect(own.requests().filter((one) => /notes|events/.test(one))).toHaveLength(1 + 12);
  });

  test('and all of them where the feed is refused', async () => {
    const own = await many();
    own.breakRoute('/events', 403);
    expect(await found('search retry --limit 100', own)).toContain('12 found');
  });
});

describe('a slip of the pen', () => {
  test.each([
    ['serch', 'search'],
    ['seach', 'search'],
    ['searh', 'search'],
    ['saerch', 'search'],
    ['sarch', 'search'],
    ['shar', 'share'],
    ['shrae', 'share'],
  ])('%s is %s', async (typed, meant) => {
    expect((await world.run([typed, 'retry'])).stderr).toContain(`Did you mean ${meant}?`);
  });
});
