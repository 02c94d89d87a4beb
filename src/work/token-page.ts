// The page of a GitLab server where tokens are made and revoked.

/** With name and scope filled in: https://docs.gitlab.com/user/profile/personal_access_tokens/ */
export function newTokenPage(base: string, { name = 'devgrowth', scope = 'api' } = {}): string {
  return `${tokenPage(base)}?${new URLSearchParams({ name, scopes: scope }).toString()}`;
}

export function tokenPage(base: string): string {
  return `${base}/-/user_settings/personal_access_tokens`;
}
