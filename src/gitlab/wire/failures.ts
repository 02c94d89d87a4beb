// Every failed answer of a GitLab in the user's words, with what to do next.
import { DevgrowthError, type ErrorKind } from '#errors.ts';
import { urlOf } from '#growth/text/url.ts';
import { given, type Said, said, step } from '#wording.ts';
import { granularCode, refusedTokenWords, type TokenSort } from './permission-words.ts';
import type { ServerWords } from './server-words.ts';

const newToken = (base: string): Said =>
  said`Create a token with scope api at ${tokenPage(base)}, then: ${step('auth login')}`;

/** Where another product answers. */
export const checkHost = said`Check the host, and the path after it where GitLab runs under one (${given('host', 'https://example.com/gitlab')}).`;

interface FailureFacts {
  readonly hint?: Said;
  readonly cause?: Error;
  /** HTTP status; null when no answer came. */
  readonly status?: number;
  /** The network's own code (`ECONNRESET`), where there is one. */
  readonly code?: string;
  /** A write whose failure does not tell whether GitLab carried it out. */
  readonly mayHaveHappened?: boolean;
  /** The same request may do better later: too many requests, or a server or connection in trouble. */
  readonly passing?: 'limited' | 'trouble';
  /** How long the server asks to wait. */
  readonly waitMs?: number;
  /** GitLab's router does not know the path at all: a proxy may have decoded `%2F`. */
  readonly noRoute?: boolean;
  /** GitLab's own word for it: `insufficient_scope`. */
  readonly serverCode?: string;
  readonly isGitLabs?: boolean;
  readonly refusedParameter?: string;
  readonly retell?: (sort: TokenSort) => GitLabFailure;
  /** The answer is whole, but has not the fields that GitLab's has. */
  readonly isForeign?: boolean;
}

/** A DevgrowthError with what only the gateway needs to know. */
export class GitLabFailure extends DevgrowthError {
  readonly status: number | null;
  readonly code: string | null;
  readonly mayHaveHappened: boolean;
  readonly passing: 'limited' | 'trouble' | null;
  readonly waitMs: number | null;
  readonly noRoute: boolean;
  readonly isForeign: boolean;
  readonly serverCode: string | null;
  /** In GitLab's own words: not those of a front before it. */
  readonly isGitLabs: boolean;
  /** The one parameter that a 400 is about: `issue_type`. null: it is about several, or something else. */
  readonly refusedParameter: string | null;
  /** The same once it is known which sort of token it was: fine-grained and classic ones are refused in the same words. */
  readonly retell: ((sort: TokenSort) => GitLabFailure) | null;
  /** How many were sent before giving up. */
  requests = 1;
  /** When the last of them went out; null where that is not known. */
  sentAtMs: number | null = null;

  constructor(kind: ErrorKind, message: string, facts: FailureFacts = {}) {
    const { hint, cause } = facts;
    const isOfToken = facts.serverCode === granularCode;
    super(kind, message, {
      ...(hint === undefined ? {} : { hint }),
      ...(cause === undefined ? {} : { cause }),
      isOfToken,
    });
    const {
      status = null,
      code = null,
      mayHaveHappened = false,
      passing = null,
      waitMs = null,
      noRoute = false,
      isForeign = false,
      serverCode = null,
      isGitLabs = false,
      refusedParameter = null,
      retell = null,
    } = facts;
    this.status = status;
    this.code = code;
    this.mayHaveHappened = mayHaveHappened;
    this.passing = passing;
    this.waitMs = waitMs;
    this.noRoute = noRoute;
    this.isForeign = isForeign;
    this.serverCode = serverCode;
    this.isGitLabs = isGitLabs;
    this.refusedParameter = refusedParameter;
    this.retell = retell;
  }
}

export interface FailedAnswer {
  readonly status: number;
  readonly words: ServerWords;
  /** `reading goal #4` */
  readonly doing: string;
  readonly base: string;
  readonly isWrite: boolean;
  readonly waitMs: number | null;
  /** When that wait is over, for people: `09:15 UTC`, or with the day when it is not today. */
  readonly waitEnds: string | null;
}

/** Status 400 and above. */
export function failureOf(answer: FailedAnswer): GitLabFailure {
  const { status, words } = answer;
  if (status === 401) return unauthorized(answer);
  if (status === 403) return forbidden(answer);
  if (status === 404) return missing(answer);
  if (status === 429) return limited(answer);
  if (status >= 500) {
    const state = status === 500 ? 'it had an internal error' : 'it is not available right now, or being updated';
    return failure(answer, 'server', `${hostOf(answer.base)} answers ${status}: ${state}`, {
      hint: 'Try again in a minute.',
      mayHaveHappened: answer.isWrite,
      ...(status === 500 ? {} : { passing: 'trouble' }),
      ...(answer.waitMs === null ? {} : { waitMs: answer.waitMs }),
    });
  }
  if (status === 412) {
    const hint = 'Run it again: what is there now is read first.';
    return failure(answer, 'conflict', 'it was changed at the same time', { hint });
  }
  if (status === 409) {
    return failure(answer, 'conflict', `GitLab says "${words.text || 'status 409'}"`, {
      hint: 'It is there already, or somebody changes it at this moment: look at it, then run this again.',
    });
  }
  if (status === 405 && /moved projects/i.test(words.text)) {
    const hint = said`The project was renamed: name its new path with ${given('project')}.`;
    return failure(answer, 'rejected', 'the project has moved', { hint });
  }
  const { parameter } = words;
  return failure(answer, 'rejected', `GitLab says "${words.text || `status ${status}`}"`, {
    ...(status === 400 && parameter !== null ? { refusedParameter: parameter } : {}),
    // A group can disable or archive a type; then no issue of it is made: `enforce_work_item_type_availability`.
    ...(parameter === 'work_item_type'
      ? { hint: 'Goals are of the type issue: who owns the group can make that type available again.' }
      : {}),
  });
}

function unauthorized(answer: FailedAnswer): GitLabFailure {
  const host = hostOf(answer.base);
  const { text, code } = answer.words;
  const facts = { status: 401, hint: newToken(answer.base), isGitLabs: code !== null || text === '401 Unauthorized' };
  if (/expired/i.test(answer.words.text)) {
    return new GitLabFailure('authentication', `the token for ${host} has expired`, facts);
  }
  if (/revoked/i.test(answer.words.text)) {
    return new GitLabFailure('authentication', `the token for ${host} was revoked`, facts);
  }
  return new GitLabFailure('authentication', `${host} does not know this token`, facts);
}

function forbidden(answer: FailedAnswer): GitLabFailure {
  const { words } = answer;
  if (words.code === 'insufficient_scope') {
    const wanted = words.scope ? ` (one of: ${words.scope})` : '';
    return failure(answer, 'forbidden', `this token's scope is too small${wanted}`, {
      hint: newToken(answer.base),
    });
  }
  if (words.code === granularCode) return refusedToken(answer, 'unknown');
  const reason = /^403 Forbidden$/i.test(words.text) ? '' : words.text;
  return failure(answer, 'forbidden', `GitLab does not allow it${reason ? `: "${reason}"` : ''}`, {
    isGitLabs: !words.html && reason === '',
    hint: said`Your role there is too low for this, or was lowered: \`${step('doctor')}\` says what it is now; who owns the project can raise it.`,
  });
}

function refusedToken(answer: FailedAnswer, sort: TokenSort): GitLabFailure {
  const { base, words } = answer;
  const { why, hint } = refusedTokenWords(words.text, { base, sort, classicPage: tokenPage(base) });
  return failure(answer, 'forbidden', why, {
    hint,
    serverCode: granularCode,
    retell: (known) => refusedToken(answer, known),
  });
}

function missing(answer: FailedAnswer): GitLabFailure {
  const { words } = answer;
  if (words.html) {
    return new GitLabFailure('not-gitlab', `${answer.base} answers, but there is no GitLab at this address`, {
      status: 404,
      noRoute: true,
      hint: checkHost,
    });
  }
  return failure(answer, 'not-found', 'it is missing, or not visible to this token', {
    hint: said`Check the number and ${given('project')}. Where your membership has ended, ask who owns the project to share it again.`,
    noRoute: words.code === '404 Not Found',
  });
}

function limited(answer: FailedAnswer): GitLabFailure {
  const { waitMs, waitEnds } = answer;
  const when = waitEnds === null ? 'in a minute' : `after ${waitEnds}`;
  return failure(answer, 'rate-limited', `${hostOf(answer.base)} got too many requests`, {
    hint: `Run it again ${when}.`,
    passing: 'limited',
    ...(waitMs === null ? {} : { waitMs }),
  });
}

function failure(answer: FailedAnswer, kind: ErrorKind, why: string, facts: FailureFacts): GitLabFailure {
  return new GitLabFailure(kind, failedAt(answer.doing, why), { status: answer.status, ...facts });
}

/** `reading goal #4`, `it is missing` -> `reading goal #4 failed: it is missing` */
export function failedAt(doing: string, why: string): string {
  return `${doing} failed: ${why}`;
}

export function hostOf(base: string): string {
  return urlOf(base)?.host ?? base;
}

function tokenPage(base: string): string {
  return `${base}/-/user_settings/personal_access_tokens`;
}
