// A session for tests of one use case: what is read answers at once, what nobody named is not there to be called.
import { ListRead } from '#growth/words/completeness.ts';
import { defaultProjectSettings, type ProjectSettings } from '#settings/project-settings.ts';
import type { Desk } from '#work/desk.ts';
import type { Session } from '#work/session.ts';
import type { Said } from '#wording.ts';
import type { Prompter } from '#world.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { base, facts } from '../gitlab/fake-gitlab.ts';
import { alex, failure, now, source } from '../reports/story.ts';

/** Read whole. */
export function read<T>(items: readonly T[]): Promise<ListRead<T>> {
  return Promise.resolve(new ListRead({ items, source: source('a list', items.length) }));
}

/** The rest did not arrive. */
export function readInPart<T>(items: readonly T[], name = 'a list'): Promise<ListRead<T>> {
  return Promise.resolve(new ListRead({ items, source: failure(name) }));
}

export const settings: ProjectSettings = {
  ...defaultProjectSettings('alex', now.zone),
  manager: 'sam',
};

/** alex's own, managed by sam. */
export function sessionOn(project: object, more: Partial<Session> = {}): Session {
  const connection = { host: base };
  const known = { me: alex, now, settings, continues: null, connection, project: { facts, ...project } };
  return { ...known, ...more } as unknown as Session;
}

/** Nobody is there to be asked, and what is kept stands in memory. */
export function deskOn(more: Partial<Desk> = {}) {
  const { lines, talk } = hearing();
  let keys = 0;
  const newKey = () => `key-${(keys += 1)}`;
  const files = memoryFiles();
  const places = { config: '/config', state: '/state' };
  const desk = { env: {}, files, places, now: () => now.at, newKey, talk, ask: null, yes: false, ...more };
  return { lines, files, desk: desk as unknown as Desk };
}

/** What is said, with its kind in front. */
export function hearing() {
  const lines: string[] = [];
  const hear = (kind: string) => (sentence: Said) => void lines.push(`${kind}: ${String(sentence)}`);
  const show = (shown: readonly string[]) => void lines.push(...shown);
  const talk = { note: hear('note'), warn: hear('warn'), hint: hear('hint'), say: hear('say'), show };
  return { lines, talk };
}

type Asked = Readonly<Record<string, unknown>> & { readonly name: string };

/** Answers by name. What `check` refuses fails. */
export function answering(answers: Readonly<Record<string, unknown>>) {
  const asked: Asked[] = [];
  const take = (question: { readonly name: string; readonly check?: unknown }) => {
    asked.push({ ...question });
    if (!(question.name in answers)) throw new Error(`nobody answers ${question.name}`);
    const answer = answers[question.name];
    const check = question.check as ((text: string) => unknown) | undefined;
    const problem = [answer].flat().map((one) => check?.(String(one)) ?? null);
    if (problem.some((one) => one !== null)) throw new Error(`${question.name}: ${problem.map(String).join()}`);
    return answer;
  };
  const later = (question: { readonly name: string }) => Promise.resolve().then(() => take(question));
  const ask = { text: later, choice: later, several: later, confirm: later, secret: later, list: later };
  return { asked, ask: ask as unknown as Prompter };
}
