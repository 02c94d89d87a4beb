// A login page before GitLab is named as one, whether it comes as a redirect or as a page; nothing of its secrets is repeated.
import { expect, test } from 'vitest';
import { hintOf } from '../../support/hint.ts';
import { failureOf, fakeGitLab } from './fake-gitlab.ts';

const redirect = (location: string) => () => new Response(null, { status: 302, headers: { location } });
const page = (html: string) => () => new Response(html, { headers: { 'content-type': 'text/html' } });

test.each<[string, () => Response, boolean]>([
  ['SAML', redirect('https://idp.corp.example/saml2/http-post/sso/1?SAMLRequest=abc'), true],
  ['Okta', redirect('https://corp.okta.com/app/gitlab?RelayState=abc'), true],
  ['Cloudflare Access', redirect('https://corp.cloudflareaccess.com/cdn-cgi/access/login/x?meta=abc'), true],
  ['Microsoft', redirect('https://login.microsoftonline.com/t/oauth2/authorize?state=abc'), true],
  ['Keycloak', redirect('https://keys.example/auth/realms/corp/protocol/openid-connect/auth?state=abc'), true],
  ['oauth2-proxy on the same host', redirect('/oauth2/start?rd=abc'), true],
  ["GitLab's own", redirect('/users/sign_in'), true],
  ['an old address', redirect('https://new.example.com/api/v4/user?x=abc'), false],
  ['a path that only sounds so', redirect('https://new.example.com/loginova/user?x=abc'), false],
  ['a page with a title', page('<html><title>Sign in &middot; Okta</title></html>'), true],
  ['a title in capitals', page('<HTML><TITLE>Sign in &middot; Okta</TITLE></HTML>'), true],
  ['a page with a password field', page('<html><form><input name="p" type="password"></form></html>'), true],
  ['another product', page('<html><title>Wiki</title>Authors log in here</html>'), false],
])('%s', async (_name, answer, isLogin) => {
  const { message, hint } = await failureOf(fakeGitLab([answer]).forge.me());
  expect([
    /a login page, which|: a login page/.test(message),
    String(hint).startsWith('No token opens a login page'),
  ]).toEqual([isLogin, isLogin]);
  expect(message).not.toMatch(/abc|SAMLRequest/);
});

test('the title is quoted as one clean line', async () => {
  const title = `Sign in\u001b[2J\n${'x'.repeat(400)}`;
  const { message } = await failureOf(fakeGitLab([page(`<title>${title}</title>`)]).forge.me());
  expect(message).toMatch(/^https:\S+ answers with a page instead of data \("Sign in \[2J x+…"\): a login page/);
});

test.each([
  ['http://gitlab.example.com', 'https://gitlab.example.com/api/v4/user', 'https://gitlab.example.com'],
  [
    'http://gitlab.example.com:8080/git',
    'https://gitlab.example.com/git/api/v4/user',
    'https://gitlab.example.com/git',
  ],
])('%s that wants https', async (base, location, named) => {
  const failure = await failureOf(fakeGitLab([redirect(location)], { base }).forge.me());
  expect([failure.kind, failure.message, hintOf(failure)]).toEqual([
    'refused',
    `asking GitLab who you are failed: ${new URL(base).host} wants https, and was asked with http`,
    `Name the host with https: --host ${named}`,
  ]);
});
