// A front end that is no command line: it builds a desk, opens a session, and uses work alone.
import { expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import type { Desk } from '#work/desk.ts';
import { logCheckIn, planCheckIn } from '#work/goal/check-in.ts';
import { addToAgenda, planAdding } from '#work/one-on-one/adding.ts';
import { readReport } from '#work/report/reading.ts';
import { openSession } from '#work/session.ts';
import { inWords, type Said, type Way } from '#wording.ts';
import type { Prompter } from '#world.ts';
import { scene } from '../support/scene.ts';
import { type TestWorld, useSandboxes } from '../support/world.ts';

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
  const planned = await planCheckIn({ ...words, text: 'Read chapter 3', percent: 40, ticks: ['half'] }, session, desk);
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
