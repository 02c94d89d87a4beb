// What the domain asks of a forge (a GitLab server seen through our words). Implemented by src/gitlab.
import type { ListRead, SourceRead } from '../words/completeness.ts';
import type { OpeningsAsked, OpeningsFound } from '../candidates/openings.ts';
import type { FoundWork } from '../candidates/found-work.ts';
import type { PlannedRequest, WorkAsked } from '../candidates/work-asked.ts';
import type { ForeignItem, LinkedIssue } from '../goals/foreign-item.ts';
import type { ItemPlace } from '../text/item-address.ts';
import type { Day, GoalRecord, Instant, Mark, Person } from '../words/goal.ts';
import type { Comments } from './comments.ts';
import type { Everything } from './everything.ts';
import type { Documents } from './documents.ts';
import type { Inboxes } from './inboxes.ts';
import type { LabelNames, LabelWord } from '../words/label-words.ts';
import type { TypedWords } from '../words/typed-words.ts';
import type { Reply } from '../goals/ask.ts';
import type { GoalEvent, Note } from '../goals/notes.ts';
import type { Permission, PermissionAnswer } from './permissions.ts';
import type { Pipelines } from './pipelines.ts';
import type { PromotionRecord } from '../promotion/transitions.ts';
import type { OneOnOne } from '../meetings/one-on-one.ts';
import type {
  Account,
  Board,
  FileChange,
  Label,
  LiveTable,
  LiveTableTrial,
  Member,
  Membership,
  Milestone,
  NamedOnly,
  Namespace,
  NewProject,
  Pages,
  ProjectFacts,
  ProjectItem,
  Quota,
  Role,
  ServerFacts,
} from './project.ts';
import type { Restoring } from './restoring.ts';
import type { Texts } from './texts.ts';
import type { TokenFacts } from './token.ts';
import type { Undoing } from './undoing.ts';
import type { Wins } from './wins.ts';
import type { Dropped, GoalChange, LabelChange, NewGoal, Written } from './writes.ts';

/** A goals project opened for work: everything a command reads or writes in it. */
export interface GoalsProject extends Comments, Inboxes, Wins, Documents, Texts, Everything, Restoring, Undoing {
  readonly facts: ProjectFacts;
  readonly pages: Pages;
  /** Writes nothing. */
  tryLiveTable(table: LiveTable): Promise<LiveTableTrial>;
  readonly pipelines: Pipelines;
  /** Runs the work while no other process of this machine does what has the same name in this project. It must ask nobody meanwhile. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>;

  /** `most`: the oldest so many, in one small request. */
  goals(filter?: {
    readonly state?: 'opened' | 'closed';
    readonly milestone?: string;
    readonly most?: number;
  }): Promise<ListRead<GoalRecord>>;
  /** A goal that is missing, invisible to this token, or not labelled as a goal is `not-found`. */
  goal(iid: number): Promise<GoalRecord>;
  /** Newest first. With `since`, reading may stop at the first note older than it. `onlyLatestPage` reads one page of 100. */
  notes(
    iid: number,
    options?: { readonly since?: Instant; readonly onlyLatestPage?: boolean },
  ): Promise<ListRead<Note>>;
  /** Who gave the goal itself a 👍, and when. */
  thumbsUp(iid: number): Promise<ListRead<Reply>>;
  stateEvents(iid: number): Promise<ListRead<GoalEvent>>;
  labelEvents(iid: number): Promise<ListRead<GoalEvent>>;

  createGoal(goal: NewGoal): Promise<Written<GoalRecord>>;
  /** `seen`: as it was read a moment ago. It is not asked for again, so that what others did to the same fields since is lost. */
  changeGoal(iid: number, change: GoalChange, seen?: GoalRecord): Promise<Written<GoalRecord>>;
  /** Reads the text right before the write and verifies after it. `edit` gets it as stored (escapes, line ends), without our mark at
   * the end, so that what it leaves alone keeps its bytes; it may throw, and is
   * called again on what others wrote meanwhile: on a text that holds its change it changes nothing. Equal text = no write of it.
   * The labels go with it. */
  editDescription(iid: number, edit: (text: string) => string, labels?: LabelChange): Promise<Written<GoalRecord>>;

  /** People who can read the other issue see the goal's number and project there, not its text. */
  linkIssue(iid: number, place: ItemPlace): Promise<'linked' | 'there'>;
  /** Those that this token may see. */
  linkedIssues(iid: number): Promise<ListRead<LinkedIssue>>;
  /** False when there was no such link. */
  unlinkIssue(iid: number, place: ItemPlace): Promise<boolean>;

  labels(): Promise<ListRead<Label>>;
  /** From the project, and so from whatever has it. Nothing happens where it is not there. */
  removeLabel(name: string): Promise<void>;
  /** Creates it, or returns the one that is there. True when it was created. */
  ensureLabel(label: {
    readonly word: LabelWord;
    readonly color: string;
    readonly description: string;
  }): Promise<boolean>;
  milestones(): Promise<ListRead<Milestone>>;
  ensureMilestone(milestone: { readonly title: string; readonly start: Day; readonly due: Day }): Promise<boolean>;
  /** `not-empty`: an issue in it is open, whatever it is for. `not-ours`: it belongs to a group, or is not there. */
  closeMilestone(title: string): Promise<'closed' | 'there' | 'not-empty' | 'not-ours' | 'refused'>;
  boards(): Promise<ListRead<Board>>;
  createBoard(name: string): Promise<Board>;
  addBoardList(board: Board, word: LabelWord): Promise<void>;
  members(): Promise<ListRead<Member>>;
  /** A member stays as they are, whatever their role. */
  addMember(person: Person | NamedOnly, role: Role): Promise<Written<Member>>;
  membership(person: Person): Promise<Membership>;
  /** Adds or changes. `expires`: the first day without access; null for no end; left out: as it is. */
  setMember(
    person: Person | NamedOnly,
    as: { readonly role: Role; readonly expires?: Day | null },
  ): Promise<Written<Member>>;
  /** Takes the project's own membership back, and unassigns their issues. @returns what they keep by a group; null: nothing */
  removeMember(person: Person): Promise<Member | null>;
  /** What is open, in one list, told apart once the settings say what labels are called. They may stand in it themselves. */
  openIssues(): Promise<OpenIssues>;
  /** Every issue of the project, oldest first. */
  items(): Promise<ListRead<ProjectItem>>;
  /** One person in the place of another; who is not assigned is not replaced. */
  reassign(iid: number, people: { readonly from: Person; readonly to: Person }): Promise<readonly Dropped[]>;
  /** Text of a file on the default branch; null when it is not there or the repository is empty. */
  readFile(path: string): Promise<string | null>;
  /** All file paths of the default branch, or those below one folder; empty for an empty repository and a missing folder. */
  filePaths(folder?: string): Promise<ListRead<string>>;
  /** One commit on the default branch (made by it when the repository is empty). */
  commit(message: string, changes: readonly FileChange[]): Promise<void>;
  /** @returns what the server kept differently */
  updateProject(change: {
    readonly description?: string;
    readonly topics?: readonly string[];
  }): Promise<readonly Dropped[]>;

  /** Open and closed, oldest first. Goals' notes and comments work on them by their number, too. */
  oneOnOnes(): Promise<ListRead<OneOnOne>>;
  /** `assignees`: the first always, the others where the server keeps several. */
  createOneOnOne(meeting: {
    readonly key: string;
    readonly mayExist?: boolean;
    readonly title: string;
    readonly description: string;
    readonly day: Day;
    readonly assignees: readonly number[];
  }): Promise<Written<OneOnOne>>;
  /** Reads the agenda right before the write. Equal text = no write. Verified, and `edit` called again, as in `editDescription`. */
  editAgenda(iid: number, edit: (text: string) => string): Promise<Written<OneOnOne>>;
  /** Its agenda and its comments stay. */
  moveOneOnOne(iid: number, to: { readonly title: string; readonly day: Day }): Promise<Written<OneOnOne>>;
  /** A closed one stays as it is. */
  closeOneOnOne(iid: number): Promise<Written<OneOnOne>>;

  /** The issue that carries this marker label, if there is one, opened by somebody who may label every issue; of closed ones the newest. */
  issueWithMarker(
    marker: 'dashboard' | 'plan',
    state?: 'opened' | 'closed',
  ): Promise<{
    readonly iid: number;
    readonly title: string;
    readonly description: string;
    readonly url: string;
    readonly mark: Mark | null;
    readonly confidential: boolean;
    readonly author: Person | null;
    readonly assignees: readonly Person[];
    readonly commentCount: number;
    /** Addresses of all that carry it and are in this state, this one among them, by their number: there should be one. */
    readonly places: readonly string[];
  } | null>;
  createMarkedIssue(issue: {
    readonly key: string;
    readonly mayExist?: boolean;
    readonly marker: 'dashboard' | 'plan';
    readonly title: string;
    readonly description: string;
    readonly confidential?: boolean;
  }): Promise<{ readonly iid: number; readonly url: string; readonly warnings: readonly Dropped[] }>;
  /** A closed one stays as it is. */
  closeMarkedIssue(iid: number): Promise<readonly Dropped[]>;
  /** As `editDescription`. */
  editMarkedIssue(iid: number, edit: (text: string) => string): Promise<readonly Dropped[]>;
}

export interface OpenIssues {
  readonly source: SourceRead;
  /** The text of the dashboard, as `issueWithMarker` finds it; null: none is there, or none arrived. */
  dashboard(): Promise<string | null>;
  /** As far as they arrived. `documents`: those that `person`, a username, opened. */
  sorted(
    labels: LabelNames,
    person: string,
    typed?: TypedWords,
  ): {
    readonly goals: readonly GoalRecord[];
    readonly meetings: readonly OneOnOne[];
    readonly documents: readonly PromotionRecord[];
  };
}

export interface Forge {
  /** Base address, without a trailing slash: `https://gitlab.com`, `http://127.0.0.1:8080/gitlab`. */
  readonly base: string;
  /** Resolves when a GitLab answers here; asked without the token. Fails with what is there instead. */
  greet(): Promise<void>;
  me(): Promise<Person>;
  /** What the token is, as far as the server tells. Fails where the token does. */
  token(): Promise<TokenFacts>;
  /** Whether the token may, without writing: a permission to write is `not-told`. `projectId`: one that the caller sees. */
  tryPermission(permission: Pick<Permission, 'tab' | 'name'>, projectId: number | null): Promise<PermissionAnswer>;
  /** Asks no more than `me` does. */
  account(): Promise<Account>;
  server(): Promise<ServerFacts>;
  /** By path or numeric id; null on 404, which means missing *or* not visible to this token. */
  findProject(path: string): Promise<ProjectFacts | null>;
  /** A file of the default branch, asked for before anything is known of its project. null decides nothing: ask the opened project. */
  fileOfNamed(project: string, path: string): Promise<string | null>;
  /** Projects the caller owns, with their topics. */
  ownProjects(): Promise<ListRead<ProjectFacts>>;
  /** Of others, that the caller is a member of and does not own; archived ones, and those about to be deleted, too. */
  sharedProjects(topic: string): Promise<ListRead<ProjectFacts>>;
  /** null on 404: missing, or not visible to this token. */
  namespace(path: string): Promise<Namespace | null>;
  /** Groups in which the caller's role is one that usually may create projects. */
  groupsForProjects(): Promise<ListRead<Namespace>>;
  /** Those of the groups above it, too. */
  groupMembers(group: Namespace): Promise<ListRead<Member>>;
  /** Fails with `forbidden` where a fine-grained token may not look people up. */
  findPerson(username: string): Promise<Person | null>;
  /** Twenty at most, those with the oldest accounts: of a small server, everybody. */
  somePeople(): Promise<readonly Person[]>;
  /** `here`: another page of this forge; `elsewhere`: another host; null: no web address. Asks nobody. */
  placeOf(address: string): ItemPlace | 'here' | 'elsewhere' | null;
  item(place: ItemPlace): Promise<ForeignItem>;
  /** Whether the comment that the place's anchor names is no internal one. False where that is not known. */
  isOpenComment(place: ItemPlace): Promise<boolean>;
  /** Only reads, wherever the person's work is; each source with how whole it is. */
  workDone(asked: WorkAsked): Promise<FoundWork>;
  /** What that asks, as far as it is known before. Asks nobody. */
  workPlan(asked: WorkAsked): readonly PlannedRequest[];
  /** Issues and epics that look for somebody. Only reads; each source with how whole it is. */
  openings(asked: OpeningsAsked): Promise<OpeningsFound>;
  createProject(project: NewProject): Promise<ProjectFacts>;
  /**
   * @param person username of whose goals these are: their comments are the ones that count. The settings name them; where those are
   * not known yet it is the project's owner, and in a group's project nobody.
   * @param typed what people type there in place of our words
   */
  open(project: ProjectFacts, labelNames: LabelNames, person?: string, typed?: TypedWords): GoalsProject;
  /** The name a label word has on the server. */
  labelName(word: LabelWord, names: LabelNames): string;
  /** What the last answer said of it; null where none did. Asks nobody. */
  quota(): Quota | null;
  /** Requests sent so far, retries included. */
  requestCount(): number;
}
