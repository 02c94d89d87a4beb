// docs/tokens.md: the sets of src/growth/forge/permissions.ts as a page. `npm run docs` writes it anew.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { permissions, permissionsFor, type Purpose, purposeFacts, purposes, tabs } from '#growth/forge/permissions.ts';
import { permissionLines } from '#render/terminal/project/permissions.ts';
import { useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const path = join(import.meta.dirname, '../../docs/tokens.md');

const intro = `# Tokens

Made by \`npm run docs\` from \`src/growth/forge/permissions.ts\`; do not edit. \`devgrowth auth permissions <set>\` says the same in a terminal.

A **classic** token with scope \`api\` does everything, one with \`read_api\` does reports and lists. A **fine-grained** one (GitLab 18.10 in
beta, generally since 19.2) may only what is ticked when it is made, and its grant cannot be edited: the way out is a new token.
A company can demand such tokens; classic ones are then refused there with the same words, and devgrowth says which of both it is.

Make it at \`https://<your GitLab>/-/user_settings/personal_access_tokens/granular/new\`: the form takes no parameters, so choose by hand.
\`devgrowth doctor\` says by name what a token lacks, without writing.
`;

function setOf(purpose: Purpose): string {
  const { does, place } = purposeFacts[purpose];
  const rows = tabs.flatMap((tab) =>
    permissionLines(permissionsFor(purpose, 'needed', 'ahead'), tab).map(
      ({ resource, actions }) => `| ${tab} | ${resource} | ${actions} |`,
    ),
  );
  const better = permissionsFor(purpose, 'better').map(({ tab, name, opens }) => `- ${tab}: ${name} (${opens})`);
  return [
    `## ${purpose}: ${does}`,
    '',
    `Group and project, for ${place}.`,
    '',
    '| tab | resource | tick |',
    '|---|---|---|',
    ...rows,
    ...(better.length === 0 ? [] : ['', 'Better with:', '', ...better]),
    '',
  ].join('\n');
}

function everyPermission(): string {
  const rows = permissions.map(({ tab, name, opens, for: uses }) => {
    const cells = purposes.map((purpose) => uses[purpose] ?? '');
    return `| ${tab} | ${name} | ${opens} | ${cells.join(' | ')} |`;
  });
  return [
    '## Every permission',
    '',
    '*needed*: a command fails without it. *better*: it works with less. *ahead*: for commands that are still to come.',
    '',
    `| tab | permission | opens | ${purposes.join(' | ')} |`,
    `|---|---|---|${purposes.map(() => '---|').join('')}`,
    ...rows,
    '',
  ].join('\n');
}

test('the page says what the table says', async () => {
  await expect([intro, ...purposes.map(setOf), everyPermission()].join('\n')).toMatchFileSnapshot(path);
});

test('so does the command, without asking anybody', async () => {
  const world = worldOnSandbox();
  const shown = await world.run('auth permissions report');
  expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
  expect(shown.stdout).toBe(`report: reports, lists, and the scheduled job (one that posts: Work Item: Create
and Update, too; one that reminds: Todo: Create)

Group and project, for the goals project alone
  Project                 Read
  Work Item               Read
  Repository              Read

User
  User                    Read

Better with
  User: Personal Access Token: Read (when the token ends and what it may: said
  in time)
  User: Project: Read (your goals project without --project)

The page: ${world.base}/-/user_settings/personal_access_tokens/granular/new (GitLab 18.10 and newer)
`);
  const all = JSON.parse((await world.run('auth permissions --format json')).stdout) as { purposes: object[] };
  expect(all.purposes).toHaveLength(purposes.length);
  expect((await world.run('auth permissions')).stdout).toMatch(
    /^everyday: .*\nOther sets: devgrowth auth permissions report, init, manager, evidence\n$/s,
  );
  expect(await world.run('auth permissions everything')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Choose one of report, everyday, init, manager, evidence.') as string,
  });
  expect(world.requests()).toEqual([]);
});

test('login says what to tick, and opens that page', async () => {
  const world = worldOnSandbox({ isTTY: true, env: { DEVGROWTH_HOST: '', DEVGROWTH_TOKEN: '' } });
  const done = await world.run(`auth login --host ${world.base} --fine-grained --web`, {
    answers: { stdin: world.token },
  });
  expect(done.exitCode).toBe(0);
  expect(done.stderr).toMatch(/^everyday: .*\n {2}Work Item +Read, Create, Update, Delete\n/s);
  expect(done.stderr).toContain(
    `Make a token with these:\n${world.base}/-/user_settings/personal_access_tokens/granular/new\n`,
  );
  expect(world.opened()).toEqual([`${world.base}/-/user_settings/personal_access_tokens/granular/new`]);
  expect(await world.run('auth login --stdin --fine-grained')).toMatchObject({ exitCode: 2 });
});
