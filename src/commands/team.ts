// `devgrowth team`: what waits for me in all goals projects that people shared with me.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderTeamMarkdown } from '#render/markdown/team.ts';
import { type Ink, inkOf } from '#render/terminal/ink.ts';
import { renderTeam } from '#render/terminal/project/team.ts';
import type { Team } from '#reports/team.ts';
import { usernameOf } from '#work/share/invitee.ts';
import { readTeam } from '#work/team/reading.ts';
import type { CommandModule, CommandWorld, Input } from './command.ts';
import { reportCommand } from './report/report.ts';

export interface TeamWords {
  /** Of one person, without the `@`: the report that is made for me. */
  readonly person: string | null;
  readonly full: boolean;
}

export const teamCommand: CommandModule<TeamWords> = {
  formats: ['text', 'markdown', 'json'],
  writes: false,
  rereads: 'changed',
  examples: ['devgrowth team', 'devgrowth team --format markdown'],
  declare(command) {
    command
      .argument('[username]', 'One person: the report of their goals, made for you')
      .option('--full', 'Everything, however long, and without a pager');
  },
  parse: ([username], flags) => ({
    person: username === undefined ? null : usernameOf(username),
    full: flags['full'] === true,
  }),
  narrows(_own, { project }) {
    if (project === null) return {};
    throw new DevgrowthError('usage', 'team looks at all that was shared with you: --project names one', {
      hint: 'Leave --project out, or read that one with devgrowth report --project.',
    });
  },
  run: runTeam,
};

async function runTeam({ shared, own }: Input<TeamWords>, world: CommandWorld): Promise<ExitCode> {
  const { person, full } = own;
  if (person !== null) {
    const asked = reportCommand.parse([], { for: 'manager', full });
    return reportCommand.run({ shared: { ...shared, project: `@${person}` }, own: asked }, world);
  }
  const team = await readTeam(shared, world);
  if (shared.format === 'text') await print(team, { full, color: shared.color }, world);
  else world.stdout.write(await documentOf(team, shared.format));
  return team.completeness.complete ? exitCodes.done : exitCodes.notClean;
}

async function documentOf(team: Team, format: string): Promise<Ink> {
  return format === 'json' ? documentText('team', team) : inkOf(renderTeamMarkdown(team));
}

async function print(
  team: Team,
  { full, color }: { readonly full: boolean; readonly color: boolean },
  world: CommandWorld,
): Promise<void> {
  const { isTTY, columns, rows } = world.stdout;
  const isScreen = isTTY && !full && rows !== undefined;
  const text = renderTeam(team, { color, columns, ...(isScreen ? { rows } : {}) });
  const isLong = isScreen && text.lines >= rows;
  if (!isLong || !(await world.page(text))) world.stdout.write(text);
}
