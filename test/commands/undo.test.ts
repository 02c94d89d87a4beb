// `devgrowth undo`: what was written last is taken back, and nothing that somebody changed since.
import { describe, expect, test } from 'vitest';
import { useSandboxes, worldOnSandbox, type TestWorld } from '../support/world.ts';

useSandboxes();

async function ready(): Promise<TestWorld> {
  const world = worldOnSandbox();
  await world.run('init --yes --no-input --time-zone UTC');
  await world.run(['goal', 'add', 'Read', '--kind', 'reading', '--due', 'none', '--set', 'actions=One;Two;Three']);
  return world;
}

interface Issue {
  readonly title: string;
  readonly description: string;
  readonly state: string;
  readonly labels: readonly string[];
  readonly due_date: string | null;
  readonly confidential: boolean;
}

async function issueOn(world: TestWorld, iid = 2): Promise<Issue> {
  const { title, description, state, labels, due_date, confidential } = (await (
    await world.api(`projects/alex%2Fgoals/issues/${iid}`)
  ).json()) as Issue;
  return { title, description, state, labels, due_date, confidential };
}

async function commentsOn(world: TestWorld, iid = 2): Promise<readonly string[]> {
  const answer = await world.api(`projects/alex%2Fgoals/issues/${iid}/notes?activity_filter=only_comments`);
  return ((await answer.json()) as { readonly body: string; readonly system: boolean }[]).map(({ body }) => body);
}

describe('what was written last is taken back:', () => {
  test.each([
    ['goal log 2 Half --tick 1 --tick 2 --health at-risk --help-needed Time'],
    ['goal close 2 --outcome achieved --learned Patience'],
    ['goal edit 2 --title Another --due 2027-05-05 --confidential'],
    ['goal check 2 1 3'],
    ['goal start 2'],
    ['evidence add 2 https://example.com/talk --did Spoke --value dib'],
  ])('%s', async (command) => {
    const world = await ready();
    const before = [await issueOn(world), await commentsOn(world)];
    expect((await world.run(command)).exitCode).toBe(0);
    expect([await issueOn(world), await commentsOn(world)]).not.toEqual(before);
    const undone = await world.run('undo --yes');
    expect(undone).toMatchObject({ exitCode: 0 });
    expect(undone.stdout).toContain('Taken back: 3 (');
    expect([await issueOn(world), await commentsOn(world)]).toEqual(before);
  });
});
