// What `init --schedule` says when it is done: when the report comes, who can open it, and what is still missing.
import { spokenMoment } from '#growth/time/cron.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Instant, Person } from '#growth/words/goal.ts';
import { jobTokenVariable } from '#growth/forge/pipelines.ts';
import type { Member, NamedOnly } from '#growth/forge/project.ts';
import { type Ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { jobTokenPage, scopeFor } from './schedule-token.ts';

export interface Scheduled {
  readonly forge: { readonly base: string };
  readonly zone: string;
  readonly next: Instant | null;
  readonly posts: boolean;
  /** The job has none, or one that is not kept as it should be. */
  readonly lacksToken: boolean;
  readonly members: readonly Member[];
  readonly manager: Person | NamedOnly | null;
  /** Those besides us who may use the token. */
  readonly others: readonly Member[];
}

/** `Tue 2026-12-01 08:00` */
export function spokenNext(next: Instant | null, zone: string): string {
  return next === null ? 'not known' : spokenMoment(next, zone);
}

export function scheduleWords({ pages }: GoalsProject, scheduled: Scheduled): Ink {
  const { zone, next, posts, others } = scheduled;
  const lines = [
    `Next report: ${spokenNext(next, zone)} ${zone}, some minutes later where GitLab is busy.`,
    `Its page is kept for 90 days: ${oneLine(pages.artifacts)}`,
    `Whoever may read the repository can open it (Reporter and above)${guestWords(scheduled)}.`,
    ...(posts ? ['It is posted on the next 1:1, too, where every member reads it.'] : []),
    ...others.map(
      ({ person, role }) => `note: @${oneLine(person.username)} is ${role} here and can use the token, too`,
    ),
    ...missingToken(pages, scheduled),
  ];
  return stacked(lines);
}

/** `init` makes a manager a Guest, unless they have another role already. */
function guestWords({ manager, members, posts }: Scheduled): string {
  if (manager === null || posts) return '';
  const role = members.find(({ person }) => person.id === manager.id)?.role ?? 'guest';
  const isBelow = role === 'guest' || role === 'planner';
  return isBelow ? `; @${oneLine(manager.username)}, a ${role}, cannot` : '';
}

function missingToken({ ciSettings }: GoalsProject['pages'], { lacksToken, forge, posts }: Scheduled): string[] {
  if (!lacksToken) return [];
  return [
    `Still missing: the CI/CD variable ${jobTokenVariable}. Without it the job fails.`,
    `1. Make a token with scope ${scopeFor(posts)}: ${jobTokenPage(forge.base, posts)}`,
    '2. devgrowth init --yes --schedule-token-stdin < token-file',
    `   or add it by hand, masked and protected: ${oneLine(ciSettings)}`,
  ];
}
