// The verbs of `devgrowth promotion`.
import { resumable } from '#commands/drafts/resumable.ts';
import type { CommandEntry } from './command-entry.ts';

export const promotionCommands: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'Open a confidential promotion document',
    ...resumable(
      async () => (await import('#commands/promotion/start.ts')).startCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).startWords,
    ),
  },
  {
    name: 'edit',
    summary: 'Write one part of it, or all',
    ...resumable(
      async () => (await import('#commands/promotion/edit.ts')).editCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).editWords,
    ),
  },
  {
    name: 'result',
    summary: 'Add, change, move or remove one of its results',
    ...resumable(
      async () => (await import('#commands/promotion/result.ts')).resultCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).resultWords,
    ),
  },
  {
    name: 'fill',
    summary: 'Fill untouched results from unused evidence',
    ...resumable(
      async () => (await import('#commands/promotion/fill.ts')).fillCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).fillWords,
    ),
  },
  {
    name: 'gap',
    summary: 'Add a gap, tick it, or make a goal of it',
    ...resumable(
      async () => (await import('#commands/promotion/gap.ts')).gapCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).gapWords,
    ),
  },
  {
    name: 'evidence',
    summary: 'Show which evidence it uses, and which it does not',
    load: async () => (await import('#commands/promotion/evidence.ts')).evidenceCommand,
  },
  {
    name: 'export',
    summary: 'Make a file of it to hand in',
    load: async () => (await import('#commands/promotion/export.ts')).exportCommand,
  },
  {
    name: 'show',
    summary: 'Show where it stands and what is missing',
    load: async () => (await import('#commands/promotion/show.ts')).showCommand,
  },
  {
    name: 'lint',
    summary: 'Check how it reads, and what others would stop at',
    load: async () => (await import('#commands/promotion/lint.ts')).lintCommand,
  },
  {
    name: 'told',
    summary: 'Note since when your manager knows of it',
    ...resumable(
      async () => (await import('#commands/promotion/told.ts')).toldCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).toldWords,
    ),
  },
  {
    name: 'state',
    summary: 'Move it through its review states',
    ...resumable(
      async () => (await import('#commands/promotion/state.ts')).stateCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).stateWords,
    ),
  },
  {
    name: 'answer',
    summary: 'As the manager: say what you think of it',
    ...resumable(
      async () => (await import('#commands/promotion/answer.ts')).answerCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).answerWords,
    ),
  },
  {
    name: 'accept',
    summary: 'Take over what your manager said of it',
    ...resumable(
      async () => (await import('#commands/promotion/accept.ts')).acceptCommand,
      async () => (await import('#commands/promotion/drafted-words.ts')).acceptWords,
    ),
  },
];
