// Words of a text that can be compared.
import { expect, test } from 'vitest';
import { topicWords } from '#growth/text/topic-words.ts';

test.each<[string, string, readonly string[]]>([
  ['plurals are cut', 'Retries, imports, classes, boxes, watches', ['retry', 'import', 'class', 'box', 'watch']],
  ['what only ends like one is not', 'status analysis class bus ties', ['status', 'analysis', 'class', 'bus', 'tie']],
  ['words of grammar and of every work are left out', 'Fix the update of an import', ['import']],
  ['other languages', 'Die Tests für den Import, les échecs', ['test', 'import', 'échecs']],
  ['branches and labels', 'feature/retry_imports type::bug', ['retry', 'import', 'type', 'bug']],
  ['numbers and single letters say nothing', 'v 17 2026 k8s x', ['k8s']],
  ['other scripts', 'Отказоустойчивость 障害 復旧', ['отказоустойчивость', '障害', '復旧']],
  ['composed and decomposed are one', 'Cafe\u0301 Café', ['café', 'café']],
])('%s', (_, text, expected) => expect(topicWords(text)).toEqual(expected));

test('a hostile text is read up to a length', () => {
  expect(topicWords('import '.repeat(100_000)).length).toBeLessThan(1000);
});
