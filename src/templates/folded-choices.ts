// What a template tells of choices that nobody can make in GitLab's own page: folded, below the choice's name.
import { completeAnswers } from './question.ts';
import type { GoalTemplate } from './template.ts';

/**
 * The body with the parts of other choices than the default shown, each in a fold of its own, where they only tell something: a part with
 * steps belongs to its choice alone, since folded steps would be counted.
 */
export function foldedChoices({ body, questions }: Pick<GoalTemplate, 'body' | 'questions'>): string {
  const chosen = completeAnswers(questions, {});
  const parts = questions.flatMap(({ id, choices }) =>
    choices.map(({ value, label }) => {
      const isDefault = value === chosen[id];
      const others = choices.filter((one) => one.value !== value).map((one) => one.label);
      return {
        name: `${id}-is-${value}`,
        mark: isDefault ? '\\^' : '#',
        summary: isDefault ? others.join(' / ') : label,
      };
    }),
  );
  return parts.reduce((text, { name, mark, summary }) => {
    const opens = `^\\{\\{[${mark}]\\s*${name}\\s*\\}\\}\\n`;
    const part = new RegExp(`${opens}([\\s\\S]*?)^\\{\\{/\\s*${name}\\s*\\}\\}\\n`, 'gmu');
    return text.replace(part, (whole, told: string) =>
      isMore.test(told)
        ? whole
        : `<details>\n<summary>${escaped(summary)}</summary>\n\n${told.trim()}\n\n</details>\n\n`,
    );
  }, body);
}

const escaped = (label: string) => label.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A step, a heading, or what is filled in. */
const isMore = /^[ \t]*[-*+] \[.\]|^#|\{\{/mu;
