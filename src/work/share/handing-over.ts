// A new manager: let in, named in the settings, and in the former one's place on what is open. Done again, it completes what is missing.
import { DevgrowthError } from '#errors.ts';
import { isShownTo } from '#growth/forge/exposure.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { ProjectItem } from '#growth/forge/project.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { withManager } from '#growth/goals/managers.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed, isSameName } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { ShownHandover } from '#reports/access-change.ts';
import { settingsTextNaming } from '#settings/changed-manager.ts';
import { type ProjectSettings, projectSettingsPath, projectSettingsText } from '#settings/project-settings.ts';
import { dashboardState, withSettingsOf } from '#templates/dashboard-text.ts';
import { renewAskLabels } from '../ask-label.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import type { PackagedDesk } from '../packaged.ts';
import type { Session } from '../session.ts';
import { projectTexts } from '../set-up/project-texts.ts';
import { whole } from '../whole.ts';
import { allItems } from './invitee.ts';
import { type PlannedShare, planShare, type ShareWords } from './sharing.ts';

export interface PlannedHandover {
  readonly share: PlannedShare;
  readonly shown: ShownHandover;
  /** As they will be. */
  readonly settings: ProjectSettings;
  readonly isChange: boolean;
  readonly dashboardOf: (stored: string) => string;
}

type HandoverDesk = Pick<Desk, 'ask' | 'talk' | 'yes'> & PackagedDesk;

/** Writes nothing. @throws `refused` for whoever is not the person themselves */
export async function planHandover(words: ShareWords, session: Session, desk: HandoverDesk): Promise<PlannedHandover> {
  const { project, settings, me, now } = session;
  if (!isNamed(me, settings.person))
    throw new DevgrowthError('refused', `only @${oneLine(settings.person)} says who their manager is`, {
      hint: 'Nothing was written.',
    });
  const share = await planShare(words, session, desk);
  const { person } = share.invitee;
  const isThere = isNamed(person, settings.manager);
  const after = isThere ? settings : { ...settings, ...withManager(settings, person.username, now.today) };
  const former = after.formerManagers.at(-1) ?? null;
  const [items, dashboardOf, dashboard] = await Promise.all([
    former === null ? [] : allItems(session),
    renewalOf(after, session, desk),
    project.issueWithMarker('dashboard'),
  ]);
  const mine = items.filter((item) => former !== null && isTaken(item, former.username));
  const reader = { person, role: share.wanted.role };
  const shown: ShownHandover = {
    former: former?.username ?? null,
    until: isThere ? null : now.today,
    assigned: mine.filter((item) => isShownTo(reader, item)),
    keptHidden: mine.filter((item) => !isShownTo(reader, item)),
    renewsDashboard: dashboard !== null && dashboardOf(dashboard.description) !== dashboard.description,
  };
  const isChange = share.isChange || !isThere || shown.renewsDashboard || shown.assigned.length > 0;
  return { share, shown, settings: after, isChange, dashboardOf };
}

/** Issues of devgrowth's that are open: any other is nobody's to move. */
function isTaken({ state, sort, assignees }: ProjectItem, former: string): boolean {
  return state === 'opened' && sort !== 'other' && assignees.some((one) => isNamed(one, former));
}

async function renewalOf(settings: ProjectSettings, session: Session, desk: PackagedDesk) {
  const { dashboard } = await projectTexts(settings, session.now.today, desk);
  const wanted = dashboard(session.project);
  return (stored: string) => {
    const { action, text } = dashboardState(stored, wanted);
    return action === 'drift' ? withSettingsOf(stored, wanted) : text;
  };
}

export interface HandedOver {
  readonly shown: ShownHandover;
  readonly share: PlannedShare['shown'];
  readonly warnings: readonly Dropped[];
}

/** Once there is a yes to it; what is confidential needs one of its own. Who is let in comes first, then who is named, then the rest. */
export async function handOver(planned: PlannedHandover, session: Session, desk: HandoverDesk): Promise<HandedOver> {
  const { share, shown, settings, isChange, dashboardOf } = planned;
  const { project } = session;
  const { invitee, wanted } = share;
  const name = `@${invitee.person.username}`;
  if (isChange) await confirmed(desk, { message: `Make ${name} the manager, with this access?`, default: false });
  const chosen = await chooseHidden(shown.keptHidden, name, desk);
  const member = await project.setMember(invitee.person, wanted);
  if (shown.until !== null) await nameInSettings(settings, project);
  const { person } = member.value;
  const dashboard = shown.renewsDashboard ? await project.issueWithMarker('dashboard') : null;
  const warnings = [...member.warnings];
  if (dashboard !== null) warnings.push(...(await project.editMarkedIssue(dashboard.iid, dashboardOf)));
  const assigned = [...shown.assigned, ...chosen];
  for (const item of assigned) warnings.push(...(await reassigned(item, person, shown.former ?? '', project)));
  const goals = whole(await project.goals({ state: 'opened' }), project.facts.path);
  warnings.push(...(await renewAskLabels({ goals, stories: [] }, { ...session, settings })));
  return {
    shown: { ...shown, assigned, keptHidden: shown.keptHidden.filter((item) => !chosen.includes(item)) },
    share: { ...share.shown, to: { role: member.value.role, until: member.value.expires } },
    warnings,
  };
}

/** A yes to the whole plan shows nobody what they could not see. */
async function chooseHidden(
  items: readonly ProjectItem[],
  name: string,
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): Promise<readonly ProjectItem[]> {
  const chosen: ProjectItem[] = [];
  if (ask === null || yes) return chosen;
  for (const item of items) {
    const message = `Assign #${item.iid} ${oneLine(item.title)} to ${name}, who can then read and edit all of it? It is confidential`;
    if (await ask.confirm({ name: `assign-${item.iid}`, message, default: false })) chosen.push(item);
  }
  return chosen;
}

/** Of the file as it is now: somebody may have written into it since. */
async function nameInSettings(settings: ProjectSettings, project: GoalsProject): Promise<void> {
  const stored = await project.readFile(projectSettingsPath);
  const content = stored === null ? projectSettingsText(settings) : settingsTextNaming(stored, settings);
  if (content === stored) return;
  const action = stored === null ? 'create' : 'update';
  await project.commit(`Name @${settings.manager ?? ''} as the manager`, [
    { path: projectSettingsPath, content, action },
  ]);
}

async function reassigned(
  { iid, assignees }: ProjectItem,
  to: Person,
  former: string,
  project: GoalsProject,
): Promise<readonly Dropped[]> {
  const from = assignees.find(({ username }) => isSameName(username, former));
  return from === undefined ? [] : project.reassign(iid, { from, to });
}
