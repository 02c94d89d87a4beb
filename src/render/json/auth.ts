// Who is logged in where, and by which token: never the token.
import * as z from 'zod';
import { instant } from './parts.ts';
import { permissionsShape } from './permissions.ts';

const tokenShape = z
  .object({
    kind: z.string().describe('Open list: personal, oauth, job, unknown.'),
    name: z.string().nullable(),
    scopes: z.array(z.string()).nullable().describe('null: the server does not say.'),
    expiresOn: z.string().nullable().describe('The first day (UTC) on which it no longer works.'),
    expiresAt: instant.nullable().describe('When an OAuth token ends.'),
    granular: z.boolean().describe('A fine-grained token.'),
    reach: z.string().describe('Open list: everything, reading, too-little, unknown.'),
  })
  .nullable();

const person = z.object({ username: z.string(), name: z.string() });

export const authDocuments = {
  'auth-login': {
    host: z.string(),
    user: person.nullable().describe('null for the sandbox, which needs no token.'),
    storedIn: z.string().nullable().describe('File that holds the token.'),
    profile: z.string().nullable(),
    tokenSource: z
      .string()
      .nullable()
      .describe('Where it is taken from from now on. Open list: stored, keyring, token_command, glab.'),
    token: tokenShape,
  },
  'auth-permissions': permissionsShape,
  'auth-status': {
    host: z.string(),
    hostSource: z.string().describe('Open list: flag, DEVGROWTH_HOST, profile, GITLAB_HOST.'),
    profile: z.string().nullable(),
    user: person,
    tokenSource: z
      .string()
      .describe(
        'Open list: DEVGROWTH_TOKEN, GITLAB_TOKEN, token_command, glab, keyring, stored, sandbox. Never the token.',
      ),
    storedIn: z.string().nullable(),
    project: z.string().nullable(),
    projectSource: z.string().nullable(),
    others: z
      .array(z.object({ host: z.string(), user: z.string().nullable() }))
      .describe('Other hosts with a kept token.'),
    token: tokenShape,
    unused: z
      .array(z.object({ name: z.string(), belongsTo: z.string().nullable() }))
      .describe('Tokens of the environment that are not sent to this host.'),
    proxy: z.string().nullable(),
    caFile: z.string().nullable(),
  },
  'auth-logout': {
    host: z.string(),
    removed: z.boolean().describe('false: no token was kept for it.'),
    removedFrom: z.array(z.string()).describe('Open list: stored, keyring, token_command, glab.'),
  },
};

export const aboutAuth = {
  'auth-login': 'devgrowth auth login --format json',
  'auth-permissions': 'devgrowth auth permissions --format json',
  'auth-status': 'devgrowth auth status --format json',
  'auth-logout': 'devgrowth auth logout --format json',
};
