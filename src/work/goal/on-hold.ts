// Says of a program that nobody can take part in now, before a goal for it is opened.
import { type Company, programKinds } from '#growth/words/company.ts';
import { oneLine } from '#render/text.ts';
import type { Answers } from '#templates/question.ts';
import type { Talk } from '#world.ts';

export function warnWhereOnHold(
  { kind, answers }: { readonly kind: string | null; readonly answers: Answers },
  { programs }: Pick<Company, 'programs'>,
  talk: Pick<Talk, 'warn'>,
): void {
  const offered = programKinds.flatMap((one) => (one === kind ? programs[one] : []));
  const chosen = new Set(Object.values(answers));
  for (const [at, { id, name, onHold }] of offered.entries())
    if (onHold !== null && chosen.has(id ?? `program-${at + 1}`)) talk.warn(`${oneLine(name)}: ${oneLine(onHold)}`);
}
