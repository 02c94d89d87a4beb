// `devgrowth demo`: a year of goals, server and all, in one process.
import { bin, median, nodeVersion, taken, withHome } from './served.mjs';

/** Half of the 5.9 s that it took on Node 20 when the aim was set. */
const mostSeconds = 2.95;

/**
 * @param {{ node: string, rounds?: number }} options
 * @returns {Promise<{ node: string, seconds: number, mostSeconds: number, cpu: number }[]>} `seconds`: user and system CPU; `cpu`:
 *   the same, bare Node being 1
 */
export function demo({ node, rounds = 3 }) {
  return withHome(async ({ bare }) => {
    const [bares, played] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      bares.push((await taken(node, ['-e', '0'], bare)).cpuMs);
      played.push((await taken(node, [bin, 'demo'], bare)).cpuMs);
    }
    const cpuMs = median(played);
    return [{ node: nodeVersion(node), seconds: cpuMs / 1000, mostSeconds, cpu: cpuMs / median(bares) }];
  });
}

export function demoLines(rows) {
  return rows.map(
    ({ node, seconds, mostSeconds, cpu }) =>
      `${node.padEnd(9)} ${seconds.toFixed(2)} s CPU (at most ${mostSeconds} s on the machine of the aim), ${cpu.toFixed(1)} times bare Node`,
  );
}
