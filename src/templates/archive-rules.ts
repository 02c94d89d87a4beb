// Reads the file of `archive`'s rules: what the person leaves out of what they take along, by label, kind, number or words.
import { DevgrowthError } from '#errors.ts';
import { readYaml } from '#yaml/yaml-source.ts';

export interface ArchiveRules {
  readonly labels: readonly string[];
  readonly kinds: readonly string[];
  readonly numbers: readonly number[];
  /** In small letters. */
  readonly words: readonly string[];
}

export const noArchiveRules: ArchiveRules = { labels: [], kinds: [], numbers: [], words: [] };

const keys = ['label', 'kind', 'number', 'words'] as const;
const example = 'leave-out:\n  - label: private\n  - kind: mentoring\n  - number: 12\n  - words: Project Falcon\n';

/** @throws `configuration` with every problem and its line */
export function readArchiveRules(text: string, file: string): ArchiveRules {
  const source = readYaml(text, { manners: 'strict' });
  const problems = source.problems.map(({ line, problem }) => `line ${line}: ${problem}`);
  const refuse = (): never => {
    throw new DevgrowthError('configuration', `the rules in ${file} cannot be read`, {
      details: problems,
      hint: `A file of rules looks like this: ${example.replaceAll(/\s+/g, ' ').trim()}`,
    });
  };
  if (source.broken || problems.length > 0) return refuse();
  const say = (path: readonly PropertyKey[], problem: string) =>
    void problems.push(`line ${source.lineAt(path)}: ${problem}`);
  const { value } = source;
  const isMap = (one: unknown): one is Record<string, unknown> =>
    typeof one === 'object' && one !== null && !Array.isArray(one);
  const list = isMap(value) ? value['leave-out'] : undefined;
  if (!isMap(value) || !Array.isArray(list) || Object.keys(value).length !== 1) {
    say([], 'one key is wanted, "leave-out", with a list below it');
    return refuse();
  }
  const found: { key: (typeof keys)[number]; value: string }[] = [];
  for (const [index, rule] of (list as readonly unknown[]).entries()) {
    const [[key, said] = [''], ...more] = isMap(rule) ? Object.entries(rule) : [];
    const known = keys.find((one) => one === key);
    const word = typeof said === 'string' || typeof said === 'number' ? String(said).trim() : '';
    if (known === undefined || more.length > 0)
      say(['leave-out', index], `one of ${keys.join(', ')} is wanted on each line`);
    else if (word === '') say(['leave-out', index], `"${known}" says nothing`);
    else if (known === 'number' && !/^#?[1-9]\d{0,8}$/.test(word))
      say(['leave-out', index], `"${word}" is no number of an issue`);
    else found.push({ key: known, value: word });
  }
  if (problems.length > 0) return refuse();
  const of = (key: (typeof keys)[number]) => found.filter((one) => one.key === key).map((one) => one.value);
  return {
    labels: of('label'),
    kinds: of('kind'),
    numbers: of('number').map((word) => Number(word.replace('#', ''))),
    words: of('words').map((word) => word.toLowerCase()),
  };
}
