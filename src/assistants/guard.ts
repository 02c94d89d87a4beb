// What an assistant may see of the project: what is confidential or of a sensitive kind stays out, is counted, and is named nowhere.
import { DevgrowthError } from '#errors.ts';
import { issuesNamed } from '#growth/goals/foreign-item.ts';
import type { Note } from '#growth/goals/notes.ts';
import { ListRead } from '#growth/words/completeness.ts';
import type { GoalRecord, Instant, Person } from '#growth/words/goal.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import { withoutTrace } from '#reports/audience.ts';
import { said, step } from '#wording.ts';
import { type Kinds, readKinds } from '#work/report/kinds.ts';
import type { TemplatesDesk } from '#work/template-files.ts';
import { whole } from '#work/whole.ts';
import { Voices } from './voices.ts';

/** How much of what was read an answer leaves out. */
export interface LeftOut {
  readonly confidential: number;
  readonly sensitive: number;
  readonly internalComments: number;
  /** Lines of other texts that name what is left out. */
  readonly lines: number;
}

export interface GuardOptions {
  /** Decided by the person at the start, and by nothing that an assistant says. */
  readonly includesConfidential: boolean;
  readonly mayWrite: boolean;
}

type Issue = Shown & { readonly iid: number; readonly createdAt?: Instant };

/** One for each call of a tool: what it learned is forgotten with it. */
export class Guard {
  readonly options: GuardOptions;
  readonly #desk: TemplatesDesk;
  #voices: Voices | null = null;
  #known: Promise<Hidden> | null = null;
  #alone: Promise<void> | null = null;
  /** As the server shows it, unguarded. */
  #project: GoalsProject | null = null;
  /** Of the server. */
  base: string | null = null;
  facts: ProjectFacts | null = null;
  me: Person | null = null;
  readonly sources: SourceRead[] = [];
  readonly #left = {
    confidential: new Set<number>(),
    sensitive: new Set<number>(),
    internal: new Set<number>(),
    lines: new Set<string>(),
  };
  /** Texts of others, as they arrived: none of them is part of a sentence of ours. */
  readonly foreign = new Set<string>();
  /** Paths of the project's files that were read, which anybody with a pen may have written. */
  readonly files = new Set<string>();

  constructor(options: GuardOptions, desk: TemplatesDesk) {
    this.options = options;
    this.#desk = desk;
  }

  opened(project: GoalsProject): void {
    this.#project = project;
    this.facts = project.facts;
  }

  isReadBy(me: Person): void {
    this.me = me;
    this.#voices ??= new Voices(me);
  }

  /** Whether anybody else may change a text: where nobody may, no reading of notes is needed to know whose it is. */
  proveAlone(): Promise<void> {
    this.#alone ??= this.#lookWhoElse();
    return this.#alone;
  }

  async #lookWhoElse(): Promise<void> {
    const members = (await this.#opened.members()).ifWhole();
    this.voices.isAlone = members?.every(({ person, role }) => person.id === this.me?.id || role === 'guest') === true;
  }

  get #opened(): GoalsProject {
    if (this.#project === null) throw new Error('no project is open');
    return this.#project;
  }

  get voices(): Voices {
    if (this.#voices === null) throw new Error('no project is open');
    return this.#voices;
  }

  get leftOut(): LeftOut {
    const { confidential, sensitive, internal, lines } = this.#left;
    return {
      confidential: confidential.size,
      sensitive: sensitive.size,
      internalComments: internal.size,
      lines: lines.size,
    };
  }

  /** Every goal that is hidden, open or closed, known before anything is told. @throws where not all of them can be known */
  hidden(): Promise<Hidden> {
    this.#known ??= this.options.includesConfidential ? Promise.resolve(nothing) : this.#readHidden();
    return this.#known;
  }

  async #readHidden(): Promise<Hidden> {
    const project = this.#opened;
    const [goals, kinds] = await Promise.all([project.goals(), readKinds(project, this.#desk)]);
    const hint = 'Nothing is told as long as it is not known what is to stay hidden. Try again.';
    const all = whole(goals, project.facts.path, hint);
    for (const record of all) this.#learn(record);
    return { goals: all.filter((record) => whyHidden(record, kinds) !== null), kinds };
  }

  async goals(read: ListRead<GoalRecord>): Promise<ListRead<GoalRecord>> {
    const { kinds } = await this.hidden();
    const { items, source } = read.asFarAsRead();
    const shown = items.filter((record) => this.#isShown(record, kinds));
    for (const record of shown) this.#learn(record);
    return this.#told(new ListRead({ items: shown, source: withoutTrace(source, items.length - shown.length) }));
  }

  async goal(iid: number): Promise<GoalRecord> {
    const { kinds } = await this.hidden();
    const record = await this.#opened.goal(iid).catch((error: unknown) => {
      throw error instanceof DevgrowthError && error.kind === 'not-found' ? noGoal(iid) : error;
    });
    if (whyHidden(record, kinds) !== null) throw noGoal(iid);
    this.#learn(record);
    return record;
  }

  /** By a number that the caller names. @throws `not-found`, in the words for a number that nothing has */
  async refuseHidden(iid: number): Promise<void> {
    const { goals } = await this.hidden();
    if (goals.some((one) => one.iid === iid)) throw noGoal(iid);
  }

  notes(iid: number, read: ListRead<Note>): ListRead<Note> {
    const { items, source } = read.asFarAsRead();
    this.#voices?.noted(iid, { items, source });
    for (const note of items) if (note.type === 'comment' && note.by?.id !== this.me?.id) this.foreign.add(note.body);
    const isShown = (note: Note) => note.type !== 'comment' || !note.internal || this.options.includesConfidential;
    const shown = items.filter(isShown);
    for (const note of items) if (note.type === 'comment' && !isShown(note)) this.#left.internal.add(note.id);
    return new ListRead({ items: shown, source: withoutTrace(source, items.length - shown.length) });
  }

  /** Meetings, plans and other issues that are no goals. */
  issues<One extends Issue>(read: ListRead<One>): ListRead<One> {
    const { items, source } = read.asFarAsRead();
    const shown = this.these(items);
    return this.#told(new ListRead({ items: shown, source: withoutTrace(source, items.length - shown.length) }));
  }

  these<One extends Issue>(items: readonly One[]): readonly One[] {
    return items.filter((one) => this.one(one) !== null);
  }

  one<One extends Issue>(issue: One | null): One | null {
    if (issue === null) return null;
    if (issue.confidential && !this.options.includesConfidential) {
      this.#left.confidential.add(issue.iid);
      return null;
    }
    this.#voices?.opened({ createdAt: '', ...issue });
    return issue;
  }

  /** A line that was left out, each once. */
  lineLeftOut(line: string): void {
    this.#left.lines.add(line);
  }

  #isShown(record: GoalRecord, kinds: Kinds | null): boolean {
    const why = whyHidden(record, kinds);
    if (why !== null) this.#left[why].add(record.iid);
    return why === null;
  }

  #learn(record: GoalRecord): void {
    this.#voices?.opened(record);
    if (record.author?.id !== this.me?.id) this.foreign.add(record.title).add(record.description);
  }

  #told<One>(list: ListRead<One>): ListRead<One> {
    this.sources.push(list.asFarAsRead().source);
    return list;
  }
}

/** What stays hidden. */
export interface Hidden {
  readonly goals: readonly GoalRecord[];
  /** null: nothing stays hidden. */
  readonly kinds: Kinds | null;
}

const nothing: Hidden = { goals: [], kinds: null };

function whyHidden({ confidential, kinds }: GoalRecord, known: Kinds | null): 'confidential' | 'sensitive' | null {
  if (known === null) return null;
  if (confidential) return 'confidential';
  return kinds.some((kind) => known.isSensitive(kind)) ? 'sensitive' : null;
}

function noGoal(iid: number): DevgrowthError {
  return new DevgrowthError('not-found', `there is no goal #${iid} here`, {
    hint: said`\`${step('goal list')}\` shows those that there are.`,
  });
}

/** Whether a line of any text names one of them: by number, address or title. */
export function namesHidden(line: string, { goals }: Pick<Hidden, 'goals'>): boolean {
  if (goals.length === 0) return false;
  const numbers = issuesNamed(line);
  const words = folded(line);
  return goals.some(({ iid, title }) => numbers.has(iid) || words.includes(folded(title)));
}

/** Letters and digits alone, between spaces: marks, quotes and escapes around them hide nothing. */
function folded(text: string): string {
  return ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
