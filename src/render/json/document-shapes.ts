// Every JSON document devgrowth prints: its name, its shape, its text. v1 only grows: readers must accept keys they do not know.
import * as z from 'zod';
import { aboutArchives, archiveDocuments } from './archive.ts';
import { aboutAuth, authDocuments } from './auth.ts';
import { aboutCalendars, calendarDocuments } from './calendar.ts';
import { doctorShape } from './doctor.ts';
import { draftDocuments } from './drafts.ts';
import { evidenceDocuments } from './evidence.ts';
import { exploreShape } from './explored.ts';
import { exportedGoal } from './exported-goal.ts';
import { goalShape } from './goal.ts';
import { goalWriteDocuments } from './goal-writes.ts';
import { type Ink, inkJson } from '../terminal/ink.ts';
import { jsonText } from './json-text.ts';
import { completeness, goal, goalReference, instant, offline, toldGoal, warnings } from './parts.ts';
import { levelsAbout, levelsDocuments } from './levels.ts';
import { lintShape } from './lint.ts';
import { oneOnOneListShape, oneOnOneShape, reportPostShape } from './one-on-one.ts';
import { aboutPlanFiles, planFileDocuments } from './plan-file.ts';
import { planDocuments } from './plan.ts';
import { promotionDocuments } from './promotion.ts';
import { reportShape } from './report.ts';
import { sandboxShape } from './sandbox.ts';
import { searchShape } from './search.ts';
import { shareShape, unshareShape } from './share.ts';
import { statusShape } from './status.ts';
import { teamShape } from './team.ts';
import { templateLintShape, templateListShape, templateShape } from './templates.ts';
import { aboutWeek, weekDocuments } from './week.ts';

const bodies = {
  'goal-list': { goals: z.array(toldGoal).describe('By need, or as asked with --sort.'), completeness, offline },
  goal: goalShape,
  'goal-trailer': {
    goal: goalReference,
    trailer: z.string().describe('A line for the text of a merge request.'),
    commit: z.string().describe('The command that puts it into a commit.'),
  },
  'one-on-one-list': oneOnOneListShape,
  ...goalWriteDocuments,
  'goal-import': {
    goals: z.array(goal).describe('Those opened by this run.'),
    kept: z.int().min(0).describe('Entries whose goal was there already.'),
    warnings,
  },
  'goal-export': {
    project: z.string(),
    goals: z.array(exportedGoal).describe('What `goal add --import` reads.'),
    completeness,
  },
  ...evidenceDocuments,
  report: reportShape,
  'report-post': reportPostShape,
  'one-on-one': oneOnOneShape,
  init: {
    project: z.object({
      path: z.string(),
      url: z.string().nullable().describe('null: with --dry-run it may not exist.'),
    }),
    dryRun: z.boolean(),
    steps: z.array(
      z.object({ action: z.enum(['create', 'update', 'keep', 'drift']), what: z.string(), name: z.string() }),
    ),
    visibility: z.enum(['private', 'internal', 'public']).optional(),
    readers: z
      .array(z.object({ username: z.string(), role: z.string().nullable(), confidential: z.boolean() }))
      .optional()
      .describe(
        'Members when all of this is done, those of a group above it, too; confidential: they read such goals.',
      ),
    schedule: z
      .object({
        cron: z.string(),
        zone: z.string(),
        nextRun: instant.nullable().describe('By the line alone; the server starts it some minutes later.'),
      })
      .nullable()
      .optional()
      .describe('When GitLab makes the report by itself; null: it does not.'),
    warnings,
  },
  doctor: doctorShape,
  share: shareShape,
  unshare: unshareShape,
  team: teamShape,
  explore: exploreShape,
  search: searchShape,
  ...calendarDocuments,
  'template-list': templateListShape,
  template: templateShape,
  'template-lint': templateLintShape,
  ...promotionDocuments,
  ...planFileDocuments,
  ...planDocuments,
  ...weekDocuments,
  lint: lintShape,
  ...levelsDocuments,
  'dry-run': { wouldDo: z.array(z.string()).describe('For people: what would be written, line by line.') },
  ...draftDocuments,
  sandbox: sandboxShape,
  status: statusShape,
  ...authDocuments,
  ...archiveDocuments,
  config: {
    path: z.string(),
    defaultProfile: z.string().nullable(),
    editor: z.string().nullable().describe('The program that texts open in; null: that of the environment.'),
    aliases: z.record(z.string(), z.string()).describe('Words of your own, each with what it stands for.'),
    profiles: z.array(
      z.object({
        name: z.string(),
        settings: z.record(z.string(), z.union([z.string(), z.boolean()])).describe('Keys as in the file.'),
      }),
    ),
  },
  'config-value': {
    profile: z.string().nullable().describe('null: a setting of the whole file.'),
    key: z.string(),
    value: z.union([z.string(), z.boolean()]).nullable().describe('null: not set.'),
  },
  'config-aliases': { aliases: z.record(z.string(), z.string()).describe('Each with what it stands for.') },
  'config-path': { config: z.string(), credentials: z.string(), state: z.string().describe('Folder of the drafts.') },
  error: {
    kind: z.string().describe('Open list; the exit code is the stable part.'),
    message: z.string(),
    hint: z.string().nullable(),
    details: z.array(z.string()),
    exitCode: z.int(),
  },
} as const satisfies Record<string, z.ZodRawShape>;

const about: Readonly<Record<DocumentName, string>> = {
  'goal-list': 'devgrowth goal list --format json',
  goal: 'devgrowth goal show --format json',
  'goal-trailer': 'devgrowth goal trailer 7 --format json',
  'goal-removal': 'devgrowth goal delete --format json',
  'one-on-one-list': 'devgrowth 1on1 list --format json',
  'goal-write':
    'What every command prints that writes one goal: add, log, check, uncheck, start, wait, edit, link, close, reopen',
  'goal-writes': 'The same of several goals named at once: start, agree, edit, reopen (`goal start 2 5 --format json`)',
  'goal-import': 'devgrowth goal add --import --format json',
  'goal-export': 'devgrowth goal export --format json',
  'evidence-list': 'devgrowth evidence list --format json',
  'evidence-write': 'devgrowth evidence add --format json',
  'evidence-debt': 'devgrowth evidence debt --format json',
  candidates: 'devgrowth evidence scan --format json',
  'evidence-scan-plan': 'devgrowth evidence scan --explain --format json',
  'evidence-inbox': 'devgrowth evidence inbox --format json',
  'evidence-checklist': 'devgrowth evidence inbox --post --format json',
  'evidence-dropped': 'devgrowth evidence inbox --dropped --format json',
  'evidence-removal': 'devgrowth evidence remove --format json',
  report: 'devgrowth report --format json',
  'report-post': 'devgrowth report --post --format json',
  'one-on-one': 'devgrowth 1on1 prepare, add, show, move, edit, note, remove, close --format json',
  init: 'devgrowth init --format json',
  doctor: 'devgrowth doctor --format json; exit code 3 with warnings, 1 with failures',
  share: 'devgrowth share --format json',
  unshare: 'devgrowth unshare --format json',
  team: 'devgrowth team --format json; exit code 3 where somebody could not be read',
  explore: 'devgrowth explore --format json; exit code 3 where something could not be read',
  search: 'devgrowth search --format json; exit code 3 where something could not be read',
  'template-list': 'devgrowth template list --format json',
  template: 'devgrowth template show --format json',
  'template-lint': 'devgrowth template lint --format json; exit code 3 with findings',
  promotion: 'devgrowth promotion show --format json',
  'promotion-write': 'devgrowth promotion start and state --format json',
  lint: 'devgrowth promotion lint --format json; exit code 3 with errors or warnings',
  ...levelsAbout,
  'promotion-evidence': 'devgrowth promotion evidence --format json; exit code 3 where something could not be read',
  'part-write':
    'devgrowth promotion edit, result, gap, fill and told, plan edit, check, uncheck and communicated --format json',
  plan: 'devgrowth plan show --format json',
  'plan-write': 'devgrowth plan start --format json',
  ...aboutPlanFiles,
  'plan-close': 'devgrowth plan close --format json',
  ...aboutWeek,
  'dry-run': 'What a command that writes prints with --dry-run --format json (init has its own)',
  drafts: 'devgrowth drafts list --format json',
  'drafts-resumed': 'devgrowth drafts resume --all --format json; exit code 1 where one could not be written',
  sandbox: 'devgrowth sandbox --format json: one line, when it is listening',
  status: 'The tool `status` of devgrowth mcp',
  ...aboutAuth,
  ...aboutArchives,
  ...aboutCalendars,
  config: 'devgrowth config list --format json',
  'config-value': 'devgrowth config get and set --format json',
  'config-aliases': 'devgrowth config alias --format json',
  'config-path': 'devgrowth config path --format json',
  error: 'On stderr, where a command with --format json fails',
};

export type DocumentName = keyof typeof bodies;
export const documentNames = Object.keys(bodies) as readonly DocumentName[];

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

export type DocumentBody<Name extends DocumentName> = DeepReadonly<z.input<z.ZodObject<(typeof bodies)[Name]>>>;

/** The shape of a document, its `schema` key included. */
export function documentSchema(name: DocumentName): z.ZodObject {
  return z.object({ schema: z.literal(`devgrowth/${name}/v1`), ...bodies[name] });
}

/** Exactly the keys of the shape: what else the body carries is left out. */
export function documentInk<Name extends DocumentName>(
  name: Name,
  body: DocumentBody<Name>,
  form: 'indented' | 'line' = 'indented',
): Ink {
  const keys: object = body;
  return inkJson(documentSchema(name).parse({ ...keys, schema: `devgrowth/${name}/v1` }), form);
}

/** The same as a value, for a front end that prints no text. */
export function documentValue<Name extends DocumentName>(
  name: Name,
  body: DocumentBody<Name>,
): Readonly<Record<string, unknown>> {
  const keys: object = body;
  return documentSchema(name).parse({ ...keys, schema: `devgrowth/${name}/v1` });
}

/** Every word of the closed lists of all documents: whoever wrote one of them says nothing of their own. */
export function closedWords(): ReadonlySet<string> {
  const words = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (key === 'const' && typeof value === 'string') words.add(value);
      else if (key === 'enum' && Array.isArray(value)) for (const one of value) words.add(String(one));
      else collect(value);
    }
  };
  for (const name of documentNames) collect(z.toJSONSchema(documentSchema(name), { io: 'input' }));
  return words;
}

/** What scripts/schemas.mjs writes to the folder schemas/: one JSON Schema per document. */
export function jsonSchemas(): { readonly file: string; readonly text: string }[] {
  return documentNames.map((name) => {
    const schema = documentSchema(name).meta({ title: `devgrowth/${name}/v1`, description: about[name] });
    // As input: output schemas forbid unknown keys, and v1 may grow.
    return { file: `${name}.v1.schema.json`, text: jsonText(z.toJSONSchema(schema, { io: 'input' })) };
  });
}
