// What a plan's file asks for, written: goals as `goal edit` changes them and an import opens them, then the text of the plan.
import { DevgrowthError } from '#errors.ts';
import {
  changesOf,
  type PlannedMeasure,
  type PlanDifference,
  type PlanRow,
  type PlanTextName,
  type RowDifference,
  without,
} from '#growth/goals/plan-file.ts';
import { measureIn, withMeasure } from '#growth/goals/measure.ts';
import { mergeTexts } from '#growth/text/text-merge.ts';
import { parseQuarter, type Quarter } from '#growth/time/fiscal.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Dropped, GoalChange, Written } from '#growth/forge/writes.ts';
import { fill } from '#templates/fill.ts';
import { templateOf } from '#templates/goal-templates.ts';
import { type GoalTemplate, templateMark } from '#templates/template.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { sayWhereItStands } from '../goal/concealed.ts';
import { warnOfCrowd } from '../goal/crowded-quarter.ts';
import { changeOf, saysConcealed } from '../goal/editing.ts';
import { type ComposedEntry, composedEntry, type OnGoal, standingTwice } from '../goal/importing.ts';
import { quietly } from '../goal/measure.ts';
import { ensureGround, openGoal } from '../goal/open-goals.ts';
import { noteOfPastOnes } from '../goal/past-due.ts';
import { commenting, refuseForRole } from '../role.ts';
import type { Session } from '../session.ts';
import { type ComparedPlan, rowKey } from './comparing.ts';
import { wantedText } from './wanted-text.ts';

export interface WrittenPlan {
  /** As they stand now. */
  readonly opened: readonly GoalRecord[];
  readonly changed: readonly GoalRecord[];
  readonly texts: readonly PlanTextName[];
  readonly warnings: readonly Dropped[];
  readonly openedBy: ReadonlyMap<PlanRow, GoalRecord>;
  /** As it was found when each goal's turn came. */
  readonly difference: PlanDifference;
}

export class PlanWriting {
  readonly #compared: ComparedPlan;
  readonly #session: Session;
  readonly #desk: Pick<Desk, 'talk'>;
  readonly #onGoal: OnGoal;

  constructor(compared: ComparedPlan, session: Session, desk: Pick<Desk, 'talk'>, onGoal: OnGoal) {
    this.#compared = compared;
    this.#session = session;
    this.#desk = desk;
    this.#onGoal = onGoal;
  }

  async write(difference: PlanDifference, goals: readonly GoalRecord[]): Promise<WrittenPlan> {
    const { rows, opens } = difference;
    const { project, now } = this.#session;
    const { talk } = this.#desk;
    const changes = rows.flatMap((one) => {
      const planned = this.#changed(one);
      return planned === null ? [] : [{ ...planned, one }];
    });
    const entries = opens.map((row) => this.#entry(row));
    noteOfPastOnes(
      [...changes.map(({ change }) => change.due ?? null), ...entries.map(({ goal }) => goal.due)],
      now.today,
      talk,
    );
    warnOfCrowd(
      goals,
      [...entries.map(({ goal }) => goal.milestone), ...changes.map(({ change }) => change.milestone ?? null)],
      talk,
    );
    await ensureGround(project, [...changes, ...entries], talk);
    const of = changes.length + entries.length;
    const changed: Written<GoalRecord>[] = [];
    const found = { rows: new Map(rows.map((one) => [one.row, one])), closed: [...difference.closed] };
    for (const [index, { one }] of changes.entries()) {
      this.#onGoal({ index, of, title: one.record.title });
      const { record, difference: standing } = await this.#standing(one);
      if (standing === null) {
        found.rows.delete(one.row);
        found.closed.push({ row: one.row, record });
        continue;
      }
      found.rows.set(one.row, standing);
      const planned = this.#changed(standing);
      if (planned === null) continue;
      const { change, template, measure } = planned;
      const isConcealed = saysConcealed(record, change, template, this.#session, talk);
      const written = await this.#written(record, change, measure);
      if (isConcealed && written.value.confidential) await sayWhereItStands(record, this.#session, talk);
      changed.push(written);
    }
    const opened = new Map<PlanRow, Written<GoalRecord>>();
    for (const [index, entry] of entries.entries()) {
      this.#onGoal({ index: changes.length + index, of, title: entry.goal.title });
      opened.set(entry.row, await openGoal(project, entry, entry.key, false));
    }
    this.#onGoal(null);
    const all = [...changed, ...opened.values()];
    const named = all.flatMap(({ value: { iid }, warnings }) =>
      warnings.map((one) => ({ ...one, field: `${one.field} of #${iid}` })),
    );
    const twice = await standingTwice(entries, this.#session);
    const texts = await this.#writeTexts();
    return {
      opened: [...opened.values()].map(({ value }) => value),
      changed: changed.map(({ value }) => value),
      openedBy: new Map([...opened].map(([row, { value }]) => [row, value])),
      difference: { ...difference, rows: [...found.rows.values()], closed: found.closed },
      texts: texts.names,
      warnings: [...named, ...twice, ...texts.warnings],
    };
  }

  /** null: nothing. */
  #changed({ row, differences }: RowDifference) {
    const made = changesOf(differences);
    if (made.length === 0) return null;
    const word = (field: string) => made.find((one) => one.field === field)?.to ?? null;
    const [title, kind, due] = [word('title'), word('kind'), word('due')];
    const template = kind === null ? null : this.#template(kind);
    const isMoved = due !== null || word('quarter') !== null;
    const quarter = isMoved ? this.#quarter(row) : null;
    const day = due === null ? undefined : due === without ? null : due;
    const change = {
      ...changeOf(
        { title, description: null, confidential: null },
        { due: day, quarter, template, inText: (text) => text },
      ),
      // It stands in the quarter that its row stands in, with a day or without.
      ...(isMoved ? { milestone: quarter?.title ?? null } : {}),
    };
    return { change, template, quarter, measure: word('measure') === null ? null : row.measure };
  }

  /** When its turn has come: what somebody changed there since the list was read is theirs. null: it is closed by now. */
  async #standing({ row, record: { iid } }: RowDifference) {
    const record = await this.#session.project.goal(iid);
    const found = this.#compared.against([record]).rows.find((one) => one.row === row);
    return { record, difference: found ?? null };
  }

  /** The measure is a line of the text: what others write there meanwhile stays, and where it stands now, too. */
  async #written(record: GoalRecord, change: GoalChange, measure: PlannedMeasure | null): Promise<Written<GoalRecord>> {
    const { project } = this.#session;
    const isAll = Object.keys(change).length > 0;
    const changed = isAll ? await project.changeGoal(record.iid, change, record) : null;
    if (measure === null) return changed ?? { value: record, warnings: [] };
    const measured = await project.editDescription(record.iid, (text) =>
      withMeasure(text, { ...measure, now: measureIn(text)?.now ?? null }, quietly),
    );
    return { value: measured.value, warnings: [...(changed?.warnings ?? []), ...measured.warnings] };
  }

  #entry(row: PlanRow): ComposedEntry & { readonly row: PlanRow } {
    const { settings, now, me } = this.#session;
    const { title = '', kind = 'general', due: day = without } = row.wanted;
    const template = this.#template(kind);
    const due = day === without ? null : day;
    const filled = fill(template, { title, answers: {}, today: now.today, due, person: me.name });
    const entry = composedEntry(
      {
        line: row.line,
        keySource: '',
        kind: template.name,
        title: filled.title,
        due,
        description:
          row.measure === null
            ? filled.description
            : withMeasure(filled.description, { ...row.measure, now: null }, quietly),
        template: templateMark(template),
        confidential: template.sensitive || row.confidential,
        stage: 'planned',
        closed: null,
      },
      this.#compared.templates,
      settings,
    );
    const quarter = this.#quarter(row);
    const goal = { ...entry.goal, milestone: quarter?.title ?? null };
    return { ...entry, row, key: rowKey(row, this.#compared.file), quarter, goal };
  }

  async #writeTexts(): Promise<{ readonly names: readonly PlanTextName[]; readonly warnings: readonly Dropped[] }> {
    const { plan, differences } = this.#compared.texts;
    const made = changesOf(differences);
    if (plan === null || made.length === 0) return { names: [], warnings: [] };
    refuseForRole('text', plan, commenting(plan.iid), this.#session);
    const base = plan.description;
    const { text: mine } = wantedText(base, made);
    const { warnings } = await this.#session.project.editDocument(plan.iid, (current) => {
      const merged = mergeTexts(base.trimEnd(), mine.trimEnd(), current.trimEnd());
      if (merged === null) throw changedMeanwhile(plan.iid);
      return merged;
    });
    return { names: made.map(({ field }) => field), warnings };
  }

  #template(kind: string): GoalTemplate {
    return templateOf(kind, this.#compared.templates);
  }

  #quarter({ wanted: { quarter } }: PlanRow): Quarter | null {
    const read = parseQuarter(quarter, this.#session.settings.fiscalYearStart);
    return read.ok ? read.value : null;
  }
}

function changedMeanwhile(iid: number): DevgrowthError {
  return new DevgrowthError('conflict', `somebody changed the same lines of #${iid} on the server meanwhile`, {
    hint: said`Its goals are written. \`${step('plan diff')}\` shows both words.`,
  });
}
