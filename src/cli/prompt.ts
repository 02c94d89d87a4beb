// Questions on a terminal, with inquirer: on stderr, so that stdout holds the result and nothing else.
import { commandWords } from '#commands/command-words.ts';
import { DevgrowthError } from '#errors.ts';
import { isInView } from '#render/narrowed.ts';
import { fit, wrap } from '#render/terminal/ink.ts';
import { clean, oneLine } from '#render/text.ts';
import type { Prompter } from '#world.ts';
import { oneKey } from './one-key.ts';
import { linesOf, readThrough, withPastedLines } from './pasted-lines.ts';

type Check = NonNullable<Parameters<Prompter['text']>[0]['check']>;

/**
 * @param streams the process's own; inquirer is loaded at the first question
 * @param alone runs what must have the terminal for itself
 */
export function terminalPrompter(
  streams: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream & { readonly columns?: number } },
  alone: <T>(work: () => Promise<T>) => Promise<T>,
): Prompter {
  async function askWords(
    question: Record<string, unknown> & { readonly name: string; readonly check: Check },
    begun: string | undefined,
    before: readonly string[] = [],
  ) {
    const { check, name, ...rest } = question;
    const { input, type, end } = withPastedLines(streams.input);
    let typed = '';
    let isShown = false;
    const transformer = (value: string) => {
      typed = value;
      // What is typed before a question stands there goes nowhere.
      if (!isShown && begun) setImmediate(() => type(clean(begun)));
      isShown = true;
      return value;
    };
    try {
      const validate = async (text: string) => {
        const problem = await check(linesOf(text));
        return problem === null || clean(commandWords(problem));
      };
      return linesOf(await ask<string>({ type: 'input', ...rest, validate, transformer }, { ...streams, input }));
    } catch (error) {
      if (!(error instanceof DevgrowthError)) throw error;
      const text = [...before, linesOf(typed)].join('\n').trim();
      if (text === '') throw error;
      throw new DevgrowthError(error.kind, error.said, { typed: [{ name, text, isHalf: true }], cause: error });
    } finally {
      end();
    }
  }
  async function ask<T>(question: Record<string, unknown>, through = streams): Promise<T> {
    const { default: inquirer } = await import('inquirer');
    const prompt = inquirer.createPromptModule(through);
    try {
      const message = atSpaces(String(question['message']), streams.output.columns);
      const asked = { ...(cleaned({ ...question, message }) as object), name: 'answer' };
      const answers: Record<string, unknown> = await alone(() => prompt([asked] as never));
      return answers['answer'] as T;
    } catch (error) {
      // Ctrl-C and a closed input; uncaught, the process would end with 0.
      if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name))
        throw new DevgrowthError('cancelled', 'Cancelled; nothing was written.');
      throw error;
    }
  }
  return {
    async text({ name, message, default: preset, check, takesLines = false, begun }) {
      const words = (text: string) => (takesLines ? text : text.replaceAll('\n', ' '));
      const question = {
        name,
        message,
        ...(preset === undefined ? {} : { default: preset }),
        check: (text: string) => check?.(words(text)) ?? null,
      };
      const answer = await askWords(question, begun);
      return words(answer);
    },
    async choice({ message, choices, default: preset, byKey = false, isFiltered = false }) {
      if (isFiltered)
        return ask({
          type: 'search',
          message: `${message} (type a part of it)`,
          pageSize: 12,
          source: narrowing(choices, streams.output),
        });
      const question = {
        type: 'select',
        message,
        pageSize: 12,
        choices: choices.map(({ value, label, about }) => ({
          value,
          name: label,
          ...(about ? { description: about } : {}),
        })),
        ...(preset === undefined ? {} : { default: preset }),
      };
      if (!byKey) return ask(question);
      const labels = choices.map(({ label }) => clean(label));
      const { input, end } = readThrough(streams.input, (chunk) => oneKey(chunk, labels));
      try {
        return await ask(question, { ...streams, input });
      } finally {
        end();
      }
    },
    several: ({ message, choices, isNeeded = false }) =>
      ask({
        type: 'checkbox',
        message,
        pageSize: 12,
        required: isNeeded,
        choices: choices.map(({ value, label }) => ({ value, name: clipped(label, streams.output), short: value })),
      }),
    confirm: ({ message, default: preset }) => ask<boolean>({ type: 'confirm', message, default: preset }),
    secret: ({ message }) => ask<string>({ type: 'password', message, mask: false }),
    async list({ name, message, check, begun }) {
      const items: string[] = [];
      for (;;) {
        const itemsIn = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);
        const question = {
          name,
          message: items.length === 0 ? message : `${items.length + 1}.`,
          check: (text: string) =>
            itemsIn(text)
              .map((item) => check?.(item) ?? null)
              .find((problem) => problem !== null) ?? null,
        };
        const next = await askWords(question, items.length === 0 ? begun : undefined, items);
        const pasted = itemsIn(next);
        if (pasted.length === 0) return items;
        items.push(...pasted);
      }
    },
  };
}

function narrowing<T extends string>(
  choices: readonly { readonly value: T; readonly label: string; readonly about?: string }[],
  output: { readonly columns?: number },
) {
  return (typed = '') =>
    choices
      .filter(({ label }) => isInView(label, typed))
      .map(({ value, label, about }) => ({
        value,
        name: clipped(label, output),
        short: clipped(label, output),
        ...(about ? { description: clean(about) } : {}),
      }));
}

/** On its row, behind the sign of the list. */
function clipped(label: string, { columns = 80 }: { readonly columns?: number }): string {
  return fit(oneLine(label), columns - 6).toString();
}

/** inquirer breaks a line where the terminal ends, inside a word. What is typed behind the question goes on to do so, for the cursor's sake. */
function atSpaces(message: string, columns = 80): string {
  const sign = '? ';
  return wrap(message, columns - sign.length - 1).join(`\n${' '.repeat(sign.length)}`);
}

/** A title in a question is somebody else's text: every text that inquirer shows comes by here. Values of choices stay as they are. */
function cleaned(shown: unknown): unknown {
  if (typeof shown === 'string') return clean(shown);
  if (Array.isArray(shown)) return shown.map(cleaned);
  if (typeof shown !== 'object' || shown === null) return shown;
  return Object.fromEntries(
    Object.entries(shown).map(([key, value]) => [key, key === 'value' ? value : cleaned(value)]),
  );
}
