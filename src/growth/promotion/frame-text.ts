// The frame of a promotion document as it is written: its lines with what asks for words, and one fact put into it.
import { placedOutline } from '../text/outline.ts';
import { withWordsAt, wordsAt } from '../text/section-spans.ts';
import { type TextPart, withBody } from '../text/text-part.ts';
import { type FrameFact, frameFactNamed, frameFacts } from './frame.ts';
import { labelledLine, labelOf } from './label-lines.ts';

const frameLabels: Readonly<Record<FrameFact, { readonly label: string; readonly prompt: string }>> = {
  role: { label: 'Role', prompt: 'From which role to which, and since when in the present one?' },
  levels: { label: 'Levels', prompt: 'Which page or file says what the next level asks for?' },
  cycle: { label: 'Cycle', prompt: 'Which cycle, and until when is somebody nominated?' },
  told: { label: 'Manager told', prompt: 'On which day?' },
  endorsers: { label: 'Endorsers', prompt: 'Who, of which team and level, and what have they seen?' },
};

/** The lines of a frame; what is not said is asked for. */
export function frameText(said: Readonly<Partial<Record<FrameFact, string | null>>>): string {
  return frameFacts
    .map((fact) => `- **${frameLabels[fact].label}:** ${said[fact] ?? `_${frameLabels[fact].prompt}_`}`)
    .join('\n');
}

/**
 * The document with this fact in its frame, which is made where there is none.
 * @param words of what stands there already, empty for nothing
 */
export function withFact(text: string, part: TextPart, fact: FrameFact, words: (was: string) => string): string {
  if (part.new !== null) return withBody(text, part, frameText({ [fact]: words('') }));
  const lines = wordsAt(text, part.whole).split('\n');
  const labels = placedOutline(lines.join('\n')).flatMap(({ at, line }) => {
    const labelled = line.type === 'heading' || line.inFence ? null : labelledLine(line.line);
    const named = labelled === null ? null : frameFactNamed(labelled.label);
    return labelled === null || named === null ? [] : [{ at, fact: named, was: labelled.value }];
  });
  const there = labels.find((one) => one.fact === fact);
  if (there !== undefined) lines[there.at] = `${labelOf(lines[there.at] ?? '')}${words(there.was)}`;
  else {
    const above = labels.findLast((one) => frameFacts.indexOf(one.fact) < frameFacts.indexOf(fact));
    const line = `- **${frameLabels[fact].label}:** ${words('')}`;
    if (labels[0] === undefined) lines.push('', line);
    else lines.splice(above === undefined ? labels[0].at : above.at + 1, 0, line);
  }
  return withWordsAt(text, part.whole, lines.join('\n'));
}
