// 10,000 goals read completely (`goal list --state all`): requests, wall time beside the longest chain of requests, peak memory.
import { join } from 'node:path';
import { addGoals, must, served, sideBySide, withHome } from './served.mjs';

const goals = 10_000;

export async function tenThousand() {
  await withHome(async ({ home, bare }) => {
    const data = join(home, 'state.json');
    await served(bare, ['--empty', '--data', data], async ({ env }) => must(['init', '--yes', '--no-input'], env));
    addGoals(data, { goals, changed: 0 });
    await served(bare, ['--data', data], async ({ env, url, token, username }) => {
      const pages = Math.ceil(goals / 100);
      const bareMs = await bareFetch(`${url}/api/v4/projects/${encodeURIComponent(`${username}/goals`)}`, token, pages);
      const started = performance.now();
      const list = must(['goal', 'list', '--state', 'all', '--format', 'json', '--debug'], env);
      const wallMs = performance.now() - started;
      const { goals: read, completeness } = JSON.parse(list.stdout);
      const requests = list.stderr.split('\n').filter((line) => /^debug: [A-Z]+ \S+ \d+$/.test(line)).length;
      const peakMb = list.peakKb / 1024;
      const chain = requests - (pages - 1) + Math.ceil((pages - 1) / sideBySide);
      console.log(`\n\`goal list --state all\` of ${goals.toLocaleString('en')} goals`);
      console.log(`  ${read.length} rows, ${completeness.complete ? 'COMPLETE' : 'INCOMPLETE'}`);
      console.log(`  ${requests} requests; ${sideBySide} side by side, the longest chain is ${chain}`);
      console.log(
        `  ${(wallMs / 1000).toFixed(1)} s: ${(wallMs / bareMs).toFixed(2)} times a bare fetch of the same ${pages} pages one after the other, ${(wallMs / ((bareMs / pages) * chain)).toFixed(2)} times its longest chain at that pace (the sandbox answers one request at a time)`,
      );
      console.log(`  peak memory ${peakMb.toFixed(0)} MB`);
    });
  });
}

/** What the server alone takes: the same pages, read by nobody. */
async function bareFetch(api, token, pages) {
  const start = performance.now();
  for (let page = 1; page <= pages; page += 1) {
    const answer = await fetch(
      `${api}/issues?labels=goal&state=all&scope=all&issue_type=issue&order_by=created_at&sort=asc&per_page=100&page=${page}`,
      { headers: { 'PRIVATE-TOKEN': token } },
    );
    if (!answer.ok) throw new Error(`page ${page}: ${answer.status}`);
    await answer.arrayBuffer();
  }
  return performance.now() - start;
}

if (process.argv[1] === import.meta.filename) await tenThousand();
