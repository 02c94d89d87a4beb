// Which host, which token, which project: product.md's order as a table, and the tokens that stay at home.
import { describe, expect, test } from 'vitest';
import { type ConnectionFlags, resolveConnection, resolveHost } from '#settings/resolution.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { everythingSaid, refusalOf } from './failure.ts';

const places = { config: '/config', state: '/state' };

const config = `default_profile: work
profiles:
  work: {host: work.example, project: alex/work-goals}
  home: {host: gitlab.com, project: alex/goals}
  try: {host: sandbox}
  twin-1: {host: twin.example, project: alex/one}
  twin-2: {host: twin.example, project: alex/two}
  command: {host: command.example, token_command: pass show gitlab}
`;
const credentials =
  'https://work.example: {token: stored-work}\nhttps://gitlab.com: {token: stored-com}\nhttps://twin.example: {token: stored-twin}\n';

interface Given {
  readonly flags?: Partial<ConnectionFlags>;
  readonly env?: Readonly<Record<string, string>>;
  readonly config?: string | null;
  readonly credentials?: string | null;
  /** What a program of the settings prints, by its words joined with `|`. */
  readonly programs?: Readonly<Record<string, string>>;
}

function worldOf(given: Given) {
  const disk = new Map<string, string>();
  const [settings, tokens] = [
    given.config === undefined ? config : given.config,
    given.credentials === undefined ? credentials : given.credentials,
  ];
  if (settings !== null) disk.set('/config/config.yml', settings);
  if (tokens !== null) disk.set('/config/credentials.yml', tokens);
  const runCommand = (argv: readonly string[]) => Promise.resolve(given.programs?.[argv.join('|')] ?? '');
  return {
    files: memoryFiles({ disk }),
    env: given.env ?? {},
    places,
    runCommand,
    cwd: '/here',
    openKeyring: () => Promise.resolve(null),
    now: () => '2026-11-23T09:00:00.000Z',
  };
}

function flagsOf({ flags }: Given): ConnectionFlags {
  return { host: null, project: null, profile: null, ...flags };
}

describe('resolveConnection', () => {
  const work = {
    host: 'https://work.example',
    hostSource: 'profile',
    profile: 'work',
    project: 'alex/work-goals',
    projectSource: 'profile',
    notices: [],
  };
  const stored = { token: 'stored-work', tokenSource: 'stored' };
  const cases: readonly { name: string; given: Given; expected: object }[] = [
    { name: 'the default profile', given: {}, expected: { ...work, ...stored } },
    {
      name: 'a token command of the profile, before a stored token',
      given: {
        config: 'default_profile: work\nprofiles:\n  work: {host: work.example, token_command: pass show "my token"}\n',
        programs: { 'pass|show|my token': 'from-command\n' },
      },
      expected: { ...work, project: null, projectSource: null, token: 'from-command', tokenSource: 'token_command' },
    },
    {
      name: 'a token in the environment before a token command, and a front from the profile',
      given: {
        env: { DEVGROWTH_HOST: 'work.example', DEVGROWTH_TOKEN: 'env-token' },
        config:
          'profiles:\n  work: {host: work.example, token_command: no, auth_header: private-token, headers_command: front}\n',
        programs: { front: 'X-Front: yes' },
      },
      expected: {
        ...work,
        hostSource: 'DEVGROWTH_HOST',
        project: null,
        projectSource: null,
        token: 'env-token',
        tokenSource: 'DEVGROWTH_TOKEN',
        front: { authHeader: 'private-token', headers: { 'X-Front': 'yes' } },
      },
    },
    {
      name: 'the host flag before everything',
      given: { flags: { host: 'gitlab.com' }, env: { DEVGROWTH_HOST: 'env.example', GITLAB_HOST: 'gl.example' } },
      expected: {
        host: 'https://gitlab.com',
        hostSource: 'flag',
        profile: 'home',
        project: 'alex/goals',
        projectSource: 'profile',
        notices: [],
        token: 'stored-com',
        tokenSource: 'stored',
      },
    },
    {
      name: 'DEVGROWTH_HOST before the profile; its token goes there; the project of another host does not',
      given: { env: { DEVGROWTH_HOST: 'env.example', DEVGROWTH_TOKEN: 'env-token', GITLAB_HOST: 'gl.example' } },
      expected: {
        host: 'https://env.example',
        hostSource: 'DEVGROWTH_HOST',
        profile: null,
        project: null,
        projectSource: null,
        notices: [],
        token: 'env-token',
        tokenSource: 'DEVGROWTH_TOKEN',
      },
    },
    {
      name: 'the profile before GITLAB_HOST',
      given: { env: { GITLAB_HOST: 'gl.example', GITLAB_TOKEN: 'gl-token' } },
      expected: { ...work, ...stored },
    },
    {
      name: 'GITLAB_HOST when nothing else names a host',
      given: { env: { GITLAB_HOST: 'gl.example', GITLAB_TOKEN: 'gl-token' }, config: null },
      expected: {
        host: 'https://gl.example',
        hostSource: 'GITLAB_HOST',
        profile: null,
        project: null,
        projectSource: null,
        notices: [],
        token: 'gl-token',
        tokenSource: 'GITLAB_TOKEN',
      },
    },
    {
      name: 'a named profile before the default one',
      given: { flags: { profile: 'home' } },
      expected: {
        host: 'https://gitlab.com',
        hostSource: 'profile',
        profile: 'home',
        project: 'alex/goals',
        projectSource: 'profile',
        notices: [],
        token: 'stored-com',
        tokenSource: 'stored',
      },
    },
    {
      name: 'a named profile overruled by the environment is said',
      given: { flags: { profile: 'home' }, env: { DEVGROWTH_HOST: 'work.example' } },
      expected: {
        ...work,
        ...stored,
        hostSource: 'DEVGROWTH_HOST',
        notices: ['profile home is for https://gitlab.com; DEVGROWTH_HOST says https://work.example'],
      },
    },
    {
      name: 'empty variables are not set',
      given: { env: { DEVGROWTH_HOST: '', GITLAB_HOST: ' ', DEVGROWTH_PROJECT: '', DEVGROWTH_TOKEN: '' } },
      expected: { ...work, ...stored },
    },
    {
      name: 'project: flag first',
      given: { flags: { project: '/alex/flagged/' }, env: { DEVGROWTH_PROJECT: 'alex/env' } },
      expected: { ...work, ...stored, project: 'alex/flagged', projectSource: 'flag' },
    },
    {
      name: 'project: the environment before the profile',
      given: { env: { DEVGROWTH_PROJECT: 'alex/env' } },
      expected: { ...work, ...stored, project: 'alex/env', projectSource: 'DEVGROWTH_PROJECT' },
    },
    {
      name: 'two profiles of one host: no project is guessed',
      given: { flags: { host: 'twin.example' } },
      expected: {
        host: 'https://twin.example',
        hostSource: 'flag',
        profile: null,
        project: null,
        projectSource: null,
        notices: [],
        token: 'stored-twin',
        tokenSource: 'stored',
      },
    },
    {
      name: 'two profiles of one host: the named one',
      given: { flags: { host: 'https://twin.example/', profile: 'twin-2' } },
      expected: {
        host: 'https://twin.example',
        hostSource: 'flag',
        profile: 'twin-2',
        project: 'alex/two',
        projectSource: 'profile',
        notices: [],
        token: 'stored-twin',
        tokenSource: 'stored',
      },
    },
    {
      name: 'DEVGROWTH_TOKEN goes to the host of the flag when DEVGROWTH_HOST is unset',
      given: { flags: { host: 'work.example' }, env: { DEVGROWTH_TOKEN: 'env-token' } },
      expected: { ...work, hostSource: 'flag', token: 'env-token', tokenSource: 'DEVGROWTH_TOKEN' },
    },
    {
      name: 'DEVGROWTH_TOKEN without a host named for it does not go to the profile: the stored one does',
      given: { env: { DEVGROWTH_TOKEN: 'env-token' } },
      expected: { ...work, ...stored },
    },
    {
      name: 'DEVGROWTH_TOKEN belongs to DEVGROWTH_HOST, not to the flag',
      given: { flags: { host: 'work.example' }, env: { DEVGROWTH_HOST: 'env.example', DEVGROWTH_TOKEN: 'env-token' } },
      expected: { ...work, ...stored, hostSource: 'flag' },
    },
    {
      name: 'GITLAB_TOKEN without GITLAB_HOST goes to gitlab.com',
      given: { flags: { host: 'gitlab.com' }, env: { GITLAB_TOKEN: 'gl-token' }, config: null },
      expected: {
        host: 'https://gitlab.com',
        hostSource: 'flag',
        profile: null,
        project: null,
        projectSource: null,
        notices: [],
        token: 'gl-token',
        tokenSource: 'GITLAB_TOKEN',
      },
    },
    {
      name: 'both tokens belong: ours first',
      given: {
        env: {
          DEVGROWTH_HOST: 'https://gl.example',
          GITLAB_HOST: 'gl.example',
          DEVGROWTH_TOKEN: 'ours',
          GITLAB_TOKEN: 'theirs',
        },
      },
      expected: {
        host: 'https://gl.example',
        hostSource: 'DEVGROWTH_HOST',
        profile: null,
        project: null,
        projectSource: null,
        notices: [],
        token: 'ours',
        tokenSource: 'DEVGROWTH_TOKEN',
      },
    },
    {
      name: 'the sandbox takes no token from anywhere',
      given: { flags: { host: 'sandbox' }, env: { DEVGROWTH_TOKEN: 'env-token', GITLAB_TOKEN: 'gl-token' } },
      expected: {
        host: 'sandbox',
        hostSource: 'flag',
        profile: 'try',
        project: null,
        projectSource: null,
        notices: [],
        token: '',
        tokenSource: 'sandbox',
      },
    },
    {
      name: 'a broken credentials file does not matter while the environment has the token',
      given: { env: { DEVGROWTH_HOST: 'work.example', DEVGROWTH_TOKEN: 'env-token' }, credentials: ': : :' },
      expected: { ...work, hostSource: 'DEVGROWTH_HOST', token: 'env-token', tokenSource: 'DEVGROWTH_TOKEN' },
    },
  ];
  test.each(cases)('$name', async ({ given, expected }) => {
    expect(await resolveConnection(flagsOf(given), worldOf(given))).toEqual(expected);
  });

  const chosen =
    'Run `devgrowth auth login` for your GitLab, or add `--host sandbox` to try everything without an account.';
  const loginTo = (host: string) =>
    `Run \`devgrowth auth login --host ${host}\`, or set DEVGROWTH_HOST and DEVGROWTH_TOKEN together.`;
  const refused: readonly { name: string; given: Given; expected: object }[] = [
    {
      name: 'no host at all',
      given: { config: null },
      expected: { kind: 'authentication', message: 'no GitLab host is chosen', hint: chosen },
    },
    {
      name: 'a token alone chooses no host',
      given: { config: null, env: { GITLAB_TOKEN: 'gl-s3cret', DEVGROWTH_TOKEN: 's3cret' } },
      expected: { kind: 'authentication', message: 'no GitLab host is chosen', hint: chosen },
    },
    {
      name: 'no default among profiles',
      given: { config: 'profiles:\n  a: {host: a.example}\n  b: {host: b.example}\n' },
      expected: {
        kind: 'authentication',
        message: 'no GitLab host is chosen',
        hint: `Choose with --profile (a, b). ${chosen}`,
      },
    },
    {
      name: 'GITLAB_TOKEN is not for this host',
      given: { flags: { host: 'b.example' }, env: { GITLAB_TOKEN: 'gl-s3cret' } },
      expected: {
        kind: 'authentication',
        message:
          'no token for https://b.example; GITLAB_TOKEN is set, but belongs to https://gitlab.com and is sent nowhere else',
        hint: loginTo('https://b.example'),
      },
    },
    {
      name: 'neither token is for this host',
      given: {
        flags: { host: 'b.example' },
        env: {
          GITLAB_HOST: 'a.example',
          GITLAB_TOKEN: 'gl-s3cret',
          DEVGROWTH_HOST: 'c.example',
          DEVGROWTH_TOKEN: 's3cret',
        },
      },
      expected: {
        kind: 'authentication',
        message:
          'no token for https://b.example; DEVGROWTH_TOKEN is set, but belongs to https://c.example and is sent nowhere else; GITLAB_TOKEN is set, but belongs to https://a.example and is sent nowhere else',
        hint: loginTo('https://b.example'),
      },
    },
    {
      name: 'DEVGROWTH_TOKEN with no host named for it',
      given: { env: { DEVGROWTH_TOKEN: 's3cret' }, credentials: null },
      expected: {
        kind: 'authentication',
        message:
          'no token for https://work.example; DEVGROWTH_TOKEN is set, but no host is named for it (DEVGROWTH_HOST or --host), so it is not sent',
        hint: loginTo('https://work.example'),
      },
    },
    {
      name: 'a GITLAB_HOST that is none gets no token, and does not fall back to gitlab.com',
      given: {
        flags: { host: 'gitlab.com' },
        env: { GITLAB_HOST: 'ftp://gitlab.com', GITLAB_TOKEN: 'gl-s3cret' },
        credentials: null,
      },
      expected: {
        kind: 'authentication',
        message:
          'no token for https://gitlab.com; GITLAB_TOKEN is set, but no host is named for it (GITLAB_HOST), so it is not sent',
        hint: loginTo('https://gitlab.com'),
      },
    },
    {
      name: 'another port is another host',
      given: { flags: { host: 'work.example:8443' } },
      expected: {
        kind: 'authentication',
        message: 'no token for https://work.example:8443',
        hint: loginTo('https://work.example:8443'),
      },
    },
    {
      name: 'a token command that prints nothing',
      given: { flags: { profile: 'command' } },
      expected: {
        kind: 'authentication',
        message: 'the token of token_command of profile command is empty',
        hint: 'Run the program yourself: it must print the token and nothing else.',
      },
    },
    {
      name: 'an unknown profile',
      given: { flags: { profile: 'hmoe' } },
      expected: {
        kind: 'usage',
        message: 'there is no profile "hmoe"; did you mean home?',
        hint: 'Profiles stand in /config/config.yml.',
      },
    },
    {
      name: 'an unknown profile, and no other',
      given: { flags: { profile: 'x' }, config: null },
      expected: { kind: 'usage', message: 'there is no profile "x"', hint: 'Run `devgrowth auth login` to make one.' },
    },
    {
      name: 'a bad flag',
      given: { flags: { host: 'ftp://x' } },
      expected: {
        kind: 'usage',
        message: '--host is no host: "ftp://x"',
        hint: 'Write gitlab.com, https://gitlab.example.com/path, or sandbox.',
      },
    },
    {
      name: 'a bad variable is named',
      given: { env: { DEVGROWTH_HOST: 'http://work.example' } },
      expected: {
        kind: 'refused',
        message: 'DEVGROWTH_HOST: plain http would send your token readable by everyone on the way to work.example',
        hint: 'Use https://work.example; plain http is for this machine only (127.0.0.1, localhost), or with --insecure-http.',
      },
    },
    {
      name: 'a project with a protocol',
      given: { flags: { project: 'https://work.example/alex/goals' } },
      expected: {
        kind: 'usage',
        message: '--project is no project path',
        hint: 'Write the path alone, such as alex/goals, or @alex for what Alex shares with you; the host goes into --host.',
      },
    },
  ];
  test.each(refused)('refused: $name', async ({ given, expected }) => {
    expect(await refusalOf(() => resolveConnection(flagsOf(given), worldOf(given)))).toEqual({
      details: [],
      ...expected,
    });
    const error: unknown = await resolveConnection(flagsOf(given), worldOf(given)).catch((error: unknown) => error);
    expect(everythingSaid(error)).not.toContain('s3cret');
  });

  const bad = ['s3cret\n', ' s3cret', 's3 cret', 's3cret\u0000', 's3crét', 's3cret\u200B', ' '];
  test.each(bad)('the token %j is refused before it is sent, and not shown', async (token) => {
    const sources: readonly (readonly [string, Given])[] = [
      ['DEVGROWTH_TOKEN', { env: { DEVGROWTH_HOST: 'a.example', DEVGROWTH_TOKEN: token } }],
      ['GITLAB_TOKEN', { flags: { host: 'gitlab.com' }, env: { GITLAB_TOKEN: token } }],
      ['/config/credentials.yml', { credentials: `https://work.example: {token: ${JSON.stringify(token)}}` }],
    ];
    for (const [said, given] of sources) {
      const error: unknown = await resolveConnection(flagsOf(given), worldOf(given)).catch((error: unknown) => error);
      expect(everythingSaid(error)).not.toContain('s3');
      expect(error).toMatchObject({
        kind: 'authentication',
        message: expect.stringMatching(`^the token of ${said} (holds a space|is empty)`) as string,
      });
    }
  });
});

test('resolveHost needs no token', async () => {
  const given: Given = { credentials: null };
  expect(await resolveHost(flagsOf(given), worldOf(given))).toEqual({
    host: 'https://work.example',
    hostSource: 'profile',
    profile: 'work',
    project: 'alex/work-goals',
    projectSource: 'profile',
    notices: [],
  });
});
