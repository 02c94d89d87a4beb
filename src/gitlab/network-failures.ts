// Requests that got no whole answer: the network's codes in words, and whether a write may have happened all the same.
import { GitLabFailure, hostOf, sentence } from './failures.ts';
import type { Redact } from './redaction.ts';

export interface BrokenRequest {
  readonly doing: string;
  readonly base: string;
  readonly isWrite: boolean;
  readonly timeoutMs: number;
  readonly redact: Redact;
}

/** The connection was never made, so that GitLab cannot have seen the request. */
const neverSent = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Our own time-out, which has no code of the network's. */
export const noAnswerInTime = 'TIMEOUT';
const timeouts = new Set([
  noAnswerInTime,
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
    new GitLabFailure('unreachable', sentence(doing, why), {
      hint,
      cause,
      ...(code === null ? {} : { code }),
      mayHaveHappened: isWrite && sent,
      passing: 'trouble',
    });
  const sent = code === null || !neverSent.has(code);

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
  if (code !== null && /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(code)) {
    const problem = code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not one this computer trusts';
    return new GitLabFailure('unreachable', sentence(doing, `the certificate of ${host} ${problem} (${code})`), {
      hint: "Set NODE_EXTRA_CA_CERTS to your company's certificate file, or ask its administrator.",
      cause,
      code,
    });
  }
  if (code !== null && /^(?:EPROTO|ERR_SSL)/.test(code)) {
    return new GitLabFailure('unreachable', sentence(doing, `${host} does not speak https there`), {
      hint: 'Check the port; a server without encryption is named with http://.',
      cause,
      code,
    });
  }
  return fail(`the connection to ${host} broke`, 'Check the connection (VPN, proxy) and try again.', sent);
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
