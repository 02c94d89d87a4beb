// `devgrowth goal lint`: what would help a goal to get done: a measure, a day, steps that end, words in place of prompts.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderGoalLint } from '#render/terminal/goals/goal-lint.ts';
import { type GoalLintWords, lintGoals } from '#work/goal/linting.ts';
import { meantGoal } from '#work/goal-number.ts';
import { choiceFlag, collect, wordsFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

interface Words extends GoalLintWords {
  readonly failOn: 'error' | 'warning' | 'hint';
}

const failing = ['error', 'warning', 'hint'] as const;

export const lintCommand: CommandModule<Words> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth goal lint', 'devgrowth goal lint 2 --off long-steps --fail-on hint'],
  completes: { number: 'goals', '--fail-on': failing },
  declare(command) {
    command
      .argument('[number]', 'Number of the goal, or part of its title; without one all that are open')
      .option('--off <rules>', 'Rules to leave out, by their names', collect)
      .option('--fail-on <severity>', 'Exit with 3 from here on: hint, warning (the default) or error');
  },
  parse: ([number], flags) => ({
    ...meantGoal(number),
    off: wordsFlag(flags, 'off'),
    failOn: choiceFlag(flags, 'failOn', failing) ?? 'warning',
  }),
  run: runLint,
};

async function runLint({ shared, own }: Input<Words>, world: CommandWorld): Promise<ExitCode> {
  const { goals, company, completeness } = await lintGoals(own, shared, world);
  const findings = goals.flatMap(({ goal, lint }) => lint.findings.map((finding) => ({ ...finding, goal: goal.iid })));
  if (shared.format === 'json') {
    // A goal has no parts of a promotion document.
    const told = findings.map((finding) => ({ ...finding, section: null, result: null }));
    const [only] = own.iid === null && own.titled === undefined ? [] : goals;
    const body = {
      document: only === undefined ? null : { iid: only.goal.iid, title: only.goal.title, url: only.goal.url },
      file: null,
      company: { name: company, isAssumed: false },
      findings: told,
      off: goals.flatMap(({ goal, lint }) => lint.off.map((one) => ({ ...one, goal: goal.iid }))),
      languages: [...new Set(goals.flatMap(({ lint }) => lint.languages))],
      pages: null,
      links: null,
      isUnread: goals.some(({ lint }) => lint.isUnread),
      completeness,
    };
    world.stdout.write(await documentText('lint', body));
  } else {
    const options = { color: shared.color, columns: world.stdout.columns };
    world.stdout.write(renderGoalLint({ goals, completeness }, options));
  }
  const isFailed = findings.some(({ severity }) => failing.indexOf(severity) <= failing.indexOf(own.failOn));
  return isFailed || !completeness.complete ? exitCodes.notClean : exitCodes.done;
}
