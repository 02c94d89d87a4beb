// What a seed may say: every key with its meaning. The README's tables are made from it.
import * as z from 'zod';
import {
  day,
  fullPath,
  line,
  moment,
  projectPath,
  text,
  username,
  visibility,
  wholeNumber,
  yesOrNo,
} from './form-parts.ts';
import { issue, mergeRequest } from './issue-form.ts';

/** GitLab's numbers, by their names. */
export const roles = { guest: 10, planner: 15, reporter: 20, developer: 30, maintainer: 40, owner: 50 } as const;
const role = z.enum(['guest', 'planner', 'reporter', 'developer', 'maintainer', 'owner']);

const token = z.strictObject({
  name: line.describe('What it is called'),
  scopes: z
    .array(z.enum(['api', 'read_api', 'read_user', 'read_repository', 'write_repository']))
    .min(1)
    .describe('What it may'),
  secret: z
    .string()
    .regex(/^[\w-]+$/, 'expected letters, digits, "_" and "-"')
    .meta({ title: 'line' })
    .optional()
    .describe('Makes it `glpat-sandbox-` and these letters; else they are random'),
  expires: day.optional().describe('The first day on which it no longer works; else a year later'),
  created: moment.optional().describe('Else when its holder was made'),
  revoked: moment.optional().describe('When it was revoked'),
});

const user = z.strictObject({
  name: line.optional().describe('Else the username'),
  email: line.optional().describe('Else `<username>@example.com`'),
  public_email: line.optional().describe('Shown to everybody'),
  admin: yesOrNo.optional().describe('An administrator'),
  can_create_group: yesOrNo.optional().describe('Else true'),
  projects_limit: wholeNumber.optional().describe('How many projects of their own'),
  bio: text.optional().describe('Of their profile, as the next three'),
  location: line.optional().describe(''),
  organization: line.optional().describe(''),
  pronouns: line.optional().describe(''),
  created: moment.optional().describe('Else before everything else; alex, morgan, sam and root are always there'),
  state: z.enum(['blocked', 'banned', 'deactivated']).optional().describe('At the end of the story; else active'),
  tokens: z.array(token).optional().describe('Beside the one with scope `api` that everybody has'),
});

const member = z.strictObject({
  role: role.describe('Their role'),
  added: moment.optional().describe('Else when the project or group was made'),
  expires: day
    .optional()
    .describe('The first day on which they are no member; it may be gone, where `added` is before it'),
  left: moment.optional().describe('When they were removed'),
  by: username.optional().describe('Who added them; else whoever made the project or group'),
});
const members = z.record(username, member);

const label = z.strictObject({
  name: line.describe('Its name; a scope is written `scope::name`'),
  color: line.default('#6699cc').describe("As `#6699cc`, or a colour's name"),
  description: text.optional().describe('What it is for'),
  priority: wholeNumber.optional().describe('Of labels of projects: 0 is the highest'),
});
const milestone = z.strictObject({
  title: line.describe('Its name'),
  description: text.optional().describe(''),
  start_date: day.optional().describe('Its first day'),
  due_date: day.optional().describe('Its last day'),
  created: moment.optional().describe('Else when the project or group was made'),
  closed: moment.optional().describe('When it was closed'),
});
const board = z.strictObject({
  name: line.describe('Its name'),
  lists: z.array(line).optional().describe('Labels, from left to right'),
});

const group = z.strictObject({
  by: username.describe('Who made it, and so its owner'),
  name: line.optional().describe('Else the end of its path'),
  description: text.optional().describe(''),
  visibility: visibility.optional().describe('Else private'),
  created: moment.optional().describe('Else when its owner was made'),
  members: members.optional().describe('By username'),
  labels: z.array(label).optional().describe('For all projects below it'),
  milestones: z.array(milestone).optional().describe('For all projects below it'),
});

const files = z.record(line, text.nullable());
const commit = z.strictObject({
  message: text.describe('Its message'),
  files: files.describe('The texts of files by path; null deletes one'),
  branch: line.default('main').describe('Where it is made'),
  from: line.optional().describe('Makes the branch, from this one'),
  by: username.optional().describe("Else the project's maker"),
  at: moment.optional().describe('Else when the commit before it was made'),
});

const project = z.strictObject({
  by: username.optional().describe("Who made it; else the namespace's owner"),
  name: line.optional().describe('Else the end of its path'),
  description: text.optional().describe(''),
  visibility: visibility.optional().describe('Else private'),
  topics: z.array(line).optional().describe(''),
  created: moment.optional().describe('Else when its maker, or the group that it is in, was made'),
  archived: moment.optional().describe('When it was archived'),
  members: members.optional().describe('By username'),
  labels: z.array(label).optional().describe('Its own'),
  milestones: z.array(milestone).optional().describe('Its own'),
  boards: z.array(board).optional().describe('Of issues'),
  files: files.optional().describe('The texts of files by path: its first commit, on `main`'),
  commits: z.array(commit).optional().describe('Further commits'),
  issues: z.array(issue).optional().describe('Numbered by date, then as they stand here'),
  merge_requests: z.array(mergeRequest).optional().describe('The same'),
});

const anyRequest = z.strictObject({
  at: moment.optional().describe('Else at the end of the story'),
  by: username.describe('Who sends it'),
  method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE']).describe('As the list of endpoints has it'),
  path: line.describe('Behind `/api/v4`: `/projects/alex%2Fgoals/variables`'),
  body: z.record(text, z.unknown()).optional().describe('Its parameters'),
});

export const seedForm = z.strictObject({
  seed: z.literal(1, { error: 'expected 1, the version of this format' }).describe('The version of this format: 1'),
  tier: z.enum(['free', 'premium', 'ultimate']).optional().describe('Else free; the option of the same name wins'),
  version: z
    .string()
    .regex(/^\d+\.\d+$/, 'expected a version in quotes, such as "18.3"')
    .meta({ title: 'line' })
    .optional()
    .describe('Which GitLab it plays, in quotes; the option of the same name wins'),
  users: z.record(username, user).optional().describe('By username; alex, morgan, sam and root may be among them'),
  groups: z.record(fullPath, group).optional().describe('By path; a subgroup where its path has a parent'),
  projects: z.record(projectPath, project).optional().describe('By path'),
  requests: z
    .array(anyRequest)
    .optional()
    .describe('Whatever has no key of its own: any request that the sandbox serves'),
});

export type Seed = z.output<typeof seedForm>;
export type SeedUser = z.output<typeof user>;
export type SeedToken = z.output<typeof token>;
export type SeedGroup = z.output<typeof group>;
export type SeedMembers = z.output<typeof members>;
export type SeedProject = z.output<typeof project>;
export type SeedCommit = z.output<typeof commit>;
export type SeedLabel = z.output<typeof label>;
export type SeedMilestone = z.output<typeof milestone>;
