// Evidence as Markdown, to copy into a promotion document or a review: nobody is notified by it.
import { dayOf } from '#growth/time/calendar.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import { hiddenAs, moreAddresses, placeWords } from '../evidence-words.ts';
import { oneLine } from '../text.ts';
import { verdictLine } from './completeness.ts';
import { code, inline } from './escape.ts';

export function renderEvidenceMarkdown(
  evidence: readonly ListedEvidence[],
  completeness: Completeness,
  { zone }: { readonly zone: string },
): string {
  const none = completeness.complete ? 'No evidence yet.' : 'No evidence arrived, but not everything could be read.';
  const lines = evidence.map((one) => {
    const { goal, values, title, link, did, result } = one;
    const hidden = hiddenAs(one);
    const parts = [
      [one.day ?? dayOf(one.at, zone), ...(values.length === 0 ? [] : [values.join(', ')])].join(' · '),
      ...(title === null ? [] : [inline(title)]),
      ...(did === null ? [] : [inline(did)]),
      ...(result === null ? [] : [`**Result**: ${inline(result)}`]),
      ...(link === null ? [] : [code(oneLine(link).replaceAll(' ', ''))]),
      ...moreAddresses(one),
      `${placeWords[one.place]} ${code(`#${goal.iid}`)} ${inline(goal.title)}`,
      ...(hidden === null ? [] : [`**${hidden}**`]),
    ];
    return `- ${parts.join('; ')}`;
  });
  return `${['## Evidence', '', ...(lines.length === 0 ? [none] : lines), '', verdictLine(completeness)].join('\n')}\n`;
}
