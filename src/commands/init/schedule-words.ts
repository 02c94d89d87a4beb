// What `init --schedule` says when it is done: when the report comes, who can open it, and what is still missing.
import type { GoalsProject } from '#growth/forge/forge.ts';
import { jobTokenVariable } from '#growth/forge/pipelines.ts';
import { type Ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Scheduled } from '#work/schedule/planning.ts';
import { spokenNext } from '#work/schedule/steps.ts';
import { jobTokenNeed } from '#work/schedule/token.ts';

export function scheduleWords({ pages }: GoalsProject, base: string, scheduled: Scheduled): Ink {
  const { zone, next, does, others } = scheduled;
  const lines = [
    `Next report: ${spokenNext(next, zone)} ${zone}, some minutes later where GitLab is busy.`,
    `Its page is kept for 90 days: ${oneLine(pages.artifacts)}`,
    `Whoever may read the repository can open it (Reporter and above)${guestWords(scheduled)}.`,
    ...(does.posts ? ['It is posted on the next 1:1, too, where every member reads it.'] : []),
    ...(does.reminds
      ? ['It puts the dashboard on your to-do list, once until you tick it off; not while you are away.']
      : []),
    ...others.map(
      ({ person, role }) => `note: @${oneLine(person.username)} is ${role} here and can use the token, too`,
    ),
    ...missingToken(pages, base, scheduled),
  ];
  return stacked(lines);
}

/** `init` makes a manager a Guest, unless they have another role already. */
function guestWords({ manager, members, does }: Scheduled): string {
  if (manager === null || does.posts) return '';
  const role = members.find(({ person }) => person.id === manager.id)?.role ?? 'guest';
  const isBelow = role === 'guest' || role === 'planner';
  return isBelow ? `; @${oneLine(manager.username)}, a ${role}, cannot` : '';
}

function missingToken({ ciSettings }: GoalsProject['pages'], base: string, { lacksToken, does }: Scheduled): string[] {
  if (!lacksToken) return [];
  const { scope, page } = jobTokenNeed(base, does);
  return [
    `Still missing: the CI/CD variable ${jobTokenVariable}. Without it the job fails.`,
    `1. Make a token with scope ${scope}: ${page}`,
    '2. devgrowth init --yes --schedule-token-stdin < token-file',
    `   or add it by hand, masked and protected: ${oneLine(ciSettings)}`,
  ];
}
