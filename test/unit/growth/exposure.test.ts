// Who reads an issue: by role, by being named on it, and whether words may move from one to another.
import { describe, expect, test } from 'vitest';
import { isShownTo, openIssue, otherReaders, type Shown, showsNoMore } from '#growth/forge/exposure.ts';
import { issuesNamed } from '#growth/goals/foreign-item.ts';
import { alex, morgan } from './goals.ts';

const secret = (author: Shown['author'], ...assignees: Shown['assignees']): Shown => ({
  confidential: true,
  author,
  assignees,
});
const kim = { id: 3, username: 'kim', name: 'Kim' };

test.each<[name: string, issue: Shown, readers: ReturnType<typeof otherReaders>]>([
  ['an open one', openIssue, 'members'],
  ['mine alone', secret(alex, alex), []],
  ['of an account that is gone', secret(null), []],
  ['assigned to somebody', secret(alex, alex, morgan), [morgan]],
  ['opened by somebody, and assigned to them', secret(morgan, morgan, kim), [morgan, kim]],
])('beside me, %s is read by', (_name, issue, readers) => expect(otherReaders(issue, alex)).toEqual(readers));

test.each<[name: string, place: Shown, source: Shown, may: boolean]>([
  ['an open one', openIssue, openIssue, true],
  ['a confidential one', openIssue, secret(alex), false],
  ['a confidential one, where nobody else is named', secret(alex, alex), secret(morgan), true],
  ['a confidential one, where somebody else is named', secret(alex, morgan), secret(alex), false],
  ['a confidential one that names them as well', secret(alex, morgan), secret(morgan, alex), true],
  ['a confidential one that names one of two', secret(alex, morgan, kim), secret(alex, kim), false],
])('words of %s may stand there', (_name, place, source, may) => expect(showsNoMore(place, source, alex)).toBe(may));

describe('a confidential issue is shown to', () => {
  const byName = { id: null, username: 'MORGAN', name: 'MORGAN' };
  test.each([
    ['a planner', { person: kim, role: 'planner' }, true],
    ['a guest', { person: kim, role: 'guest' }, false],
    ['the guest it is assigned to', { person: morgan, role: 'guest' }, true],
    ['one known by username alone', { person: byName, role: 'guest' }, true],
    ['nobody in particular', { person: null, role: null }, false],
  ] as const)('%s', (_name, reader, is) => expect(isShownTo(reader, secret(alex, morgan))).toBe(is));
});

test.each([
  ['REVIEW Another role (`#3`) (second time)', true],
  ['see alex/goals#3, please', true],
  ['http://gitlab.test/alex/goals/-/work_items/3?x', true],
  ['http://gitlab.test/alex/goals/-/issues/3', true],
  ['#33, !3, 3 and /issues/3', false],
])('%j names #3', (text, does) => expect(issuesNamed(text).has(3)).toBe(does));
