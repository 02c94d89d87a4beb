// Programs that the user's settings name, as they are written there: `token_command: pass show gitlab`.
import { DevgrowthError } from '#errors.ts';
import { type Said, said } from '#wording.ts';

/**
 * `pass show "GitLab token"` -> its words, as a shell would part them. There is no shell: nothing is replaced, and what would need one is refused.
 * @param source where it stands, for the error: `token_command of profile work`
 */
export function commandWords(text: string, source: Said): readonly string[] {
  const words: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const word = /^(?:[^\s'"\\]|'[^']*'|"(?:[^"\\]|\\.)*"|\\.)+/s.exec(rest)?.[0];
    if (word === undefined) throw wrong(source, 'has a quote that is not closed');
    const bare = word.replace(/'[^']*'|"(?:[^"\\]|\\.)*"|\\./gs, '');
    if (/[|&;<>`$()*?]/.test(bare))
      throw wrong(source, `holds "${/[|&;<>`$()*?]/.exec(bare)?.[0]}", which needs a shell`);
    words.push(unquoted(word));
    rest = rest.slice(word.length).trimStart();
  }
  if (words.length === 0) throw wrong(source, 'is empty');
  return words;
}

function unquoted(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
    (_, single?: string, double?: string, escaped?: string) =>
      single !== undefined ? single : (double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? ''),
  );
}

function wrong(source: Said, problem: string): DevgrowthError {
  return new DevgrowthError('configuration', said`${source} ${problem}`, {
    hint: 'Write one program with its words, such as `pass show gitlab`; for more, name a script of your own.',
  });
}
