// The report that GitLab makes by itself: whether one is scheduled, and whether all it needs is still there.
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Check } from '#reports/checkup.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import type { Connection } from '#settings/resolution.ts';
import { joined, type Said, said, step } from '#wording.ts';
import { checkSchedule, type ScheduleDesk } from '../schedule/planning.ts';
import { whole } from '../whole.ts';
import { checked } from './check.ts';

interface Scene {
  readonly connection: Connection;
  readonly forge: Forge;
  readonly me: Person;
  readonly facts: ProjectFacts;
  readonly settings: ProjectSettings;
}

export function scheduleCheck({ settings, facts, ...scene }: Scene, desk: ScheduleDesk): Promise<Check<Said>> {
  return checked('Schedule', async () => {
    const existing = scene.forge.open(facts, settings.labels, settings.person);
    const [paths, members] = await Promise.all([existing.filePaths(), existing.members()]);
    const there = { existing, members: whole(members), manager: null, paths: whole(paths) };
    const { steps, schedule } = await checkSchedule({ ...scene, ...there, zone: settings.timeZone }, desk);
    const wrong = steps.filter(({ action }) => action !== 'keep');
    if (wrong.length > 0) {
      const says = wrong.map(({ what, name }) => said`${what}: ${name}`);
      const todo = said`${step('init', { schedule: true })} mends it; ${step('init', { check: true })} tells more.`;
      return { says: joined(says, '; '), todo };
    }
    if (schedule === null) return { says: 'no report is scheduled, and none has to be' };
    const next = schedule.nextRun === null ? '' : `; next ${schedule.nextRun.slice(0, 16).replace('T', ' ')} UTC`;
    return { says: `a report at "${schedule.cron}" (${schedule.zone})${next}` };
  });
}
