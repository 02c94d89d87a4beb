// What writing takes: requests, those of them that write, and CPU as a multiple of bare `node -e 0` on the same Node.
import { delayedFront } from './delayed-front.mjs';
import { bin, median, nodeVersion, served, taken, withHome } from './served.mjs';

/** In this order, each on what the one before has written. */
const commands = {
  init: ['init', '--yes', '--no-input'],
  'goal add': ['goal', 'add', 'Calm releases', '--kind', 'general', '--no-input'],
  'goal log': ['goal', 'log', '2', 'The first step is done', '--tick', '1', '--health', 'on-track', '--no-input'],
};

/**
 * @param {{ node: string, rounds?: number }} options
 * @returns {Promise<{ node: string, command: string, requests: number, writing: number, cpu: number }[]>}
 */
export function writes({ node, rounds = 5 }) {
  return withHome(async ({ bare }) => {
    const bares = [];
    const used = Object.fromEntries(Object.keys(commands).map((command) => [command, []]));
    for (let round = 0; round < rounds; round += 1) {
      const fresh = { ...bare, XDG_DATA_HOME: `${bare.XDG_DATA_HOME}-${round}` };
      await served(fresh, ['--empty'], async ({ env, url }) => {
        const front = await delayedFront(url, 0);
        try {
          bares.push((await taken(node, ['-e', '0'], env)).cpuMs);
          for (const [command, args] of Object.entries(commands)) {
            const { cpuMs } = await taken(node, [bin, ...args], { ...env, DEVGROWTH_HOST: front.url });
            used[command].push({ cpuMs, log: front.take() });
          }
        } finally {
          await front.close();
        }
      });
    }
    return Object.entries(used).map(([command, all]) => {
      const [{ log }] = all;
      const cpu = median(all.map(({ cpuMs }) => cpuMs)) / median(bares);
      const writing = log.filter(({ method }) => method !== 'GET').length;
      return { node: nodeVersion(node), command, requests: log.length, writing, cpu };
    });
  });
}

export function writeLines(rows) {
  return rows.map(
    ({ node, command, requests, writing, cpu }) =>
      `${node.padEnd(9)} ${command.padEnd(10)} ${String(requests).padStart(3)} requests, ${String(writing).padStart(2)} of them write ${cpu.toFixed(2).padStart(6)} CPU`,
  );
}
