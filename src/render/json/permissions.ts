// Shape of the document about what a fine-grained token has to be granted.
import * as z from 'zod';

export const permissionsShape = {
  page: z.string().describe('Where such a token is made.'),
  purposes: z.array(
    z.object({
      purpose: z.string().describe('Open list: report, everyday, init, manager, evidence.'),
      does: z.string().describe('For people.'),
      place: z.string().describe('For people: what to choose for the permissions of groups and projects.'),
      permissions: z.array(
        z.object({
          tab: z.string().describe("Of GitLab's form: Group and project, User, Global."),
          name: z.string().describe('Work Item: Read'),
          opens: z.string().describe('For people.'),
          weight: z
            .string()
            .describe(
              'Open list: needed; better (it works with less); ahead (for commands to come, since a grant cannot be edited).',
            ),
        }),
      ),
    }),
  ),
};
