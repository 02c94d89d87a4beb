// The project's own pipeline: every Node we promise is tested, only a tag publishes, with provenance, and no registry is named.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(root, '.gitlab-ci.yml'), 'utf8');

interface Job {
  readonly script: readonly string[];
  readonly stage: string;
  readonly parallel?: { readonly matrix: readonly { readonly NODE: readonly string[] }[] };
  readonly rules?: readonly { readonly if: string }[];
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string }>>;
}
const pipeline = parse(text) as Readonly<Record<string, Job>>;

test('the tests run on the four Nodes, the oldest that package.json allows included', () => {
  const nodes = pipeline['test']?.parallel?.matrix[0]?.NODE ?? [];
  expect(nodes).toEqual(['20', '22', '24', '26']);
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
  expect(engines.node.startsWith(`>=${nodes[0]}.`)).toBe(true);
});

test('each npm script that the pipeline runs exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const run = [...text.matchAll(/npm (?:run )?(check|test(?::deep)?|build)\b/g)].map(([, name]) => name ?? '');
  expect(run.length).toBeGreaterThanOrEqual(3);
  expect(run.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('a version tag publishes, signed by the pipeline itself', () => {
  const publish = pipeline['publish'];
  expect(publish?.rules).toEqual([{ if: '$CI_COMMIT_TAG =~ /^v\\d+\\.\\d+\\.\\d+/' }]);
  expect(publish?.id_tokens).toEqual({ SIGSTORE_ID_TOKEN: { aud: 'sigstore' } });
  expect(publish?.script.at(-1)).toBe('npm publish --provenance --access public');
  expect(publish?.script.join('\n')).toContain('= "$CI_COMMIT_TAG"');
});

test('no token and no registry stands in it', () => {
  expect(text).not.toMatch(/registry\.|npm_[A-Za-z0-9]{20}|glpat-/);
});
