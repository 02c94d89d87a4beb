// The difference between what a goals project must hold and what it holds: a list of steps, in the order they must happen.
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { LabelNames } from '#growth/words/label-words.ts';
import type { Board, Label, Member, Milestone, NewProject } from '#growth/forge/project.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Person } from '#growth/words/goal.ts';
import { projectTopic } from '#growth/forge/layout.ts';
import type { Said } from '#wording.ts';
import { onceOnly } from '../once-only.ts';
import { whole } from '../whole.ts';
import { leftOver, readBrowserTemplates, templateState, type TemplateTexts } from './browser-templates.ts';
import type { Desired } from './desired.ts';
import type { Target } from './target.ts';

/** Reads `create label goal`, `keep board Goals`. `drift`: not as it should be, and not for us to change. */
export interface Step {
  readonly action: 'create' | 'update' | 'keep' | 'drift';
  readonly what:
    | 'project'
    | 'file'
    | 'template'
    | 'label'
    | 'milestone'
    | 'board'
    | 'board list'
    | 'member'
    | 'dashboard'
    | 'description'
    | 'setting'
    | 'protection'
    | 'variable'
    | 'schedule';
  readonly name: Said;
}

/** A step together with the write that makes it true; null for `keep` and `drift`, for all but one file (they share a commit), and for the project. */
export interface PlannedStep extends Step {
  readonly write: ((project: GoalsProject) => Promise<readonly Dropped[]>) | null;
}

export interface Actual {
  readonly labels: readonly Label[];
  readonly milestones: readonly Milestone[];
  readonly boards: readonly Board[];
  readonly members: readonly Member[];
  readonly paths: readonly string[];
  readonly templateTexts: TemplateTexts;
}

export const nothingYet: Actual = {
  labels: [],
  milestones: [],
  boards: [],
  members: [],
  paths: [],
  templateTexts: new Map(),
};

/** A plan over a half-read project could create things twice, so a failed read ends here. */
export async function readActual(project: GoalsProject): Promise<Actual> {
  const [labels, milestones, boards, members, paths] = await Promise.all([
    project.labels(),
    project.milestones(),
    project.boards(),
    project.members(),
    project.filePaths(),
  ]);
  const known = whole(paths);
  return {
    labels: whole(labels),
    milestones: whole(milestones),
    boards: whole(boards),
    members: whole(members),
    paths: known,
    templateTexts: await readBrowserTemplates(project, known),
  };
}

export function planSteps(desired: Desired, actual: Actual, forge: Forge, names: LabelNames): readonly PlannedStep[] {
  return [
    ...fileSteps(desired, actual),
    ...desired.labels.map((label): PlannedStep => {
      const name = forge.labelName(label.word, names);
      const isThere = actual.labels.some((one) => one.name === name);
      return ensured('label', name, isThere, async (project) => void (await project.ensureLabel(label)));
    }),
    ...desired.quarters.map((quarter) => quarterStep(quarter, actual)),
    ...boardSteps(desired, actual, forge, names),
    ...memberSteps(desired, actual),
  ];
}

function quarterStep(quarter: Desired['quarters'][number], { milestones }: Actual): PlannedStep {
  const found = milestones.find(({ title }) => title === quarter.title);
  const isMoved = found && (found.start !== quarter.start || found.due !== quarter.due);
  const isClosed = found?.closed === true && !quarter.isOver;
  if (found && (isMoved || isClosed)) {
    const days = `${found.start ?? 'no start'} to ${found.due ?? 'no end'}`;
    const changes = [
      ...(isMoved ? [`${days}, not ${quarter.start} to ${quarter.due}`] : []),
      ...(isClosed ? ['closed'] : []),
    ];
    return { action: 'drift', what: 'milestone', name: `${quarter.title} (${changes.join('; ')})`, write: null };
  }
  const name = `${quarter.title} (${quarter.start} to ${quarter.due})`;
  const write = async (project: GoalsProject) => void (await project.ensureMilestone(quarter));
  return ensured('milestone', name, found !== undefined, write);
}

export function newProject(path: string, me: Person): NewProject {
  return {
    path,
    name: path.split('/').at(-1) ?? path,
    description: `Professional goals of ${me.name}`,
    topics: [projectTopic],
  };
}

/** A new project is created before every other step; an adopted one gets the topic by which any machine finds it again. */
export function projectSteps({ path, facts }: Target): PlannedStep[] {
  if (!facts) return [{ action: 'create', what: 'project', name: `${path} (private)`, write: null }];
  if (facts.topics.includes(projectTopic)) return [{ action: 'keep', what: 'project', name: path, write: null }];
  const write = async (project: GoalsProject) => {
    return project.updateProject({ topics: [...facts.topics, projectTopic] });
  };
  return [{ action: 'update', what: 'project', name: `${path} (topic ${projectTopic})`, write }];
}

function fileSteps({ files, browserTemplates }: Desired, { paths, templateTexts }: Actual): PlannedStep[] {
  const there = new Set(paths);
  const states = browserTemplates.map((template) => ({ template, state: templateState(template, templateTexts) }));
  const steps: PlannedStep[] = [
    ...files.map(({ path }): PlannedStep => {
      return { action: there.has(path) ? 'keep' : 'create', what: 'file', name: path, write: null };
    }),
    ...[...states.map(({ state }) => state), ...leftOver(browserTemplates, templateTexts)].map((state): PlannedStep => {
      return { ...state, what: 'template', write: null };
    }),
  ];
  // One commit for all of them, carried by the first: half a set of templates is never seen.
  const commit = async (project: GoalsProject) => {
    await project.commit('Set up the goals project', [
      ...files
        .filter(({ path }) => !there.has(path))
        .map((file) => ({ path: file.path, content: file.content(project), action: 'create' as const })),
      ...states.flatMap(({ template: { path, text }, state: { action } }) =>
        action === 'create' || action === 'update' ? [{ path, content: text, action }] : [],
      ),
    ]);
    return [];
  };
  const first = steps.findIndex(({ action }) => action === 'create' || action === 'update');
  return steps.map((one, index) => (index === first ? { ...one, write: commit } : one));
}

function boardSteps({ board }: Desired, { boards }: Actual, forge: Forge, names: LabelNames): PlannedStep[] {
  const found = boards.find(({ name }) => name === board.name) ?? null;
  const boardsOf = async (project: GoalsProject) =>
    whole(await project.boards())
      .filter(({ name }) => name === board.name)
      .toSorted((one, other) => one.id - other.id);
  const openBoard = (project: GoalsProject) =>
    onceOnly(project, {
      what: 'board',
      look: async () => (await boardsOf(project))[0] ?? null,
      create: () => project.createBoard(board.name),
      all: async () => (await boardsOf(project)).map(({ id }) => `${project.facts.url}/-/boards/${id}`),
    });
  const write = async (project: GoalsProject) => {
    const opened = await openBoard(project);
    return opened.made === null ? [] : opened.twice;
  };
  return [
    found === null
      ? { action: 'create', what: 'board', name: board.name, write }
      : { action: 'keep', what: 'board', name: board.name, write: null },
    ...board.lists.map((word): PlannedStep => {
      const label = forge.labelName(word, names);
      return ensured('board list', label, found?.lists.includes(label) ?? false, async (project) => {
        const { there, made } = await openBoard(project);
        await project.addBoardList(there ?? made, word);
      });
    }),
  ];
}

function memberSteps({ manager }: Desired, { members }: Actual): PlannedStep[] {
  if (!manager) return [];
  const there = members.find(({ person }) => person.id === manager.id);
  const isThere = there !== undefined;
  const write = async (project: GoalsProject) => (await project.addMember(manager, 'guest')).warnings;
  return [
    {
      action: isThere ? 'keep' : 'create',
      what: 'member',
      name: `@${manager.username} as ${there === undefined ? 'guest' : (there.role ?? 'a role of their own')}`,
      write: isThere ? null : write,
    },
  ];
}

function ensured(
  what: Step['what'],
  name: string,
  isThere: boolean,
  write: (project: GoalsProject) => Promise<void>,
): PlannedStep {
  if (isThere) return { action: 'keep', what, name, write: null };
  return {
    action: 'create',
    what,
    name,
    write: async (project) => {
      await write(project);
      return [];
    },
  };
}
