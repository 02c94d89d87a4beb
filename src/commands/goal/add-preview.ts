// The last look before a goal is opened: its text as it will stand there, and submit, edit or cancel.
import { DevgrowthError } from '#errors.ts';
import { secretAddressIn } from '#growth/text/secret-address.ts';
import { stacked, wrap } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import { editText, forgetEdited, leftInEditor } from '../edited-text.ts';
import type { ComposedGoal } from './compose.ts';

interface Settling {
  readonly edit: boolean;
  readonly preview: boolean;
}

/** What the draft remembers: a resumed goal has the text it was begun with, whatever the day. */
interface SettledText {
  readonly text: string;
  readonly edited: boolean;
}

export async function settledGoal(
  composed: ComposedGoal,
  { edit, preview }: Settling,
  draft: Draft,
  world: World,
): Promise<ComposedGoal> {
  const known = readSettled(draft.progress());
  let text = known?.text ?? composed.goal.description;
  if (known === null) await draft.saveProgress({ text, edited: false } satisfies SettledText);
  // What was sent once must not be another text now.
  if (draft.tried('goal')) return withText(composed, text);

  const isEditing = edit && known?.edited !== true;
  const left = isEditing ? null : await leftInEditor(draft.id, world);
  const isRefused = left !== null && secretAddressIn(left) !== null;
  if (left !== null && !isRefused) {
    text = left;
    await draft.saveProgress({ text, edited: true } satisfies SettledText);
    await forgetEdited(draft.id, world);
  }
  const openEditor = async () => {
    const written = await editText(draft.id, text, world, (edited) =>
      draft.saveProgress({ text: edited, edited: true } satisfies SettledText),
    );
    if (written === '') throw new DevgrowthError('cancelled', 'The text was left empty: nothing was written.');
    text = written;
  };
  if (isEditing || isRefused) await openEditor();
  if (preview) {
    for (;;) {
      const lines = previewOf(withText(composed, text)).flatMap((line) => wrap(line, world.stderr.columns));
      world.stderr.write(stacked(['', ...lines, '']));
      const answer = await world.prompt.choice({
        name: 'submit',
        message: 'Open this goal?',
        choices: [
          { value: 'submit', label: 'Submit' },
          { value: 'edit', label: 'Edit the text' },
          { value: 'cancel', label: 'Cancel' },
        ],
        default: 'submit',
      });
      if (answer === 'submit') break;
      if (answer === 'cancel') throw new DevgrowthError('cancelled', 'Cancelled; nothing was written.');
      await openEditor();
    }
  }
  return withText(composed, text);
}

export function previewOf({ goal }: ComposedGoal): readonly string[] {
  const facts = [
    goal.kind,
    goal.due ? `due ${goal.due}` : 'no due date',
    goal.milestone ?? 'no quarter',
    ...(goal.confidential ? ['confidential'] : []),
  ];
  return [`open ${oneLine(goal.title)}`, facts.join(' · '), '', ...goal.description.split('\n')];
}

function withText(composed: ComposedGoal, description: string): ComposedGoal {
  return { ...composed, goal: { ...composed.goal, description } };
}

function readSettled(progress: unknown): SettledText | null {
  if (typeof progress !== 'object' || progress === null || !('text' in progress)) return null;
  const { text } = progress;
  return typeof text === 'string' ? { text, edited: 'edited' in progress && progress.edited === true } : null;
}
