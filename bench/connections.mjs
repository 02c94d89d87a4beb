// Connections behind TLS: how many are opened, how many are open at one time, beside the requests that were under way at once.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { delayedFront, mostAtOnce } from './delayed-front.mjs';
import { addGoals, bin, must, onPath, served, sideBySide, taken, withHome } from './served.mjs';

/** Far enough away that requests meet: at once, they would be told apart by the machine's speed alone. */
const delayMs = 50;
const commands = { 'goal list': ['goal', 'list'], report: ['report'] };
/** The two ways in which a certificate is made known: the connection is another one. */
const ways = {
  NODE_EXTRA_CA_CERTS: (file) => ({ flags: [], more: { NODE_EXTRA_CA_CERTS: file } }),
  '--ca-file': (file) => ({ flags: ['--ca-file', file], more: {} }),
};

/**
 * @param {{ goals?: number, commented?: number }} options `commented`: how many of the goals changed and have comments
 * @returns {Promise<{ skipped: string[], rows: { command: string, goals: number, way: string, requests: number, requestsAtOnce: number,
 *   opened: number, handshakes: number, openAtOnce: number, most: number }[] }>} `most`: the aim for `opened` and `openAtOnce`
 */
export async function connections({ goals = 100, commented = 20 } = {}) {
  if (onPath('openssl') === null) return { skipped: ['openssl is not installed'], rows: [] };
  const rows = await withHome(async ({ home, bare }) => {
    const data = join(home, 'state.json');
    await served(bare, ['--empty', '--data', data], ({ env }) => must(['init', '--yes', '--no-input'], env));
    addGoals(data, { goals: goals - commented, changed: 0 });
    addGoals(data, { goals: commented, changed: commented, comments: 4 });
    const secure = certificate(home);
    return served(bare, ['--data', data], async ({ env, url }) => {
      const front = await delayedFront(url, delayMs, { secure });
      try {
        const measured = [];
        for (const [way, trusting] of Object.entries(ways))
          for (const [command, args] of Object.entries(commands)) {
            const { flags, more } = trusting(secure.file);
            const XDG_DATA_HOME = `${env.XDG_DATA_HOME}-${command}-${way}`;
            front.takeConnections();
            await taken(process.execPath, [bin, ...args, ...flags], {
              ...env,
              ...more,
              DEVGROWTH_HOST: front.url,
              XDG_DATA_HOME,
            });
            const log = front.take();
            const { opened, handshakes, most: openAtOnce } = front.takeConnections();
            const counts = { requests: log.length, requestsAtOnce: mostAtOnce(log), opened, handshakes, openAtOnce };
            measured.push({ command, goals, way, ...counts, most: sideBySide });
          }
        return measured;
      } finally {
        await front.close();
      }
    });
  });
  return { skipped: [], rows };
}

/** For 127.0.0.1, signed by itself. */
function certificate(folder) {
  const [key, cert] = [join(folder, 'front.key'), join(folder, 'front.pem')];
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names, '-keyout', key, '-out', cert];
  execFileSync('openssl', made, { stdio: 'ignore' });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), file: cert };
}

export function connectionLines(rows) {
  return rows.map(
    ({ command, goals, way, requests, requestsAtOnce, opened, handshakes, openAtOnce, most }) =>
      `${command.padEnd(10)} ${goals} goals, ${way}: ${requests} requests, ${requestsAtOnce} at once; ${opened} connections opened (at most ${most}), ${handshakes} handshakes, ${openAtOnce} open at one time`,
  );
}
