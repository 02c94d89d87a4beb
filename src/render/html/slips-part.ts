// What slipped or went stale, with every reason.
import type { ProgressReport } from '#reports/progress-report.ts';
import { slipText } from '../words.ts';
import { type Markup, html } from './markup.ts';
import { more, nothing, part } from './part.ts';
import { goalMention } from './words-of-people.ts';

const limit = 40;

export function slipsPart(report: ProgressReport): Markup {
  const { slipped } = report;
  if (slipped.length === 0) return part('slipped', 'Slipped or stale', [nothing(report, 'Nothing slipped.')]);
  const items = slipped
    .slice(0, limit)
    .map(
      ({ goal, reasons }) =>
        html`<li><div>${goalMention(goal)}</div><div class="reasons">${reasons.map(slipText).join('; ')}</div></li>`,
    );
  return part('slipped', 'Slipped or stale', [
    html`<ul class="plain">${items}</ul>`,
    more(slipped.length - limit, 'devgrowth report --format json'),
  ]);
}
