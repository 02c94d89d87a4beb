// The review form as Markdown: achievements, strengths and opportunities, support needed, next steps.
import type { ProgressReport } from '#reports/progress-report.ts';
import type { Win } from '#reports/wins.ts';
import { needAge, needSentence } from '../report-words.ts';
import { oneLine } from '../text.ts';
import { valueWords, winText } from '../words.ts';
import { code, inline } from './escape.ts';

export function reviewParts({ review }: Pick<ProgressReport, 'review'>): string[] {
  if (review === null) return [];
  const { achievements, strengths, opportunities, support, nextSteps } = review;
  return [
    ...part('Achievements', 'None recorded in these days.', achievements.map(achieved)),
    ...part(
      'Strengths',
      'No value is shown by a win yet.',
      strengths.map(
        ({ value, times, example }) => `- **${valueWords[value]}** (${times}), such as: ${achieved(example).slice(2)}`,
      ),
    ),
    ...part(
      'Opportunities',
      'No goal struggles.',
      opportunities.map(({ goal, why, next }) => {
        const step = next === null ? '' : `; next: ${inline(next)}`;
        return `- ${code(`#${goal.iid}`)} ${inline(goal.title)}: ${inline(why)}${step}`;
      }),
    ),
    ...part(
      'Support needed',
      'Nothing asked.',
      support.map((need) => `- ${inline(needSentence(need))} (${needAge(need)}), in ${code(`#${need.place.iid}`)}`),
    ),
    ...part(
      'Next steps',
      'None named.',
      nextSteps.map(({ goal, text, due }) => {
        const day = due === null ? '' : `, due ${inline(due)}`;
        return `- ${inline(text)}${day} (${code(`#${goal.iid}`)})`;
      }),
    ),
  ];
}

function part(title: string, none: string, lines: readonly string[]): string[] {
  return ['', `### ${title}`, '', ...(lines.length === 0 ? [none] : lines)];
}

function achieved(win: Win): string {
  const goal = `${code(`#${win.goal.iid}`)} ${inline(win.goal.title)}`;
  const link = win.type === 'evidence' && win.link !== null ? ` ${code(oneLine(win.link))}` : '';
  if (win.type === 'closed') {
    const learned = win.text === null ? '' : `; learned: ${inline(win.text)}`;
    return `- ${inline(win.goal.title)}${learned} (${code(`#${win.goal.iid}`)}, ${win.day})`;
  }
  return `- ${inline(winText(win) || win.goal.title)}${link}, in ${goal} (${win.day})`;
}
