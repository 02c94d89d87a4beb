// What was typed at the questions of a run that Ctrl-C ended: a draft keeps it, and when that is resumed each question opens on it.
import { DevgrowthError, type TypedAnswer } from '#errors.ts';
import { oneLine } from '#render/text.ts';
import { type DraftWorld, listDrafts, markBegun } from '#settings/drafts.ts';
import { keepBegun } from '#settings/kept-words.ts';
import { draftNamed, withResumeHint } from '#settings/resume-hint.ts';
import { resolveHost } from '#settings/resolution.ts';
import type { Prompter } from '#world.ts';
import type { Access } from './access.ts';
import type { OwnWords } from './drafting.ts';
import type { SessionDesk } from './session.ts';

/**
 * Does what asks, and keeps what was typed where Ctrl-C ends it: in the draft that has the other words, or in one of its own.
 * @param begun what an earlier run of the same words was told
 */
export async function keepingAnswers<Where extends SessionDesk & DraftWorld & { readonly ask: Prompter | null }, T>(
  command: string,
  { shared, own }: { readonly shared: Access; readonly own: OwnWords },
  desk: Where,
  work: (desk: Where) => Promise<T>,
  begun: readonly TypedAnswer[] = [],
): Promise<T> {
  const { ask } = desk;
  if (ask === null) {
    const half = begun.find(({ isHalf }) => isHalf);
    if (half !== undefined) throw nobodyFor(half);
    return work(desk);
  }
  try {
    return await work({ ...desk, ask: remembering(ask, begun) });
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.typed.length === 0) throw error;
    const known = draftNamed(error) ?? shared.continues ?? null;
    const draft = (await listDrafts(desk)).find(({ id }) => id === known);
    if (draft !== undefined) {
      await markBegun(desk, draft.id, stillOpen(error.typed, [draft.input, draft.progress]));
      throw withResumeHint(error, draft.id);
    }
    const { host, project } = await resolveHost(shared, desk);
    throw withResumeHint(error, await keepBegun(desk, { command, host, project, input: own }, error.typed));
  }
}

function nobodyFor({ text }: TypedAnswer): DevgrowthError {
  return new DevgrowthError(
    'refused',
    `"${oneLine(text)}" is half typed, and nobody is there to be asked for the rest`,
    {
      hint: 'Resume it in a terminal, where you go on typing.',
    },
  );
}

/** An answer that the draft has is not asked for again. */
function stillOpen(typed: readonly TypedAnswer[], kept: unknown): readonly TypedAnswer[] {
  const known = JSON.stringify(kept);
  return typed.filter(({ text, isHalf }) => isHalf || !known.includes(JSON.stringify(text).slice(1, -1)));
}

/** Questions open on what was begun, and an error of Ctrl-C has all that was typed. */
function remembering(ask: Prompter, begun: readonly TypedAnswer[]): Prompter {
  const typed: TypedAnswer[] = [];
  const left = [...begun];
  const taken = (name: string): { readonly begun?: string } => {
    const at = left.findIndex((one) => one.name === name);
    const [one] = at < 0 ? [] : left.splice(at, 1);
    return one === undefined ? {} : { begun: one.text };
  };
  const asked = async <T>(answer: Promise<T>, text: (given: T) => TypedAnswer | null = () => null): Promise<T> => {
    try {
      const given = await answer;
      const one = text(given);
      if (one !== null && one.text.trim() !== '') typed.push(one);
      return given;
    } catch (error) {
      if (!(error instanceof DevgrowthError) || error.kind !== 'cancelled') throw error;
      throw new DevgrowthError('cancelled', error.said, { typed: [...left, ...typed, ...error.typed], cause: error });
    }
  };
  return {
    text: (question) =>
      asked(ask.text({ ...question, ...taken(question.name) }), (text) =>
        text === question.default ? null : { name: question.name, text },
      ),
    list: (question) =>
      asked(ask.list({ ...question, ...taken(question.name) }), (items) => ({
        name: question.name,
        text: items.join('\n'),
      })),
    choice: (question) => asked(ask.choice(question)),
    several: (question) => asked(ask.several(question)),
    confirm: (question) => asked(ask.confirm(question)),
    secret: (question) => asked(ask.secret(question)),
  };
}
