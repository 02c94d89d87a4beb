// Levels of others, made a file of one's own: it is printed, for where it goes is the project's repository. No server is asked.
import { DevgrowthError } from '#errors.ts';
import { oneLine } from '#render/text.ts';
import { importLevels } from '#templates/import-levels.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { levelsFile } from './linting.ts';

export interface ImportWords {
  readonly file: string;
  /** null: as they are titled. */
  readonly name: string | null;
}

/** @throws `configuration` for a file of neither shape, or with faults */
export async function importedLevels(
  { file, name }: ImportWords,
  desk: Pick<Desk, 'cwd' | 'namedFiles' | 'talk'>,
): Promise<string> {
  const { text, problems, leftOut } = importLevels(await levelsFile(file, desk), name);
  if (text === null) {
    throw new DevgrowthError('configuration', `${oneLine(file)} cannot be taken over`, {
      details: problems.map(({ line, problem }) => `${oneLine(file)}:${line}: ${oneLine(problem)}`),
      hint: said`A file that has this form already is checked by \`${step('levels lint', oneLine(file))}\`.`,
    });
  }
  for (const one of leftOut) desk.talk.note(`left out: ${oneLine(one)}`);
  desk.talk.hint(
    'Put it into .devgrowth/levels/ of the goals project; add source: and checked:, the page it comes from and the day.',
  );
  return text;
}
