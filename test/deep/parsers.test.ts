// Every parser of foreign text, with 10,000 texts each: no crash but our own errors, no prototype touched, an end to each, and
// what was written is read back the same. FC_SEED and FC_RUNS search further.
import { gitlab } from '../support/company.ts';
import { byFetch } from '#gitlab/wire/carry.ts';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { namedGoal } from '#work/goal-number.ts';
import { createLabelCodec } from '#gitlab/words/labels.ts';
import { quietStoredText, readStoredText, splitMark, storedText } from '#gitlab/words/marks.ts';
import { noteOf } from '#gitlab/words/notes.ts';
import { quieted, unquieted } from '#gitlab/words/quiet-text.ts';
import { createRedact } from '#gitlab/wire/redaction.ts';
import { retryAfterMs } from '#gitlab/wire/retry.ts';
import { readServerWords } from '#gitlab/wire/server-words.ts';
import { decodeUserText, encodeUserText, guardNewCommands, normalised } from '#gitlab/words/user-text.ts';
import { openGitLab } from '#gitlab/forge.ts';
import { carryInto } from '#growth/meetings/agenda-text.ts';
import { parseAgendaItem, readAgenda } from '#growth/meetings/agenda.ts';
import { readComment } from '#growth/meetings/brought.ts';
import { carriedOver, leftLines } from '#growth/meetings/carry-over.ts';
import { readApprovals } from '#growth/goals/approval.ts';
import { readVerdict } from '#growth/goals/verdict.ts';
import { namesIn } from '#growth/words/username.ts';
import { checkboxesIn } from '#growth/text/checkboxes.ts';
import { readCheckIn } from '#growth/goals/check-in.ts';
import { findItem, readChecklist, setItem } from '#growth/text/checklist.ts';
import { itemPlace, readAddress } from '#growth/text/item-address.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { parseDueWindow } from '#growth/time/due-window.ts';
import { readEvidence } from '#growth/goals/evidence.ts';
import { leavesOpen } from '#growth/text/open-end.ts';
import { mergeTexts } from '#growth/text/text-merge.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { meetingDay } from '#growth/meetings/one-on-one.ts';
import { outlineOf, ownWords } from '#growth/text/outline.ts';
import { planWords } from '#growth/goals/plan-text.ts';
import { purposeIn } from '#growth/goals/purpose.ts';
import { withServes } from '#growth/goals/serves.ts';
import { isPraise } from '#growth/text/praise.ts';
import { closingReferences, commitTrailers, goalTrailers } from '#growth/text/trailer.ts';
import { topicWords } from '#growth/text/topic-words.ts';
import { referencesIn } from '#growth/candidates/goal-to-match.ts';
import { readAnswer } from '#growth/promotion/answer.ts';
import { readPromotionDocument } from '#growth/promotion/document.ts';
import { findPart } from '#growth/promotion/parts.ts';
import { readState } from '#growth/promotion/state-comment.ts';
import { citationsOf } from '#growth/promotion/cited.ts';
import { handedIn } from '#growth/promotion/handed-in.ts';
import { usedIn } from '#growth/promotion/used-in.ts';
import { findPlanPart } from '#growth/goals/plan-parts.ts';
import { secretAddressIn } from '#growth/text/secret-address.ts';
import { withoutTokens } from '#growth/text/token-shape.ts';
import { proseParts } from '#growth/text/prose.ts';
import { parseWindow } from '#growth/time/window.ts';
import { html, webAddress } from '#render/html/markup.ts';
import { code, inline } from '#render/markdown/escape.ts';
import { fit, ink, wrap } from '#render/terminal/ink.ts';
import { clean, oneLine } from '#render/text.ts';
import { nextRun } from '#sandbox/rules/cron.ts';
import { getCredential } from '#settings/credentials.ts';
import { loadDraft } from '#settings/draft-file.ts';
import { frontOf } from '#settings/front.ts';
import { normaliseHost } from '#settings/host.ts';
import { proxyFor } from '#settings/network.ts';
import { commandWords } from '#settings/program.ts';
import { parseProjectSettings } from '#settings/project-settings.ts';
import { readUserConfig } from '#settings/user-config.ts';
import { lintDocument } from '#templates/lint-document.ts';
import { fill } from '#templates/fill.ts';
import { readImport } from '#templates/import-file.ts';
import { readPlanFile } from '#templates/plan-file.ts';
import { withWords } from '#templates/plan-file-text.ts';
import { lintTemplate } from '#templates/lint-template.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { builtInTemplates } from '../unit/templates/built-in.ts';
import { foreignText, longTexts } from './foreign-texts.ts';

const runs = Number(process.env['FC_RUNS'] ?? 10_000);
const calendar = { today: '2026-11-23', startMonth: 2 };
const places = { config: '/c', state: '/s' };
const base = 'https://gitlab.example.com/sub';
const at = '2026-11-23T09:00:00.000Z';

let templates: readonly GoalTemplate[] = [];
beforeAll(async () => {
  ({ templates } = await builtInTemplates());
});

interface Parser {
  readonly name: string;
  readonly words: readonly string[];
  readonly read: (text: string) => unknown;
}

const file = (path: string, text: string) => memoryFiles({ disk: new Map([[path, text]]) });
const isTrue = (claim: boolean, said: string) => {
  if (!claim) throw new Error(said);
};
const controls = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]/u;

const parsers: readonly Parser[] = [
  {
    name: 'checklist: ticking changes one character and can be taken back',
    words: ['- [ ] ', '- [x] ', '* [ ] ', '1. [ ] ', '  - [ ] ', '> ', '- [~] ', '```\n', 'Read'],
    read(text) {
      const items = readChecklist(text);
      for (const { number, done, text: words } of items) {
        const flipped = setItem(text, number, !done);
        isTrue(flipped.length === text.length, 'another length');
        isTrue(readChecklist(flipped)[number - 1]?.done === !done, 'not ticked');
        isTrue(readChecklist(setItem(flipped, number, done)).length === items.length, 'other items');
        findItem(items, words);
      }
      readApprovals(text);
      return findItem(items, text);
    },
  },
  {
    name: 'check-in',
    words: [
      '**Check-in 2026-11-23**',
      'check-in',
      ' · on track',
      '60%',
      '\nNext: ',
      '\nHelp: none',
      'results',
      '\nText:',
    ],
    read: readCheckIn,
  },
  {
    name: 'an approval, and whom a line names',
    words: ['Approved', 'LGTM', 'Approval: yes', ': @sam', ', but', '> ', '```\n', '<!--', '-->', '    ', '@a.b-'],
    read(text) {
      namesIn(text);
      return readVerdict(text);
    },
  },
  {
    name: 'thanks',
    words: [
      'thanks',
      'thank you',
      '@alex',
      'merci de',
      "d'avoir",
      'please',
      '?',
      ', but',
      '>',
      '```',
      '`',
      '谢谢',
      '🎉',
    ],
    read: isPraise,
  },
  {
    name: 'trailers and closing lines',
    words: ['Goal:', 'alex/goals#2', '#3', ',', 'Closes', 'and', 'https://', '/-/issues/4', '>', '```', '`', '\n'],
    read: (text) => [goalTrailers(text), commitTrailers(text), closingReferences(text), referencesIn(text, base)],
  },
  {
    name: 'topic words',
    words: ['imports', 'retries', '障害', 'e\u0301', '_', 'ss', 's'],
    read: topicWords,
  },
  {
    name: 'evidence',
    words: ['**Evidence 2026-11-20**', ' · results, iteration', '\nLink: `https://x`', '\nResult: ', '9 pages'],
    read: readEvidence,
  },
  {
    name: 'state of a promotion document',
    words: ['**State 2026-11-20**', ' · ', 'manager-review', 'Gap plan', 'State: ', '\nBefore: exploring'],
    read: readState,
  },
  {
    name: 'answer to a promotion document',
    words: ['**Answer 2026-11-20**', ' · ', 'more evidence', 'Not yet', 'Answer: ', '\n- A design', '```'],
    read: readAnswer,
  },
  {
    name: 'addresses with a secret',
    words: [
      'https://',
      'alex:s3cr3t@',
      'git.test/a',
      '?private_token=',
      '&amp;',
      'glpat-abcdefghij0123456789',
      '#',
      '%zz',
    ],
    read: secretAddressIn,
  },
  {
    name: 'boxes, where the server sees them',
    words: ['- [ ] ', '* [x]\n', '1) [~] ', '> ', '\t', '```\n', '<details>\n', '<!--', '-->', '\u00A0'],
    read(text) {
      for (const { offset } of checkboxesIn(text)) isTrue(/[ xX~\u00A0]/.test(text.charAt(offset)), 'no box there');
    },
  },
  {
    name: 'what names a goal, on the command line',
    words: [
      '#',
      '7',
      'alex/goals',
      'https://gitlab.example.com/',
      '-/issues/',
      '-/work_items/',
      '?show=',
      'eyJ',
      '%7B',
      '/',
    ],
    read: namedGoal,
  },
  {
    name: 'the address of the drawer, and of a list',
    words: [
      'https://gitlab.example.com/a/b/-/',
      'work_items',
      'issues',
      '?show=',
      'eyJpaWQiOiI3In0=',
      '&type[]=issue',
      '%',
      '/',
    ],
    read: (text) => readAddress(text),
  },
  {
    name: 'a token in words: whole, or hidden whole',
    words: ['glpat-', 'gldt-', 'GR1348941', 'abcdefghij0123456789', '.01.', ' ', '--token=', 'acme-'],
    read(text) {
      isTrue(withoutTokens(withoutTokens(text)) === withoutTokens(text), 'some of it is left');
    },
  },
  {
    name: 'what a text leaves open',
    words: ['<!--', '-->', '<details>', '</details>', '```\n', '~~~', '$$\n', '>>>\n', '<pre>', '</pre>', '\n', '   '],
    read: leavesOpen,
  },
  {
    name: 'what a comment brings to an agenda',
    words: ['DISCUSS ', 'DISCUSS a\n', '=> ', '\n', '- ', '> ', '  ', '[ ] ', '```', '<!--', '`', '*', '@sam '],
    read: (text) => [readComment(text)],
  },
  {
    name: 'agenda',
    words: ['- [ ] ', 'DISCUSS ', 'help: ', '2026-12-08 ', '(third time, since 2026-11-01)', 'THANKS', '> ', '\n  '],
    read: (text) => [
      readAgenda(text),
      parseAgendaItem(text),
      carriedOver(text, '2026-11-10'),
      leftLines(text),
      carryInto(text, [text]),
    ],
  },
  {
    name: 'due date',
    words: ['+6w', 'friday', 'end of quarter', 'FY27-Q4', '2027-01-29', 'next', 'none', 'eoy', 'q2 2027'],
    read: (text) => parseDue(text, calendar),
  },
  {
    name: 'due window',
    words: ['overdue', 'this week', 'next quarter', 'FY27-Q4', '+2w', 'none'],
    read: (text) => parseDueWindow(text, calendar),
  },
  {
    name: 'window',
    words: ['2w', 'monday', 'last month', 'FY27-Q3', 'last', '2026-11-16', 'this year', 'yesterday'],
    read: (text) => [
      parseWindow({ since: text, ...calendar, zone: 'UTC' }),
      parseWindow({ since: null, until: text, ...calendar, zone: text }),
    ],
  },
  {
    name: 'meeting day',
    words: ['1:1 2026-11-24', '2026-13-45', '1:1'],
    read: (text) => meetingDay({ due: text, title: text, createdAt: '2026-11-20T09:00:00Z' }),
  },
  {
    name: 'outline and promotion document',
    words: [
      '# ',
      '## Results',
      '## Values',
      '## Purpose',
      '### FY27-Q4',
      '- Impact: ',
      '### ',
      '> ',
      '_What changed?_',
      '1. ',
      '<!--',
      '-->',
      'Serves: ',
      '\r\n**serves**: <!-- ',
      '|a|b|\n|-|-|',
    ],
    read: (text) => [
      outlineOf(text),
      ownWords(text),
      readPromotionDocument(text, gitlab.values),
      findPart(text, { type: 'result', number: 2 }, gitlab.values),
      findPart(text, { type: 'value', name: 'iteration' }, gitlab.values),
      findPlanPart(text, 'FY27-Q4'),
      usedIn(text, [{ id: 1, iid: 2, day: '2026-11-23', link: text.slice(0, 200), also: [], did: text, result: null }]),
      handedIn('Case', text, { audience: 'committee', besides: ['Purpose'], words: citationsOf([]).inLine }),
      purposeIn(text),
      planWords(text),
      withServes(text, 'x'),
      withServes(text, null),
    ],
  },
  { name: 'prose', words: ['**a**', '`code`', '[a](b)', '![x](y)', '<b>', '- ', '\n    code', '> '], read: proseParts },
  {
    name: 'mark: a stored text is read back as typed',
    words: [
      '<!-- devgrowth:goal template=reading@1 key=k1 -->',
      '<!-- devgrowth:',
      'key=',
      ' quiet=3',
      ' -->',
      '/close',
      '\\/close',
      '```\n',
    ],
    read(text) {
      splitMark(text);
      const mark = { type: 'goal', template: 'reading@1', key: 'k1' };
      isTrue(
        readStoredText(storedText(text, mark)).text === normalised(text).trimEnd() ||
          normalised(text) !== text ||
          text !== text.trim(),
        'changed',
      );
      readStoredText(quietStoredText(text, mark, base));
      return readStoredText(text);
    },
  },
  {
    name: 'user text: nothing of it is a command, and it is read back',
    words: ['/close', '/assign me', '\n/', '\\/x', '```', '~~~', '\n    /x', '> /x'],
    read(text) {
      const typed = normalised(text);
      isTrue(decodeUserText(encodeUserText(typed)) === typed, 'not read back');
      return guardNewCommands(text, `${text}\n/close`);
    },
  },
  {
    name: 'quiet text: read back',
    words: ['@all', '#12', '!3', 'https://gitlab.example.com/sub/a/b/-/issues/1', '`', '``', '&1', '%"x"', '~bug'],
    read(text) {
      const { text: quiet, ticks } = quieted(normalised(text), base);
      isTrue(unquieted(quiet, ticks) === normalised(text), 'not read back');
      return quiet;
    },
  },
  {
    name: 'label names',
    words: ['goal', 'goal::', 'goal::reading', 'health::at-risk', 'value:', 'kind:', 'progress::doing'],
    read: (text) => [
      createLabelCodec({}).wordOf(text),
      createLabelCodec({ [`kind:${text}`]: text, [text]: 'x' }).wordOf(text),
    ],
  },
  {
    name: 'system notes',
    words: [
      'marked the task **',
      '** as completed',
      'marked the checklist item **',
      'changed due date to November 23, 2026',
      'removed due date',
      'changed the description',
      '\\*',
    ],
    read: (text) =>
      [true, false].map((system) => noteOf({ id: 1, author: null, created_at: at, body: text, system }, null)),
  },
  {
    name: 'address of an item',
    words: [
      'https://gitlab.example.com/sub/',
      'a/b',
      '/-/issues/',
      '12',
      '#note_3',
      'work_items',
      'merge_requests',
      '&',
      'javascript:',
      '//',
      '@',
    ],
    read: (text) => [itemPlace(base, text), itemPlace(base, `${base}/${text}`)],
  },
  {
    name: 'words of a server',
    words: [
      '{"message":',
      '{"error":"x"}',
      '{"message":{"title":["is long"]}}',
      '<html><title>',
      '</title>',
      '"',
      '{',
      '}',
      '[',
      ']',
    ],
    read: (text) =>
      ['application/json', 'text/html', text].map((type) =>
        readServerWords(text, type, createRedact(['glpat-12345678'])),
      ),
  },
  {
    name: 'retry-after',
    words: ['120', 'Mon, 23 Nov 2026 08:00:00 GMT', '-1'],
    read: (text) => {
      const headers = new Headers();
      try {
        headers.set('retry-after', text);
      } catch {
        return null;
      }
      return retryAfterMs(headers, 0);
    },
  },
  {
    name: 'template, and what it makes',
    words: [
      '---\n',
      'name: reading\n',
      'label: Reading\n',
      'version: 1\n',
      'about: x\n',
      'bucket: learning\n',
      'color: "#112233"\n',
      'questions:\n',
      '  - id: actions\n',
      '    type: list\n',
      '    ask: Which?\n',
      'title: x\n',
      '{{purpose}}',
      '{{#actions}}',
      '{{/actions}}',
      '- [ ] {{.}}\n',
      '{{> x}}',
      '{{=<% %>=}}',
    ],
    read(text) {
      const head = '---\nname: reading\nlabel: Reading\nversion: 1\n';
      return [text, `---\n${text}`, `${head}---\n${text}`].map((one) => {
        const { template } = lintTemplate('x.md', one);
        return template === null ? null : fill(template, { answers: {}, title: 'x', due: null, ...calendar } as never);
      });
    },
  },
  {
    name: 'document template',
    words: [
      '---\n',
      'document: promotion\n',
      'name: general\n',
      'label: x\n',
      'version: 1\n',
      'about: x\n',
      'title: x\n',
      '{{person}}',
      '{{#x}}',
    ],
    read: (text) => [lintDocument('x.md', text), lintDocument('x.md', `---\ndocument: promotion\n${text}`)],
  },
  {
    name: 'import file',
    words: [
      'goals:\n',
      '  - title: x\n',
      '    kind: reading\n',
      '    due: +6w\n',
      '    actions: [a, b]\n',
      '    set: {a: b}\n',
      '    id: a\n',
      '    closed: {outcome: achieved}\n',
      '{"goals":[',
      '{"title":"x"}',
      ']}',
    ],
    read: (text) => readImport(text, 'goals.yml', templates, { ...calendar, person: 'alex' }),
  },
  {
    name: 'file of a plan',
    words: [
      'plan: {year: FY28}\n',
      'intention: |\n  One\n',
      'quarters:\n',
      '  FY28-Q1:\n',
      '  none: []\n',
      '    - title: x\n',
      '      iid: 4\n',
      '      was: {due: none}\n',
      '    - {key: a, title: x}\n',
    ],
    read: (text) => [
      withWords(text, [{ at: ['quarters', 'FY28-Q1', 0], key: 'iid', value: 4 }]),
      readPlanFile(text, 'fy28.yml', 2),
    ],
  },
  {
    name: '.devgrowth.yml',
    words: [
      'person: alex\n',
      'manager: morgan\n',
      'time_zone: UTC\n',
      'fiscal_year_start: 2\n',
      'labels:\n',
      '  goal: Ziel\n',
      'one_on_one: {rhythm: weekly}\n',
    ],
    read: (text) => parseProjectSettings(text, { person: 'alex', zone: () => 'UTC' }),
  },
  {
    name: 'user settings',
    words: [
      'default_profile: a\n',
      'profiles:\n',
      '  a:\n',
      '    host: gitlab.com\n',
      '    project: a/b\n',
      '    token_command: pass x\n',
      '  __proto__: {host: x}\n',
    ],
    read: (text) => readUserConfig({ files: file('/c/config.yml', text), places }),
  },
  {
    name: 'credentials: no part of the file is in an error',
    words: [
      'hosts:\n',
      '  https://gitlab.com:\n',
      '    token: glpat-SECRETSECRET\n',
      '    user: alex\n',
      '    saved_at: 2026-11-23\n',
      '{"',
      'glpat-SECRETSECRET',
    ],
    async read(text) {
      try {
        return await getCredential({ files: file('/c/credentials.yml', text), places }, 'https://gitlab.com');
      } catch (error) {
        const { message, hint, details } = error as DevgrowthError;
        isTrue(!JSON.stringify([message, hint, details]).includes('SECRET'), `the token is in the error: ${message}`);
        throw error;
      }
    },
  },
  {
    name: 'draft file',
    words: [
      '{"schema":"devgrowth/draft/v1",',
      '"id":"abc123",',
      '"command":"goal add",',
      '"input":{},',
      '"keys":{"__proto__":"x"},',
      '"host":"sandbox",',
      '"project":null,',
      '"createdAt":"2026-11-23T09:00:00.000Z"}',
    ],
    read: async (text) => await loadDraft({ files: file('/s/drafts/abc123.json', text), places }, 'abc123'),
  },
  {
    name: 'host',
    words: [
      'https://',
      'http://',
      'gitlab.com',
      ':8080',
      '/gitlab',
      '127.0.0.1',
      '[::1]',
      'user:pass@',
      'sandbox',
      'xn--',
      '?',
      '#',
    ],
    read: (text) => normaliseHost(text, '--host'),
  },
  {
    name: 'proxy',
    words: ['http://', 'socks5://', 'proxy:3128', 'user:p%40ss@', '[::1]', '*.x', ','],
    read: (text) => [
      proxyFor(base, { HTTPS_PROXY: text }),
      proxyFor(base, { HTTPS_PROXY: 'http://p:1', NO_PROXY: text }),
    ],
  },
  {
    name: 'token_command',
    words: ['pass show ', '"a b"', "'c'", '\\"', '|', '$(x)', 'a'],
    read: (text) => commandWords(text, 'token_command'),
  },
  {
    name: 'headers of a front',
    words: ['Name: value\n', 'Authorization: Basic x\n', 'X-A:b', ': ', '\n'],
    read: (text) =>
      frontOf(
        'work',
        { host: base, project: null, tokenCommand: null, headersCommand: 'x' },
        { runCommand: () => Promise.resolve(text) },
      ),
  },
  {
    name: 'cron line',
    words: ['0 9 * * 1', '*/5', '1-5', ' ', 'L', '#2', '@daily', '60', '31 2'],
    read: (text) => [nextRun(text, 'UTC', at), nextRun('0 9 * * 1', text, at)],
  },
  {
    name: 'nearest word',
    words: ['reading', 'raeding', 'course'],
    read: (text) => suggestion(text, ['reading', 'course', text]),
  },
  {
    name: 'merge',
    words: ['a\n', 'b\n', '<<<<<<< yours\n', '=======\n'],
    read: (text) => [mergeTexts(text, `${text}\nmine`, `theirs\n${text}`), mergeTexts('a\nb', text, 'a\nc')],
  },
  {
    name: 'terminal text: nothing of it moves the cursor',
    words: ['\u001B[', '\u001B]0;x\u0007', '\u001BP', '\u009D', '31m', '\u001B\\', 'a', '\u200F'],
    read(text) {
      for (const shown of [
        clean(text),
        oneLine(text),
        String(ink`${text}`),
        String(fit(text, 10)),
        wrap(text, 10).join('\n'),
      ])
        isTrue(!controls.test(shown), `still there: ${JSON.stringify(shown)}`);
      isTrue(clean(clean(text)) === clean(text), 'not done at once');
      isTrue(!/[\n\t]/.test(oneLine(text)), 'more than a line');
    },
  },
  {
    name: 'Markdown and HTML escapes',
    words: ['*', '_', '[x](y)', '<b>', '&amp;', '|', '`', '#1', '@a', '1. ', 'javascript:', 'https://x'],
    read(text) {
      isTrue(!/\n/.test(inline(text)), 'more than a line');
      isTrue(!controls.test(inline(text) + code(oneLine(text))), 'control characters');
      const page = html`<p title="${text}">${text}</p>`.text;
      isTrue(page.match(/[<>]/g)?.length === 4 && page.match(/"/g)?.length === 2, `markup: ${page}`);
      const address = webAddress(text);
      isTrue(address === null || /^https?:\/\//.test(address), `address: ${address}`);
    },
  },
];

test('there are parsers, each with a name of its own', () => {
  expect(parsers.length).toBeGreaterThan(30);
  expect(new Set(parsers.map(({ name }) => name)).size).toBe(parsers.length);
});

async function survives(read: Parser['read'], text: string): Promise<void> {
  try {
    await read(text);
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    isTrue(error.message !== '' && !error.message.includes('undefined'), `an error without words: ${error.message}`);
  }
  isTrue(Object.keys(Object.prototype).length === 0 && !('polluted' in {}), 'a prototype was changed');
}

describe.each(parsers)('$name', ({ words, read }) => {
  test(`${runs} texts`, async () => {
    const tried = fc.assert(
      fc.asyncProperty(foreignText(words), (text) => survives(read, text)),
      { numRuns: runs },
    );
    await expect(tried).resolves.toBeUndefined();
  });

  // A parser that takes quadratic time on these does not end before the test's time is over.
  test('long texts come to an end', async () => {
    for (const text of longTexts(words)) await expect(survives(read, text)).resolves.toBeUndefined();
  });

  // The longest that is read of a text from outside: quadratic in its blanks is many seconds of it.
  test('a line of blanks comes to an end', { timeout: 15_000 }, async () => {
    for (const head of ['I', `${words[0] ?? ''}I`])
      await expect(survives(read, `${head}${' '.repeat(99_000)}x`)).resolves.toBeUndefined();
  });
});

describe('answers of a server', () => {
  const field = fc.constantFrom(
    'id',
    'iid',
    'username',
    'name',
    'path_with_namespace',
    'visibility',
    'topics',
    'version',
    'enterprise',
    '__proto__',
    'constructor',
    'message',
    'error',
    'permissions',
    'namespace',
    'web_url',
    'owner',
    'archived',
    'default_branch',
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(1, 'alex', 'a/b', null, true, '', 'private', at),
      fc.string({ maxLength: 8 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(field, tie('value'), { maxKeys: 6, noNullPrototype: true }),
    ),
  }));
  const answer = fc.record({
    status: fc.constantFrom(200, 200, 200, 201, 204, 301, 302, 400, 401, 403, 404, 409, 412, 422, 429, 500, 502, 503),
    type: fc.constantFrom('application/json', 'text/html', 'text/plain', ''),
    body: fc.oneof(
      value.map((one) => JSON.stringify(one)),
      foreignText(['{', '"id":1', '[', ']', '}', '<html>']),
    ),
    headers: fc.dictionary(
      fc.constantFrom(
        'link',
        'x-total',
        'x-total-pages',
        'x-next-page',
        'location',
        'date',
        'retry-after',
        'ratelimit-reset',
        'ratelimit-remaining',
      ),
      fc.constantFrom(
        '1',
        '-1',
        '0',
        '99999999999',
        '<https://evil.example/api/v4/user?page=2>; rel="next"',
        'https://evil.example/',
        'x',
        '',
      ),
    ),
  });

  test(`${runs} of them: an answer, or an error of ours`, async () => {
    const tried = fc.assert(
      fc.asyncProperty(answer, async ({ status, type, body, headers }) => {
        const forge = openGitLab({
          base,
          token: 'glpat-1234567890',
          now: () => at,
          sleep: () => Promise.resolve(),
          carry: byFetch((request) => {
            isTrue(request.url.startsWith(`${base}/api/v4/`), `asked elsewhere: ${request.url}`);
            return Promise.resolve(
              new Response(status === 204 ? null : body, { status, headers: { ...headers, 'content-type': type } }),
            );
          }),
        });
        for (const ask of [
          () => forge.me(),
          () => forge.server(),
          () => forge.findProject('a/b'),
          () => forge.ownProjects(),
          () => forge.findPerson('alex'),
        ])
          await survives(ask, '');
      }),
      { numRuns: runs },
    );
    await expect(tried).resolves.toBeUndefined();
  });
});

test.each([
  '&a [x]\n',
  'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nperson: *e\ngoals: *e\nprofiles: *e\n',
])('an alias bomb is refused by every reader of YAML: %#', async (text) => {
  const readers = parsers.filter(({ name }) =>
    ['import file', '.devgrowth.yml', 'user settings', 'credentials: no part of the file is in an error'].includes(
      name,
    ),
  );
  expect(readers).toHaveLength(4);
  for (const { read } of readers)
    await expect(Promise.resolve().then(() => read(text))).rejects.toThrow(DevgrowthError);
  expect(lintTemplate('x.md', `---\n${text}---\n`).template).toBeNull();
});
