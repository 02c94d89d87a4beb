// The report that GitLab makes by itself: whether one is scheduled, and whether all it needs is still there.
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Check } from '#reports/checkup.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import type { Connection } from '#settings/resolution.ts';
import { checkSchedule } from '#work/schedule/planning.ts';
import { whole } from '#work/whole.ts';
import type { CommandWorld } from '../command.ts';
import { commandWords } from '../command-words.ts';
import { tried } from './check.ts';

interface Scene {
  readonly world: CommandWorld;
  readonly connection: Connection;
  readonly forge: Forge;
  readonly me: Person;
  readonly facts: ProjectFacts;
  readonly settings: ProjectSettings;
}

export async function scheduleCheck({ settings, facts, world, ...scene }: Scene): Promise<Check> {
  const { check } = await tried('Schedule', async () => {
    const existing = scene.forge.open(facts, settings.labels, settings.person);
    const [paths, members] = await Promise.all([existing.filePaths(), existing.members()]);
    const there = { existing, members: whole(members), manager: null, paths: whole(paths) };
    const { steps, schedule } = await checkSchedule({ ...scene, ...there, zone: settings.timeZone }, world);
    const wrong = steps.filter(({ action }) => action !== 'keep');
    if (wrong.length > 0) {
      const says = wrong.map(({ what, name }) => `${what}: ${commandWords(name)}`).join('; ');
      return { value: null, says, todo: 'devgrowth init --schedule mends it; devgrowth init --check tells more.' };
    }
    if (schedule === null) return { value: null, says: 'no report is scheduled, and none has to be' };
    const next = schedule.nextRun === null ? '' : `; next ${schedule.nextRun.slice(0, 16).replace('T', ' ')} UTC`;
    return { value: null, says: `a report at "${schedule.cron}" (${schedule.zone})${next}` };
  });
  return check;
}
