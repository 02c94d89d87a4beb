// `promotion lint` through the front door: the document as it stands, or a draft that no server sees.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { promotionCase } from '../support/promotion-case.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

let world: TestWorld;
const begun = scene({}, 'init --yes --no-input --manager @morgan', 'promotion start --state drafting');
beforeEach(async () => {
  world = await begun();
  world.requests();
});

const folder = mkdtempSync(join(tmpdir(), 'devgrowth-lint-'));
afterAll(() => rmSync(folder, { recursive: true }));
const draft = (text: string): string => {
  const path = join(folder, 'draft.md');
  writeFileSync(path, text);
  return path;
};

const describeAs = (description: string) =>
  world.api('projects/1/issues/2', {
    method: 'PUT',
    body: { description: `${description}\n<!-- devgrowth:promotion -->` },
  });

test('what others would stop at: by weight, with its line and how to mend it; nothing is written', async () => {
  await describeAs(
    promotionCase({ here: 'Alex was rated Exceeding, and the queue is very fast for 30 % more users.' }),
  );
  world.requests();
  const { exitCode, stdout, stderr } = await world.run('promotion lint');
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: '' });
  expect(stdout).toBe(`#2 Promotion document
  about 1.0-1.1 of 3 pages, English

Errors (1)
  line 15  rating  "rated Exceeding": a rating is confidential
                   delete it, and show the work it was given for

Warnings (2)
  line 15  intensifier   "very fast" says how much without a number
                         give the number: from what, to what, when
  line 15  bare-percent  "30 %": from what, to what?
                         give both numbers

Mend it: devgrowth promotion edit result 1

2 links not looked at (--links)
How the text reads; not whether anybody is promoted.
`);
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
});

test.each([
  ['warnings alone', 'The queue is very fast for all of the users.', '', 3],
  ['warnings alone, where only errors count', 'The queue is very fast for all of the users.', '--fail-on error', 0],
  ['hints alone', 'Alex changed the order in order to cut the wait.', '', 0],
  ['an error, where only errors count', 'Alex was rated Exceeding in the last year.', '--fail-on error', 3],
])('the exit code: %s', async (_, here, flags, exitCode) => {
  expect(await world.run(`promotion lint --file ${draft(promotionCase({ here }))} ${flags}`)).toMatchObject({
    exitCode,
  });
  expect(world.requests()).toEqual([]);
});

test('hints are counted, and shown when asked for; what is switched off is counted, whoever did it', async () => {
  const here = 'The queue is very fast. <!-- check off: intensifier -->\n\n  We did it in order to sleep.';
  const path = draft(promotionCase({ here }));
  const quiet = await world.run(`promotion lint --file ${path} --off we`);
  expect(quiet.exitCode).toBe(0);
  expect(quiet.stdout).toContain(
    '\nNothing to mend.\n1 hint (--hints), 2 switched off (intensifier, we), 2 links not looked at\n(--links)\n',
  );
  const { stdout } = await world.run(`promotion lint --file ${path} --off we --hints`);
  expect(stdout).toContain('Hints (1)\n  line 17  filler  "in order to" can be said in one word, or left out\n');
  expect(await world.run(`promotion lint --file ${path} --off wee`)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('--off names no rule: "wee"'),
  });
});

test('the project says what is off, what it weighs, and which short forms everybody knows', async () => {
  const settings =
    'person: alex\ncheck:\n  off: [we, us]\n  severity: {acronym: error}\n  acronyms: [RBAC]\ntemplate_schema: 1\n';
  const body = { branch: 'main', commit_message: 'Check', content: settings };
  await world.api('projects/1/repository/files/.devgrowth.yml', { method: 'PUT', body });
  await describeAs(promotionCase({ here: 'Alex moved the RBAC of the shop to the RDBMS that we use.' }));
  const { exitCode, stdout, stderr } = await world.run('promotion lint');
  expect(exitCode).toBe(3);
  expect(stderr).toBe('warning: check: of .devgrowth.yml names no rule: us\n');
  expect(stdout).toContain('Errors (1)\n  line 15  acronym  "RDBMS" is not spelled out at its first use\n');
  expect(stdout).toContain('\n1 switched off (we), 2 links not looked at (--links)\n');
});

test('rules of the project: one of its own is found, one of ours is replaced, a broken file takes no part', async () => {
  const rule = (id: string, more: string) =>
    `rules:\n  - {id: ${id}, type: phrase, lang: en, severity: error, scope: [document], say: '"{found}"', mend: name it, fails: a, passes: b, ${more}}\n`;
  const put = (name: string, content: string) =>
    world.api(`projects/1/repository/files/${encodeURIComponent(`.devgrowth/rules/${name}`)}`, {
      method: 'POST',
      body: { branch: 'main', commit_message: 'Rules', content },
    });
  await put('jargon.yml', rule('jargon', 'match: [synergy|leverag*]'));
  await put('we.yml', rule('we', 'match: [the team as a whole]'));
  await put('broken.yml', rule('broken', 'match: ["(a+)+$"]'));
  await put('program.yml', rule('mine', 'match: [x]').replace('type: phrase', 'type: structure'));
  await describeAs(promotionCase({ here: 'Alex leveraged the queue, and we saw that nine services moved.' }));
  const { stdout, stderr } = await world.run('promotion lint');
  expect(stdout).toContain('Errors (1)\n  line 15  jargon  "leveraged"\n');
  expect(stdout).not.toContain('Warnings');
  expect(stderr).toContain('warning: .devgrowth/rules/broken.yml:2: match is no phrase');
  expect(stderr).toContain('warning: .devgrowth/rules/program.yml:2: mine: a rule of your own is of type phrase');
  expect(await world.run('promotion lint --off jargon')).toMatchObject({ exitCode: 0 });
});

test('JSON: every finding with its place, hints included', async () => {
  const path = draft(promotionCase({ here: 'Alex was rated Exceeding in order to show what we know.' }));
  const { exitCode, stdout } = await world.run(`promotion lint --file ${path} --format json`);
  expect(exitCode).toBe(3);
  const told = JSON.parse(stdout) as { findings: object[] };
  expect(told).toMatchObject({
    schema: 'devgrowth/lint/v1',
    document: null,
    file: path,
    off: [],
    languages: ['en'],
    pages: { limit: 3 },
    isUnread: false,
    completeness: { complete: true },
  });
  expect(told.findings).toMatchObject([
    {
      rule: 'rating',
      severity: 'error',
      section: 'results',
      result: 1,
      line: 15,
      column: 12,
      excerpt: 'rated Exceeding',
    },
    { rule: 'filler', severity: 'hint', section: 'results' },
    { rule: 'we', severity: 'warning' },
  ]);
});

test('an untouched template: what each part needs, and the justification weighs more once it is handed in', async () => {
  const { exitCode, stdout } = await world.run('promotion lint');
  expect(exitCode).toBe(3);
  expect(stdout).toContain('0 sentences in the summary; 3 to 5 are asked for');
  expect(stdout).toContain('result 2 lacks impact, business result');
  expect(stdout).toContain('Iteration is shown nowhere');
  expect(stdout.match(/or give one example/gu)).toHaveLength(1);
  expect(stdout).toMatch(/Warnings[\s\S]*justification-empty/u);
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  await world.run('promotion state manager-review --yes');
  await world.run('promotion state nominated --yes');
  expect((await world.run('promotion lint')).stdout).toMatch(
    /Errors[\s\S]*justification-empty[\s\S]*Warnings|Errors[\s\S]*justification-empty/u,
  );
});

test('nobody else finds a document to check, and a CI job prints nothing of it', async () => {
  const none = await worldOnSandbox({ sandbox: world.sandbox, env: { CI: 'true' } }).run('promotion lint');
  expect(none).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('what a CI job prints is read by others'),
  });
  await world.api('projects/1/issues/2', { method: 'DELETE' });
  expect(await world.run('promotion lint')).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('there is no promotion document that you can see'),
  });
  expect(await world.run('promotion lint --file nowhere.md')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('cannot read nowhere.md'),
  });
});

describe('--links', () => {
  const addressesIn = (base: string) => [
    `${base}/alex/open/-/issues/1`,
    `${base}/alex/open/-/work_items/1#note_3`,
    `${base}/alex/inside/-/issues/1`,
    `${base}/alex/web/-/issues/1`,
    `${base}/alex/open/-/issues/2`,
    `${base}/alex/lost/-/issues/1`,
    `${base}/alex/open/-/wikis/home`,
    'https://elsewhere.example/a/b/-/issues/1',
    `${base}/alex/goals/-/issues/1`,
  ];
  const withLinks = () =>
    promotionCase({
      here: addressesIn(world.base)
        .map((address, at) => `[work number ${at}](${address})`)
        .join(' and '),
    });
  const found = (stdout: string) =>
    (JSON.parse(stdout) as { findings: { rule: string; severity: string; say: string }[] }).findings
      .filter(({ rule }) => rule.startsWith('link-'))
      .map(({ rule, severity, say }) => `${severity} ${rule} ${say}`);
  const asked = () => world.requests().filter((request) => /%2F(?:open|inside|web|lost|b)\b/.test(request));

  beforeEach(async () => {
    for (const [path, visibility] of [
      ['open', 'public'],
      ['inside', 'internal'],
      ['web', 'private'],
    ]) {
      await world.api('projects', { method: 'POST', body: { path, visibility } });
      await world.api(`projects/alex%2F${path}/issues`, { method: 'POST', body: { title: 'Fixed' } });
    }
    await world.api('projects/alex%2Fopen/issues', { method: 'POST', body: { title: 'Hole', confidential: true } });
  });

  const closed = [
    'warning link-closed "work number 3" opens for the members of its project alone',
    'warning link-closed "work number 4" is confidential, and opens for few',
    'warning link-closed "work number 5" does not open for you',
    'error link-private few can open "work number 8"',
  ];

  test('only the own GitLab is asked, each item once; without it nobody is', async () => {
    await describeAs(withLinks());
    world.requests();
    const quiet = await world.run('promotion lint --format json');
    expect(found(quiet.stdout)).toEqual(closed.slice(3));
    expect(JSON.parse(quiet.stdout)).toMatchObject({ links: { all: 11, looked: 0 } });
    expect(asked()).toEqual([]);
    const { exitCode, stdout } = await world.run('promotion lint --links --format json');
    expect(exitCode).toBe(3);
    expect(found(stdout)).toEqual(closed);
    expect(JSON.parse(stdout)).toMatchObject({ links: { all: 11, looked: 7 } });
    expect(asked().toSorted()).toEqual([
      'GET /projects/alex%2Finside',
      'GET /projects/alex%2Finside/issues/1',
      'GET /projects/alex%2Flost',
      'GET /projects/alex%2Flost/issues/1',
      'GET /projects/alex%2Fopen',
      'GET /projects/alex%2Fopen',
      'GET /projects/alex%2Fopen/issues/1',
      'GET /projects/alex%2Fopen/issues/2',
      'GET /projects/alex%2Fweb',
      'GET /projects/alex%2Fweb/issues/1',
    ]);
  });

  test('of a draft, too; what was not looked at is counted', async () => {
    const path = draft(withLinks());
    const { stdout } = await world.run(`promotion lint --links --file ${path}`);
    expect(stdout).toContain('"work number 5" does not open for you\n');
    expect(stdout).toContain('7 of 11 links looked at: none but issues, merge requests and epics of your\nGitLab\n');
    expect(stdout).toContain('\n  the limits and values of GitLab\n');
    expect((await world.run(`promotion lint --file ${path}`)).stdout).toContain('11 links not looked at (--links)\n');
  });
});

describe('--company: whose limits and values a draft is asked for, without a server', () => {
  const company = 'name: Acme\nvalues:\n  - {id: ownership, name: Ownership}\npromotion: {results: 2, pages: 1}\n';

  test.each([
    ['nobody says it', '', 'the limits and values of GitLab (--company names another)', []],
    ['GitLab', '--company gitlab', 'the limits and values of GitLab', []],
    ['nobody in particular', '--company none', 'the limits and values of no company in particular', []],
    [
      'a file of the form of company.yml',
      '--company company.yml',
      'the limits and values of Acme',
      ['3 results; 2 are asked for', 'Ownership is shown nowhere'],
    ],
  ])('%s', async (_, flags, told, findings) => {
    writeFileSync(join(folder, 'company.yml'), company);
    const path = draft(promotionCase());
    const { stdout } = await world.run(
      `promotion lint --file ${path} ${flags.replace('company.yml', join(folder, 'company.yml'))}`,
    );
    expect(stdout.split('\n')[2]).toBe(`  ${told}`);
    expect(stdout.match(/(?<=(?:count|missing) +)[^ ].* (?:asked for|shown nowhere)/gu) ?? []).toEqual(findings);
    expect(world.requests()).toEqual([]);
  });

  test.each([
    ['is not there', 'nowhere.yml', 2, 'cannot read'],
    ['says what nobody knows', 'broken.yml', 2, 'Mend it, or give --company gitlab or none.'],
  ])('a file that %s', async (_, name, exitCode, words) => {
    writeFileSync(join(folder, 'broken.yml'), 'nam: Acme\n');
    expect(
      await world.run(`promotion lint --file ${draft(promotionCase())} --company ${join(folder, name)}`),
    ).toMatchObject({ exitCode, stdout: '', stderr: expect.stringContaining(words) });
  });
});
