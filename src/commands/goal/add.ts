// `devgrowth goal add`: opens one goal from a template, or many from a file.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { ink } from '#render/terminal/ink.ts';
import { templateOf } from '#templates/goal-templates.ts';
import type { GoalTemplate } from '#templates/template.ts';
import type { World } from '#world.ts';
import { checkTitle, collect, listFlag, textFlag } from '../answers.ts';
import { availableTemplates } from '../available-templates.ts';
import type { CommandModule, Input } from '../command.ts';
import { mayCopyTitle } from '../copied-title.ts';
import { draftedWrite, withTypedWords } from '../drafting.ts';
import type { Session } from '../session.ts';
import { templateFolder, templatesFlag } from '../template-files.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { answeredWish } from './add-answers.ts';
import { addFromFile } from './add-import.ts';
import { previewOf, settledGoal } from './add-preview.ts';
import { askKind } from './add-questions.ts';
import { announceLink, linkOpened, linkProblem, placeFrom, readSource, type Source, sourceOf } from './add-source.ts';
import type { AddWords } from './add-words.ts';
import { composeGoal } from './compose.ts';
import { warnOfCrowd } from './crowded-quarter.ts';
import { ensureGround, openGoal } from './open-goals.ts';
import { noteOfPast } from './past-due.ts';

export const addCommand: CommandModule<AddWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth goal add "Read Designing Data-Intensive Applications" --kind reading --due "end of quarter"',
    'devgrowth goal add "Pair with the new colleague" --kind growing-others --due +6w --set purpose="Explaining it shows me what I do not know"',
    'devgrowth goal add --import goals.yml',
  ],
  completes: { '--kind': 'kinds' },
  fromStdin: { flag: 'description' },
  declare(command) {
    command
      .argument('[title]', 'What you want to achieve')
      .option('--kind <kind>', 'Kind of goal: reading, course, mentoring, challenging-task, ...')
      .option('--due <day>', 'Due date: 2027-01-29, +6w, friday, "end of quarter", FY27-Q4, none')
      .option('--set <key=value>', "Answer to one of the template's questions (repeatable)", collect)
      .option('--description <text>', "Whole text, in place of the template's; - reads it from stdin")
      .option('--confidential', 'Hide it from Guests; some kinds are hidden in any case')
      .option('--edit', 'Open the text in $EDITOR before it is sent')
      .option('--from <url>', 'Take title and context from an issue, merge request or epic')
      .option('--link', 'With --from: link the issue too, which its readers see')
      .option('--import <file>', 'Open every goal of a YAML or JSON file; importing it again changes nothing')
      .option(...templatesFlag);
  },
  parse([title], flags) {
    const importFile = textFlag(flags, 'import');
    const given = [title, ...['kind', 'due', 'description', 'from'].map((name) => textFlag(flags, name))].filter(
      (one) => one !== null && one !== undefined,
    );
    const edit = flags['edit'] === true;
    const confidential = flags['confidential'] === true;
    if (importFile !== null && (edit || confidential || given.length > 0 || listFlag(flags, 'set').length > 0)) {
      throw new DevgrowthError('usage', '--import stands alone: titles, kinds and dates come from the file', {
        hint: 'Leave the other words out; `confidential: true` can stand at each goal of the file.',
      });
    }
    const from = textFlag(flags, 'from');
    const link = flags['link'] === true;
    if (link && from === null) {
      throw new DevgrowthError('usage', '--link needs --from: which issue?', {
        hint: 'For instance `devgrowth goal add --from https://gitlab.com/group/project/-/issues/4 --link`.',
      });
    }
    return {
      title: title === undefined ? null : checkTitle(title),
      kind: textFlag(flags, 'kind'),
      due: textFlag(flags, 'due'),
      set: listFlag(flags, 'set'),
      description: textFlag(flags, 'description'),
      confidential,
      from,
      link,
      edit,
      importFile,
      importText: null,
      templates: textFlag(flags, 'templates'),
    };
  },
  narrows({ edit }, { mayAsk }) {
    if (!edit || mayAsk) return {};
    throw new DevgrowthError('usage', '--edit needs a terminal', {
      hint: 'Give the text with --description, or with --description - on stdin.',
    });
  },
  run: runAdd,
};

async function runAdd({ shared, own: typed }: Input<AddWords>, world: World): Promise<ExitCode> {
  const own = { ...typed, templates: templateFolder(typed.templates, world) };
  const { importFile } = own;
  if (importFile !== null) return addFromFile({ shared, own: { ...own, importFile } }, world);

  const input = { shared, own };
  return withTypedWords('goal add', input, world, (session) => addOne(input, session, world));
}

type PlacedInput = Input<AddWords & { readonly templates: string | null }>;

async function addOne({ shared, own }: PlacedInput, session: Session, world: World): Promise<ExitCode> {
  const { project, forge, now, settings, me } = session;
  if (own.link && own.from !== null) {
    const problem = linkProblem(placeFrom(own.from, { forge }));
    if (problem) throw problem;
  }
  const { templates } = await availableTemplates(project, world, own.templates);
  const { kind, source } = await sourceFor({ shared, own }, templates, session, world);
  const context = source?.context ?? own.context ?? null;
  const place = source?.place ?? own.place ?? null;

  const title = own.title ?? source?.title ?? null;
  const isInterviewed = own.isInterview ?? (kind !== own.kind && own.description === null);
  const started = { ...own, kind, context, place, title, from: null, isInterview: isInterviewed };
  const { wish, isInterview } = await answeredWish({ shared, own: started }, templates, session, world);
  const { confidential = false } = own;
  const composed = composeGoal({ ...wish, context, confidential }, now, settings, me.name);
  const { goal } = composed;
  if (goal.due && goal.due !== own.due)
    world.stderr.write(ink`Due ${goal.due}${goal.milestone ? ` (${goal.milestone})` : ''}\n`);
  noteOfPast(goal.due, now.today, world);
  const linked = own.link ? place : null;
  if (linked !== null) announceLink(linked, session, world);
  if (shared.dryRun) return endDryRun(previewOf(composed), shared, world);

  const words: AddWords = {
    title: goal.title,
    kind: goal.kind,
    due: goal.due ?? 'none',
    set: [],
    answers: wish.answers,
    description: wish.description,
    confidential,
    context,
    place,
    from: null,
    link: own.link,
    edit: own.edit,
    isAsked: true,
    isInterview,
    importFile: null,
    importText: null,
    templates: own.templates,
  };
  return draftedWrite('goal add', { ...words }, session, world, async (draft) => {
    if (goal.milestone !== null && !own.isAsked) {
      const open = (await project.goals({ state: 'opened' })).ifWhole();
      if (open !== null) warnOfCrowd(open, [goal.milestone], world);
    }
    const preview = isInterview && shared.mayAsk && !shared.yes;
    const settled = await settledGoal(composed, { edit: own.edit && shared.mayAsk, preview }, draft, world);
    const mayExist = draft.tried('goal');
    const key = await draft.key('goal');
    await ensureGround(project, [settled], world);
    const { value, warnings } = await openGoal(project, settled, key, mayExist);
    const unlinked = linked === null ? [] : await linkOpened(value.iid, linked, session);
    const facts = [goal.kind, ...(goal.due ? [`due ${goal.due}`] : []), ...(goal.confidential ? ['confidential'] : [])];
    return endWrite(
      {
        record: value,
        warnings: [...warnings, ...unlinked],
        say: `${value.state === 'opened' ? 'Opened' : 'Opened before, and closed since:'} #${value.iid} ${value.title} (${facts.join(', ')})`,
        next:
          value.state === 'opened'
            ? { command: `goal log ${value.iid} "..."`, why: 'when something has happened' }
            : null,
      },
      session,
      shared,
      world,
    );
  });
}

/** The kind is asked for first where it decides who will read the goal. */
async function sourceFor(
  { shared, own }: PlacedInput,
  templates: readonly GoalTemplate[],
  session: Session,
  world: World,
): Promise<{ readonly kind: string | null; readonly source: Source | null }> {
  if (own.from === null) return { kind: own.kind, source: null };
  const item = await readSource(own.from, session);
  const { confidential = false } = own;
  const mayAsk = shared.mayAsk && !shared.yes;
  const isOpen = own.kind === null && item.confidential && !confidential && mayAsk;
  const kind = isOpen ? await askKind(templates, world) : own.kind;
  const isHidden = confidential || (kind !== null && templateOf(kind, templates).sensitive);
  const place = { confidential: isHidden, author: session.me, assignees: [] };
  const mayTell = await mayCopyTitle(item, place, session, shared, world);
  return { kind, source: sourceOf(item, mayTell, session, mayAsk) };
}
