// The shape of what a served sandbox says of itself.
import * as z from 'zod';
import { day } from './parts.ts';

export const sandboxShape = {
  url: z.string(),
  pages: z
    .string()
    .describe('Open it once in a browser: it holds the key of the pages. `url` is for programs, which have the token.'),
  today: day.nullable().describe('The day that it plays; null: that of the world.'),
  token: z.string().describe("The person's token. It opens nothing but this sandbox."),
  username: z.string(),
  manager: z.string(),
  managerToken: z
    .string()
    .nullable()
    .describe('To be the manager at the command line; null where all of theirs are revoked.'),
  administrator: z
    .object({ username: z.string(), token: z.string() })
    .nullable()
    .describe('Whoever makes users and groups; null for a file that was made before there was one.'),
};
