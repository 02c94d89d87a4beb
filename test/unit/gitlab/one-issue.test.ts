// The inbox, the issue of wins and what has a marker: opened once, as open or closed to others as was asked, and found again as it is by then.
import { expect, test } from 'vitest';
import { facts, fakeGitLab, issue, json, page, person } from './fake-gitlab.ts';
import { onSandbox } from './on-sandbox.ts';

const found = issue({
  title: 'Renamed since',
  description: '- [ ] One\n\n<!-- devgrowth:inbox key=k1 -->',
  confidential: false,
  labels: [],
});
const asked = { key: 'k1', title: 'Inbox', description: '- [ ] One' };

test('what an earlier run opened is what it is by now, and nobody is told of what others changed', async () => {
  const fake = fakeGitLab(({ path }) => (path === '/user' ? json(person) : page([found])));
  const { value, warnings } = await fake.forge.open(facts, {}).openInbox({ ...asked, mayExist: true });
  expect([value.iid, warnings]).toEqual([4, []]);
  expect(fake.asked.every(({ method }) => method === 'GET')).toBe(true);
});

test.each([{ mayExist: false }, {}])(
  'of one that is new (%j) all is said that the server kept otherwise',
  async (more) => {
    const fake = fakeGitLab(({ path }) => (path === '/user' ? json(person) : json(found, { status: 201 })));
    const { warnings } = await fake.forge.open(facts, {}).openInbox({ ...asked, ...more });
    expect(warnings.map(({ field }) => field)).toEqual(['title', 'confidential', 'label']);
    expect(fake.asked.map(({ method }) => method)).toEqual(['POST']);
  },
);

test('an inbox is for the person alone, and wins are for all who read the project', async () => {
  const at = onSandbox();
  const project = await at.project();
  const [inbox, wins] = [await project.openInbox(asked), await project.openWins({ ...asked, key: 'k2' })];
  expect(await at.json(`projects/1/issues/${inbox.value.iid}`)).toMatchObject({ confidential: true });
  expect(await at.json(`projects/1/issues/${wins.value.iid}`)).toMatchObject({ confidential: false });
});

test.each([
  [{}, false],
  [{ confidential: false }, false],
  [{ confidential: true }, true],
])('a plan that is asked for with %j is confidential: %s', async (more, confidential) => {
  const at = onSandbox();
  const project = await at.project();
  const plan = { key: 'k1', marker: 'plan', title: 'Plan', description: 'One', ...more } as const;
  const { iid, warnings } = await project.createMarkedIssue(plan);
  expect(warnings).toEqual([]);
  expect(await at.json(`projects/1/issues/${iid}`)).toMatchObject({ confidential, title: 'Plan', milestone: null });
});

test('of a plan that was there all stands as it is; of a new one what was kept otherwise is said', async () => {
  const plan = { key: 'k1', marker: 'plan', title: 'Plan', description: 'One' } as const;
  const there = issue({ title: 'Other', description: 'Else\n\n<!-- devgrowth:plan key=k1 -->', labels: [] });
  const opening = (mayExist: boolean) =>
    fakeGitLab(({ path, method }) =>
      path === '/user' ? json(person) : method === 'GET' ? page([there]) : json(there, { status: 201 }),
    )
      .forge.open(facts, {})
      .createMarkedIssue({ ...plan, mayExist });
  expect((await opening(true)).warnings).toEqual([]);
  expect((await opening(false)).warnings.map(({ field }) => field)).toEqual(['title', 'label', 'description']);
});

test('of several closed plans the newest is meant, of open ones the first; where each stands is told', async () => {
  const at = onSandbox();
  const project = await at.project();
  const iids: number[] = [];
  for (const key of ['a', 'b', 'c', 'd'])
    iids.push((await project.createMarkedIssue({ key, marker: 'plan', title: key, description: 'One' })).iid);
  const [one, two, three, four] = iids as [number, number, number, number];
  for (const iid of [one, two]) expect(await project.closeMarkedIssue(iid)).toEqual([]);
  const open = await project.issueWithMarker('plan');
  const closed = await project.issueWithMarker('plan', 'closed');
  const numbers = (places: readonly string[] = []) => places.map((url) => Number(url.split('/').at(-1)));
  expect([open?.iid, numbers(open?.places)]).toEqual([three, [three, four]]);
  expect([closed?.iid, numbers(closed?.places)]).toEqual([two, [one, two]]);
  at.asked.length = 0;
  await project.closeMarkedIssue(two);
  expect(at.asked).toEqual([`GET /projects/1/issues/${two}`]);
});

test('a closing whose answer was lost is looked up; one that did not land is sent again', async () => {
  const at = onSandbox();
  const project = await at.project();
  const { iid } = await project.createMarkedIssue({ key: 'k1', marker: 'plan', title: 'Plan', description: 'One' });
  at.asked.length = 0;
  let puts = 0;
  at.onRequest = (request) =>
    request.startsWith('PUT ') && (puts += 1) === 1 ? Response.json({}, { status: 200 }) : null;
  expect(await project.closeMarkedIssue(iid)).toEqual([]);
  expect(puts).toBe(2);
  expect(await at.json(`projects/1/issues/${iid}`)).toMatchObject({ state: 'closed' });
});
