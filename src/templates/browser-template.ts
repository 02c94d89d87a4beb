// The same template for GitLab's own "New issue" page: prompts in place of placeholders, then quick actions, then the stamp.
import { DevgrowthError } from '#errors.ts';
import { render, type View } from './body.ts';
import { checkInSample } from './fill.ts';
import { foldedChoices } from './folded-choices.ts';
import { stamped } from './generated-text.ts';
import { completeAnswers, type Question } from './question.ts';
import { type GoalTemplate, templateMark } from './template.ts';

/** Inside the repository. */
export const browserTemplatesFolder = '.gitlab/issue_templates';

export function browserTemplatePath({ label }: GoalTemplate): string {
  return `${browserTemplatesFolder}/${label}.md`;
}

/** `labels` are the names that make the issue a planned goal of this kind on this server. */
export function browserTemplate(template: GoalTemplate, { labels }: { readonly labels: readonly string[] }): string {
  const body = promptLines(render(foldedChoices(template), promptView(template.questions)))
    .replace(/\n(?:[ \t]*\n){2,}/gu, '\n\n')
    .trim();
  const actions = [`/label ${labels.map(labelReference).join(' ')}`];
  if (template.sensitive) actions.push('/confidential');
  return stamped(`${body}\n\n${actions.join('\n')}`, templateMark(template));
}

/** A choice cannot be made here, so its default decides which parts are shown. */
function promptView(questions: readonly Question[]): View {
  const chosen = completeAnswers(questions, {});
  const view: Record<string, string | boolean | readonly string[]> = {
    title: '',
    today: 'YYYY-MM-DD',
    due: '',
    person: '',
    'check-in': checkInSample('YYYY-MM-DD'),
    'has-due': false,
    'has-person': false,
  };
  for (const question of questions) {
    const { id, type, choices, onlyIf } = question;
    const isAsked = onlyIf === null || onlyIf.is.some((value) => chosen[onlyIf.question] === value);
    view[`has-${id}`] = isAsked && type !== 'list';
    const asked = promptMark + prompt(question);
    view[id] = type === 'list' ? [listMark + prompt(question)] : asked;
    if (choices.length === 0) continue;
    const label = choices.find(({ value }) => value === chosen[id])?.label;
    view[id] = label === undefined ? asked : `${label} ${prompt(question)}`;
    for (const { value } of choices) view[`${id}-is-${value}`] = value === chosen[id];
  }
  return view;
}

/** An HTML comment: nothing of it is left to see where the person writes nothing. */
function prompt({ ask, help, choices }: Question): string {
  const words = [ask, help, choices.map(({ label }) => label).join(' / ')].filter(Boolean).join(' ');
  return `<!-- ${words.replace(/-{2,}/gu, '-').replace(/>/gu, '')} -->`;
}

const listMark = '\u0001';
const promptMark = '\u0002';

/** A prompt in emphasis, and what stands behind it at the end of its line, as a unit does: `**`, ` of 10`, ` %`. */
const dressed = /([*_~`]*)\u0002(<!--[^\u0002]*?) -->\1(?: ?([^\s<>{}"*_~`.:;|()]+(?: [^\s<>{}"*_~`.:;|()]+)?) *$)?/gu;

/**
 * A list's line becomes its prompt alone: an empty step would count as one not done. Where nobody writes an answer nothing may be
 * left that only an answer explains, so marks around a prompt go, and a unit behind it becomes a part of it.
 */
function promptLines(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const [bullet = '', words] = line.split(listMark);
      return words === undefined
        ? line
            .replace(dressed, (_, _marks, asked: string, unit: string | undefined) =>
              unit === undefined ? `${asked} -->` : `${asked} End it with "${unit}". -->`,
            )
            .replaceAll(promptMark, '')
        : words.replace(' -->', ` Start each line with "${bullet.trim()} ". -->`);
    })
    .join('\n');
}

function labelReference(name: string): string {
  if (/["\r\n]/u.test(name)) {
    throw new DevgrowthError('configuration', `the label name ${JSON.stringify(name)} holds a quote or a line break`, {
      hint: 'Give it another name in .devgrowth.yml.',
    });
  }
  return /^[\w-]+$/u.test(name) ? `~${name}` : `~"${name}"`;
}
