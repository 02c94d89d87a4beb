// The promotion document on GitLab: a confidential issue that no label tells of; who it is assigned to decides which Guest reads it.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { InboxIssue } from '#growth/forge/inboxes.ts';
import { currentDocument, currentState, isFinished, type PromotionRecord } from '#growth/promotion/transitions.ts';
import { isNamed } from '#growth/words/username.ts';
import { droppedPeople } from './assignees.ts';
import { mayLabel } from './authors.ts';
import { type AskedIssue, droppedFields } from '../exchange/checked.ts';
import { besideGaps, openGapsIn, openingGaps } from './gaps-apart.ts';
import { inboxesIn } from './inboxes.ts';
import { issueCreation } from '../exchange/issue-creation.ts';
import type { LabelCodec } from '../words/labels.ts';
import { storedFields } from '../words/issues.ts';
import { readStoredText, storedText } from '../words/marks.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { parsed } from '../wire/reading.ts';
import { issueSchema, type IssueRow } from '../words/schemas.ts';
import { type PageOptions, read, readAll, type Scope, write } from '../exchange/scope.ts';

type Documents = Pick<
  GoalsProject,
  | 'promotionDocument'
  | 'promotionBesideInboxes'
  | 'promotionDocuments'
  | 'startPromotion'
  | 'changePromotion'
  | 'gapsApart'
  | 'openGapsApart'
>;

/** By its mark, a label of before, or, where it is confidential and nothing else of ours, the title of our templates. */
export function isDocument({ labels, description, title, confidential }: IssueRow, codec: LabelCodec): boolean {
  const groups = new Set(labels.map((name) => codec.wordOf(name)?.group));
  const type = readStoredText(description).mark?.type;
  if (type === 'promotion' || groups.has('promotion')) return true;
  return type === undefined && confidential && !groups.has('marker') && /^promotion document\b/i.test(title.trim());
}

export function documentRecord(row: IssueRow, codec: LabelCodec): PromotionRecord {
  return { ...storedFields(row), labelled: statesOf(row.labels, codec) };
}

function statesOf(labels: readonly string[], codec: LabelCodec): PromotionState[] {
  return labels.flatMap((name) => {
    const word = codec.wordOf(name);
    return word?.group === 'promotion' ? [word.value] : [];
  });
}

export function promotionDocuments(
  scope: Scope,
  { notes: readNotes, labelEvents }: Pick<GoalsProject, 'notes' | 'labelEvents'>,
): Documents {
  const { projectId, codec } = scope;
  const { createIssue } = issueCreation(scope);

  const recordOf = (row: IssueRow) => documentRecord(row, codec);

  async function readRows(filter: { confidential: true } | { not: { labels: string } }): Promise<readonly IssueRow[]> {
    const { rows, failure } = await readAll(
      scope,
      Issues,
      (api, page: PageOptions) =>
        api.all({ projectId, ...filter, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
      {
        name: 'promotion document',
        doing: `looking for the promotion document of ${scope.path}`,
        schema: issueSchema,
        keyOf: ({ iid }) => iid,
      },
    );
    // "Not there" would lead to a second one.
    if (failure !== null) throw failure;
    return rows;
  }

  async function documentsIn(rows: readonly IssueRow[], person: string): Promise<readonly PromotionRecord[]> {
    const found = rows.filter((row) => isDocument(row, codec));
    const me = await scope.me();
    const isTheirs = async ({ author, labels }: IssueRow) =>
      author?.id === me.id ||
      isNamed(author, person) ||
      (statesOf(labels, codec).length > 0 && mayLabel(scope, author));
    const theirs = await Promise.all(found.map(isTheirs));
    return found.filter((_row, index) => theirs[index]).map(recordOf);
  }

  async function allDocuments(
    person: string,
  ): Promise<{ readonly documents: readonly PromotionRecord[]; readonly inboxes: readonly InboxIssue[] }> {
    const rows = await readRows({ confidential: true });
    const inboxes = inboxesIn(rows, person);
    const me = await scope.me();
    const told = (documents: readonly PromotionRecord[]) => documents.map((one) => besideGaps(one, rows, me));
    const confidential = await documentsIn(rows, person);
    if (confidential.length > 0) return { documents: told(confidential), inboxes };
    // Made public by hand, or this server does not know the filter.
    const others = await readRows({ not: { labels: codec.nameOf({ group: 'marker', value: 'goal' }) } });
    return { documents: told(await documentsIn(others, person)), inboxes };
  }

  async function promotionBesideInboxes(person: string) {
    const { documents, inboxes } = await allDocuments(person);
    if (documents.length < 2) return { document: documents[0] ?? null, inboxes };
    const over = new Set<PromotionRecord>();
    await Promise.all(documents.map(async (one) => (await isOver(one)) && over.add(one)));
    return { document: currentDocument(documents, (one) => over.has(one)), inboxes };
  }

  async function isOver(record: PromotionRecord): Promise<boolean> {
    if (isFinished(record, null)) return true;
    const [notes, events] = await Promise.all([
      readNotes(record.iid),
      record.labelled.length > 1 ? labelEvents(record.iid) : null,
    ]);
    const history = { notes: notes.asFarAsRead(), events: events?.asFarAsRead() ?? null };
    return isFinished(record, currentState(record, history)?.state ?? null);
  }

  async function readOne(iid: number): Promise<IssueRow> {
    const doing = `reading the promotion document #${iid} of ${scope.path}`;
    return parsed(issueSchema, (await read(scope, Issues, (api) => api.show(iid, { projectId }), doing)).body, doing);
  }

  return {
    promotionBesideInboxes,
    promotionDocuments: async (person) => (await allDocuments(person)).documents,
    promotionDocument: async (person) => (await promotionBesideInboxes(person)).document,
    gapsApart: async () => openGapsIn(await readRows({ confidential: true }), await scope.me()),
    openGapsApart: openingGaps(scope),

    async startPromotion({ key, mayExist, template, title, description }) {
      const stored = storedText(description, { type: 'promotion', template, key });
      const issue = {
        key,
        mayExist,
        title,
        description: stored,
        labels: [],
        milestoneId: null,
        due: null,
        confidential: true,
        isSingle: true,
      };
      const row = await createIssue(issue, `creating the promotion document "${title}"`);
      const asked = { title, description: stored, confidential: true };
      return {
        value: recordOf({ ...row, assignees: [] }),
        warnings: mayExist === true ? [] : droppedFields(asked, row),
      };
    },

    changePromotion: (iid, { assignTo, isUnlabelled }) =>
      scope.locked(iid, async () => {
        const doing = `changing the promotion document #${iid}`;
        const before = await readOne(iid);
        const remove = isUnlabelled ? before.labels.filter((name) => codec.wordOf(name)?.group === 'promotion') : [];
        const isAssigned = assignTo === null || before.assignees.some(({ id }) => id === assignTo.id);
        const people = isAssigned ? before.assignees : [assignTo, ...before.assignees];
        const sent = {
          ...(remove.length > 0 ? { removeLabels: remove.join(',') } : {}),
          ...(isAssigned ? {} : { assigneeIds: people.map(({ id }) => id) }),
        };
        if (Object.keys(sent).length === 0) return { value: recordOf(before), warnings: [] };
        const asked: AskedIssue = { withoutLabels: remove };
        const put = async () => {
          const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
          return parsed(issueSchema, answer.body, doing, true);
        };
        const after = await putSurely(scope, {
          put,
          async landed() {
            const row = await readOne(iid);
            return droppedFields(asked, row).length === 0 && droppedPeople(people, row).length === 0 ? row : null;
          },
        });
        return { value: recordOf(after), warnings: [...droppedFields(asked, after), ...droppedPeople(people, after)] };
      }),
  };
}
