// Questions on a terminal, with inquirer: on stderr, so that stdout holds the result and nothing else.
import { DevgrowthError } from '#errors.ts';
import type { Prompter } from '#world.ts';

/**
 * @param streams the process's own; inquirer is loaded at the first question
 * @param alone runs what must have the terminal for itself
 */
export function terminalPrompter(
  streams: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream },
  alone: <T>(work: () => Promise<T>) => Promise<T>,
): Prompter {
  async function ask<T>(question: Record<string, unknown>): Promise<T> {
    const { default: inquirer } = await import('inquirer');
    const prompt = inquirer.createPromptModule(streams);
    try {
      const answers: Record<string, unknown> = await alone(() => prompt([{ ...question, name: 'answer' }] as never));
      return answers['answer'] as T;
    } catch (error) {
      // Ctrl-C and a closed input; uncaught, the process would end with 0.
      if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name))
        throw new DevgrowthError('cancelled', 'Cancelled; nothing was written.');
      throw error;
    }
  }
  return {
    text: ({ message, default: preset, check }) =>
      ask<string>({
        type: 'input',
        message,
        ...(preset === undefined ? {} : { default: preset }),
        validate: (text: string) => check?.(text) ?? true,
      }),
    choice: ({ message, choices, default: preset }) =>
      ask({
        type: 'select',
        message,
        pageSize: 12,
        choices: choices.map(({ value, label, about }) => ({
          value,
          name: label,
          ...(about ? { description: about } : {}),
        })),
        ...(preset === undefined ? {} : { default: preset }),
      }),
    confirm: ({ message, default: preset }) => ask<boolean>({ type: 'confirm', message, default: preset }),
    secret: ({ message }) => ask<string>({ type: 'password', message, mask: false }),
    async list({ message, check }) {
      const items: string[] = [];
      for (;;) {
        const next = await ask<string>({
          type: 'input',
          message: items.length === 0 ? message : `${items.length + 1}.`,
          validate: (text: string) => (text.trim() === '' ? true : (check?.(text) ?? true)),
        });
        if (next.trim() === '') return items;
        items.push(next.trim());
      }
    },
  };
}
