// One person in another's place: who else is assigned stays, in the same order, and what a server keeps of several is said.
import { expect, test } from 'vitest';
import { droppedPeople } from '#gitlab/stores/assignees.ts';
import { issueSchema } from '#gitlab/words/schemas.ts';
import { type Answering, facts, fakeGitLab, html, issue, json } from './fake-gitlab.ts';

const [sam, mara, kim, jo] = ['sam', 'mara', 'kim', 'jo'].map((username, index) => ({
  id: index + 2,
  username,
  name: username,
})) as [Person, Person, Person, Person];
interface Person {
  readonly id: number;
  readonly username: string;
  readonly name: string;
}
const row = (...assignees: readonly Person[]) => issue({ assignees });

/** @param shown who is assigned, look by look; the last again and again */
function server(shown: readonly (readonly Person[])[], put: Answering[]) {
  let [looks, puts] = [0, 0];
  const fake = fakeGitLab((asked) => {
    if (asked.method === 'GET') return json(row(...(shown[Math.min(looks++, shown.length - 1)] ?? [])));
    puts += 1;
    return (put[puts - 1] ?? html.bind(null, 500))(asked as never);
  });
  return {
    reassign: () => fake.forge.open(facts, {}).reassign(4, { from: sam, to: mara }),
    sent: () => fake.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body),
  };
}
const kept =
  (...people: readonly Person[]): Answering =>
  () =>
    json(row(...people));

test.each<[string, Person[], Person[] | null]>([
  ['alone', [sam], [mara]],
  ['first of several', [sam, kim], [mara, kim]],
  ['last of several', [kim, jo, sam], [kim, jo, mara]],
  ['in between', [kim, sam, jo], [kim, mara, jo]],
  ['beside the other, who is there once then', [mara, kim, sam], [kim, mara]],
  ['not there: nothing is written', [kim, mara], null],
  ['where nobody is', [], null],
])('%s', async (_name, before, after) => {
  const { reassign, sent } = server([before], [kept(...(after ?? []))]);
  expect(await reassign()).toEqual([]);
  expect(sent()).toEqual(after === null ? [] : [{ assignee_ids: after.map(({ id }) => id) }]);
});

test.each<[string, Person[], number]>([
  ['landed is not sent again', [mara, kim], 1],
  ['landed in half is sent again', [mara], 2],
  ['left the one who was there is sent again', [mara, kim, sam], 2],
  ['did not land is sent again', [sam, kim], 2],
])('after an answer that was lost: what %s', async (_name, then, count) => {
  const { reassign, sent } = server([[sam, kim], then], [() => html(502), kept(mara, kim)]);
  expect(await reassign()).toEqual([]);
  expect(sent()).toHaveLength(count);
});

test.each<[Person[], string]>([
  [[], 'nobody'],
  [[kim, jo], '@kim, @jo'],
])('who is not kept is said, with who is: %#', (assignees, told) => {
  const asked = [...assignees, mara];
  expect(droppedPeople(asked, issueSchema.parse(row(...assignees)))).toMatchObject([
    { field: 'assignee', asked: '@mara', kept: told },
  ]);
});
