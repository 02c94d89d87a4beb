// A promotion document of ten thousand words checked by all rules that ship, and texts that are hard to read: CPU of one check.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const rounds = 9;
const wordCount = 10_000;
const sentence =
  'Alex wrote the design of the queue with [the team](https://gitlab.example.com/shop/queue/-/issues/4) and moved nine services to it ' +
  'between March and June, from 40 to 12 minutes, while `code` and **three teams** read along in us-east-1. ';

export async function linting() {
  const folder = mkdtempSync(join(tmpdir(), 'devgrowth-linting-'));
  try {
    const { lintPromotion, readRules, gitlab } = await sources(folder);
    const rulesFolder = join(import.meta.dirname, '../templates/rules');
    const files = readdirSync(rulesFolder).map((path) => ({
      path,
      text: readFileSync(join(rulesFolder, path), 'utf8'),
    }));
    const { rules } = readRules(files, { own: false });
    const known = {
      company: gitlab,
      names: ['Alex', 'Doe'],
      state: 'drafting',
      today: '2026-11-29',
      home: null,
      opens: null,
    };
    const ways = { off: new Set(), severity: new Map(), acronyms: [] };
    const check = (text) => lintPromotion(text, rules, known, ways);
    const texts = {
      'ten thousand words': documentOf(sentence.split(' ').length),
      'one paragraph of them': sentence.repeat(Math.ceil(2400 / sentence.split(' ').length)),
      'hundred thousand letters without a blank': 'a'.repeat(99_000),
      'hundred thousand quotes': '" '.repeat(49_000),
      'hundred thousand blanks': `I${' '.repeat(99_000)}x`,
      'hundred thousand dashes': '-/'.repeat(49_000),
      'hundred thousand percents': '1 %'.repeat(33_000),
      'hundred thousand from': 'from 1 '.repeat(14_000),
      'hundred thousand subjects': 'Alex really '.repeat(8_000),
    };
    console.log(
      `\nA document checked by ${rules.length} rules, median of ${rounds}, CPU (at most 300 ms for ${wordCount} words)`,
    );
    for (const [name, text] of Object.entries(texts)) {
      const { findings } = check(text);
      console.log(`  ${name}: ${cpuOf(() => check(text)).toFixed(0)} ms, ${findings.length} findings`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function documentOf(words) {
  const parts = ['## Promotion Summary\n', sentence, '\n## Business Results\n'];
  for (let at = 0; at < wordCount / words; at += 1)
    parts.push(at % 40 === 0 ? `\n### Result ${at / 40 + 1}: Jobs\n\n- **Impact:** ${sentence}` : `- ${sentence}`);
  return parts.join('\n');
}

async function sources(folder) {
  const outfile = join(folder, 'linting.cjs');
  await build({
    stdin: {
      contents:
        "export { lintPromotion } from '#growth/lint/promotion-lint.ts'; export { readRules } from '#templates/rules.ts'; " +
        "export { gitlab } from '#settings/company-file.ts';",
      resolveDir: join(import.meta.dirname, '..'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}

function cpuOf(work) {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)];
}
