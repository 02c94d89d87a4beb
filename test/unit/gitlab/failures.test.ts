// Failed answers in the user's words: by status, by GitLab's own words, and by what stands in front of it.
import { describe, expect, test } from 'vitest';
import { type FailedAnswer, failureOf, hostOf } from '#gitlab/wire/failures.ts';
import { notGitLab, refused } from '#gitlab/wire/foreign-answers.ts';
import { namedAfter, countIn, type Position } from '#gitlab/wire/page-headers.ts';
import { refusedTokenWords, sortOfToken } from '#gitlab/wire/permission-words.ts';
import { readServerWords, type ServerWords, shorten } from '#gitlab/wire/server-words.ts';
import { hintOf } from '../../support/hint.ts';

const words = (more: Partial<ServerWords> = {}): ServerWords => ({
  text: '',
  code: null,
  scope: null,
  parameter: null,
  html: false,
  ...more,
});
const base = 'https://gitlab.example.com/git';
const host = 'gitlab.example.com';
const failed = (status: number, said: Partial<ServerWords> = {}, more: Partial<FailedAnswer> = {}) => {
  const answer = {
    status,
    words: words(said),
    doing: 'closing goal #4',
    base,
    isWrite: true,
    waitMs: null,
    waitEnds: null,
  };
  const failure = failureOf({ ...answer, ...more });
  const { kind, message, mayHaveHappened, passing, noRoute, serverCode, isGitLabs, refusedParameter } = failure;
  const facts = { mayHaveHappened, passing, noRoute, serverCode, isGitLabs, refusedParameter };
  return {
    ...facts,
    kind,
    hint: hintOf(failure),
    status: failure.status,
    waitMs: failure.waitMs,
    why: message.replace('closing goal #4 failed: ', ''),
  };
};

describe('by status', () => {
  const classic = `Create a token with scope api at `;
  test.each<[string, Parameters<typeof failed>, object]>([
    ['401', [401], { kind: 'authentication', why: `${host} does not know this token`, isGitLabs: false, status: 401 }],
    [
      '401 in GitLab’s words',
      [401, { text: '401 Unauthorized' }],
      { why: `${host} does not know this token`, isGitLabs: true },
    ],
    ['401 with a code', [401, { text: 'x', code: 'invalid_token' }], { isGitLabs: true }],
    ['401 of somebody in front', [401, { text: 'Denied' }], { isGitLabs: false }],
    ['expired', [401, { text: 'Token is EXPIRED.' }], { why: `the token for ${host} has expired` }],
    ['revoked', [401, { text: 'Token was revoked.' }], { why: `the token for ${host} was revoked` }],
    [
      '403',
      [403, { text: '403 Forbidden' }],
      {
        kind: 'forbidden',
        why: 'GitLab does not allow it',
        isGitLabs: true,
        hint: expect.stringContaining('Your role there is too low for this, or was lowered'),
      },
    ],
    [
      '403 with its reason',
      [403, { text: 'Not yours' }],
      { why: 'GitLab does not allow it: "Not yours"', isGitLabs: false },
    ],
    ['403 as a page', [403, { html: true }], { why: 'GitLab does not allow it', isGitLabs: false }],
    [
      'a scope too small',
      [403, { code: 'insufficient_scope' }],
      { why: "this token's scope is too small", hint: expect.stringContaining(classic) as string },
    ],
    [
      'a scope too small, and which would do',
      [403, { code: 'insufficient_scope', scope: 'api' }],
      { why: "this token's scope is too small (one of: api)" },
    ],
    [
      'a grant that lacks something',
      [403, { code: 'insufficient_granular_scope', text: 'x' }],
      { kind: 'forbidden', serverCode: 'insufficient_granular_scope' },
    ],
    [
      '404',
      [404, { text: '404 Not found' }],
      { kind: 'not-found', why: 'it is missing, or not visible to this token', noRoute: false },
    ],
    ['404 of the router', [404, { code: '404 Not Found' }], { kind: 'not-found', noRoute: true }],
    [
      '404 as a page',
      [404, { html: true }],
      {
        kind: 'not-gitlab',
        status: 404,
        noRoute: true,
        why: `${base} answers, but there is no GitLab at this address`,
      },
    ],
    [
      '405 of a project that moved',
      [405, { text: 'Non GET methods are not allowed for Moved Projects' }],
      { kind: 'rejected', why: 'the project has moved' },
    ],
    ['405', [405, { text: 'Method not allowed' }], { kind: 'rejected', why: 'GitLab says "Method not allowed"' }],
    ['409', [409, { text: 'taken' }], { kind: 'conflict', why: 'GitLab says "taken"' }],
    ['409 without a word', [409], { kind: 'conflict', why: 'GitLab says "status 409"' }],
    ['412', [412, { text: 'x' }], { kind: 'conflict', why: 'it was changed at the same time' }],
    [
      '422',
      [422, { text: 'blank', parameter: 'title' }],
      { kind: 'rejected', why: 'GitLab says "blank"', refusedParameter: null },
    ],
    ['422 without a word', [422], { why: 'GitLab says "status 422"' }],
    [
      '400 about one parameter',
      [400, { text: 'x', parameter: 'issue_type' }],
      { kind: 'rejected', refusedParameter: 'issue_type', hint: '' },
    ],
    ['400 about several', [400, { text: 'x' }], { refusedParameter: null }],
    [
      '400 about a type that a group has switched off',
      [400, { text: 'x', parameter: 'work_item_type' }],
      { hint: expect.stringContaining('type issue') as string },
    ],
    [
      '429',
      [429],
      {
        kind: 'rate-limited',
        why: `${host} got too many requests`,
        hint: 'Run it again in a minute.',
        passing: 'limited',
        waitMs: null,
      },
    ],
    [
      '429 with a time',
      [429, {}, { waitMs: 7000, waitEnds: '09:15 UTC' }],
      { hint: 'Run it again after 09:15 UTC.', waitMs: 7000 },
    ],
    [
      '500',
      [500],
      { kind: 'server', why: `${host} answers 500: it had an internal error`, mayHaveHappened: true, passing: null },
    ],
    [
      '502',
      [502],
      {
        why: `${host} answers 502: it is not available right now, or being updated`,
        mayHaveHappened: true,
        passing: 'trouble',
        waitMs: null,
      },
    ],
    ['500 with a time', [500, {}, { waitMs: 7000 }], { passing: null, waitMs: 7000 }],
    ['501', [501], { why: `${host} answers 501: it is not available right now, or being updated`, passing: 'trouble' }],
    ['403 with something behind it', [403, { text: '403 Forbidden.' }], { isGitLabs: false }],
    ['403 with something before it', [403, { text: 'A 403 Forbidden' }], { isGitLabs: false }],
    ['403 in small letters', [403, { text: '403 forbidden' }], { isGitLabs: true }],
    ['expired, in small letters', [401, { text: 'expired' }], { why: `the token for ${host} has expired` }],
    ['revoked, in capitals', [401, { text: 'REVOKED' }], { why: `the token for ${host} was revoked` }],
    [
      'another status about a moved project',
      [422, { text: 'moved projects' }],
      { why: 'GitLab says "moved projects"' },
    ],
    ['410', [410, { text: 'Gone' }], { kind: 'rejected', why: 'GitLab says "Gone"' }],
    ['503 with a time', [503, {}, { waitMs: 7000 }], { passing: 'trouble', waitMs: 7000 }],
    ['500 of a read', [500, {}, { isWrite: false }], { mayHaveHappened: false }],
  ])('%s', (_name, answer, told) => {
    expect(failed(...answer)).toMatchObject(told);
  });

  test('a host by its address, and what is no address as it is', () => {
    expect([hostOf('https://x.example:8443/git'), hostOf('sandbox')]).toEqual(['x.example:8443', 'sandbox']);
  });
});

describe('the words of a body', () => {
  const read = (body: unknown, type = 'application/json') =>
    readServerWords(typeof body === 'string' ? body : JSON.stringify(body), type, (text) =>
      text.replaceAll('secret', '[token]'),
    );
  test.each<[unknown, Partial<ServerWords>]>([
    [{ message: '404 Not found' }, { text: '404 Not found' }],
    [{ error: '404 Not Found' }, { text: '404 Not Found', code: '404 Not Found' }],
    [
      { error: 'insufficient_scope', error_description: 'Too small.', scope: 'api read_api' },
      { text: 'Too small.', code: 'insufficient_scope', scope: 'api read_api' },
    ],
    [
      { message: { title: ["can't be blank", 'is too short'] } },
      { text: "title can't be blank, is too short", parameter: 'title' },
    ],
    [{ message: { due_date: ['is invalid'], title: ['is bad'] } }, { text: 'due date is invalid; title is bad' }],
    [{ message: { base: ['No.'] } }, { text: 'No.', parameter: 'base' }],
    [{ message: { error: 'No.' } }, { text: 'No.', parameter: 'error' }],
    [
      { error: 'issue_type is invalid' },
      { text: 'issue_type is invalid', code: 'issue_type is invalid', parameter: 'issue_type' },
    ],
    [
      { error: 'title is missing, labels is invalid' },
      { code: 'title is missing, labels is invalid', text: 'title is missing, labels is invalid' },
    ],
    [{ message: '400 Bad request - title is bad' }, { text: 'title is bad', parameter: 'title' }],
    [{ message: '403 Forbidden - No.' }, { text: 'No.' }],
    [{ message: '409 Conflict - There.' }, { text: 'There.' }],
    [{ message: 7 }, { text: '7' }],
    [{ message: null, error: null }, { text: '' }],
    [{}, { text: '' }],
    [['one', 'two'], { text: 'one, two' }],
    ['Bad gateway', { text: 'Bad gateway' }],
    ['"text"', { text: '"text"' }],
    [{ message: 'with secret' }, { text: 'with [token]' }],
    ['<!DOCTYPE html><p>x', { html: true }],
    [' <HTML>', { html: true }],
    ['a <html> in words', { text: 'a <html> in words' }],
    ['', {}],
  ])('%j', (body, said) => {
    expect(read(body)).toEqual(words(said));
  });

  test('by its type alone', () => {
    expect(read('x', 'text/html; charset=utf-8')).toEqual(words({ html: true }));
    expect(read('x', 'application/xhtmlish')).toEqual(words({ text: 'x' }));
  });

  test.each([
    ['a\u0007b\n\n c\u202ed ', 'a b cd'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(199)}…`],
  ])('short and clean: %#', (text, short) => {
    expect(shorten(text)).toBe(short);
  });
});

describe('a refused token', () => {
  test.each<[unknown, string]>([
    [null, 'unknown'],
    ['x', 'unknown'],
    [{}, 'unknown'],
    [{ scopes: 'api' }, 'unknown'],
    [{ scopes: [] }, 'classic'],
    [{ scopes: ['api'] }, 'classic'],
    [{ scopes: ['granular'] }, 'fine-grained'],
    [{ scopes: ['api'], granular: true }, 'fine-grained'],
    [{ scopes: ['api'], granular: false }, 'classic'],
  ])('%j is %s', (self, sort) => {
    expect(sortOfToken(self)).toBe(sort);
  });

  const told = (text: string, sort: 'fine-grained' | 'classic' | 'unknown') =>
    refusedTokenWords(text, { base: 'https://x.example', sort, classicPage: 'CLASSIC' });
  const lacking = 'needs the following project permissions: [Label: Read, Work Item: Read].';
  test.each<[string, 'fine-grained' | 'classic' | 'unknown', string, string]>([
    [lacking, 'classic', 'no classic token is taken here any more', 'Make a fine-grained one'],
    ['not yet supported', 'classic', 'no classic token is taken here any more', 'Make a fine-grained one'],
    [
      'NOT YET supported',
      'unknown',
      'this GitLab does not take fine-grained tokens yet',
      'Use a classic one with scope api: CLASSIC',
    ],
    [
      "It doesn't support it",
      'fine-grained',
      'GitLab opens this to no fine-grained token',
      'A classic one with scope api can do it',
    ],
    [
      lacking,
      'fine-grained',
      'this token lacks Label: Read, Work Item: Read',
      'make a new token that has Group and project: Label: Read, Work Item: Read, too (`devgrowth auth permissions everyday`',
    ],
    [lacking, 'unknown', 'this token may lack Label: Read, Work Item: Read', 'If it is a fine-grained one'],
    ['the user permissions: [GLQL: Read]', 'fine-grained', 'this token lacks GLQL: Read', 'has User: GLQL: Read'],
    [
      'the group permissions: [Group: Read]',
      'fine-grained',
      'this token lacks Group: Read',
      'has Group and project: Group: Read, too (`devgrowth auth permissions`',
    ],
    [
      'the instance permissions: [Metadata: Read]',
      'fine-grained',
      'this token lacks Metadata: Read',
      '(`devgrowth auth permissions init`',
    ],
    ['the other permissions: [X: Read]', 'fine-grained', 'this token lacks a permission', 'has what is named above'],
  ])('%s, %s', (text, sort, why, hint) => {
    expect(told(text, sort).why).toBe(`${why}; GitLab says "${text}"`);
    expect(hintOf(told(text, sort))).toContain(hint);
  });
});

describe('what a page says of its list', () => {
  const headers = (all: Readonly<Record<string, string>>) => ({ get: (name: string) => all[name] ?? null });
  test.each<[string, number | null]>([
    ['12', 12],
    ['0', 0],
    ['', null],
    ['12, 12', null],
    ['-1', null],
    ['1.5', null],
  ])('x-total `%s`', (text, count) => {
    expect(countIn(headers({ 'x-total': text }), 'x-total')).toBe(count);
  });
  test('no header tells nothing', () => expect(countIn(headers({}), 'x-total')).toBe(null));

  const next = (query: string, rel = 'rel="next"') => `<https://x.example/api/v4/projects/1/issues?${query}>; ${rel}`;
  test.each<[string, Position, Record<string, string>, Position | 'end' | null]>([
    ['by its number', { page: 1 }, { 'x-next-page': '2' }, { page: 2 }],
    ['by a link', { page: 1 }, { link: next('id=1&page=2&per_page=100') }, { page: 2 }],
    ['by a link without quotes', { page: 1 }, { link: next('page=2', 'rel=next') }, { page: 2 }],
    ['by a keyset', { page: 1 }, { link: next('id=1&cursor=abc') }, { cursor: 'abc' }],
    ['the number before the link', { page: 1 }, { 'x-next-page': '2', link: next('page=3') }, { page: 2 }],
    ['an empty name is the end', { page: 3 }, { 'x-next-page': ' ' }, 'end'],
    ['links without a next one', { page: 3 }, { link: '<https://x.example/?page=1>; rel="first"' }, 'end'],
    ['nothing is said', { page: 3 }, {}, null],
    ['nothing that anybody can read', { page: 3 }, { link: 'x' }, null],
    ['two numbers in one', { page: 3 }, { 'x-next-page': '4, 4' }, null],
    ['of a keyset no link is the end', { cursor: 'abc' }, {}, 'end'],
    ['a link to nowhere', { page: 1 }, { link: '<nowhere>; rel="next"' }, null],
  ])('what comes next: %s', (_name, at, all, position) => {
    expect(namedAfter(at, headers(all))).toEqual(position);
  });
});

describe('what is no GitLab', () => {
  const away = (target: string, from = 'https://gitlab.example.com') => {
    const { kind, message, hint } = refused('reading', new URL(target), from, (text) => text);
    return { kind, message, hint };
  };
  test.each([
    ['https://login.example.com/x?token=1', true],
    ['https://sso.example.com/', true],
    ['https://mycompany.okta.com/', true],
    ['https://team.cloudflareaccess.com/x', true],
    ['https://accounts.google.com/o', true],
    ['https://gitlab.example.com/users/sign_in', true],
    ['https://gitlab.example.com/SAML2/x', true],
    ['https://portal.example.com/oauth2.php', true],
    ['https://new.example.com/api/v4/user', false],
    ['https://blogin.example.com/', false],
    ['https://gitlab.example.com/loginless', false],
  ])('%s is a login page: %s', (target, isLogin) => {
    expect(away(target).message.includes('a login page, which')).toBe(isLogin);
    expect(away(target).message).not.toContain('token=1');
    expect(away(target).kind).toBe('refused');
  });

  test.each([
    [
      'https://gitlab.example.com/api',
      'http://gitlab.example.com/git/',
      'Name the host with https: --host https://gitlab.example.com/git',
    ],
    [
      'https://gitlab.example.com:8443/api',
      'http://gitlab.example.com',
      'Name the host with https: --host https://gitlab.example.com:8443',
    ],
    [
      'https://other.example.com/api',
      'http://gitlab.example.com',
      'Check the host: this may be a login page in front of GitLab, or an old address.',
    ],
    [
      'http://gitlab.example.com/api',
      'http://gitlab.example.com',
      'Check the host: this may be a login page in front of GitLab, or an old address.',
    ],
    [
      'http://gitlab.example.com/api',
      'https://gitlab.example.com',
      'Check the host: this may be a login page in front of GitLab, or an old address.',
    ],
  ])('%s, asked at %s', (target, from, hint) => {
    expect(hintOf(away(target, from))).toBe(hint);
  });

  const foreign = (text: string, isWrite = false) => {
    const { kind, message, mayHaveHappened } = notGitLab('https://x.example', isWrite, text);
    return [kind, message.replace('https://x.example answers with a page instead of data', ''), mayHaveHappened];
  };
  const other = ': it is not a GitLab, or a login page stands before it';
  const login = ': a login page stands before the GitLab';
  test.each<[string, string]>([
    ['<p>x</p>', other],
    ['<title>Welcome</title>', ` ("Welcome")${other}`],
    ['<TITLE lang=en>Sign in &middot; GitLab &amp; more</TITLE>', ` ("Sign in · GitLab & more")${login}`],
    ['<title>Logging on</title>', ` ("Logging on")${login}`],
    ['<title>Log on</title>', ` ("Log on")${login}`],
    ['<title>Company SSO</title>', ` ("Company SSO")${login}`],
    ['<title>Authentication needed</title>', ` ("Authentication needed")${login}`],
    ['<title>Design in use</title>', ` ("Design in use")${other}`],
    ['<title> </title><input name=p type="password">', login],
    ['<form action="/adfs/ls">', login],
    ['<a href="/oauth2/sign_in">', login],
  ])('%s', (text, said) => {
    expect(foreign(text)).toEqual(['not-gitlab', said, false]);
    expect(foreign(text, true)[2]).toBe(true);
  });
});
