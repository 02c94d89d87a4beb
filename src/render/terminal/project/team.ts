// `devgrowth team` in a terminal: a line for each person, what they ask below it, then what was not seen.
import type { Asked } from '#reports/asked.ts';
import type { Team, TeamMember } from '#reports/team.ts';
import { askedAge, askedKinds } from '../../page-words.ts';
import {
  askedCounts,
  changedWords,
  longestWait,
  meetingState,
  nobodyWords,
  placeName,
  saidOf,
  teamAskWords,
  teamFoot,
  teamHeadline,
  teamTitles,
} from '../../team-words.ts';
import { namedDay } from '../../day-words.ts';
import { count } from '../../text.ts';
import { Caveat } from '../caveat.ts';
import { verdictLines } from '../completeness.ts';
import { type Hole, type Ink, fit, ink, joined, pad, spaced, stacked, width, wrap } from '../ink.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface TeamOptions extends TerminalOptions {
  /** Of the screen: what is asked is folded until it fits; without it everything is told. */
  readonly rows?: number;
}

/** So many of what one person asks, the longest waiting first. */
const folds = [5, 3, 2, 1, 0] as const;

export function renderTeam(team: Team, options: TeamOptions): Ink {
  const place = { paint: paintFor(options), columns: usableColumns(options.columns) };
  const { rows } = options;
  const whole = pageOf(team, Number.POSITIVE_INFINITY, place);
  if (rows === undefined || whole.lines < rows) return whole;
  const folded = folds.map((most) => pageOf(team, most, place));
  return folded.find(({ lines }) => lines < rows) ?? whole;
}

interface Place {
  readonly paint: Paint;
  readonly columns: number;
}

function pageOf(team: Team, most: number, { paint, columns }: Place): Ink {
  const { people, today, completeness, unread } = team;
  const title = ink`${paint.bold('Your team')}, ${namedDay(today, today)}`;
  const said = people.length === 0 ? nobodyWords(team) : [`${teamHeadline(team)}.`];
  const nameless = unread.map((one) => `${placeName(one, team)} (${one.project}): ${one.why}`);
  const caveats = (name: string, sentences: readonly string[]) =>
    sentences.flatMap((sentence, index) =>
      new Caveat(sentence).lines(columns, paint.plain, index === 0 ? ink`${paint.bold(name)}  ` : '  '),
    );
  const names = (places: Team['others']) =>
    places.length === 0 ? [] : [places.map((one) => placeName(one, team)).join(', ')];
  return stacked(
    spaced([
      [title, ...said.flatMap((sentence) => wrap(sentence, columns))],
      completeness.complete ? [] : verdictLines(completeness, columns, paint),
      rowsOf(team, most, { paint, columns }),
      caveats(teamTitles.unread, nameless),
      caveats(
        teamTitles.remarks,
        saidOf(team, ({ remarks }) => remarks),
      ),
      caveats(
        teamTitles.notSeen,
        saidOf(team, ({ notSeen }) => notSeen),
      ),
      caveats(teamTitles.archived, names(team.archived)),
      caveats(teamTitles.others, names(team.others)),
      people.length === 0 ? [] : wrap(teamFoot, columns).map((line) => paint.dim(line)),
    ]),
  );
}

/** Of a terminal that is as narrow as any: what is longer is cut, for `team @name` tells it whole. */
function rowsOf(team: Team, most: number, { paint, columns }: Place): Hole[] {
  const { people, today } = team;
  if (people.length === 0) return [];
  const cells = (member: TeamMember) => [
    longestWait(member),
    member.atRisk.length === 0 ? '' : String(member.atRisk.length),
    meetingState(member, today),
    changedWords(member),
  ];
  const heads = ['Longest', 'At risk', '1:1', 'Changed'];
  const widths = heads.map((head, at) => Math.max(width(head), ...people.map((one) => width(cells(one)[at] ?? ''))));
  const taken = widths.reduce((sum, one) => sum + one + 2, 2);
  const longestName = Math.max(width('Person'), ...people.map((one) => width(placeName(one, team))));
  const name = Math.min(longestName, Math.max(8, Math.floor((columns - taken) / 2)));
  const asked = Math.max(8, columns - taken - name - 2);
  const row = (first: Hole, second: Hole, others: readonly string[]) =>
    ink`  ${joined([pad(fit(first, name), name), pad(fit(second, asked), asked), ...others.map((cell, at) => pad(cell, widths[at] ?? 0))], '  ')}`.trimEnd();
  const whatOf = (member: TeamMember) => {
    const counts = askedCounts(member);
    return width(counts) <= asked ? counts : count(member.asked.length, 'thing');
  };
  return [
    paint.dim(row('Person', 'Asked of you', heads)),
    ...people.flatMap((member) => [
      row(paint.cyan(fit(placeName(member, team), name)), paint.yellow(whatOf(member)), cells(member)),
      ...asksOf(member, most, { paint, columns }),
    ]),
  ];
}

function asksOf({ asked }: TeamMember, most: number, { paint, columns }: Place): Hole[] {
  const shown = asked.slice(0, most);
  const left = asked.length - shown.length;
  const number = Math.max(...shown.map(({ place }) => width(`#${place.iid}`)));
  const line = (one: Asked) => {
    const before = ink`    ${pad(ink`#${one.place.iid}`, number)}  ${pad(askedKinds[one.type], 8)}  `;
    const age = askedAge(one);
    const room = columns - before.width - 2 - width(age);
    return ink`${before}${pad(fit(teamAskWords(one), room), room)}  ${paint.dim(age)}`;
  };
  return [...shown.map(line), ...(left > 0 && most > 0 ? [paint.dim(`    and ${left} more`)] : [])];
}
