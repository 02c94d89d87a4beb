// `devgrowth team` as Markdown. Nobody is mentioned by it, and no goal is linked: names and numbers stand in code spans.
import type { Team } from '#reports/team.ts';
import { askedAge, askedKinds } from '../page-words.ts';
import {
  askedCounts,
  changedWords,
  longestWait,
  meetingState,
  nobodyWords,
  placeName,
  saidOf,
  teamAskWords,
  teamHeadline,
  teamTitles,
} from '../team-words.ts';
import { verdictLine } from './completeness.ts';
import { code, inline, table } from './escape.ts';

export function renderTeamMarkdown(team: Team): string {
  const { people, today, unread, others, archived, completeness } = team;
  const head = ['Person', 'Asked of you', 'Longest', 'At risk', '1:1', 'Changed'];
  const rows = people.map((member) => [
    code(placeName(member, team)),
    askedCounts(member) || '-',
    longestWait(member) || '-',
    member.atRisk.length === 0 ? '-' : String(member.atRisk.length),
    meetingState(member, today),
    changedWords(member),
  ]);
  const asks = people.flatMap((member) =>
    member.asked.map(
      (one) =>
        `- ${code(placeName(member, team))} ${code(`#${one.place.iid}`)} ${askedKinds[one.type]}: ${inline(teamAskWords(one))} (${askedAge(one)})`,
    ),
  );
  const part = (title: string, sentences: readonly string[]) =>
    sentences.length === 0 ? [] : ['', `## ${title}`, '', ...sentences.map((sentence) => `- ${inline(sentence)}`)];
  const names = (places: Team['others']) => places.map((one) => placeName(one, team));
  const said = people.length === 0 ? [nobodyWords(team).map(inline).join(' ')] : [`${teamHeadline(team)}.`];
  const lines = [
    `# Your team, ${today}`,
    '',
    ...said,
    ...(rows.length === 0 ? [] : ['', ...table(head, rows)]),
    ...(asks.length === 0 ? [] : ['', '## Asked of you', '', ...asks]),
    ...part(
      teamTitles.unread,
      unread.map((one) => `${placeName(one, team)} (${one.project}): ${one.why}`),
    ),
    ...part(
      teamTitles.remarks,
      saidOf(team, ({ remarks }) => remarks),
    ),
    ...part(
      teamTitles.notSeen,
      saidOf(team, ({ notSeen }) => notSeen),
    ),
    ...part(teamTitles.archived, names(archived)),
    ...part(teamTitles.others, names(others)),
    '',
    verdictLine(completeness),
  ];
  return `${lines.join('\n')}\n`;
}
