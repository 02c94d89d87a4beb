// Writes that landed, with an answer that nobody can read: each is looked for, and stands there once.
import { expect, test } from 'vitest';
import { byFetch } from '#gitlab/wire/carry.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { type OnSandbox, newGoal, onSandbox } from './on-sandbox.ts';

type Acting = (goals: GoalsProject, at: OnSandbox) => Promise<unknown>;

const sam = { id: 2, username: 'sam', name: 'Sam' };
const meeting = { key: 'm', title: '1:1 2026-11-24', description: '- [ ] DISCUSS a', day: '2026-11-24', assignees: [] };
const quarter = { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' };
const schedule = { description: 'report', cron: '0 8 * * 2', zone: 'Europe/Berlin' };
const variable = { key: 'DEVGROWTH_TOKEN', value: 'glpat-JobSecret_0123456789.ab', description: 'For the job' };
const withFile: Acting = (goals) => goals.commit('First', [{ path: 'README.md', content: 'x', action: 'create' }]);
const withComment: Acting = async (goals) => {
  await goals.createGoal(newGoal('x', { key: 'g' }));
  await goals.comment(1, { key: 'c', type: 'evidence', body: 'Well' });
};

const bodies = ({ notes }: OnSandbox['sandbox']['state']) =>
  Object.values(notes).flatMap((all) => all.filter(({ system }) => !system).map(({ body }) => body));
const lastNote = ({ sandbox }: OnSandbox) =>
  Object.values(sandbox.state.notes)
    .flat()
    .findLast(({ system }) => !system)?.id ?? 0;

/** What stands there before, what is written, and what of the state tells it. */
const writes: readonly (readonly [string, Acting, Acting, (state: OnSandbox['sandbox']['state']) => unknown])[] = [
  [
    'a goal',
    async () => {},
    (goals) => goals.createGoal(newGoal('x', { key: 'g' })),
    ({ issues }) => issues['1']?.map(({ title }) => title),
  ],
  [
    'its title',
    (goals) => goals.createGoal(newGoal('x', { key: 'g' })),
    (goals) => goals.changeGoal(1, { title: 'New' }),
    ({ issues }) => issues['1']?.map(({ title }) => title),
  ],
  [
    'its text',
    (goals) => goals.createGoal(newGoal('x', { key: 'g' })),
    (goals) => goals.editDescription(1, (text) => `${text} y`),
    ({ issues }) => issues['1']?.map(({ description }) => description?.includes('x y')),
  ],
  [
    'a 1:1',
    async () => {},
    (goals) => goals.createOneOnOne(meeting),
    ({ issues }) => issues['1']?.map(({ title }) => title),
  ],
  [
    'its agenda',
    (goals) => goals.createOneOnOne(meeting),
    (goals) => goals.editAgenda(1, (text) => `${text}\n- [ ] HELP b`),
    ({ issues }) => issues['1']?.map(({ description }) => description?.includes('HELP b')),
  ],
  [
    'its end',
    (goals) => goals.createOneOnOne(meeting),
    (goals) => goals.closeOneOnOne(1),
    ({ issues }) => issues['1']?.map(({ state }) => state),
  ],
  [
    'a dashboard',
    async () => {},
    (goals) => goals.createMarkedIssue({ key: 'd', marker: 'dashboard', title: 'D', description: 'x' }),
    ({ issues }) => issues['1']?.map(({ title }) => title),
  ],
  [
    'its text as well',
    (goals) => goals.createMarkedIssue({ key: 'd', marker: 'dashboard', title: 'D', description: 'x' }),
    (goals) => goals.editMarkedIssue(1, () => 'z'),
    ({ issues }) => issues['1']?.map(({ description }) => description?.startsWith('z')),
  ],
  [
    'an inbox',
    async () => {},
    (goals) => goals.openInbox({ key: 'i', title: 'I', description: '' }),
    ({ issues }) => issues['1']?.map(({ title }) => title),
  ],
  [
    'a promotion document',
    async () => {},
    (goals) => goals.startPromotion({ key: 'p', template: 'general@1', title: 'P', description: 'x' }),
    ({ issues }) => issues['1']?.map(({ title }) => title),
  ],
  [
    'a milestone',
    async () => {},
    (goals) => goals.ensureMilestone(quarter),
    ({ milestones }) =>
      Object.values(milestones)
        .flat()
        .map(({ title }) => title),
  ],
  [
    'a label',
    async () => {},
    (goals) => goals.ensureLabel({ word: { group: 'kind', value: 'reading' }, color: '#ff0000', description: 'x' }),
    ({ labels }) =>
      Object.values(labels)
        .flat()
        .map(({ name }) => name),
  ],
  [
    'a board',
    async () => {},
    (goals) => goals.createBoard('Goals'),
    ({ boards }) =>
      Object.values(boards)
        .flat()
        .map(({ name }) => name),
  ],
  ['a member', async () => {}, (goals) => goals.addMember(sam, 'guest'), ({ members }) => JSON.stringify(members)],
  [
    'another role',
    (goals) => goals.addMember(sam, 'guest'),
    (goals) => goals.setMember(sam, { role: 'reporter' }),
    ({ members }) => JSON.stringify(members),
  ],
  [
    'the words of the project',
    async () => {},
    (goals) => goals.updateProject({ description: 'My goals' }),
    ({ projects }) => Object.values(projects).map(({ description }) => description),
  ],
  [
    'a comment',
    (goals) => goals.createGoal(newGoal('x', { key: 'g' })),
    (goals) => goals.comment(1, { key: 'c', type: 'evidence', body: 'Well' }),
    bodies,
  ],
  ['another text of it', withComment, (goals, at) => goals.editComment(1, lastNote(at), () => 'Better'), bodies],
  [
    'another comment in its place',
    withComment,
    (goals, at) => goals.replaceComment(1, lastNote(at), { key: 'c', type: 'evidence', body: 'Better' }),
    bodies,
  ],
  [
    'a variable',
    withFile,
    (goals) => goals.pipelines.saveVariable(variable),
    ({ ciVariables }) => ciVariables?.map(({ key, value }) => [key, value]),
  ],
  [
    'another value',
    async (goals, at) => {
      await withFile(goals, at);
      await goals.pipelines.saveVariable(variable);
    },
    (goals) => goals.pipelines.saveVariable({ ...variable, value: 'glpat-OtherSecret_0123456789' }),
    ({ ciVariables }) => ciVariables?.map(({ value }) => value),
  ],
  [
    'a schedule',
    withFile,
    (goals) => goals.pipelines.createSchedule(schedule),
    ({ schedules }) => schedules.map((one) => one.cron),
  ],
  [
    'another time',
    async (goals, at) => {
      await withFile(goals, at);
      await goals.pipelines.createSchedule(schedule);
    },
    (goals) => goals.pipelines.renewSchedule(1, { ...schedule, cron: '0 9 * * 2' }),
    ({ schedules }) => schedules.map((one) => one.cron),
  ],
  [
    'jobs that Guests do not see',
    async () => {},
    (goals) => goals.pipelines.closeToGuests(),
    ({ projects }) => JSON.stringify(Object.values(projects).map((one) => one)),
  ],
];

test.each(writes)('%s', async (_name, before, write, told) => {
  const [at, plain] = [onSandbox(), onSandbox()];
  let isUnreadable = false;
  const carry = byFetch(async (request) => {
    const answer = await at.sandbox.fetch(request);
    if (!isUnreadable || request.method === 'GET') return answer;
    isUnreadable = false;
    return Response.json({}, { status: answer.status });
  });
  const goals = await at.project({ carry });
  await before(goals, at);
  isUnreadable = true;
  await write(goals, at);
  expect(isUnreadable).toBe(false);

  const wanted = await plain.project();
  await before(wanted, plain);
  await write(wanted, plain);
  expect(told(at.sandbox.state)).toEqual(told(plain.sandbox.state));
  expect(told(at.sandbox.state)).not.toEqual([]);
});
