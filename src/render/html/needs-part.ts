// What waits, and since when: for the mid-year form.
import type { Day } from '#growth/words/goal.ts';
import type { Need } from '#reports/needs.ts';
import { needAge, needText, needWords } from '../report-words.ts';
import { oneLine } from '../text.ts';
import { day } from './days.ts';
import { type Markup, html } from './markup.ts';
import { goalMention, linked, said } from './words-of-people.ts';

export function needList(needs: readonly Need[], today: Day): Markup {
  return html`<ul class="call">${needs.map((need) => item(need, today))}</ul>`;
}

function item(need: Need, today: Day): Markup {
  const { type, place, text, who } = need;
  // The place stands below: what is asked need not repeat it.
  const asked = oneLine(type === 'approval' && who !== null ? who : text);
  const where = asked === '' ? linked(place.url, html`#${place.iid}`, 'number') : goalMention(place);
  return html`
    <li><div><strong>${needWords[type]}</strong> ${said(asked || needText(need))}</div>
    <div class="about">${where} · ${age(need, today)}</div></li>`;
}

function age(need: Need, today: Day): string | Markup {
  if (need.since === null || need.days === null) return 'since when is not known';
  return html`${needAge(need)}, since ${day(need.since, today)}`;
}
