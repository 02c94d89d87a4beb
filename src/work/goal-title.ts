// What may be the title of a goal.
import { DevgrowthError } from '#errors.ts';
import { given, said } from '#wording.ts';

/** GitLab strips a title and allows 1 to 255 characters of it. */
export function checkTitle(title: string): string {
  const text = title.trim();
  const { length } = Array.from(text);
  if (length === 0)
    throw new DevgrowthError('usage', 'the title is empty', { hint: 'Say in a few words what you want to achieve.' });
  if (/[\r\n]/.test(text))
    throw new DevgrowthError('usage', 'the title has more than one line', {
      hint: said`Put the rest into ${given('description')}.`,
    });
  if (length > 255) {
    throw new DevgrowthError('usage', `the title has ${length} characters; GitLab takes at most 255`, {
      hint: said`Put the rest into ${given('description')}.`,
    });
  }
  return text;
}
