// What work says, in the words of an assistant: a use case is a tool where there is one, else a line for a terminal.
import { inWords, type Said, shellWord, type Way } from '#wording.ts';

/** Use cases that are tools. */
export const toolOf: Readonly<Record<string, string>> = {
  'auth status': 'status',
  report: 'report',
  'goal list': 'goal_list',
  'goal show': 'goal_show',
  'plan show': 'plan_show',
  '1on1 show': 'one_on_one_show',
  'promotion show': 'promotion_show',
  'goal log': 'goal_log',
  'goal add': 'goal_add',
  'evidence add': 'evidence_add',
  'goal check': 'goal_check',
  '1on1 add': 'agenda_add',
};

export function assistantWords(sentence: Said): string {
  return inWords(sentence, saidOf);
}

/** A secret comes by a pipe. */
const piped: Readonly<Record<string, string>> = { token: 'stdin', 'schedule-token': 'schedule-token-stdin' };

function saidOf(way: Way): string {
  const { does, to, given } = way;
  if (does === null) return Object.entries(given).map(argument).join(', ');
  const tool = toolOf[does];
  if (tool === undefined) return inTerminal(way);
  const words = [...to.map(String), ...Object.entries(given).map(argument)];
  return words.length === 0 ? tool : `${tool} with ${words.join(', ')}`;
}

const argument = ([name, value]: readonly [string, string | number | true]): string =>
  value === true ? name.replaceAll('-', '_') : `${name.replaceAll('-', '_')} ${value}`;

/** `in a terminal: devgrowth drafts resume k3m9x2` */
function inTerminal({ does, to, given }: Way): string {
  const flags = Object.entries(given).map(([name, value]) => {
    const flag = `--${piped[name] ?? name}`;
    if (value === true) return flag;
    return piped[name] === undefined ? `${flag} ${shellWord(String(value))}` : `${flag} < ${value}`;
  });
  const words = to.map((word) => (/^<[\w -]+>$/.test(String(word)) ? String(word) : shellWord(String(word))));
  return ['in a terminal: devgrowth', does ?? '', ...words, ...flags].join(' ');
}
