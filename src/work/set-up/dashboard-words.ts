// What the dashboard shows: links to lists of goals, and tables that the server keeps current.
import { quartersOfYear } from '#growth/time/fiscal.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { type Day, healthLevels, outcomes } from '#growth/words/goal.ts';
import type { LabelWord } from '#growth/words/label-words.ts';
import type { LiveColumn, LiveTable } from '#growth/forge/project.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import type { DashboardWords } from '#templates/dashboard-text.ts';

const goal: LabelWord = { group: 'marker', value: 'goal' };
const meeting: LabelWord = { group: 'marker', value: 'one-on-one' };
const plan: LabelWord = { group: 'marker', value: 'plan' };
const ask: LabelWord = { group: 'ask', value: 'open' };
const waiting: LabelWord = { group: 'stage', value: 'waiting' };
const worrying: readonly LabelWord[] = [
  { group: 'health', value: 'needs-attention' },
  { group: 'health', value: 'at-risk' },
];

const quarterColumn: LiveColumn = { heading: 'Quarter', show: 'milestone' };
const healthColumn: LiveColumn = {
  heading: 'Health as said',
  show: healthLevels.map((value) => ({ group: 'health', value })),
};
const outcomeColumn: LiveColumn = { heading: 'Outcome', show: outcomes.map((value) => ({ group: 'outcome', value })) };

const open = { state: 'opened', sort: 'due' } as const;
const closed = { state: 'closed', sort: 'closed', columns: ['closed', quarterColumn, outcomeColumn] } as const;

const goalColumns: LiveTable['columns'] = ['due', healthColumn];

/** Labels know what was said, and only dates make a goal overdue: the titles say which. */
const currentTables = (manager: string | null): readonly LiveTable[] => [
  { title: askedOf(manager), ...open, allOf: [ask], columns: goalColumns },
  { title: 'Overdue', ...open, isOverdue: true, columns: goalColumns },
  { title: 'Open goals', ...open, columns: goalColumns },
  {
    title: 'Said to need attention or to be at risk',
    ...open,
    anyOf: worrying,
    columns: goalColumns,
    isCollapsed: true,
  },
  { title: 'Said to wait', ...open, allOf: [waiting], columns: goalColumns, isCollapsed: true },
  { title: 'Closed in the last three months', ...closed, closed: { lastMonths: 3 }, isCollapsed: true },
];

const askedOf = (manager: string | null) => `Asked of ${manager ?? 'the manager'}`;

const quarterTables = (quarters: ReturnType<typeof quartersOfYear>): readonly LiveTable[] =>
  quarters.map(({ title, start, due }) => ({
    title: `Closed in ${title}`,
    ...closed,
    closed: { from: start, until: due },
    isCollapsed: true,
  }));

/** All that the dashboard of this year asks the server for. */
export function dashboardTables({ fiscalYearStart, manager }: ProjectSettings, today: Day): readonly LiveTable[] {
  return [...currentTables(manager), ...quarterTables(quartersOfYear(today, fiscalYearStart))];
}

export function dashboardWords(project: GoalsProject, settings: ProjectSettings, today: Day): DashboardWords {
  const { pages, facts } = project;
  const { manager } = settings;
  const quarters = quartersOfYear(today, settings.fiscalYearStart);
  const view = (name: string, url: string, about: string) => ({ pages: [{ name, url }], about });
  return {
    settings,
    projectPath: facts.path,
    projectUrl: facts.url,
    // Lists and no numbers: they stay true though nobody writes this page again.
    first: [
      { name: 'Next 1:1', url: pages.issues({ labels: [meeting], sort: 'due' }) },
      { name: 'Year plan', url: pages.issues({ labels: [plan] }) },
      { name: 'Last report, on its 1:1', url: pages.issues({ labels: [meeting], state: 'all', sort: 'updated' }) },
    ],
    views: [
      view('Board', pages.board, 'planned, doing, waiting'),
      view(askedOf(manager), pages.issues({ labels: [goal, ask] }), 'help, or an approval'),
      view('Open goals', pages.issues({ labels: [goal], sort: 'due' }), 'nearest due date first'),
      view('Waiting', pages.issues({ labels: [goal, waiting] }), 'for somebody, perhaps for you'),
      ...worrying.map((word) =>
        view(
          word.value === 'at-risk' ? 'At risk' : 'Needs attention',
          pages.issues({ labels: [goal, word] }),
          'said so in a check-in',
        ),
      ),
      view(
        'Closed goals',
        pages.issues({ labels: [goal], state: 'closed', sort: 'updated' }),
        'with what came of each, latest first',
      ),
      {
        pages: quarters.map(({ title }) => ({
          name: title,
          url: pages.issues({ labels: [goal], milestone: title, state: 'all' }),
        })),
        about: 'goals due in that quarter, open and closed',
      },
    ],
    tables: currentTables(manager).map((table) => pages.liveTable(table)),
    closedTables: quarterTables(quarters).map((table) => pages.liveTable(table)),
    year: { start: quarters[0]?.start ?? today, due: quarters.at(-1)?.due ?? today },
  };
}
