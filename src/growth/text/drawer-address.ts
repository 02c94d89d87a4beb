// The address that a browser shows while an item lies open in the drawer beside a list: the item is named in its `show`.
// `makeDrawerUrlParam` in https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/assets/javascripts/work_items/utils.js

export interface DrawerItem {
  /** Path of its project or group, which need not be that of the list. */
  readonly home: string;
  readonly iid: number;
}

/** null: no drawer is open, or `show` holds something else. */
export function drawerItem(address: URL): DrawerItem | null {
  const shown = address.searchParams.get('show');
  if (shown === null) return null;
  try {
    // A `+` that nobody escaped has become a space.
    const { iid, full_path: home }: Record<string, unknown> = Object(JSON.parse(atob(shown.replaceAll(' ', '+'))));
    const number = /^[1-9]\d{0,8}$/.exec(String(iid))?.[0];
    return number === undefined || typeof home !== 'string' || home === '' ? null : { home, iid: Number(number) };
  } catch {
    return null;
  }
}
