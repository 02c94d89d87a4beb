// What was typed before Ctrl-C: where it is kept, what of it, and on what each question opens then.
import { describe, expect, test } from 'vitest';
import { DevgrowthError, type TypedAnswer } from '#errors.ts';
import { findOrCreate, listDrafts } from '#settings/drafts.ts';
import { withResumeHint } from '#settings/resume-hint.ts';
import { keepingAnswers } from '#work/half-typed.ts';
import type { Prompter } from '#world.ts';
import { base } from '../gitlab/fake-gitlab.ts';
import { deskOn } from './a-session.ts';

const cancelled = (typed: readonly TypedAnswer[] = []) =>
  new DevgrowthError('cancelled', 'Nothing was written.', { typed });
const access = { host: base, project: 'alex/goals', profile: null, writes: true, allowPublic: false, dryRun: false };
const half = { name: 'learned', text: 'to a', isHalf: true };

/** Each question answers what stands in order, or fails with it. */
function scripted(answers: readonly unknown[]) {
  const asked: { readonly begun?: string; readonly name: string }[] = [];
  const left = [...answers];
  const take = (question: { readonly name: string }) => {
    asked.push(question);
    const answer = left.shift();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const ask = { text: take, list: take, choice: take, several: take, confirm: take, secret: take };
  return { asked, ask: ask as unknown as Prompter };
}

function keeping(
  answers: readonly unknown[],
  work: (ask: Prompter, known: { readonly id: string | null }) => Promise<unknown>,
  { begun = [] as readonly TypedAnswer[], kept = null as object | null, isContinued = false } = {},
) {
  const { asked, ask } = scripted(answers);
  const { desk } = deskOn({ ask, env: {} });
  const run = async () => {
    const task = { command: 'goal close', host: base, project: 'alex/goals', input: kept };
    const id = kept === null ? null : (await findOrCreate(desk, task, null)).id;
    const shared = isContinued ? { ...access, continues: id } : access;
    return keepingAnswers(
      'goal close',
      { shared, own: { iid: 4 } as never },
      desk as never,
      (own) => work((own as { ask: Prompter }).ask, { id }),
      begun,
    );
  };
  const drafts = () => listDrafts(desk);
  return { asked, done: run(), drafts };
}

const question = (name: string, more: object = {}) => ({ name, message: `${name}?`, ...more });

/** Asks three things; the last is where Ctrl-C is pressed. */
const three = async (ask: Prompter) => {
  await ask.text(question('outcome'));
  await ask.list(question('items'));
  await ask.confirm({ ...question('sure'), default: true });
  await ask.text(question('learned'));
  return 'done';
};

describe('Ctrl-C at a question', () => {
  test('keeps all that was typed in a draft of its own', async () => {
    const { done, drafts } = keeping(['achieved', ['a', 'b'], true, cancelled([half])], three);
    await expect(done).rejects.toMatchObject({ kind: 'cancelled', message: 'Nothing was written.' });
    const [draft, ...others] = await drafts();
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ command: 'goal close', host: base, project: 'alex/goals', input: { iid: 4 } });
    expect(draft?.begun).toEqual([{ name: 'outcome', text: 'achieved' }, { name: 'items', text: 'a\nb' }, half]);
    await expect(done).rejects.toMatchObject({ hint: expect.objectContaining({}) });
    expect(String(await done.catch((error: unknown) => (error as DevgrowthError).hint))).toContain(
      `drafts resume ${draft?.id}`,
    );
  });

  test('of nothing typed keeps nothing', async () => {
    const { done, drafts } = keeping(['', [], true, cancelled()], three);
    await expect(done).rejects.toMatchObject({ kind: 'cancelled', hint: null });
    expect(await drafts()).toEqual([]);
  });

  test.each([
    ['a default', 'today', { default: 'today' }, null],
    ['what is beside it', 'yesterday', { default: 'today' }, 'yesterday'],
    ['blanks', '   ', {}, null],
  ])('of %s', async (_name, text, more, kept) => {
    const { done, drafts } = keeping([text, cancelled([half])], async (ask) => {
      await ask.text(question('date', more));
      await ask.text(question('learned'));
    });
    await expect(done).rejects.toThrow('Nothing was written.');
    expect((await drafts())[0]?.begun).toEqual([...(kept === null ? [] : [{ name: 'date', text: kept }]), half]);
  });

  test.each(['choice', 'several', 'confirm', 'secret'] as const)(
    'at a %s keeps what was typed before',
    async (kind) => {
      const { done, drafts } = keeping(['achieved', cancelled()], async (ask) => {
        await ask.text(question('outcome'));
        await (ask[kind] as (one: object) => Promise<unknown>)(question('next'));
      });
      await expect(done).rejects.toMatchObject({ kind: 'cancelled' });
      expect((await drafts())[0]?.begun).toEqual([{ name: 'outcome', text: 'achieved' }]);
    },
  );

  test.each([
    ['of ours', new TypeError('ours')],
    ['of the server', new DevgrowthError('server', 'broken')],
  ])('a fault %s is no Ctrl-C', async (_name, fault) => {
    const { done, drafts } = keeping(['achieved', fault], async (ask) => {
      await ask.text(question('outcome'));
      await ask.text(question('learned'));
    });
    await expect(done).rejects.toBe(fault);
    expect(await drafts()).toEqual([]);
  });
});

describe('where the other words are a draft already', () => {
  test.each([
    ['that the run goes on with', true],
    ['that the error names', false],
  ])('%s, the answers that it lacks are put in there', async (_name, isContinued) => {
    const kept = { iid: 4, outcome: 'a "good" end' };
    const { done, drafts } = keeping(
      ['a "good" end', 'new words', cancelled([{ ...half, text: 'good' }])],
      async (ask, { id }) => {
        const talk = async () => {
          await ask.text(question('outcome'));
          await ask.text(question('learned'));
          await ask.text(question('more'));
        };
        await talk().catch((error: unknown) => {
          throw isContinued ? error : withResumeHint(error as DevgrowthError, id ?? '');
        });
      },
      { kept, isContinued },
    );
    await expect(done).rejects.toMatchObject({ kind: 'cancelled' });
    const all = await drafts();
    expect(all).toHaveLength(1);
    expect(all[0]?.begun).toEqual([
      { name: 'learned', text: 'new words' },
      { ...half, text: 'good' },
    ]);
  });

  test('an answer that stands within its words is known; one that they only resemble is not', async () => {
    const kept = { iid: 4, text: 'a part of it', first: 'ood', last: 'goo' };
    const { done, drafts } = keeping(
      ['part', 'good', cancelled([half])],
      async (ask) => {
        for (const name of ['one', 'two', 'learned']) await ask.text(question(name));
      },
      { kept, isContinued: true },
    );
    await expect(done).rejects.toThrow('Nothing was written.');
    expect((await drafts())[0]?.begun).toEqual([{ name: 'two', text: 'good' }, half]);
  });

  test('of another one nothing is known: it is kept beside', async () => {
    const { done, drafts } = keeping(
      ['achieved', cancelled([half])],
      async (ask) => {
        await ask.text(question('outcome'));
        await ask.text(question('learned'));
      },
      { kept: { iid: 5 } },
    );
    await expect(done).rejects.toThrow('Nothing was written.');
    const found = new Map(
      (await drafts()).map(({ input, begun }) => [(input as { iid: number }).iid, begun?.length ?? 0]),
    );
    expect(found).toEqual(
      new Map([
        [5, 0],
        [4, 2],
      ]),
    );
  });
});

describe('when it is resumed', () => {
  test('each question opens on what was typed at it, once, in order', async () => {
    const begun = [{ name: 'outcome', text: 'one' }, { name: 'outcome', text: 'two' }, half];
    const { done, asked } = keeping(
      ['one', 'two', 'three', ['x'], 'to a friend'],
      async (ask) => {
        for (const name of ['outcome', 'outcome', 'outcome']) await ask.text(question(name));
        await ask.list(question('items'));
        return ask.text(question('learned'));
      },
      { begun: [...begun, { name: 'items', text: 'x' }] },
    );
    expect(await done).toBe('to a friend');
    expect(asked.map((one) => one.begun)).toEqual(['one', 'two', undefined, 'x', 'to a']);
  });

  test('what was not asked for again stays, before what is new', async () => {
    const { done, drafts } = keeping(
      ['achieved', cancelled()],
      async (ask) => {
        await ask.text(question('outcome'));
        await ask.text(question('sure'));
      },
      { begun: [half] },
    );
    await expect(done).rejects.toThrow('Nothing was written.');
    expect((await drafts())[0]?.begun).toEqual([half, { name: 'outcome', text: 'achieved' }]);
  });

  test('where nobody is there, what is half typed is refused, and nothing else', async () => {
    const { desk } = deskOn();
    const run = (begun: readonly TypedAnswer[]) =>
      keepingAnswers('goal close', { shared: access, own: {} }, desk as never, () => Promise.resolve('done'), begun);
    await expect(run([{ name: 'outcome', text: 'x' }, half])).rejects.toMatchObject({
      kind: 'refused',
      message: '"to a" is half typed, and nobody is there to be asked for the rest',
    });
    expect(await run([{ name: 'outcome', text: 'x' }])).toBe('done');
  });
});
