// A project with goals and a year plan that takes what a plan's file asks for, for tests of comparing, applying and exporting.
import { namedFiles } from '#host/named-files.ts';
import type { GoalChange, NewGoal } from '#growth/forge/writes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Session } from '#work/session.ts';
import { applyPlan, planApply } from '#work/plan/applying.ts';
import type { CompareWords } from '#work/plan/comparing.ts';
import { alex, record } from '../reports/story.ts';
import { answering, deskOn, read, sessionOn } from './a-session.ts';

export const planned = (iid: number, more: Partial<GoalRecord> = {}) =>
  record({ iid, title: `Goal ${iid}`, kinds: ['general'], due: '2027-03-31', milestone: 'FY28-Q1', ...more });

export const yearPlan = {
  iid: 30,
  title: 'Plan FY28',
  description:
    '# Plan FY28\n\n## Aspiration\n\nLead.\n\n## Focus\n\nSearch.\n\n## FY28-Q1\n\n## FY28-Q2\n\n## FY28-Q3\n\n## FY28-Q4\n',
  confidential: false,
  state: 'opened',
  author: alex,
  assignees: [],
  commentCount: 0,
  url: 'https://gitlab.example/alex/goals/-/issues/30',
  mark: null,
};

/** Goals that are written stand there from then on. */
export function planWorld(
  goals: readonly GoalRecord[],
  {
    plan = yearPlan,
    project = {},
    ...more
  }: Partial<Omit<Session, 'project'>> & {
    readonly plan?: Partial<typeof yearPlan> | null;
    readonly project?: object;
  } = {},
) {
  const standing = new Map(goals.map((one) => [one.iid, one]));
  const sent: object[] = [];
  let text = plan?.description ?? yearPlan.description;
  const change = (iid: number, to: Partial<GoalRecord>) => {
    const value = { ...planned(iid), ...standing.get(iid), ...to };
    standing.set(iid, value);
    return Promise.resolve({ value, warnings: [{ field: 'due', asked: 'a', kept: 'b' }] });
  };
  const known = {
    goals: ({ state }: { readonly state?: string } = {}) =>
      read([...standing.values()].filter((one) => state === undefined || one.state === state)),
    goal: (iid: number) => Promise.resolve(standing.get(iid)),
    issueWithMarker: () => Promise.resolve(plan === null ? null : { ...yearPlan, ...plan, description: text }),
    filePaths: () => read([]),
    labels: () => read([]),
    milestones: () => read([]),
    ensureLabel: (label: object) => Promise.resolve(void sent.push(label)),
    ensureMilestone: ({ title }: { readonly title: string }) => Promise.resolve(void sent.push({ milestone: title })),
    oneOnOnes: () => read([]),
    inTurn: (_turn: string, work: () => unknown) => work(),
    changeGoal: (iid: number, { kind, ...to }: GoalChange) => {
      sent.push({ iid, ...to, ...(kind === undefined ? {} : { kind }) });
      return change(iid, { ...(to as object), ...(kind === undefined ? {} : { kinds: [kind] }) });
    },
    editDescription: (iid: number, edit: (words: string) => string) => {
      const description = edit(standing.get(iid)?.description ?? '');
      sent.push({ iid, description });
      return change(iid, { description });
    },
    createGoal: ({ key, kind, ...goal }: NewGoal) => {
      const iid = 100 + standing.size;
      sent.push({ opened: iid, key, kind, ...goal });
      const { title, due, milestone, description, confidential } = goal;
      return change(iid, {
        iid,
        title,
        due,
        milestone,
        description,
        confidential,
        kinds: [kind],
        mark: { type: 'goal', template: null, key },
      });
    },
    editDocument: (_iid: number, edit: (words: string) => string) =>
      Promise.resolve().then(() => {
        text = edit(text);
        return { value: text, warnings: [{ field: 'text', asked: 'a', kept: 'b' }] };
      }),
    ...project,
  };
  return {
    session: sessionOn(known, more),
    standing,
    sent,
    text: () => text,
    write: (words: string) => (text = words),
  };
}

/** With the templates of the package. */
export function planDesk(more: Parameters<typeof deskOn>[0] = {}) {
  return deskOn({ packageRoot: process.cwd(), namedFiles, cwd: '/cwd', ...more });
}

const path = '/cwd/fy28.yml';
export const planFile = (rows: readonly string[], texts = '') =>
  `plan:\n  year: FY28\n${texts}quarters:\n  FY28-Q1:${rows.length === 0 ? ' []' : ''}\n${rows.map((row) => `    - ${row}\n`).join('')}`;

export async function applying(
  text: string,
  {
    goals = [planned(1)],
    answers = null,
    words = {},
    meanwhile,
    ...around
  }: Parameters<typeof planWorld>[1] & {
    goals?: readonly GoalRecord[];
    answers?: Readonly<Record<string, unknown>> | null;
    words?: Partial<CompareWords>;
    meanwhile?: (world: ReturnType<typeof planWorld>) => void;
  } = {},
) {
  const world = planWorld(goals, around);
  const { asked, ask } = answering(answers ?? {});
  const { desk, lines, files } = planDesk({ ask: answers === null ? null : ask });
  await files.write(path, text);
  const typed = { file: 'fy28.yml', text, mine: [], theirs: [], same: [], ...words };
  const told: unknown[] = [];
  const compared = await planApply(typed, world.session, desk);
  meanwhile?.(world);
  const applied = await applyPlan(compared, world.session, desk, (step) => void told.push(step));
  return { ...world, applied, asked, lines, told, compared, file: (await files.read(path)) ?? '' };
}
