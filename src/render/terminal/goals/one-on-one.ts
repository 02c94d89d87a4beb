// The agenda of a 1:1 in a terminal.
import { readAgenda } from '#growth/meetings/agenda.ts';
import { leftLines } from '#growth/meetings/carry-over.ts';
import { actionUntil } from '#growth/meetings/records.ts';
import type { Day } from '#growth/words/goal.ts';
import type { DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import { oneLine } from '../../text.ts';
import { type Ink, fit, ink, pad, stacked, wrap } from '../ink.ts';
import { type TerminalOptions, paintFor, usableColumns } from '../paint.ts';

interface OneOnOneOptions extends TerminalOptions {
  /** Sentences above the agenda. */
  readonly say: readonly string[];
  readonly today: Day;
}

export function renderOneOnOne(meeting: DatedOneOnOne | null, options: OneOnOneOptions): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const said = options.say.map((sentence) => oneLine(sentence));
  if (meeting === null) return stacked(said);
  const ahead = meeting.day === options.today ? 'today' : meeting.day < options.today ? 'past, still open' : 'open';
  const state = meeting.state === 'closed' ? 'closed' : ahead;
  const title = oneLine(meeting.title);
  const head = ink`${fit(title, columns - 26)}  #${meeting.iid}, ${state}`;
  const items = readAgenda(meeting.description);
  const lines = items.flatMap(({ number, tag, day, text, by, replies, notes, done, times, since }) => {
    const age = times > 1 ? ink` (on ${times} agendas${since === null ? '' : ink` since ${since}`})` : '';
    const until = done ? null : actionUntil({ tag, text });
    const late = until !== null && until < options.today ? ', overdue' : '';
    const who = by === null ? '' : ink`, from @${oneLine(by)}`;
    const words = wrap(ink`${day === null ? '' : ink`${day} `}${oneLine(text)}${late}${who}${age}`, columns - 18);
    const answers = replies.flatMap((reply) => {
      const whose = reply.by === null ? '' : `@${oneLine(reply.by)}: `;
      return wrap(`=> ${whose}${oneLine(reply.text)}`, columns - 20).map((line) => ink`${' '.repeat(19)}${line}`);
    });
    const kept = notes.flatMap((note) =>
      wrap(oneLine(note), columns - 20).map((line, index) => ink`${' '.repeat(17)}${index === 0 ? '- ' : '  '}${line}`),
    );
    const box = ink`${pad(String(number), 3, 'right')} ${done ? '[x]' : '[ ]'} ${pad(tag ?? '-', 7)} `;
    const rows = words.map((line, index) =>
      index === 0 ? ink`${box} ${done ? paint.dim(line) : line}` : ink`${' '.repeat(17)}${line}`,
    );
    return [...rows, ...answers, ...kept];
  });
  const left = leftLines(meeting.description);
  const unboxed = [...left.unboxed, ...left.records].flatMap((text) =>
    wrap(oneLine(text), columns - 18).map(
      (line, index) => ink`${index === 0 ? '    -            ' : ' '.repeat(17)}${line}`,
    ),
  );
  return stacked([
    ...said,
    ...(said.length > 0 ? [''] : []),
    paint.bold(head),
    paint.dim(fit(oneLine(meeting.url), columns)),
    ...(lines.length + unboxed.length > 0
      ? [...lines, ...unboxed]
      : ['  Nothing on the agenda yet: devgrowth 1on1 add "DISCUSS ..."']),
  ]);
}
