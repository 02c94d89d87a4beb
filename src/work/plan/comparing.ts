// A plan's file beside the goals and the plan as they stand: what it would change, open and leave to decide. Writes nothing.
import { basename } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import {
  changesOf,
  type Difference,
  differences,
  type PlanDifference,
  planDifference,
  type PlanFile,
  type PlanRow,
  type PlanTextName,
  planTexts,
  type Side,
} from '#growth/goals/plan-file.ts';
import { wordsOfParts } from '#growth/goals/plan-parts.ts';
import { lastDayOf, planSpan } from '#growth/goals/plan-text.ts';
import type { GoalRecord, Person } from '#growth/words/goal.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { count, oneLine } from '#render/text.ts';
import { findTemplate } from '#templates/goal-templates.ts';
import { readPlanFile } from '#templates/plan-file.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { said, step } from '#wording.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { withoutSecretLines } from '../goal/import-file.ts';
import { importKey } from '../goal/import-keys.ts';
import { isJob, refuseInJob } from '../job.ts';
import type { EditedDocument } from '../part/editing.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { whole } from '../whole.ts';
import { wantedText } from './wanted-text.ts';

export interface CompareWords {
  /** Its path; null: it is no file. */
  readonly file: string | null;
  readonly text: string;
  /** Numbers of goals and names of the plan's parts of which the file's words count, or the server's. */
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  /** What was answered of rows that may mean a goal, by the row's key: its number, or null for a goal of its own. */
  readonly same: readonly { readonly row: string; readonly iid: number | null }[];
}

export interface ComparedTexts {
  /** null: the file says nothing of it, or there is none. */
  readonly plan: (EditedDocument & { readonly author: Person | null; readonly assignees: readonly Person[] }) | null;
  readonly differences: readonly Difference<PlanTextName>[];
}

export interface ComparedPlan {
  readonly file: PlanFile;
  readonly texts: ComparedTexts;
  readonly difference: PlanDifference;
  readonly goals: readonly GoalRecord[];
  /** Empty where no kind is needed. */
  readonly templates: readonly GoalTemplate[];
  /** The same for goals that were read again. */
  readonly against: (goals: readonly GoalRecord[]) => PlanDifference;
}

type CompareSession = Pick<Session, 'project' | 'settings' | 'now' | 'me'>;

/** @throws `configuration` with every fault of the file */
export async function comparePlan(
  words: CompareWords,
  session: CompareSession,
  desk: TemplatesDesk & Pick<Desk, 'env'>,
): Promise<ComparedPlan> {
  const { project, settings } = session;
  const name = words.file === null ? 'the text' : basename(words.file);
  withoutSecretLines(words.text, name);
  const read = readPlanFile(words.text, name, settings.fiscalYearStart);
  const side = sides(words);
  const [texts, goals] = await Promise.all([compareTexts(read, name, side, session), goalsThere(session)]);
  const meant = (file: PlanFile) => (records: readonly GoalRecord[]) => {
    const opened = new Map(records.flatMap(({ iid, mark }) => (mark?.key == null ? [] : [[mark.key, iid] as const])));
    const answers = new Map(words.same.map(({ row, iid }) => [row, iid]));
    return planDifference(file, records, {
      startMonth: settings.fiscalYearStart,
      opened: (row) => opened.get(rowKey(row, file)),
      decided: (row) => answers.get(rowKey(row, file)),
      side: (iid) => side(String(iid)),
    });
  };
  const first = meant(read)(goals);
  const templates = needsKinds(first) ? await kinds(session, desk) : [];
  const file = templates.length === 0 ? read : withKinds(read, templates);
  const against = meant(file);
  const difference = against(goals);
  refuseFaults({ difference, templates, texts }, name, project.facts.path);
  if (difference.rows.some(({ record }) => record.confidential)) refuseInJob(desk);
  const leftAlone = difference.leftAlone.filter(({ confidential }) => !confidential || !isJob(desk));
  return { file, texts, difference: { ...difference, leftAlone }, goals, templates, against };
}

export async function goalsThere({ project }: Pick<Session, 'project'>): Promise<readonly GoalRecord[]> {
  const hint = 'Nothing was written, for a goal could have been opened twice. Run the command again.';
  return whole(await project.goals(), project.facts.path, hint);
}

/** The same on every machine and at every time: what a goal that it opens is found again by. */
export function rowKey({ key, wanted }: PlanRow, { year }: Pick<PlanFile, 'year'>): string {
  const { title = '', kind = 'general', quarter } = wanted;
  return importKey({ keySource: key === null ? `plan ${quarter}: ${kind}: ${title}` : `plan ${year}: ${key}` });
}

/** Whether anything of it is not as the file says. */
export function isEqual({
  texts,
  difference: { rows, opens, alike },
}: Pick<ComparedPlan, 'texts' | 'difference'>): boolean {
  const differing = [...texts.differences, ...rows.flatMap((row) => row.differences)];
  return differing.length === 0 && opens.length === 0 && alike.length === 0;
}

function sides({ mine, theirs }: CompareWords): (what: string) => Side | null {
  const both = mine.find((what) => theirs.includes(what));
  if (both !== undefined)
    throw new DevgrowthError('usage', `both words cannot count: ${oneLine(both)}`, {
      hint: 'Name it for one side alone.',
    });
  return (what) => (mine.includes(what) ? 'mine' : theirs.includes(what) ? 'theirs' : null);
}

async function compareTexts(
  { texts, textsWere, year }: PlanFile,
  file: string,
  side: (what: string) => Side | null,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<ComparedTexts> {
  const named = planTexts.filter((name) => texts[name] !== undefined);
  if (named.length === 0) return { plan: null, differences: [] };
  const plan = await project.issueWithMarker('plan');
  if (plan === null) {
    throw new DevgrowthError('not-found', `there is no year plan that the file's ${named.join(', ')} could go into`, {
      hint: said`Open one with \`${step('plan start')}\`, or take that out of the file.`,
    });
  }
  const span = planSpan(plan.description, settings.fiscalYearStart);
  const end = lastDayOf(year, settings.fiscalYearStart);
  if (span !== null && end !== null && end < span.start) {
    const typed = named.filter((part) => texts[part] !== textsWere[part]);
    if (typed.length === 0) return { plan: null, differences: [] };
    throw new DevgrowthError(
      'refused',
      `${oneLine(file)} is of ${oneLine(year)}, and the year plan that is open is of ${span.name}`,
      {
        hint: said`Nothing was written. Take the file's ${typed.join(', ')} out of it, or begin with one of this year: \`${step('plan export')}\`.`,
      },
    );
  }
  const now = wordsOfParts(plan.description, planTexts);
  const found = named.flatMap((name) =>
    differences({ wanted: { [name]: texts[name] ?? '' }, was: textsWere, now }, side(name)),
  );
  return { plan, differences: found };
}

const needsKinds = ({ opens, rows }: PlanDifference): boolean =>
  opens.length > 0 || rows.some((row) => row.differences.some(({ field }) => field === 'kind'));

async function kinds({ project, settings }: CompareSession, desk: TemplatesDesk): Promise<readonly GoalTemplate[]> {
  return (await availableTemplates(project, settings.company, desk)).templates;
}

/** People write a kind's label, too. */
function withKinds(file: PlanFile, templates: readonly GoalTemplate[]): PlanFile {
  const named = (kind: string) => findTemplate(kind, templates)?.name ?? kind;
  const rows = file.rows.map((row) => {
    const { kind } = row.wanted;
    return kind === undefined ? row : { ...row, wanted: { ...row.wanted, kind: named(kind) } };
  });
  return { ...file, rows };
}

function refuseFaults(
  { difference: { rows, opens, missing }, templates, texts }: Pick<ComparedPlan, 'difference' | 'templates' | 'texts'>,
  name: string,
  path: string,
): void {
  const kindsTaken = [
    ...opens.map((row) => ({ row, kind: row.wanted.kind ?? 'general' })),
    ...rows.flatMap(({ row, differences: own }) =>
      own.flatMap(({ field, to, how }) => (field === 'kind' && how !== 'keep' ? [{ row, kind: to }] : [])),
    ),
  ];
  const names = templates.map((one) => one.name);
  const readByAll = rows.filter(({ row, record }) => row.confidential && !record.confidential);
  const faults = [
    ...wantedText(texts.plan?.description ?? '', changesOf(texts.differences)).faults.map((one) => `${name}: ${one}`),
    ...readByAll.map(({ row, record }) => `${name}:${row.line}: #${record.iid} is not confidential on GitLab`),
    ...missing.map(({ line, iid }) => `${name}:${line}: #${iid} is no goal of ${oneLine(path)} that you can see`),
    ...kindsTaken.flatMap(({ row: { line }, kind }) =>
      findTemplate(kind, templates) === undefined
        ? [
            `${name}:${line}: unknown kind "${oneLine(kind)}"${suggestion(kind, names) || `; there are ${names.join(', ')}`}`,
          ]
        : [],
    ),
  ];
  if (faults.length === 0) return;
  const [first] = readByAll;
  throw new DevgrowthError('configuration', `${count(faults.length, 'problem')} in ${name}; nothing was written`, {
    details: faults,
    hint:
      first === undefined
        ? said`Correct the file and run this again; \`${step('template list')}\` names the kinds.`
        : said`\`${step('goal edit', first.record.iid, { confidential: true })}\` hides it from guests; a file does so for new goals alone.`,
  });
}
