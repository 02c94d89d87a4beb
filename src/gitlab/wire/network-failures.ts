// Requests that got no whole answer: the network's codes in words, and whether a write may have happened all the same.
import { given, type Said, said } from '#wording.ts';
import { AnswerTooLarge } from './bounded-body.ts';
import { GitLabFailure, hostOf, failedAt } from './failures.ts';
import type { Redact } from './redaction.ts';

export interface BrokenRequest {
  readonly doing: string;
  readonly base: string;
  readonly isWrite: boolean;
  readonly timeoutMs: number;
  readonly redact: Redact;
  readonly proxy: { readonly shown: string; readonly variable: string } | null;
  readonly trusted: Said | null;
}

/** Our own limit for making a connection. */
export const noConnectionInTime = 'NO_CONNECTION';

/** The connection was never made, so that GitLab cannot have seen the request. */
const neverSent = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  noConnectionInTime,
]);
/** Our own time-out, which has no code of the network's. */
export const noAnswerInTime = 'TIMEOUT';
const timeouts = new Set([
  noAnswerInTime,
  noConnectionInTime,
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

export function networkFailure(error: unknown, request: BrokenRequest): GitLabFailure {
  const { doing, isWrite, redact } = request;
  const host = hostOf(request.base);
  const code = codeOf(error) ?? (isTimeout(error) ? noAnswerInTime : null);
  const cause = safeCause(error, code, redact);
  const fail = (why: string, hint: string, sent: boolean) =>
    new GitLabFailure('unreachable', failedAt(doing, why), {
      hint,
      cause,
      ...(code === null ? {} : { code }),
      mayHaveHappened: isWrite && sent,
      passing: 'trouble',
    });
  const sent = code === null || !neverSent.has(code);

  if (error instanceof AnswerTooLarge) {
    return new GitLabFailure('server', failedAt(doing, `the answer of ${host} is ${error.message}`), {
      hint: "No page of people's words is so large: ask the administrator of the server what it sends.",
      cause,
      mayHaveHappened: isWrite,
    });
  }
  const throughProxy = request.proxy === null ? null : proxyTrouble(error, code, request.proxy, host);
  if (throughProxy !== null) return fail(throughProxy.why, throughProxy.hint, false);

  if (code !== null && timeouts.has(code)) {
    const seconds = Math.ceil(request.timeoutMs / 1000);
    return fail(`${host} did not answer within ${seconds} s`, 'Check the connection (VPN, proxy) and try again.', sent);
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return fail(
      `no server named ${host} was found`,
      'Check the spelling of the host and the network connection.',
      sent,
    );
  }
  if (code === 'ECONNREFUSED') {
    return fail(`nothing listens at ${host}`, 'Check the host and its port, and that the server is running.', sent);
  }
  if (code === 'ENETUNREACH' || code === 'EHOSTUNREACH') {
    return fail(`there is no way to ${host} from this network`, 'Check the network connection (VPN).', sent);
  }
  if (code !== null && /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS/.test(code)) {
    const { problem, hint } = certificateTrouble(code, request.trusted);
    return new GitLabFailure('unreachable', failedAt(doing, `the certificate of ${host} ${problem} (${code})`), {
      hint,
      cause,
      code,
    });
  }
  if (code !== null && /^(?:EPROTO|ERR_SSL)/.test(code)) {
    return new GitLabFailure('unreachable', failedAt(doing, `${host} does not speak https there`), {
      hint: 'Check the port; a server without encryption is named with http://.',
      cause,
      code,
    });
  }
  return fail(`the connection to ${host} broke`, 'Check the connection (VPN, proxy) and try again.', sent);
}

/** https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function certificateTrouble(code: string, trusted: Said | null): { problem: string; hint: Said } {
  if (code === 'CERT_HAS_EXPIRED') {
    return {
      problem: 'has expired',
      hint: "Ask the server's administrator to renew it, and check this computer's clock.",
    };
  }
  if (code === 'CERT_NOT_YET_VALID') {
    return { problem: 'is not valid yet', hint: "Check this computer's clock." };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    return { problem: 'is for another name', hint: 'Check the host: a certificate names the hosts that it is for.' };
  }
  return {
    problem: 'is not one this computer trusts',
    hint:
      trusted === null
        ? said`Name your company's certificates (a PEM file): ${given('ca-file', 'FILE')}, ca_file in the profile, or NODE_EXTRA_CA_CERTS.`
        : said`${trusted} does not hold the certificate that signed it: ask the server's administrator for that one.`,
  };
}

/** With a proxy, names are looked up and servers are called by it: what fails on this side is the way to the proxy. */
function proxyTrouble(
  error: unknown,
  code: string | null,
  { shown, variable }: NonNullable<BrokenRequest['proxy']>,
  host: string,
): { why: string; hint: string } | null {
  const way = `Check ${variable}, or name ${host} in NO_PROXY where it is reached directly.`;
  if (code !== null && neverSent.has(code))
    return { why: `the proxy ${shown} does not answer (${variable})`, hint: way };
  const [, status] = /Proxy response \((\d{3})\)/.exec(wordsOf(error)) ?? [];
  if (status === '407') {
    return {
      why: `the proxy ${shown} wants a user name and a password`,
      hint: `Write them into ${variable}: http://user:password@proxy.example.com:3128`,
    };
  }
  return status === undefined
    ? null
    : { why: `the proxy ${shown} does not let us through to ${host} (${status})`, hint: way };
}

/** What the error and its causes say. */
function wordsOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return '';
  return `${error.message}\n${wordsOf(error.cause, depth + 1)}`;
}

/** The network's code stands on a cause, or in the list of an AggregateError (one entry per address tried). */
function codeOf(error: unknown, depth = 0): string | null {
  if (typeof error !== 'object' || error === null || depth > 5) return null;
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  const inside = codeOf(cause, depth + 1);
  if (inside !== null || !Array.isArray(errors)) return inside;
  return codeOf(errors[0], depth + 1);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** Only words are carried on: a library's error may hold the request with its headers. */
function safeCause(error: unknown, code: string | null, redact: Redact): Error {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown failure';
  return new Error(redact(code === null ? said : `${said} (${code})`));
}
