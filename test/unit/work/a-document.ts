// A promotion document on a project that takes edits, for tests of what is read and written of it.
import type { Note } from '#growth/goals/notes.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { Written } from '#growth/forge/writes.ts';
import type { Session } from '#work/session.ts';
import { alex, at } from '../reports/story.ts';
import { read, readInPart, sessionOn } from './a-session.ts';

export const document: PromotionRecord = {
  iid: 20,
  title: 'Promotion of Alex',
  description: '',
  state: 'opened',
  labelled: [],
  confidential: true,
  author: alex,
  assignees: [],
  url: 'https://gitlab.example/alex/goals/-/issues/20',
  createdAt: at('2026-09-01'),
  updatedAt: at('2026-09-01'),
  commentCount: 0,
  mark: null,
};

export interface CommentSent {
  readonly iid: number;
  readonly key: string;
  readonly type: string;
  readonly body: string;
}

export function documentSession(
  about: Partial<PromotionRecord> | null,
  {
    notes = [],
    project = {},
    isWhole = true,
    ...more
  }: Partial<Omit<Session, 'project'>> & {
    readonly notes?: readonly Note[];
    readonly project?: object;
    readonly isWhole?: boolean;
  } = {},
) {
  const record = about === null ? null : { ...document, commentCount: notes.length, ...about };
  const texts = new Map<number, string>();
  if (record !== null) texts.set(record.iid, record.description);
  if (record?.apart !== undefined) texts.set(record.apart.iid, record.apart.description);
  const comments: CommentSent[] = [];
  const list = isWhole ? read : readInPart;
  const known = {
    promotionDocument: () => Promise.resolve(record),
    notes: () => list(notes),
    labelEvents: () => read([]),
    oneOnOnes: () => read([]),
    comment: (iid: number, comment: Omit<CommentSent, 'iid'>) => {
      comments.push({ iid, ...comment });
      return Promise.resolve({ value: { id: comments.length }, warnings: [] });
    },
    editDocument: (iid: number, edit: (text: string) => string): Promise<Written<string>> =>
      Promise.resolve().then(() => {
        const value = edit(texts.get(iid) ?? '');
        texts.set(iid, value);
        return { value, warnings: [] };
      }),
    ...project,
  };
  return { session: sessionOn(known, more), record, texts, comments };
}
