// How each verb of `1on1` ends: the agenda as it now is, and the sentences above it.
import type { ExitCode } from '#errors.ts';
import type { DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { MeetingRecord } from '#growth/meetings/records.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { renderOneOnOne } from '#render/terminal/goals/one-on-one.ts';
import { count, oneLine } from '#render/text.ts';
import { agendaOf } from '#work/one-on-one/meetings.ts';
import type { Opening } from '#work/one-on-one/opening.ts';
import type { Session } from '#work/session.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { warn, writeNumbers } from '../written-goal.ts';

/** Nobody can tick a line without a box, so nothing can tell whether it is done. */
export function staysBehind(lines: readonly string[]): readonly string[] {
  return stays(lines, 'without a box', 'behind');
}

export function staysBelow(lines: readonly string[]): readonly string[] {
  return stays(lines, 'below ticked items or thanks', 'with them');
}

/** `Decided: we move the date`, `To do: @morgan asks HR until 2026-12-05`. */
export function recordWords({ tag, text, by }: MeetingRecord): string {
  return `${tag === 'DECISION' ? 'Decided' : 'To do'}: ${oneLine(text)}${by === null ? '' : ` (from @${oneLine(by)})`}`;
}

function stays(lines: readonly string[], which: string, where: string): readonly string[] {
  if (lines.length === 0) return [];
  const words = lines.map((line) => oneLine(line)).join('; ');
  return [`${count(lines.length, 'line')} ${which} ${lines.length === 1 ? 'stays' : 'stay'} ${where}: ${words}`];
}

/** What is kept from the new agenda, because more people read that one. */
export function staysWithheld({ withheld, concealed }: Pick<Opening, 'withheld' | 'concealed'>): readonly string[] {
  return [
    ...withheld.map(
      ({ iid, title }) =>
        `#${iid} ${oneLine(title)} is confidential: its open lines stay there (\`1on1 add\` moves one on)`,
    ),
    ...concealed.map(
      ({ iid, title }) =>
        `#${iid} ${oneLine(title)} is confidential: the lines that name it stay behind (\`1on1 add\` moves one on)`,
    ),
  ];
}

export interface Ended {
  readonly meeting: DatedOneOnOne | null;
  readonly created?: boolean;
  readonly carried?: number;
  readonly closed?: readonly DatedOneOnOne[];
  readonly warnings?: readonly Dropped[];
  /** How whole it was read. */
  readonly completeness?: Completeness;
  /** Sentences for people, above the agenda. */
  readonly say?: readonly string[];
}

export async function endMeeting(
  ended: Ended,
  input: SharedInput,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const { meeting, created = false, carried = 0, closed = [], warnings = [], say = [], completeness } = ended;
  if (input.format === 'json') {
    world.stdout.write(
      await documentText('one-on-one', {
        meeting,
        agenda: agendaOf(meeting),
        created,
        carried,
        closed,
        warnings,
        ...(completeness === undefined ? {} : { completeness }),
      }),
    );
  } else if (input.format === 'number') {
    writeNumbers(meeting === null ? [] : [meeting.iid], world);
  } else {
    const { columns } = world.stdout;
    world.stdout.write(renderOneOnOne(meeting, { say, today: session.now.today, columns, color: input.color }));
  }
  return warn(warnings, world);
}
