// How a question of a template is asked, and what is typed in place of an answer.
import type { Question } from '#templates/question.ts';

/** What goes back to the question before, in place of an answer. */
export const back = '<';
export const backHint = `${back} goes back`;

/** @param begun what stood there to be gone on with: the sign behind it goes back as well */
export function saysBack(typed: string, begun: string | null = null): boolean {
  const said = typed.trim();
  return said === back || (begun !== null && said === `${begun.trim()}${back}`);
}

export function messageOf({ ask: words, help, type, choices }: Question, mustSay: boolean, mayGoBack: boolean): string {
  const hints = [
    ...(help === null ? [] : [help.replace(/\.$/, '')]),
    ...(type === 'list' ? ['an empty line ends'] : []),
    ...(type === 'long-text' ? ['e opens your editor'] : []),
    ...(mustSay || choices.length > 0 || type === 'list' ? [] : ['Enter skips']),
    ...(mayGoBack && choices.length === 0 ? [backHint] : []),
  ];
  return hints.length === 0 ? words : `${words} (${hints.join('; ')})`;
}
