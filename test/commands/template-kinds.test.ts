// Each built-in kind, filled by flags, opened on the sandbox and read back as it was filled.
import { describe, expect, test } from 'vitest';
import { fill } from '#templates/fill.ts';
import { type Answers, completeAnswers } from '#templates/question.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { builtInTemplates, everyAnswer } from '../unit/templates/built-in.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const { templates } = await builtInTemplates();

test('there are ten', () => expect(templates).toHaveLength(10));

/** One `--set` for each question that applies; a list in two parts. */
function flags({ questions }: GoalTemplate, answers: Answers): string[] {
  return Object.keys(completeAnswers(questions, answers)).flatMap((id) => {
    const answer = answers[id] ?? '';
    return (typeof answer === 'object' ? answer : [answer]).flatMap((one) => ['--set', `${id}=${one}`]);
  });
}

/** Text of more than one line, and words that mean something to GitLab. */
const long = 'First line, with a | and a *star*.\n\n- a list\n- of two\n\n/close\n';

describe.each(templates)('$name', (template) => {
  const { name, questions, sensitive } = template;
  const plain = everyAnswer(questions);
  const answers = Object.fromEntries(
    questions.map(({ id, type }) => [id, type === 'long-text' ? `${long}About ${id}` : (plain[id] ?? '')]),
  );

  test('by flags: every answer, opened and read back equal', async () => {
    const world = worldOnSandbox();
    await world.run('init --yes --no-input');
    const words = ['goal', 'add', `About ${name}`, '--kind', name, '--due', '2027-01-29', ...flags(template, answers)];
    const { exitCode, stderr } = await world.run(words);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringMatching(/error|warning/u) });

    const issue = (await (await world.api('projects/1/issues/2')).json()) as { description: string };
    const { stdout } = await world.run('goal show 2 --format json');
    const wanted = fill(template, {
      title: `About ${name}`,
      answers,
      today: '2026-11-23',
      due: '2027-01-29',
      person: 'Alex Ferreira',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      goal: {
        kind: name,
        state: 'opened',
        stage: 'planned',
        due: '2027-01-29',
        milestone: 'FY27-Q4',
        confidential: sensitive,
      },
      description: wanted.description,
    });
    expect(issue).toMatchObject({
      title: wanted.title,
      state: 'opened',
      labels: ['goal', `goal::${name}`, 'progress::planned'],
      confidential: sensitive,
      description: expect.stringContaining(`<!-- devgrowth:goal template=${name}@2 key=`),
    });
  });
});
