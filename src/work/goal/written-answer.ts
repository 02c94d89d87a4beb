// An answer that is written in the editor: it opens with the question, which is taken off again.
import { DevgrowthError } from '#errors.ts';
import type { Question } from '#templates/question.ts';
import { count, oneLine } from '#render/text.ts';
import { said, sentence } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { editText, forgetEdited } from '../edited-text.ts';

type EditorDesk = Pick<Desk, 'files' | 'newKey' | 'openEditor' | 'places' | 'talk'>;

/** What is refused is asked for again, and `e` opens it as it was left. @param earlier what it says already */
export async function writtenAnswer(
  question: Pick<Question, 'ask' | 'help'>,
  earlier: string,
  askAgain: () => Promise<string>,
  desk: EditorDesk,
): Promise<string> {
  const name = desk.newKey();
  const lines = questionLines(question);
  for (;;) {
    try {
      const written = await editText(name, [...lines, '', earlier].join('\n'), desk, noCare);
      const words = withoutLines(written, lines);
      if (words !== '') desk.talk.say(beginOf(words));
      return words;
    } catch (error) {
      if (!(error instanceof DevgrowthError) || error.kind !== 'refused') throw error;
      desk.talk.say(said`${sentence(error.said)} ${error.hint ?? ''}`);
    }
    const text = await askAgain();
    if (text.trim() === 'e') continue;
    await forgetEdited(name, desk);
    return text;
  }
}

/** An answer is as safe as the others: all of them are a draft when the last is given, or when Ctrl-C is pressed. */
const noCare = () => Promise.resolve();

function questionLines({ ask, help }: Pick<Question, 'ask' | 'help'>): readonly string[] {
  const lines = [ask, ...(help === null ? [] : [help])];
  return lines.map((line) => `<!-- ${oneLine(line).replaceAll('--', '- -')} -->`);
}

/** Wherever they stand by now; what the person made of them is theirs. */
function withoutLines(text: string, lines: readonly string[]): string {
  const kept = text.split('\n').filter((line) => !lines.includes(line.trim()));
  return kept.join('\n').trim();
}

function beginOf(words: string): string {
  const line = oneLine(words);
  const begin = line.length <= 60 ? line : `${line.slice(0, 60).replace(/\s+\S*$/, '')} ...`;
  return `  = ${begin} (${count(words.split(/\s+/).length, 'word')})`;
}
