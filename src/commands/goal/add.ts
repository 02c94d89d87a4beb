// `devgrowth goal add`: opens one goal from a template, or many from a file.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { rhythms } from '#growth/goals/every.ts';
import { withTypedWords } from '#work/drafting.ts';
import { previewOf } from '#work/goal/add-preview.ts';
import type { AddWords } from '#work/goal/add-words.ts';
import { openPlanned, planGoal } from '#work/goal/adding.ts';
import { measureTyped } from '#work/goal/measure.ts';
import { servesTyped } from '#work/goal/serves.ts';
import { checkTitle } from '#work/goal-title.ts';
import type { Added } from '#work/one-on-one/adding.ts';
import { saysNone } from '#work/says-none.ts';
import type { Session } from '#work/session.ts';
import { templateFolder } from '#work/template-files.ts';
import { aimsFlag, choiceFlag, collect, everyFlag, lineFlag, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { staysWithheld } from '../one-on-one/ended.ts';
import { templatesFlag } from '../templates-flag.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { addFromFile } from './add-import.ts';

export const addCommand: CommandModule<AddWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth goal add "Read one book on databases" --kind reading --due +6w',
    'devgrowth goal add --import goals.yml',
  ],
  completes: { '--kind': 'kinds', '--aims': 'criteria', '--every': rhythms },
  fromStdin: { flag: 'description' },
  declare(command) {
    command
      // Its name says it, and a list of one argument takes three rows.
      .argument('[title]')
      .option('--kind <kind>', 'Kind of goal: reading, course, mentoring, ...')
      .option('--due <day>', 'Due date; none goes without')
      .option('--set <key=value>', "Answer to one of the template's questions (repeatable)", collect)
      .option('--description <text>', "Text instead of the template's; - reads it from stdin")
      .option('--serves <words>', 'Which epic, objective or need of the company it is for')
      .option('--measure <words>', 'What it is measured by: "deploy wait, 40 -> 12 min"')
      .option('--aims <criterion>', 'Criterion of your levels it aims at: staff/scope', collect)
      .option('--confidential', 'Hide it from Guests; some kinds are hidden in any case')
      .option('--label <name>', 'Label of yours beside ours (repeatable)', collect)
      .option('--milestone <title>', "In place of the due date's quarter")
      .option(...everyFlag)
      .option('--edit', 'Open the text in $EDITOR before it is sent')
      .option('--from <url>', 'Title and context of an issue, merge request or epic')
      .option('--link', 'With --from: link the issue too, which its readers see')
      .option('--discuss', 'Put it on the agenda of the next 1:1, too')
      .option('--no-discuss', 'Do not ask about that')
      .option('--import <file>', 'Open each goal of a file (YAML, JSON), each once')
      .option(...templatesFlag);
  },
  parse([title], flags) {
    const importFile = textFlag(flags, 'import');
    const given = [
      title,
      ...['kind', 'due', 'description', 'serves', 'measure', 'from', 'milestone', 'every'].map((name) =>
        textFlag(flags, name),
      ),
    ].filter((one) => one !== null && one !== undefined);
    const edit = flags['edit'] === true;
    const confidential = flags['confidential'] === true;
    const discuss = flags['discuss'];
    if (
      importFile !== null &&
      (edit ||
        confidential ||
        typeof discuss === 'boolean' ||
        given.length > 0 ||
        [...listFlag(flags, 'set'), ...listFlag(flags, 'aims'), ...listFlag(flags, 'label')].length > 0)
    ) {
      throw new DevgrowthError('usage', '--import stands alone: titles, kinds and dates come from the file', {
        hint: 'Leave the other words out; `confidential: true` can stand at each goal of the file.',
      });
    }
    const from = textFlag(flags, 'from');
    const serves = textFlag(flags, 'serves');
    const measure = textFlag(flags, 'measure');
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
      serves: serves === null || saysNone(serves) ? null : servesTyped(serves),
      measure: measure === null || saysNone(measure) ? null : measureTyped(measure),
      ...aimsFlag(flags),
      confidential,
      ...besideFlags(flags),
      from,
      link,
      edit,
      ...(typeof discuss === 'boolean' ? { discuss } : {}),
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

function besideFlags(flags: Readonly<Record<string, unknown>>): Pick<AddWords, 'labels' | 'milestone' | 'every'> {
  const labels = [
    ...new Set(
      listFlag(flags, 'label')
        .flatMap((typed) => typed.split(','))
        .map((name) => name.trim()),
    ),
  ];
  const milestone = lineFlag(flags, 'milestone');
  const every = choiceFlag(flags, 'every', rhythms);
  if (labels.includes('')) {
    throw new DevgrowthError('usage', '--label takes the name of a label', { hint: 'For instance `--label team-a`.' });
  }
  return {
    ...(labels.length === 0 ? {} : { labels }),
    ...(milestone === null ? {} : { milestone }),
    ...(every === null ? {} : { every }),
  };
}

async function runAdd({ shared, own: typed }: Input<AddWords>, world: CommandWorld): Promise<ExitCode> {
  const templates = templateFolder(typed.templates, world);
  const { importFile } = typed;
  if (importFile !== null) return addFromFile({ shared, own: { ...typed, templates, importFile } }, world);

  const input = { shared, own: { ...typed, templates } };
  return withTypedWords('goal add', input, world, (session) => addOne(input, session, world));
}

async function addOne(
  { shared, own }: Input<AddWords & { readonly templates: string | null }>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const planned = await planGoal(own, session, world);
  if (shared.dryRun) {
    const line = own.discuss === true ? ['', 'and add to the agenda of the next 1:1', '- [ ] DISCUSS new goal'] : [];
    return endDryRun([...previewOf(planned.composed), ...line], shared, world);
  }
  const { goal } = planned.composed;
  const facts = [goal.kind, ...(goal.due ? [`due ${goal.due}`] : []), ...(goal.confidential ? ['confidential'] : [])];
  return openPlanned(planned, session, world, ({ value, warnings }, agenda) => {
    const done = value.state === 'opened' ? 'Opened' : 'Opened before, and closed since:';
    const say = `${done} #${value.iid} ${value.title} (${facts.join(', ')})${agenda === null ? '' : onAgenda(agenda)}`;
    if (agenda?.opening) for (const one of staysWithheld(agenda.opening)) world.talk.note(one);
    const isOpen = value.state === 'opened';
    const next = isOpen ? { command: `goal log ${value.iid} "..."`, why: 'when something has happened' } : null;
    return endWrite({ record: value, warnings, say, next }, session, shared, world);
  });
}

function onAgenda({ meeting: { iid, title }, opened }: Added): string {
  return `, on the agenda of #${iid} ${title}${opened ? ', which was opened' : ''}`;
}
