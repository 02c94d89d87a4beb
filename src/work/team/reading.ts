// What waits for me in all that was shared with me: read side by side, within a bound of requests, and nothing is written.
import { DevgrowthError } from '#errors.ts';
import { isShownTo, seesConfidential } from '#growth/forge/exposure.ts';
import type { Forge } from '#growth/forge/forge.ts';
import { projectTopic } from '#growth/forge/layout.ts';
import type { ProjectFacts, Quota } from '#growth/forge/project.ts';
import { completenessOf } from '#growth/words/completeness.ts';
import type { Person } from '#growth/words/goal.ts';
import { ascending } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import { count, oneLine } from '#render/text.ts';
import { inTurnOfWaiting, type Team, type TeamRead, teamMember } from '#reports/team.ts';
import type { Access } from '../access.ts';
import type { Desk } from '../desk.ts';
import { isJob } from '../job.ts';
import { installedKinds, type Kinds } from '../report/kinds.ts';
import { momentOf, openConnection, type SessionDesk } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { type Activities, beginActivities, documentOf, finishActivities } from './activities.ts';
import { mostFor } from './allowance.ts';
import { notAsked, type Opened, openShared, placeOf } from './opening.ts';

/** @throws `refused` in a job, whose log others read */
export async function readTeam(access: Access, desk: SessionDesk & TemplatesDesk): Promise<Team> {
  if (isJob(desk)) {
    throw new DevgrowthError(
      'refused',
      'what a CI job prints is read by others, and these goals were shared with you alone',
      { hint: 'Run it on your own machine.' },
    );
  }
  const { forge } = await openConnection(access, desk);
  const [me, shared, kinds] = await Promise.all([forge.me(), forge.sharedProjects(projectTopic), installedKinds(desk)]);
  const { items, source } = shared.asFarAsRead();
  const projects = items.toSorted(ascending(({ path }) => path.toLowerCase()));
  const asked = projects.filter(({ archived }) => !archived);
  const left = affordable(forge, mostFor(asked.length) - forge.requestCount(), desk);
  const most = forge.requestCount() + left;
  const share = Math.floor(left / Math.max(asked.length, 1));
  // People side by side: what is read of one waits for none of the others.
  const looked = await Promise.all(
    asked.map(async (facts, place) => {
      if (place >= left) return notAsked(facts, 'not asked: GitLab takes no more requests now');
      const one = await openShared(facts, me, forge, desk);
      return one.kind === 'mine' ? beginActivities(one, share) : one;
    }),
  );
  const begun = looked.flatMap((one) => (one.kind === 'begun' ? [one] : []));
  const unread = looked.flatMap((one) => (one.kind === 'unread' ? [one] : []));
  const read = await finishActivities(begun, most - forge.requestCount());
  const mine = read.map(({ one }) => one);
  const members = read.map(({ one, byNumber }) => readOf(one, byNumber, { me, kinds, mine }, desk));
  return {
    me: me.username,
    today: momentOf(desk, desk.zone()).today,
    people: members.map(teamMember).toSorted(inTurnOfWaiting),
    others: looked.flatMap((one) => (one.kind === 'other' ? [one.place] : [])),
    unread: unread.map(({ place, why }) => ({ ...place, why })),
    archived: projects.filter(({ archived }) => archived).map(placeOf),
    completeness: completenessOf([
      source,
      ...[...unread, ...mine].map((one) => one.source),
      ...read.flatMap((one) => one.sources),
    ]),
  };
}

/** How many of so many requests can be made. Above what the server announces as left, the wait is said first. */
function affordable(forge: Forge, wanted: number, { talk }: Pick<Desk, 'talk'>): number {
  const quota = forge.quota();
  if (quota === null || quota.remaining >= wanted) return wanted;
  const left = `GitLab takes ${count(quota.remaining, 'more request')} ${within(quota)}, and up to ${wanted} are needed`;
  talk.note(quota.isWaitedFor ? `${left}: this waits for the next ones` : `${left}: the rest is left out`);
  return quota.isWaitedFor ? wanted : quota.remaining;
}

/** `in the next 40 seconds` */
function within({ waitMs }: Quota): string {
  const seconds = Math.ceil(waitMs / 1000);
  return `in the next ${seconds < 120 ? count(seconds, 'second') : count(Math.ceil(seconds / 60), 'minute')}`;
}

interface About {
  readonly me: Person;
  readonly kinds: Kinds;
  readonly mine: readonly Opened[];
}

/** As the copy for a manager that stays in their hands; their role is their own. */
function readOf(
  one: Opened,
  activities: Activities['byNumber'],
  { me, kinds, mine }: About,
  desk: Pick<Desk, 'now'>,
): TeamRead {
  const { place, facts, settings, open } = one;
  const role = facts.myRole;
  const reader = {
    person: me,
    role,
    isSensitive: kinds.isSensitive,
    chosen: { kinds: [], iids: [] },
    isHandedOver: true,
  };
  const document = documentOf(one);
  const theirs = mine.filter(({ settings: other }) => isNamed({ username: other.person }, settings.person));
  return {
    ...place,
    reader,
    managers: settings,
    company: settings.company,
    now: momentOf(desk, settings.timeZone),
    goals: open.goals,
    meetings: open.meetings,
    document: document !== null && isShownTo(reader, document) ? document : null,
    activities,
    remarks: [
      ...publicly(facts),
      ...(theirs.length > 1 ? [`one of ${theirs.length} projects that @${oneLine(settings.person)} shares`] : []),
    ],
    notSeen: hiddenFrom(role),
  };
}

function publicly({ visibility }: ProjectFacts): string[] {
  if (visibility === 'private') return [];
  const who = visibility === 'public' ? 'everybody' : 'everybody who is logged in';
  return [`the project is ${visibility}: ${who} reads these goals`];
}

function hiddenFrom(role: ProjectFacts['myRole']): string[] {
  if (role === null) return ['perhaps confidential goals: your role there is not told'];
  return seesConfidential(role)
    ? []
    : ['confidential goals that are not assigned to you, and internal comments: your role there is guest'];
}
