// Shape of the document about what must be right before anything else can be.
import * as z from 'zod';
import { count } from './parts.ts';

export const doctorShape = {
  host: z.string().nullable().describe('null: none is chosen.'),
  checks: z
    .array(
      z.object({
        name: z.string().describe('Open list: Node, Settings, Host, Network, Server, TLS, GitLab, Token ...'),
        state: z.enum(['passed', 'warning', 'failed', 'not-checked']),
        says: z.string().describe('For people; never the token.'),
        todo: z.string().nullable().describe('For people: what to do about it.'),
      }),
    )
    .describe('In the order in which one thing needs the other.'),
  permissions: z
    .array(
      z.object({
        tab: z.string().describe("Of GitLab's form: Group and project, User, Global."),
        name: z.string().describe('Work Item: Read'),
        purposes: z
          .array(z.string())
          .describe('Of those that this person uses. Open list: report, everyday, init, manager.'),
        state: z.string().describe('Open list: granted, missing, not-told (it shows when used).'),
        says: z.string().nullable().describe("For people: the server's words."),
      }),
    )
    .nullable()
    .optional()
    .describe('Of a fine-grained token; null for any other.'),
  warnings: count,
  failed: count,
};
