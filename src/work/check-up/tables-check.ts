// The dashboard's live tables: whether this GitLab understands each question that they ask. Asking writes nothing.
import type { Forge } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Check } from '#reports/checkup.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import type { Said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { momentOf } from '../session.ts';
import { dashboardTables } from '../set-up/dashboard-words.ts';
import { found, notChecked } from './check.ts';

const name = 'Tables';

export async function tablesCheck(
  { facts, settings }: { readonly facts: ProjectFacts; readonly settings: ProjectSettings },
  forge: Forge,
  desk: Pick<Desk, 'now'>,
): Promise<Check<Said>> {
  const { check, value: notAsked } = await found(name, async () => {
    const project = forge.open(facts, settings.labels, settings.person);
    const [first, ...others] = dashboardTables(settings, momentOf(desk, settings.timeZone).today);
    if (first === undefined) return { value: null, says: 'the dashboard has none' };
    const answer = await project.tryLiveTable(first);
    // Where there is nobody to ask, the others are not asked.
    const further =
      answer.state === 'not-asked' ? [] : await Promise.all(others.map((table) => project.tryLiveTable(table)));
    const answers = [answer, ...further];
    const refused = answers.flatMap((one) => (one.state === 'refused' ? [one.says] : []));
    const unasked = answers.flatMap((one) => (one.state === 'not-asked' ? [one.why] : []));
    if (refused.length > 0) {
      return {
        value: null,
        says: refused.join('; '),
        todo: 'The dashboard shows an error in place of that table; the lists beside it still open. Please report it, with the version above.',
      };
    }
    if (unasked[0] !== undefined) return { value: unasked[0], says: unasked[0] };
    const isUntold = answers.some((one) => one.state === 'understood' && one.rows === null);
    const untold = isUntold ? '; this token is not told their rows, which says nothing about the goals' : '';
    return { value: null, says: `GitLab understands all ${answers.length} live tables of the dashboard${untold}` };
  });
  return notAsked === null ? check : notChecked(name, notAsked);
}
