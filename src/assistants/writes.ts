// The five tools that write: how each plans what it was given, what the person is shown of that, and how it is written.
import { formatEvidence } from '#growth/goals/evidence.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { DocumentBody, DocumentName } from '#render/json/document-shapes.ts';
import type { Desk } from '#work/desk.ts';
import { type EvidenceWords, keepEvidence, planEvidence } from '#work/evidence/keeping.ts';
import type { AddWords } from '#work/goal/add-words.ts';
import { openPlanned, planGoal } from '#work/goal/adding.ts';
import { logCheckIn, type LogWords, planCheckIn } from '#work/goal/check-in.ts';
import { type CheckWords, planTicks, tick } from '#work/goal/ticking.ts';
import { readStanding } from '#work/goal-stories.ts';
import { addToAgenda, agendaItem, type AgendaWords, planAdding } from '#work/one-on-one/adding.ts';
import { agendaOf } from '#work/one-on-one/meetings.ts';
import type { Session } from '#work/session.ts';
import type { OwnWords } from '#work/drafting.ts';
import type { Given } from './inputs.ts';
import type { ToolName } from './tool-names.ts';

export type Result = {
  [Name in DocumentName]: { readonly name: Name; readonly body: DocumentBody<Name> };
}[DocumentName];

export interface Planned {
  /** What is done to it: `a comment on goal`. */
  readonly does: string;
  /** The goal or 1:1 that it is written to; null: something new. */
  readonly to: { readonly iid: number; readonly title: string } | null;
  /** The text as it will stand there. */
  readonly lines: readonly string[];
  /** Lines of the project's that are meant, which may be anybody's. */
  readonly quotes: readonly string[];
  /** Some of the lines are words of others: no question holds them. */
  readonly isByOthers: boolean;
  /** There is nothing left to write. */
  readonly isThere: boolean;
  /** @returns null where it was not found by its key */
  found(key: string): Promise<Result | null>;
  write(session: Session): Promise<Result>;
}

export interface Write<Name extends ToolName> {
  command(given: Given<Name>): string;
  words(given: Given<Name>): OwnWords & Readonly<Record<string, unknown>>;
  plan(given: Given<Name>, session: Session, desk: Desk): Promise<Planned>;
}

const keyed = ({ key }: { readonly key?: string }) => (key === undefined ? {} : { key });

function ownNote(notes: readonly Note[], key: string, { me }: Pick<Session, 'me'>): boolean {
  return notes.some((note) => note.type === 'comment' && note.mark?.key === key && note.by?.id === me.id);
}

async function goalNow(iid: number, session: Session): Promise<Result> {
  const [goal] = await readStanding([await session.project.goal(iid)], session);
  if (goal === undefined) throw new Error('a goal that was read has no standing');
  return { name: 'goal-write', body: { goal, warnings: [] } };
}

const logWords = (given: Given<'goal_log'>): LogWords => ({
  iid: given.number,
  goalAt: null,
  text: given.text,
  percent: given.progress ?? null,
  health: given.health ?? null,
  next: null,
  help: null,
  values: [],
  ticks: [],
  measure: null,
  date: null,
  start: false,
  ...keyed(given),
});

const goalLog: Write<'goal_log'> = {
  command: () => 'goal log',
  words: (given) => ({ ...logWords(given) }),
  async plan(given, session, desk) {
    const planned = await planCheckIn(logWords(given), session, desk);
    const { record } = planned;
    return {
      does: 'Write this as a comment on goal',
      to: record,
      lines: planned.body.trim().split('\n'),
      quotes: given.health === undefined ? [] : [`and set its health to ${given.health}`],
      isByOthers: false,
      isThere: false,
      async found(key) {
        const { items } = (await session.project.notes(record.iid)).asFarAsRead();
        return ownNote(items, key, session) ? goalNow(record.iid, session) : null;
      },
      write: (opened) =>
        logCheckIn(planned, opened, desk, async ({ value, warnings }) => {
          const [goal] = await readStanding([value], opened);
          if (goal === undefined) throw new Error('a goal that was written has no standing');
          return { name: 'goal-write', body: { goal, warnings } };
        }),
    };
  },
};

const addWords = (given: Given<'goal_add'>): AddWords & { readonly templates: null } => ({
  title: given.title,
  kind: given.kind ?? 'general',
  due: given.due ?? null,
  set: Object.entries(given.answers ?? {}).map(([id, answer]) => `${id}=${answer}`),
  description: null,
  serves: null,
  measure: null,
  confidential: false,
  from: null,
  link: false,
  edit: false,
  importFile: null,
  importText: null,
  templates: null,
  ...keyed(given),
});

const goalAdd: Write<'goal_add'> = {
  command: () => 'goal add',
  words: (given) => ({ ...addWords(given) }),
  async plan(given, session, desk) {
    const planned = await planGoal(addWords(given), session, desk);
    const { goal } = planned.composed;
    return {
      does: 'Open this as a new goal',
      to: null,
      lines: [
        goal.title,
        `Kind ${goal.kind}, ${goal.due === null ? 'no due date' : `due ${goal.due}`}${goal.confidential ? ', confidential' : ''}`,
        '',
        ...goal.description.trim().split('\n'),
      ],
      quotes: [],
      isByOthers: planned.isByProject,
      isThere: false,
      async found(key) {
        const { items } = (await session.project.goals()).asFarAsRead();
        const there = items.find(({ mark, author }) => mark?.key === key && author?.id === session.me.id);
        return there === undefined ? null : goalNow(there.iid, session);
      },
      write: (opened) =>
        openPlanned(planned, opened, desk, async ({ value, warnings }) => {
          const [standing] = await readStanding([value], opened);
          if (standing === undefined) throw new Error('a goal that was opened has no standing');
          return { name: 'goal-write', body: { goal: standing, warnings } };
        }),
    };
  },
};

const evidenceWords = (given: Given<'evidence_add'>): EvidenceWords => ({
  iid: given.number,
  goalAt: null,
  what: given.address ?? given.did,
  values: [],
  did: given.address === undefined ? null : given.did,
  result: given.result ?? null,
  shows: [],
  date: null,
  evidence: null,
  ...keyed(given),
});

const evidenceAdd: Write<'evidence_add'> = {
  command: () => 'evidence add',
  words: (given) => ({ ...evidenceWords(given) }),
  async plan(given, session, desk) {
    const planned = await planEvidence(evidenceWords(given), session, desk);
    const place = planned.place ?? { iid: given.number, title: '', url: '' };
    const reference = { iid: place.iid, title: place.title, url: place.url };
    return {
      does: 'Keep this as evidence, in a comment on goal',
      to: place,
      lines: formatEvidence(planned.evidence).trim().split('\n'),
      quotes: [],
      isByOthers: false,
      isThere: false,
      async found(key) {
        const { items } = (await session.project.notes(place.iid)).asFarAsRead();
        if (!ownNote(items, key, session)) return null;
        const body = { goal: reference, evidence: planned.evidence, isNew: true, warnings: [] };
        return { name: 'evidence-write', body };
      },
      async write(opened) {
        const { evidence, isNew, warnings } = await keepEvidence(planned, opened, desk);
        return { name: 'evidence-write', body: { goal: reference, evidence, isNew, warnings } };
      },
    };
  },
};

const checkWords = ({ number, item }: Given<'goal_check'>): CheckWords => ({
  iid: number,
  goalAt: null,
  items: [String(item)],
  start: false,
});

const goalCheck: Write<'goal_check'> = {
  command: ({ done = true }) => (done ? 'goal check' : 'goal uncheck'),
  words: (given) => ({ ...checkWords(given) }),
  async plan(given, session, desk) {
    const done = given.done ?? true;
    const planned = await planTicks(checkWords(given), done, session, desk);
    return {
      does: `${done ? 'Tick' : 'Untick'} item ${given.item} of goal`,
      to: planned.record,
      lines: [],
      quotes: planned.items.map(({ text }) => text),
      isByOthers: false,
      isThere: planned.items.every((item) => item.done === done),
      found: () => goalNow(given.number, session),
      write: (opened) =>
        tick(planned, done, opened, desk, async ({ value, warnings }) => {
          const [goal] = await readStanding([value], opened);
          if (goal === undefined) throw new Error('a goal that was written has no standing');
          return { name: 'goal-write', body: { goal, warnings } };
        }),
    };
  },
};

const agendaWords = (given: Given<'agenda_add'>): AgendaWords => ({ item: agendaItem(given.text), ...keyed(given) });

const agendaAdd: Write<'agenda_add'> = {
  command: () => '1on1 add',
  words: (given) => ({ ...agendaWords(given) }),
  async plan(given, session, desk) {
    const adding = await planAdding(agendaWords(given), session);
    const told = (meeting: typeof adding.meeting): Result => ({
      name: 'one-on-one',
      body: { meeting, agenda: agendaOf(meeting), created: false, carried: 0, closed: [], warnings: [] },
    });
    return {
      does: adding.meeting === null ? 'Open the next 1:1, with this on its agenda' : 'Put this on the agenda of 1:1',
      to: adding.meeting,
      lines: [`- [ ] ${adding.item}`],
      quotes: [],
      isByOthers: false,
      isThere: adding.isThere,
      found: async () => (adding.isThere ? told(adding.meeting) : null),
      async write(opened) {
        const { meeting, opened: created, warnings } = await addToAgenda(adding, opened, desk);
        const { body } = told(meeting) as Extract<Result, { name: 'one-on-one' }>;
        return { name: 'one-on-one', body: { ...body, created: created !== null, warnings } };
      },
    };
  },
};

export const writes = {
  goal_log: goalLog,
  goal_add: goalAdd,
  evidence_add: evidenceAdd,
  goal_check: goalCheck,
  agenda_add: agendaAdd,
} as const;
