// The agenda of a 1:1 in a terminal.
import { readAgenda, unboxedLines } from '#growth/agenda.ts';
import type { Day } from '#growth/goal.ts';
import type { DatedOneOnOne } from '#growth/one-on-one.ts';
import { fit, oneLine, pad, wrap } from '../text.ts';
import { type TerminalOptions, paintFor, usableColumns } from './paint.ts';

interface OneOnOneOptions extends TerminalOptions {
  /** Sentences above the agenda. */
  readonly say: readonly string[];
  readonly today: Day;
}

export function renderOneOnOne(meeting: DatedOneOnOne | null, options: OneOnOneOptions): string {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const said = options.say.map((sentence) => oneLine(sentence));
  if (meeting === null) return `${said.join('\n')}\n`;
  const state = meeting.state === 'closed' ? 'closed' : meeting.day === options.today ? 'today' : 'open';
  const title = oneLine(meeting.title);
  const head = `${fit(title, columns - 20)}  #${meeting.iid}, ${state}`;
  const items = readAgenda(meeting.description);
  const lines = items.flatMap(({ number, tag, day, text, done, times, since }) => {
    const age = times > 1 ? ` (on ${times} agendas${since === null ? '' : ` since ${since}`})` : '';
    const words = wrap(`${day === null ? '' : `${day} `}${oneLine(text)}${age}`, columns - 18);
    const box = `${pad(String(number), 3, 'right')} ${done ? '[x]' : '[ ]'} ${pad(tag ?? '-', 7)} `;
    return words.map((line, index) =>
      index === 0 ? `${box} ${done ? paint.dim(line) : line}` : ' '.repeat(17) + line,
    );
  });
  const unboxed = unboxedLines(meeting.description).flatMap((text) =>
    wrap(oneLine(text), columns - 18).map((line, index) => (index === 0 ? '    -            ' : ' '.repeat(17)) + line),
  );
  lines.push(...unboxed);
  return `${[...said, ...(said.length > 0 ? [''] : []), paint.bold(head), paint.dim(fit(oneLine(meeting.url), columns)), ...(lines.length > 0 ? lines : ['  Nothing on the agenda yet: devgrowth 1on1 add "DISCUSS ..."'])].join('\n')}\n`;
}
