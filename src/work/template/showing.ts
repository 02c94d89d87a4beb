// One template: what it asks, and the text it gives when nothing is answered.
import { DevgrowthError } from '#errors.ts';
import { quarterLines, quartersAhead } from '#growth/goals/plan.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Day } from '#growth/words/goal.ts';
import { suggestion } from '#growth/words/nearest.ts';
import type { ShownText } from '#reports/shown-template.ts';
import { gitlab } from '#settings/company-file.ts';
import { fillDocument } from '#templates/document-fill.ts';
import { fill } from '#templates/fill.ts';
import type { Access } from '../access.ts';
import { type AvailableTemplates, availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import type { SessionDesk } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { placeIfAny, shownTemplates } from './listing.ts';

export interface ShowWords {
  /** `reading`, `promotion/general`; a document is found without its folder too, where no kind of goal has that name. */
  readonly name: string;
  readonly folder: string | null;
}

/** @throws `usage` for a name that no template has */
export async function showTemplate(
  { name, folder }: ShowWords,
  access: Access,
  desk: SessionDesk & TemplatesDesk & Pick<Desk, 'now'>,
): Promise<ShownText> {
  const { project, company } = await placeIfAny(access, desk);
  return shownIn(await availableTemplates(project, company, desk, folder), name, desk);
}

/** Of those that come with the package alone: nobody else's text is among them. */
export async function showInstalled(
  name: string,
  desk: TemplatesDesk & Pick<Desk, 'now' | 'zone'>,
): Promise<ShownText> {
  return shownIn(await availableTemplates(null, gitlab, desk), name, desk);
}

function shownIn(available: AvailableTemplates, name: string, desk: Pick<Desk, 'now' | 'zone'>): ShownText {
  const shown = shownTemplates(available);
  const template = shown.find((one) => one.name === name) ?? shown.find((one) => one.name.split('/')[1] === name);
  if (template === undefined) {
    const names = shown.map((one) => one.name);
    throw new DevgrowthError('usage', `there is no template "${name}"${suggestion(name, names)}`, {
      hint: `Templates: ${names.join(', ')}.`,
    });
  }
  return { template, ...textOf(template.path, available, dayOf(desk.now(), desk.zone())) };
}

function textOf(
  path: string,
  { templates, documents }: AvailableTemplates,
  today: Day,
): Pick<ShownText, 'text' | 'questions'> {
  const goal = templates.find((one) => one.path === path);
  if (goal !== undefined) {
    const { description } = fill(goal, { title: goal.label, answers: {}, today, due: null, person: null });
    return { text: description, questions: goal.questions };
  }
  const document = documents.find((one) => one.path === path);
  const quarters = quarterLines(quartersAhead(today, 2));
  const facts = { person: null, today, quarters, aspiration: null, focus: null, intention: null };
  return { text: document === undefined ? '' : fillDocument(document, facts).description, questions: [] };
}
