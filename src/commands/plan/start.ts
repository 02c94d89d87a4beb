// `devgrowth plan start`: opens the year plan once, and the milestones of its quarters.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { quarterLines, quartersAhead } from '#growth/goals/plan.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { documentOf } from '#templates/document-template.ts';
import { fillDocument } from '#templates/document-fill.ts';
import type { World } from '#world.ts';
import { textFlag } from '../answers.ts';
import { availableTemplates } from '../available-templates.ts';
import type { CommandModule, Input, SharedInput } from '../command.ts';
import { draftedWrite, withTypedWords } from '../drafting.ts';
import { onceOnly } from '../once-only.ts';
import type { Session } from '../session.ts';
import { templateFolder, templatesFlag } from '../template-files.ts';
import { whole } from '../whole.ts';
import { endDryRun, warn } from '../written-goal.ts';

export interface StartWords {
  readonly aspiration: string | null;
  readonly focus: string | null;
  readonly intention: string | null;
  /** Folder of own templates: one named plan/year takes the place of the built-in. */
  readonly templates?: string | null;
}

export const startCommand: CommandModule<StartWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth plan start',
    'devgrowth plan start --aspiration "Lead the design of one service" --focus "Deeper in databases"',
  ],
  declare(command) {
    command
      .option('--aspiration <text>', 'Where you want to be in two or three years, and why')
      .option('--focus <text>', 'The direction of this year')
      .option('--intention <text>', 'What you want to have done, and how you will know')
      .option(...templatesFlag);
  },
  parse: (_args, flags) => ({
    aspiration: textFlag(flags, 'aspiration'),
    focus: textFlag(flags, 'focus'),
    intention: textFlag(flags, 'intention'),
    templates: textFlag(flags, 'templates'),
  }),
  run: runStart,
};

function runStart({ shared, own }: Input<StartWords>, world: World): Promise<ExitCode> {
  return withTypedWords('plan start', { shared, own }, world, (session) => start({ shared, own }, session, world));
}

async function start({ shared, own }: Input<StartWords>, session: Session, world: World): Promise<ExitCode> {
  const { project, me, now, settings } = session;
  const folder = templateFolder(own.templates, world);
  const { documents } = await availableTemplates(project, world, folder);
  const quarters = quartersAhead(now.today, settings.fiscalYearStart);
  const template = documentOf(
    'year',
    documents.filter(({ type }) => type === 'plan'),
  );
  const { aspiration, focus, intention } = own;
  const { title, description } = fillDocument(template, {
    person: me.name,
    today: now.today,
    quarters: quarterLines(quarters),
    aspiration,
    focus,
    intention,
  });
  if (shared.dryRun) {
    const there = await project.issueWithMarker('plan');
    const lines = [`open ${title}`, '', ...description.split('\n')];
    return endDryRun(there === null ? lines : [`keep #${there.iid} ${there.title}`], shared, world);
  }

  return draftedWrite('plan start', { ...own, templates: folder }, session, world, async (draft) => {
    const mayExist = draft.tried('plan');
    const key = await draft.key('plan');
    const opened = await onceOnly(project, {
      what: 'year plan',
      async look() {
        const plan = await project.issueWithMarker('plan');
        return plan?.mark?.key === key ? null : plan;
      },
      async create() {
        await ensureQuarters(session, quarters);
        return project.createMarkedIssue({ key, mayExist, marker: 'plan', title, description });
      },
      all: async () => (await project.issueWithMarker('plan'))?.places ?? [],
    });
    if (opened.made === null) return endThere(opened.there, { shared, own }, world);
    const { made, twice } = opened;
    return end({ ...made, warnings: [...made.warnings, ...twice], title, created: true }, shared, world);
  });
}

async function ensureQuarters({ project }: Session, quarters: ReturnType<typeof quartersAhead>): Promise<void> {
  const there = whole(await project.milestones(), project.facts.path);
  for (const quarter of quarters)
    if (!there.some(({ title }) => title === quarter.title)) await project.ensureMilestone(quarter);
}

interface Ended {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
  readonly created: boolean;
  readonly warnings: readonly Dropped[];
}

/** Words for a plan that is there already would be lost, so they are refused and stay in their draft. */
function endThere(
  there: Omit<Ended, 'created' | 'warnings'>,
  { shared, own }: Input<StartWords>,
  world: World,
): ExitCode {
  const { aspiration, focus, intention } = own;
  const words = [aspiration, focus, intention].filter((one) => one !== null);
  if (words.length === 0) return end({ ...there, created: false, warnings: [] }, shared, world);
  throw new DevgrowthError('refused', `the year plan is there already: #${there.iid} ${oneLine(there.title)}`, {
    details: words.map(oneLine),
    hint: `Write your words into it (${there.url}); for a new year, close it first.`,
  });
}

function end({ iid, title, url, created, warnings }: Ended, { format }: SharedInput, world: World): ExitCode {
  if (format === 'json') {
    world.stdout.write(documentText('plan-write', { plan: { iid, title, url }, created, warnings }));
  } else {
    world.stdout.write(ink`${created ? 'Opened' : 'There already:'} #${iid} ${oneLine(title)}\n${oneLine(url)}\n`);
  }
  return warn(warnings, world);
}
