// How each verb of `1on1` ends: the agenda as it now is, and the sentences above it.
import type { ExitCode } from '#errors.ts';
import { readAgenda } from '#growth/agenda.ts';
import type { DatedOneOnOne } from '#growth/one-on-one.ts';
import type { Dropped } from '#growth/writes.ts';
import { documentText } from '#render/json/document.ts';
import { renderOneOnOne } from '#render/terminal/one-on-one.ts';
import { count, oneLine } from '#render/text.ts';
import type { Session } from '#work/session.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { warn } from '../written-goal.ts';

/** Nobody can tick a line without a box, so nothing can tell whether it is done. */
export function staysBehind(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const words = lines.map((line) => oneLine(line)).join('; ');
  return [`${count(lines.length, 'line')} without a box ${lines.length === 1 ? 'stays' : 'stay'} behind: ${words}`];
}

export interface Ended {
  readonly meeting: DatedOneOnOne | null;
  readonly created?: boolean;
  readonly carried?: number;
  readonly closed?: readonly DatedOneOnOne[];
  readonly warnings?: readonly Dropped[];
  /** Sentences for people, above the agenda. */
  readonly say?: readonly string[];
}

export function endMeeting(ended: Ended, input: SharedInput, session: Session, world: CommandWorld): ExitCode {
  const { meeting, created = false, carried = 0, closed = [], warnings = [], say = [] } = ended;
  if (input.format === 'json') {
    world.stdout.write(
      documentText('one-on-one', {
        meeting,
        agenda: meeting === null ? [] : readAgenda(meeting.description),
        created,
        carried,
        closed,
        warnings,
      }),
    );
  } else {
    const { columns } = world.stdout;
    world.stdout.write(renderOneOnOne(meeting, { say, today: session.now.today, columns, color: input.color }));
  }
  return warn(warnings, world);
}
