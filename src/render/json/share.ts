// Shapes of the documents about who is let in: the difference, issue by issue.
import * as z from 'zod';
import { day, url, warnings } from './parts.ts';

const role = z
  .string()
  .nullable()
  .describe(
    'Open list: guest, planner, reporter, security-manager, developer, maintainer, owner; null: a role of its own.',
  );
const items = z.array(
  z.object({
    iid: z.int(),
    title: z.string(),
    sort: z.string().describe('Open list: goal, promotion, one-on-one, plan, dashboard, inbox, wins, other.'),
    state: z.enum(['opened', 'closed']),
    confidential: z.boolean(),
  }),
);
const person = z.object({ username: z.string(), name: z.string() });
const dryRun = z.boolean();

export const shareShape = {
  project: z.string(),
  url,
  person,
  from: z
    .object({
      role,
      until: day.nullable(),
      inherited: z.boolean().describe('By a group above the project alone.'),
    })
    .nullable()
    .describe('null: no member before.'),
  to: z.object({ role, until: day.nullable().describe('The first day without access, in UTC; null: no end.') }),
  gains: items.describe('Visible to them from now on.'),
  keeps: items,
  loses: items,
  hidden: items.describe('Neither before nor after. All four are empty where nothing changes.'),
  repository: z
    .boolean()
    .nullable()
    .describe('They can read the files of the repository, and merge requests; null: not known of this server.'),
  may: z.array(z.string()).describe('For people: what the role lets them do.'),
  group: z
    .string()
    .nullable()
    .default(null)
    .describe('Whose owners read everything, as administrators do; null: the project is in no group.'),
  manager: z
    .object({
      former: z.string().nullable().describe('Username; null: nobody was the manager.'),
      until: day.nullable().describe('The last day on which the former one counts; null: it was said before.'),
      assigned: items.describe('Open, and assigned to them in the place of the former one.'),
      keptHidden: items.describe('Confidential, and left with the former one: they would become visible.'),
      renewsDashboard: z.boolean(),
    })
    .nullable()
    .default(null)
    .describe('null: not as the manager.'),
  dryRun,
  warnings,
};

export const unshareShape = {
  username: z.string(),
  change: z
    .object({
      project: z.string(),
      person,
      role,
      loses: items,
      assigned: items.describe('Issues that were assigned to them: they are taken off.'),
      left: role.describe('What a group above the project leaves them; null: nothing.'),
    })
    .nullable()
    .describe('null: they were no member.'),
  dryRun,
  warnings,
};
