// The promotion document as a file: written where it is named and nowhere else, without what must not go out, or not at all.
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { beforeEach, describe, expect, test } from 'vitest';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const summary = 'Alex leads the queue, **well**. Shown: `#2 2026-06-30`, #2 2026-07-01 and https://example.com/talk.';
let world: TestWorld;
const withDocument = scene(
  {},
  'init --yes --no-input --manager morgan',
  'goal add "Ship it" --kind general --due none',
  'goal add "Leave the company" --kind general --due none --confidential',
  ['evidence', 'add', '2', 'https://example.com/work', '--did', 'Built it', '--date', '2026-06-30'],
  ['evidence', 'add', '2', 'Wrote the runbook', '--date', '2026-07-01'],
  'promotion start --template general',
  ['promotion', 'edit', 'frame', '--text', '- **Role:** Senior to Staff'],
  ['promotion', 'edit', 'summary', '--text', summary],
  ['promotion', 'edit', 'result', '1', '--text', '- **Impact:** Four teams wait less'],
  ['promotion', 'edit', 'gaps', '--text', '- [ ] canary gap'],
);
beforeEach(async () => {
  world = await withDocument();
  world.requests();
});

const at = (name: string) => join(world.world.cwd, name);
const file = (name: string) => world.disk.get(at(name)) ?? null;
const madeOf = (before: readonly string[]) => [...world.disk.keys()].filter((path) => !before.includes(path));

test('Markdown for a committee: what is recognised, links in place of numbers; what stays out is named', async () => {
  const before = [...world.disk.keys()];
  const { exitCode, stdout, stderr } = await world.run('promotion export --format markdown --out case.md');
  expect(file('case.md')).toBe(`# Promotion document

## Promotion Summary

Alex leads the queue, **well**. Shown: [\`https://example.com/work\`](<https://example.com/work>), and [\`https://example.com/talk\`](<https://example.com/talk>).

## Business Results

### Result 1

- **Impact:** Four teams wait less
`);
  expect({ exitCode, stderr, stdout: stdout.replaceAll(world.world.cwd, '/home') }).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: [
      'Wrote /home/case.md',
      'Promotion document, for the committee: about 0.2-0.3 of 3 pages, 22 words',
      '',
      'Stays out',
      '  private           Frame, Gaps (private)',
      '  without words     Result 2, Result 3, Values Alignment, Business Justification',
      '  prompts           21 questions',
      '  evidence          #2 2026-07-01: no address of the work is known',
      '',
      '2 links',
      '  not looked        https://example.com/work',
      '  not looked        https://example.com/talk',
      '',
    ].join('\n'),
  });
  expect(madeOf(before)).toEqual([at('case.md')]);
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
});

test('docx, the default, and a page: what is written is the form, whole', async () => {
  expect(await world.run('promotion export --out case.docx --paper letter')).toMatchObject({ exitCode: 0, stderr: '' });
  const docx = Buffer.from(file('case.docx') ?? '', 'latin1');
  const { value } = await mammoth.convertToHtml({ buffer: docx });
  expect([...value.matchAll(/<h(\d)>(.*?)<\/h/g)].map(([, level, title]) => `${level} ${title}`)).toEqual([
    '1 Promotion document',
    '2 Promotion Summary',
    '2 Business Results',
    '3 Result 1',
  ]);
  await world.run('promotion export --out case.html');
  expect(file('case.html')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  await world.run('promotion export --out CASE.MD');
  expect(file('CASE.MD')).toMatch(/^# Promotion document\n/);
  world.setNow('2026-11-23T12:00:00Z');
  await world.run('promotion export --out later.docx --paper letter');
  expect(file('later.docx'), 'the same words later are the same bytes').toBe(file('case.docx'));
});

test('gaps, prompts and titles of confidential goals are in no byte of any form, for the committee and for the manager', async () => {
  await world.run(['promotion', 'edit', 'gaps', '--text', '- [ ] canary: leave the company']);
  const issues = (await (await world.api('projects/1/issues')).json()) as { title: string; description: string }[];
  const description = issues.find(({ title }) => title === 'Promotion document')?.description ?? '';
  const prompts = [...description.matchAll(/_([^_\n]+\?)_/gu)].map(([, words = '']) => words);
  expect(prompts.length).toBeGreaterThan(10);
  const hidden = ['canary', 'leave the company', ...prompts];
  for (const format of ['docx', 'html', 'text', 'markdown'])
    for (const audience of ['committee', 'manager']) {
      await world.run(`promotion export --format ${format} --for ${audience} --out made --force`);
      const made = file('made') ?? '';
      const bytes =
        format === 'docx' ? Object.values(unzipSync(Buffer.from(made, 'latin1'))).map((one) => strFromU8(one)) : [made];
      const all = bytes.join('\n');
      expect(all).toContain('Alex leads the queue');
      expect(
        hidden.filter((words) => all.toLowerCase().includes(words.toLowerCase())),
        `${format} for the ${audience}`,
      ).toEqual([]);
      world.disk.delete(at('made'));
    }
});

test('plain text for the manager, and all of it for oneself', async () => {
  await world.run('promotion export --format text --for manager --out case.txt');
  expect(file('case.txt')).toContain('FRAME\n\n- Role: Senior to Staff\n\nPROMOTION SUMMARY');
  expect(file('case.txt')).not.toContain('canary');
  const mine = await world.run('promotion export --format markdown --for me --out mine.md');
  expect(mine).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('for you alone') });
  expect(file('mine.md')).toContain('canary gap');
  expect(file('mine.md')).toContain('`#2` 2026-07-01');
});

describe('nothing is written', () => {
  const refused = async (line: string) => {
    const before = [...world.disk.keys()];
    const { exitCode, stdout, stderr } = await world.run(line);
    expect(madeOf(before)).toEqual([]);
    return { exitCode, said: stdout + stderr };
  };

  test('over a file that is there, unless that is said', async () => {
    world.disk.set(at('case.md'), 'mine');
    expect(await refused('promotion export --format markdown --out case.md --yes')).toMatchObject({
      exitCode: 2,
      said: expect.stringContaining('--force'),
    });
    expect(file('case.md')).toBe('mine');
    expect(await world.run('promotion export --format markdown --out case.md --force')).toMatchObject({ exitCode: 0 });
    expect(file('case.md')).toContain('Alex leads');
  });

  test('under a name that says another form', async () => {
    world.requests();
    expect(await refused('promotion export --format docx --out CASE.MD')).toMatchObject({
      exitCode: 2,
      said: expect.stringContaining('Leave `--format` out'),
    });
    expect(await refused('promotion export --out a.docx --format html')).toMatchObject({ exitCode: 2 });
    expect(world.requests()).toEqual([]);
    expect(await refused('promotion export --out case.pdf')).toMatchObject({ exitCode: 2 });
    for (const name of ['case.pages', 'case.constructor'])
      expect(await world.run(`promotion export --out ${name}`)).toMatchObject({ exitCode: 0 });
    expect(file('case.constructor')).toMatch(/^PK/);
  });

  test('where the title of a confidential goal stands in it, unless it may', async () => {
    await world.run(['promotion', 'edit', 'summary', '--text', 'Before they **leave** the company, Alex leads.']);
    const { exitCode, said } = await refused('promotion export --format markdown --out case.md');
    expect({ exitCode, said }).toEqual({
      exitCode: 3,
      said: [
        'Nothing was written.',
        '',
        'Found',
        '  confidential-title    Leave the company',
        'hint: Write it otherwise, or say that it may stand: --allow confidential-title.',
        '',
      ].join('\n'),
    });
    for (const form of ['docx', 'html', 'text'])
      expect(await refused(`promotion export --format ${form} --out case`)).toMatchObject({ exitCode: 3, said });
    expect(
      await world.run('promotion export --format markdown --out case.md --allow confidential-title'),
    ).toMatchObject({ exitCode: 0 });
    expect(await world.run('promotion export --format markdown --out mine.md --for me')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('confidential-title    Leave the company  stands'),
    });
  });

  test.each([
    ['rating', 'Alex was rated Exceeding in the last talent assessment, and the team of the queue knows it.'],
    ['pay', 'At this level the salary should go up by a tenth, and that is what the team thinks of it.'],
    ['gap-leak', 'What is missing is a second design that two teams outside of the group build on.'],
  ])('where the check finds what no reader may see: %s', async (rule, words) => {
    const gap = 'A second design that two teams outside of the group build on';
    await world.run(['promotion', 'edit', 'gaps', '--text', `- [ ] ${gap}`]);
    await world.run(['promotion', 'edit', 'summary', '--text', `${words} Alex leads the design of the queue.`]);
    const { exitCode, said } = await refused('promotion export --format markdown --out case.md');
    expect([exitCode, said]).toEqual([
      3,
      expect.stringMatching(new RegExp(`^  ${rule} +line \\d+: .*--allow ${rule}\\.`, 'ms')),
    ]);
    const allowed = await world.run(`promotion export --format markdown --out case.md --allow ${rule}`);
    expect([allowed.exitCode, allowed.stdout]).toEqual([0, expect.stringContaining('stands')]);
  });

  test('where it is not known which goals are confidential', async () => {
    world.breakRoute('/projects/1/issues', 500);
    world.breakRoute('/projects/1/labels', 200, '[]');
    const { exitCode } = await refused('promotion export --format markdown --out case.md');
    expect(exitCode).not.toBe(0);
  });

  test('of a document without words, of parts it does not have, and in a CI job', async () => {
    expect(await refused('promotion export --format markdown --out case.md --with Diary')).toMatchObject({
      exitCode: 2,
      said: expect.stringContaining('has no part that is called Diary'),
    });
    const job = worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } });
    for (const [path, text] of world.disk) job.disk.set(path, text);
    expect(await job.run('promotion export --format markdown --out case.md')).toMatchObject({
      exitCode: 1,
      stdout: '',
    });
    for (const part of ['summary', 'result 1'])
      await world.run(['promotion', 'edit', ...part.split(' '), '--text', '- _Which?_']);
    expect(await refused('promotion export --format markdown --out case.md')).toMatchObject({
      exitCode: 1,
      said: expect.stringContaining('has no part with words'),
    });
  });
});

test('evidence that was not read whole: the name of the file says so', async () => {
  world.breakRoute('/issues/2/notes', 500);
  const { exitCode, stdout, stderr } = await world.run('promotion export --format markdown --out case.md');
  expect(exitCode).toBe(3);
  expect(stderr).toContain('INCOMPLETE');
  expect(stdout).toContain('case.INCOMPLETE.md');
  expect([file('case.md'), file('case.INCOMPLETE.md')]).toEqual([null, expect.stringContaining('Alex leads')]);
});

test('--links asks the own GitLab alone for whom its addresses open', async () => {
  const mine = `${world.base}/alex/web/-/issues/1`;
  await world.api('projects', { method: 'POST', body: { path: 'web', visibility: 'private' } });
  await world.api('projects/alex%2Fweb/issues', { method: 'POST', body: { title: 'Fixed' } });
  await world.api('projects', { method: 'POST', body: { path: 'open', visibility: 'public' } });
  await world.api('projects/alex%2Fopen/issues', { method: 'POST', body: { title: 'Fixed' } });
  const addresses = [
    mine,
    `${world.base}/alex/open/-/issues/1`,
    `${world.base}/alex/goals/-/issues/2`,
    `${world.base}/alex/lost/-/issues/1`,
    'https://elsewhere.example/a/b/-/issues/1',
    'http://127.0.0.1:4610/x',
  ];
  await world.run(['promotion', 'edit', 'summary', '--text', addresses.map((one) => `- \`${one}\``).join('\n')]);
  const opens = async (line: string) => {
    world.requests();
    const { stdout } = await world.run(`promotion export --force --format markdown --out case.md ${line}`);
    const list = stdout.slice(stdout.indexOf('6 links'));
    return addresses.map((one) =>
      list
        .split('\n')
        .find((row) => row.includes(one))
        ?.slice(2, 18)
        .trim(),
    );
  };
  expect(await opens('')).toEqual(['not looked', 'not looked', 'private', 'not looked', 'not looked', 'private']);
  expect(world.requests().filter((request) => /web|open|lost/.test(request))).toEqual([]);
  expect(await opens('--links')).toEqual([
    'private',
    'opens for me',
    'private',
    'opens not for me',
    'not looked',
    'private',
  ]);
});
