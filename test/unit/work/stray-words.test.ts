// What another company's people would read of GitLab in a template of the package: refused, with its line in the file.
import { expect, test } from 'vitest';
import { strayWords } from '#work/template/linting.ts';

test.each([
  ['a\nCosts 10 USD\n', ['x.md:2: "USD" stands outside {{#at-gitlab}}']],
  ['{{#at-gitlab}}\nUSD\n{{/at-gitlab}}\nAsk HelpLab\n', ['x.md:4: "HelpLab" stands outside {{#at-gitlab}}']],
  ['Iteration\niteration\n', ['x.md:1: "Iteration" stands outside {{#at-gitlab}}']],
  ['Women at GitLab', ['x.md:1: "Women at GitLab" stands outside {{#at-gitlab}}']],
  ['{{#at-gitlab}}\nThe CEO shadow\n{{/at-gitlab}}\n{{company-fund}}\n', []],
])('%j', (text, problems) => {
  expect(strayWords([{ path: 'x.md', text }]).flatMap((one) => one.problems)).toEqual(problems);
});
