// `devgrowth auth status`: which host, which user, and where the token came from. Never the token.
import { exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink, type Ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { type SignInStatus, signInStatus } from '#work/sign-in/status.ts';
import { endWords, missingWords, reachWords, scopeWords } from '#work/sign-in/token-words.ts';
import type { CommandModule } from '../command.ts';
import { commandWords } from '../command-words.ts';

export const statusCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth status', 'devgrowth auth status --format json'],
  declare() {},
  parse: () => ({}),
  async run({ shared }, world) {
    const status = await signInStatus(shared, world);
    const text = () => asText(status, world.now().slice(0, 10));
    world.stdout.write(shared.format === 'json' ? await asJson(status) : text());
    return exitCodes.done;
  },
};

function asText({ connection, host, source, user, token, others, unused }: SignInStatus, today: string): Ink {
  const ends = endWords(token, today);
  const missing = missingWords(token);
  const { proxy, ca } = connection.network ?? { proxy: null, ca: null };
  const rows: readonly (readonly [string, string])[] = [
    ['Host', commandWords(host)],
    ['User', `@${user.username} (${user.name})`],
    ['Token', commandWords(source)],
    ['Scopes', `${scopeWords(token)}: ${reachWords(token)}`],
    ...(missing === null ? [] : [['Missing', missing] as const]),
    ...(ends === null ? [] : [['Expires', ends] as const]),
    ['Project', projectSource(connection)],
    ...(proxy === null ? [] : [['Proxy', `${proxy.shown} (from ${proxy.variable})`] as const]),
    ...(ca === null ? [] : [['Trusts', `${ca.file} (from ${commandWords(ca.said)})`] as const]),
    ...others.map((other) => ['Also', `${other.host}${other.user === null ? '' : ` as @${other.user}`}`] as const),
    ...unused.map(({ name, belongsTo }) => ['Unused', `${name}: ${belongsTo ?? 'no host is named for it'}`] as const),
    ...(connection.tokenSource === 'sandbox' ? [] : [['Order', tokenOrder] as const]),
  ];
  return stacked(rows.map(([name, value]) => ink`${name.padEnd(8)}${oneLine(value)}`));
}

/** As src/settings/token.ts looks for it. */
const tokenOrder = 'DEVGROWTH_TOKEN, GITLAB_TOKEN, profile, file: the first of this host';

function projectSource({ project, projectSource, profile }: SignInStatus['connection']): string {
  if (project === null) return 'the one you own with the topic devgrowth';
  if (projectSource === 'flag') return `${project} (from --project)`;
  return `${project} (from ${projectSource === 'profile' ? `profile ${profile}` : projectSource})`;
}

function asJson({ connection, storedIn, user, token, others, unused }: SignInStatus): Promise<Ink> {
  const { host, hostSource, profile, tokenSource, project, projectSource, network } = connection;
  return documentText('auth-status', {
    host,
    hostSource,
    profile,
    user: { username: user.username, name: user.name },
    tokenSource,
    storedIn,
    project,
    projectSource,
    others,
    token,
    unused,
    proxy: network?.proxy?.shown ?? null,
    caFile: network?.ca?.file ?? null,
  });
}
