// What each tool takes. Strict, and each text with an end: a model that guesses a name is told so.
import * as z from 'zod';
import { healthLevels } from '#growth/words/goal.ts';
import { audiences } from '#reports/audience.ts';
import { isWriting, type ToolName } from './tool-names.ts';

const number = z.int().min(1).max(999_999_999);
const text = z.string().trim().min(1).max(4_000);
const line = z.string().trim().min(1).max(300);
const day = z.string().max(40);
const key = z
  .string()
  .regex(/^[a-z0-9-]{8,40}$/)
  .exactOptional();

export const goalParts = ['summary', 'text', 'activity', 'evidence'] as const;

export const inputs = {
  status: z.strictObject({}),
  report: z.strictObject({
    for: z.enum(audiences).exactOptional(),
    since: day.exactOptional(),
    until: day.exactOptional(),
    detail: z.enum(['summary', 'full']).exactOptional(),
  }),
  goal_list: z.strictObject({
    state: z.enum(['open', 'closed', 'all']).exactOptional(),
    kind: z.string().max(60).exactOptional(),
    limit: z.int().min(1).max(100).exactOptional(),
    after: number.exactOptional(),
  }),
  goal_show: z.strictObject({ number, part: z.enum(goalParts).exactOptional() }),
  plan_show: z.strictObject({ year: z.string().max(12).exactOptional() }),
  one_on_one_show: z.strictObject({}),
  promotion_show: z.strictObject({
    section: z.enum(['state', 'frame', 'results', 'values', 'gaps']).exactOptional(),
  }),
  goal_log: z.strictObject({
    number,
    text,
    progress: z.int().min(0).max(100).exactOptional(),
    health: z.enum(healthLevels).exactOptional(),
    key,
  }),
  goal_add: z.strictObject({
    title: line,
    kind: z.string().max(60).exactOptional(),
    due: day.exactOptional(),
    answers: z.record(z.string().max(60), z.string().max(2_000)).exactOptional(),
    key,
  }),
  evidence_add: z.strictObject({
    number,
    did: text,
    result: z.string().trim().min(1).max(2_000).exactOptional(),
    address: z.string().trim().min(1).max(2_000).exactOptional(),
    key,
  }),
  goal_check: z.strictObject({ number, item: z.int().min(1).max(500), done: z.boolean().exactOptional() }),
  agenda_add: z.strictObject({ text: line, key }),
} as const satisfies Record<ToolName, z.ZodObject>;

export type Given<Name extends ToolName> = z.output<(typeof inputs)[Name]>;

interface Described {
  readonly about: string;
  readonly isDestructive?: true;
}

/** Short: every client pays for each letter with each conversation. */
const tools: Readonly<Record<ToolName, Described>> = {
  status: { about: 'Who and where; what to do next; drafts not written yet. Call it first.' },
  report: {
    about:
      'What changed: moved, late, asked, done. for: me (default), manager, review. since/until: a day, 2w, monday, "last month" (default: since the last 1:1). full: with check-ins.',
  },
  goal_list: { about: 'Goals by need, with progress and health. after: the `next` of the page before.' },
  goal_show: { about: 'One goal by its number: text, checklist, check-ins, evidence. part: less of it.' },
  plan_show: { about: 'Goals by quarter, the current one first. year: FY27.' },
  one_on_one_show: { about: 'Agenda of the next 1:1.' },
  promotion_show: { about: 'Where the promotion document stands: state, results, gaps.' },
  goal_log: {
    about: "Check-in on a goal, in the person's words; no number they did not give. The person is asked first.",
  },
  goal_add: {
    about:
      'Opens a goal. answers: by question id of devgrowth://template/<kind>. due: a day, +6w. The person is asked first.',
  },
  evidence_add: {
    about: 'Keeps a piece of work with a goal. address: stored, not fetched. The person is asked first.',
  },
  goal_check: {
    about: 'Ticks (done: false unticks) item number of a checklist. The person is asked first.',
    isDestructive: true,
  },
  agenda_add: {
    about: 'A line for the next 1:1; begins with DISCUSS, HELP, REVIEW, THANKS or FYI. The person is asked first.',
  },
};

export interface ListedTool {
  readonly name: ToolName;
  readonly description: string;
  readonly inputSchema: { readonly type: 'object' } & Readonly<Record<string, unknown>>;
  readonly annotations: Readonly<Record<string, boolean>>;
}

export function listedTool(name: ToolName): ListedTool {
  const { about, isDestructive = false } = tools[name];
  const { $schema: _draft, type: _object, ...schema } = z.toJSONSchema(inputs[name], { io: 'input' });
  const hasKey = Object.hasOwn(inputs[name].shape, 'key');
  return {
    name,
    description: about,
    inputSchema: { type: 'object', ...schema },
    annotations: isWriting(name)
      ? {
          readOnlyHint: false,
          destructiveHint: isDestructive,
          openWorldHint: false,
          ...(hasKey ? { idempotentHint: true } : {}),
        }
      : { readOnlyHint: true, openWorldHint: false },
  };
}
