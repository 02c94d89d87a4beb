// The forge as an assistant's call gets it: reads through the guard, no other project, and of the writes those that a tool needs.
import { DevgrowthError } from '#errors.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { LinkedIssue } from '#growth/goals/foreign-item.ts';
import { ListRead } from '#growth/words/completeness.ts';
import { withoutTrace } from '#reports/audience.ts';
import type { Guard } from './guard.ts';

/** What a tool that writes calls, and nothing else does. */
const written = [
  'createGoal',
  'changeGoal',
  'editDescription',
  'comment',
  'ensureLabel',
  'ensureMilestone',
  'createOneOnOne',
  'editAgenda',
  'openWins',
] as const satisfies readonly (keyof GoalsProject)[];

/** What shows nothing that could be hidden, and changes nothing. */
const asTheyAre = [
  'facts',
  'pages',
  'inTurn',
  'labels',
  'milestones',
  'boards',
  'members',
  'membership',
  'filePaths',
] as const satisfies readonly (keyof GoalsProject)[];

const forgeAsItIs = [
  'base',
  'greet',
  'me',
  'token',
  'account',
  'server',
  'findProject',
  'ownProjects',
  'namespace',
  'workPlan',
  'labelName',
  'quota',
  'requestCount',
] as const satisfies readonly (keyof Forge)[];

/** What no assistant may do, whatever it was started with. */
const never = [
  'linkIssue',
  'unlinkIssue',
  'removeLabel',
  'closeMilestone',
  'createBoard',
  'addBoardList',
  'addMember',
  'setMember',
  'removeMember',
  'reassign',
  'commit',
  'updateProject',
  'closeOneOnOne',
  'createMarkedIssue',
  'closeMarkedIssue',
  'editMarkedIssue',
  'startPromotion',
  'openGapsApart',
  'changePromotion',
  'editDocument',
  'openInbox',
  'replaceComment',
  'editComment',
  'removeComment',
  'putOnToDoList',
  'moveOneOnOne',
  'tryLiveTable',
  'openIssues',
  'items',
  'texts',
  'commentsOn',
  'wholeIssues',
  'wholeNotes',
  'wholeEvents',
  'reactions',
  'wholeLinks',
  'upload',
  'restoreIssue',
  'restoreText',
  'restoreComment',
  'closeIssue',
  'ensureNamedLabel',
  'ensureNamedMilestone',
  'addNamedList',
  'sendUpload',
  'waysBack',
  'takeBack',
  'isGone',
  'removeIssue',
] as const satisfies readonly (keyof GoalsProject)[];

const neverOfForge = [
  'item',
  'isOpenComment',
  'workDone',
  'openings',
  'createProject',
  'sharedProjects',
  'groupsForProjects',
  'groupMembers',
  'findPerson',
  'somePeople',
  'tryPermission',
] as const satisfies readonly (keyof Forge)[];

const notHere = 'an assistant does this never: it is for a terminal';

function refusals<Name extends string>(names: readonly Name[], why: string): Record<Name, () => Promise<never>> {
  const refuse = () => Promise.reject(new DevgrowthError('refused', why));
  return Object.fromEntries(names.map((name) => [name, refuse])) as Record<Name, () => Promise<never>>;
}

function picked<Whole, Name extends keyof Whole>(whole: Whole, names: readonly Name[]): Pick<Whole, Name> {
  return Object.fromEntries(names.map((name) => [name, whole[name]])) as Pick<Whole, Name>;
}

/** What it can is named: a call that the forge learns is in no list, and does not compile. */
export function guardedForge(forge: Forge, guard: Guard): Forge {
  guard.base = forge.base;
  return {
    ...picked(forge, forgeAsItIs),
    ...refusals(neverOfForge, notHere),
    // An address is kept as it is: nothing is fetched from where somebody else leads.
    placeOf(address) {
      const place = forge.placeOf(address);
      return place !== null && typeof place === 'object' ? 'here' : place;
    },
    async fileOfNamed(named, path) {
      const text = await forge.fileOfNamed(named, path);
      if (text !== null) guard.files.add(path);
      return text;
    },
    open(...named) {
      const project = forge.open(...named);
      guard.opened(project);
      return guardedProject(project, forge, guard);
    },
  };
}

function guardedProject(project: GoalsProject, forge: Pick<Forge, 'me'>, guard: Guard): GoalsProject {
  const known = async () => guard.isReadBy(await forge.me());
  const shown = async (iid: number) => {
    await known();
    await guard.refuseHidden(iid);
  };
  const writes = guard.options.mayWrite
    ? picked(project, written)
    : refusals(written, 'this server only reads: it was started without writes');
  return {
    ...picked(project, asTheyAre),
    ...refusals(never, notHere),
    ...writes,
    async readFile(path) {
      const text = await project.readFile(path);
      if (text !== null) guard.files.add(path);
      return text;
    },
    async goals(filter) {
      await known();
      return guard.goals(await project.goals(filter));
    },
    async goal(iid) {
      await known();
      return guard.goal(iid);
    },
    async notes(iid, options) {
      await shown(iid);
      return guard.notes(iid, await project.notes(iid, options));
    },
    async thumbsUp(iid) {
      await shown(iid);
      return project.thumbsUp(iid);
    },
    async stateEvents(iid) {
      await shown(iid);
      return project.stateEvents(iid);
    },
    async labelEvents(iid) {
      await shown(iid);
      return project.labelEvents(iid);
    },
    async linkedIssues(iid) {
      await shown(iid);
      const { goals } = await guard.hidden();
      const { items, source } = (await project.linkedIssues(iid)).asFarAsRead();
      const isHidden = ({ url }: LinkedIssue) => goals.some((one) => one.url === url);
      const visible = items.filter((one) => !isHidden(one));
      return new ListRead({ items: visible, source: withoutTrace(source, items.length - visible.length) });
    },
    async oneOnOnes() {
      await known();
      return guard.issues(await project.oneOnOnes());
    },
    async issueWithMarker(marker, state) {
      await known();
      const issue = await project.issueWithMarker(marker, state);
      // Settings are read from it, and it is told of nowhere.
      return marker === 'dashboard' ? issue : guard.one(issue);
    },
    async promotionDocument(person) {
      await known();
      return guard.one(await project.promotionDocument(person));
    },
    async promotionDocuments(person) {
      await known();
      return guard.these(await project.promotionDocuments(person));
    },
    async promotionBesideInboxes(person) {
      await known();
      const { document, inboxes } = await project.promotionBesideInboxes(person);
      return { document: guard.one(document), inboxes };
    },
    /** When they were last used: a status says how long the inbox is quiet. */
    async inboxes(person) {
      await known();
      return project.inboxes(person);
    },
    async winsIssues() {
      await known();
      return guard.these(await project.winsIssues());
    },
    get pipelines(): GoalsProject['pipelines'] {
      throw new DevgrowthError('refused', notHere);
    },
    gapsApart: async () => (guard.options.includesConfidential ? project.gapsApart() : []),
  };
}
