// A front end that is no command line: it builds a desk, opens a session, and uses work alone.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { changeSetting, readSetting } from '#work/config/setting.ts';
import { checkUp } from '#work/check-up/checking-up.ts';
import type { Desk } from '#work/desk.ts';
import { discard, planDiscarding } from '#work/draft/discarding.ts';
import { readDrafts } from '#work/draft/listing.ts';
import { resumeDraft } from '#work/draft/resuming.ts';
import { logCheckIn, planCheckIn } from '#work/goal/check-in.ts';
import { addToAgenda, planAdding } from '#work/one-on-one/adding.ts';
import { readNextMoves } from '#work/next-moves.ts';
import { askReport } from '#work/report/asking.ts';
import { readReport } from '#work/report/reading.ts';
import { openSession } from '#work/session.ts';
import { planSetUp, setUp } from '#work/set-up/setting-up.ts';
import { lintTemplates } from '#work/template/linting.ts';
import { listTemplates } from '#work/template/listing.ts';
import { showTemplate } from '#work/template/showing.ts';
import { type SignInDesk, signIn } from '#work/sign-in/signing-in.ts';
import { signOut } from '#work/sign-in/signing-out.ts';
import { signInStatus } from '#work/sign-in/status.ts';
import { inWords, type Said, type Way } from '#wording.ts';
import type { Prompter } from '#world.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const withGoal = scene(
  {},
  'init --yes --no-input',
  'goal add "Read a book" --kind reading --due 2027-01-29 --description "- [ ] Half of it" --no-input',
);
const access = { profile: null, host: null, project: null, writes: true, allowPublic: false, dryRun: false };
const words = {
  iid: 2,
  goalAt: null,
  text: null,
  percent: null,
  health: null,
  next: null,
  help: null,
  values: [],
  ticks: [],
  measure: null,
  date: null,
  start: false,
};

/** As an assistant names a tool. */
const tool = ({ does, to, given }: Way) =>
  `${does === null ? '' : `${does.replace(' ', '_')} `}${JSON.stringify([...to, given])}`;

function deskOf({ world }: TestWorld, ask: Prompter | null = null): { desk: Desk; told: string[] } {
  const told: string[] = [];
  const tell = (sign: string) => (sentence: Said) => void told.push(`${sign}${inWords(sentence, tool)}`);
  const talk = {
    note: tell('note '),
    warn: tell('warning '),
    hint: tell('hint '),
    say: tell(''),
    show: (lines: readonly string[]) => void told.push(...lines),
  };
  return { desk: { ...world, talk, ask, yes: false, trace: null }, told };
}

test('shows what will be written, writes just that, and reads it in the report', async () => {
  const world = await withGoal();
  const { desk, told } = deskOf(world);
  const session = await openSession(access, desk);
  const planned = await planCheckIn(
    { ...words, text: 'Read chapter 3', percent: 40, ticks: ['half'], measure: null, date: null, start: false },
    session,
    desk,
  );
  expect(world.requests().filter((request) => !request.startsWith('GET'))).toEqual([]);
  expect(planned.ticked.map(({ text }) => text)).toEqual(['Half of it']);

  await logCheckIn(planned, session, desk, (written) => Promise.resolve(written));
  const notes = await world.api('projects/1/issues/2/notes?sort=asc');
  const comments = (await notes.json()) as readonly { readonly body: string }[];
  expect(comments.map(({ body }) => body.split('\n\n<!--')[0])).toContain(planned.body.trim());
  const asked = { since: '1w', until: null, audience: 'me', stored: false, include: [], against: 'nothing' } as const;
  const { report } = await readReport(asked, session, desk);
  expect(JSON.stringify(report)).toContain('Read chapter 3');
  expect(told).toEqual(['note progress is counted from the checklist; 40% is kept as what you said']);
  expect([...world.disk.keys()].filter((path) => path.includes('/drafts/'))).toEqual([]);
});

test('where nobody can be asked, what is missing is said in the front end’s own words', async () => {
  const world = await withGoal();
  const { desk } = deskOf(world);
  const session = await openSession(access, desk);
  const refusal = await planCheckIn(words, session, desk).catch((error: unknown) => error);
  if (!(refusal instanceof DevgrowthError)) throw new Error('nothing was refused');
  expect([refusal.message, inWords(refusal.hint ?? '', tool)]).toEqual([
    'nothing to log',
    'Say what happened: `goal_log [2,"\\"...\\"",{}]`.',
  ]);
});

test('a write that fails leaves its draft, which a command line finishes', async () => {
  const world = await withGoal();
  await world.run('1on1 prepare --date 2026-11-30');
  const { desk } = deskOf(world);
  const session = await openSession(access, desk);
  const adding = await planAdding({ item: 'DISCUSS the next level' }, session);
  world.breakWrites('/issues/3', 500);
  const failure = await addToAgenda(adding, session, desk).catch((error: unknown) => error);
  world.mendRoutes();
  const [, id = ''] =
    /drafts_resume \["(\w+)"/.exec(failure instanceof DevgrowthError ? inWords(failure.hint ?? '', tool) : '') ?? [];
  expect(await world.run(['drafts', 'resume', id])).toMatchObject({ exitCode: 0 });
  const agenda = await (await world.api('projects/1/issues/3')).text();
  expect(agenda).toContain('- [ ] DISCUSS the next level');
});

test('sets a project up: the plan writes nothing, a second one has nothing left to do', async () => {
  const world = worldOnSandbox();
  const { desk } = deskOf(world);
  const noWords = {
    manager: null,
    zone: 'Europe/Berlin',
    fiscalYearStart: null,
    company: null,
    namespace: null,
    templates: null,
  };
  const schedule = { cron: null, posts: null, reminds: null, hasToken: false };
  const wish = { ...noWords, adopt: false, check: false, schedule };
  const asked = { ...desk, yes: true, handToken: () => Promise.resolve(null) };
  expect((await readNextMoves(access, desk)).moves.map(({ command }) => command)).toEqual(['init']);

  const planned = await planSetUp(wish, access, asked);
  expect([planned.isDone, planned.existing, planned.settings.timeZone]).toEqual([false, null, 'Europe/Berlin']);
  expect(world.requests().filter((request) => !/^(?:GET|HEAD) /.test(request))).toEqual([]);
  const { project, warnings } = await setUp(planned, access, asked);
  expect([project.facts.path, project.facts.visibility, warnings]).toEqual(['alex/goals', 'private', []]);
  expect((await planSetUp(wish, access, asked)).isDone).toBe(true);

  const { said, moves } = await readNextMoves(access, desk);
  expect([inWords(said[0] ?? '', tool), moves[0]?.command]).toEqual([
    expect.stringMatching(/^alex\/goals on .+: 0 open goals\.$/),
    'goal add',
  ]);
});

test('a draft is read, finished with the front end’s own writer, or thrown away with a yes', async () => {
  const world = await withGoal();
  const { desk } = deskOf(world);
  world.breakWrites('/issues/2/notes', 500);
  await world.run(['goal', 'log', '2', 'Read chapter 4', '--no-input']);
  world.mendRoutes();
  const [draft] = await readDrafts(desk);
  const id = draft?.id ?? '';
  expect(draft).toMatchObject({ command: 'goal log', input: { text: 'Read chapter 4' } });

  const unknown = await resumeDraft(id, access, () => null, desk).catch((error: unknown) => error);
  expect(unknown instanceof DevgrowthError && [unknown.message, inWords(unknown.hint ?? '', tool)]).toEqual([
    `draft ${id} cannot be resumed: it belongs to "goal log", which this version does not know`,
    expect.stringContaining(`drafts_discard ["${id}",{}]`),
  ]);
  const elsewhere = { host: 'https://elsewhere.example', project: 'sam/goals' };
  const placed = await resumeDraft(
    id,
    elsewhere,
    () => (input) => Promise.resolve({ ok: true, run: (resumed) => Promise.resolve({ input, resumed }) }),
    desk,
  );
  // What may have landed there is not sent to another place.
  expect(placed).toMatchObject({
    input: { text: 'Read chapter 4' },
    resumed: { continues: id, project: 'alex/goals', writes: true, dryRun: false },
  });
  expect(await readDrafts(desk)).toEqual([]);

  world.breakWrites('/issues/2/notes', 500);
  await world.run(['goal', 'log', '2', 'Read chapter 5', '--no-input']);
  world.mendRoutes();
  const planned = await planDiscarding((await readDrafts(desk))[0]?.id ?? '', desk);
  const refusal = await discard(planned, desk).catch((error: unknown) => error);
  expect(refusal instanceof DevgrowthError && inWords(refusal.hint ?? '', tool)).toBe(
    `Add [{"yes":true}]: \`drafts_discard ["${planned.id}",{"yes":true}]\`.`,
  );
  expect(await readDrafts(desk)).toHaveLength(1);
  await discard(planned, { ...desk, yes: true });
  expect(await readDrafts(desk)).toEqual([]);
});

test('settings and templates are read, changed and checked', async () => {
  const world = await withGoal();
  const { desk, told } = deskOf(world);
  await changeSetting({ key: 'host', value: 'gitlab.com' }, 'home', desk);
  await changeSetting({ key: 'project', value: 'alex/goals' }, 'home', desk);
  expect(await readSetting('project', 'home', desk)).toEqual({ profile: 'home', key: 'project', value: 'alex/goals' });
  const refusal = await readSetting('project', 'work', desk).catch((error: unknown) => error);
  expect(refusal instanceof DevgrowthError && inWords(refusal.hint ?? '', tool)).toBe(
    'Make it with `config_set ["host","gitlab.com",{"profile":"work"}]`.',
  );

  const { templates, broken } = await listTemplates(null, access, desk);
  expect([templates.length > 10, broken]).toEqual([true, []]);
  const { template, questions, text } = await showTemplate({ name: 'general', folder: null }, access, desk);
  expect([template.name, template.origin, questions.length > 0, text.includes('#')]).toEqual([
    'general',
    'built-in',
    true,
    true,
  ]);
  expect(await lintTemplates({ paths: [], folder: null }, access, desk)).toMatchObject({ findings: [] });
  expect(told).toEqual([]);
});

test('a CI job asks for a report, and gets none that is for the person alone', async () => {
  const world = await withGoal();
  const { desk } = deskOf(world);
  const inCi = { ...desk, env: { ...desk.env, CI: 'true' } };
  const wish = { since: null, until: null, include: [], goes: 'here', isCompared: false } as const;
  const refusal = await askReport({ ...wish, audience: 'me' }, access, inCi).catch((error: unknown) => error);
  expect(refusal instanceof DevgrowthError && [refusal.kind, inWords(refusal.hint ?? '', tool)]).toEqual([
    'refused',
    'Leave [{"for":true}] out: it is then made for whoever sees least.',
  ]);
  const [atHome, inJob] = [
    await askReport({ ...wish, audience: null }, access, desk),
    await askReport({ ...wish, audience: null }, access, inCi),
  ];
  expect([atHome.read.report.audience, atHome.isTold]).toEqual(['me', true]);
  expect([inJob.read.report.audience, inJob.isTold]).toEqual(['manager', false]);
});

describe('on a machine that knows no GitLab', () => {
  const nobody = { profile: null, host: null, project: null };
  const anyToken = { way: null, inKeyring: false, isFineGrained: false };
  const freshMachine = () => worldOnSandbox({ env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });

  /** Each question has its answer, the token's page too. */
  function signingIn(world: TestWorld, answers: { readonly host: string; readonly token: string } | null) {
    const other = () => Promise.reject(new Error('not to be asked'));
    const text: Prompter['text'] = ({ name }) => (name === 'host' && answers ? Promise.resolve(answers.host) : other());
    const ask = { text, secret: other, choice: other, several: other, confirm: other, list: other };
    const { desk, told } = deskOf(world, answers && ask);
    const handToken: SignInDesk['handToken'] = (page) => {
      told.push(page);
      return answers ? Promise.resolve(answers.token) : other();
    };
    return { desk: { ...desk, handToken }, told };
  }

  test('signs in with what was answered, tells who that is, and looks whether all is right', async () => {
    const world = freshMachine();
    const { desk, told } = signingIn(world, { host: new URL(world.base).host, token: world.token });
    const signedIn = await signIn(anyToken, nobody, desk);
    expect(signedIn).toMatchObject({ host: world.base, by: { place: 'stored', user: { username: 'alex' } } });
    expect(told).toEqual([`${world.base}/-/user_settings/personal_access_tokens?name=devgrowth&scopes=api`]);
    expect(await world.run('auth status')).toMatchObject({ exitCode: 0 });

    const status = await signInStatus(nobody, desk);
    expect(status).toMatchObject({ user: { username: 'alex' }, connection: { profile: signedIn.profile } });
    const checkup = await checkUp(nobody, desk);
    const { todo = null } = checkup.checks.find(({ state }) => state === 'failed') ?? {};
    expect([checkup.failed, inWords(todo ?? '', tool)]).toEqual([
      1,
      'Create one with `init [{}]`, or name an existing one with [{"project":true}].',
    ]);
    const words = checkup.checks.flatMap(({ says, todo: advice }) => [
      inWords(says, tool),
      inWords(advice ?? '', tool),
    ]);
    expect(words.length).toBeGreaterThan(30);
    expect(JSON.stringify([signedIn, status, words, told])).not.toContain(world.token);

    expect(await signOut(nobody, desk)).toMatchObject({ host: world.base, places: ['stored'] });
    expect(JSON.stringify([...world.disk.values()])).not.toContain(world.token);
  });

  test('where nobody can be asked, it says what to give', async () => {
    const refusal = await signIn(anyToken, nobody, signingIn(freshMachine(), null).desk).catch(
      (error: unknown) => error,
    );
    if (!(refusal instanceof DevgrowthError)) throw new Error('nothing was refused');
    expect([inWords(refusal.said, tool), inWords(refusal.hint ?? '', tool)]).toEqual([
      'missing: [{"host":true}], [{"token":true}]',
      'Where nobody can be asked: `auth_login [{"host":"gitlab.com","token":"token-file"}]`.',
    ]);
  });

  test('what is handed over and can stand in no header goes nowhere, and is not repeated', async () => {
    const world = freshMachine();
    const { desk } = signingIn(world, { host: world.base, token: 'glpat-s3cret\nX-Other: 1' });
    const refusal = await signIn(anyToken, nobody, desk).catch((error: unknown) => error);
    if (!(refusal instanceof DevgrowthError)) throw new Error('nothing was refused');
    expect(refusal.message).toMatch(/^the token of your answer holds a space/);
    expect(`${refusal.message}${String(refusal.hint)}${String(refusal.cause)}`).not.toContain('s3cret');
    expect(world.requests()).toEqual(['GET /version']);
    expect([...world.disk.keys()]).toEqual([]);
  });
});
