// Answers that are no GitLab's: a redirect to elsewhere, a page instead of data. A login page (single sign-on, an access proxy) is named as one.
import { given, said } from '#wording.ts';
import { GitLabFailure, hostOf, failedAt } from './failures.ts';
import type { Redact } from './redaction.ts';
import { shorten } from './server-words.ts';

const loginNames = /(?:^|\.)(?:login|signin|sso|auth|idp|adfs|accounts|saml|keycloak)\.|okta/i;
const loginHosts =
  /(?:(?:cloudflareaccess|onelogin|duosecurity|pingidentity|auth0|microsoftonline)\.com|accounts\.google\.com)$/i;
const loginPaths =
  /\/(?:users\/sign_in|users\/auth|login|log-in|signin|sign-in|sso|saml2?|oauth2?|openid|adfs|cdn-cgi\/access|realms)(?:\/|$|\.)/i;

function isLoginAddress({ hostname, pathname }: URL): boolean {
  return loginNames.test(hostname) || loginHosts.test(hostname) || loginPaths.test(pathname);
}

interface ForeignPage {
  /** As a person would know it in a browser, cleaned and short; null where the page has none. */
  readonly title: string | null;
  readonly isLogin: boolean;
}

function readForeignPage(html: string): ForeignPage {
  const raw = /<title[^>]*>([^<]{1,500})/i.exec(html)?.[1] ?? '';
  const title = shorten(raw.replace(/&(?:amp|#38);/g, '&').replace(/&(?:middot|#183);/g, '·'));
  const isLogin =
    /\b(?:sign|log)(?:ging)?[ -]?(?:in|on)\b|single sign-on|\bSSO\b|authenticat/i.test(title) ||
    /<input[^>]{0,500}type=["']?password|SAMLRequest|cloudflareaccess|\/adfs\/|oauth2\/(?:start|sign_in)/i.test(html);
  return { title: title === '' ? null : title, isLogin };
}

/** A redirect that is not followed. */
export function refused(doing: string, target: URL, base: string, redact: Redact): GitLabFailure {
  const host = hostOf(base);
  // The query is left out: login pages carry secrets there.
  const place = shorten(redact(`${target.origin}${target.pathname}`));
  const isSameName = target.hostname === new URL(base).hostname;
  if (isSameName && target.protocol === 'https:' && base.startsWith('http:')) {
    const secure = `https://${target.host}${new URL(base).pathname.replace(/\/$/, '')}`;
    return new GitLabFailure('refused', failedAt(doing, `${host} wants https, and was asked with http`), {
      hint: said`Name the host with https: ${given('host', secure)}`,
    });
  }
  if (isLoginAddress(target)) {
    const why = `${host} sends us on to ${place}, a login page, which devgrowth does not follow`;
    return new GitLabFailure('refused', failedAt(doing, why), { hint: loginHint });
  }
  return new GitLabFailure(
    'refused',
    failedAt(doing, `${host} sends us on to ${place}, which devgrowth does not follow`),
    {
      hint: 'Check the host: this may be a login page in front of GitLab, or an old address.',
    },
  );
}

const loginHint =
  "No token opens a login page: connect to your company's VPN, or ask its administrator how API requests get through (`headers_command` in the profile sends headers for it).";

export function notGitLab(base: string, isWrite: boolean, text: string): GitLabFailure {
  const { title, isLogin } = readForeignPage(text);
  const called = title === null ? '' : ` ("${title}")`;
  const what = isLogin
    ? 'a login page stands before the GitLab'
    : 'it is not a GitLab, or a login page stands before it';
  return new GitLabFailure('not-gitlab', `${base} answers with a page instead of data${called}: ${what}`, {
    hint: isLogin ? loginHint : 'Check the host, and open it in a browser to see what answers there.',
    mayHaveHappened: isWrite,
  });
}

/** A `fetch` that was handed in need not obey the signal. */
export function orTimeout<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timedOut = () => reject(signal.reason as Error);
    if (signal.aborted) timedOut();
    signal.addEventListener('abort', timedOut, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', timedOut));
  });
}

export function unreadable(doing: string, why: string, status: number, isWrite: boolean): GitLabFailure {
  return new GitLabFailure('server', failedAt(doing, why), {
    hint: 'Try again in a minute.',
    status,
    mayHaveHappened: isWrite,
    passing: 'trouble',
  });
}
