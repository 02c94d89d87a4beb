// Addresses of issues, merge requests and epics, in the shapes that GitLab's pages have had from 16.0 on.
import { drawerItem } from '#growth/text/drawer-address.ts';
import type { ItemPlace, ItemType } from '#growth/goals/foreign-item.ts';

/**
 * `here`: a page of this GitLab that is none of the three. `elsewhere`: another host. null: no web address at all.
 * Protocol and letter case of the host do not matter, the path below it (where GitLab runs under one) does.
 */
export function itemPlace(base: string, typed: string): ItemPlace | 'here' | 'elsewhere' | null {
  const address = typed.trim();
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const root = new URL(base);
  const prefix = root.pathname.replace(/\/+$/, '');
  if (url.host !== root.host || !`${url.pathname}/`.startsWith(`${prefix}/`)) return 'elsewhere';
  const path = url.pathname.slice(prefix.length);
  const anchor = url.hash.slice(1);
  const beside = drawerItem(url);
  if (beside !== null) {
    const isOfGroup = path.startsWith(`/groups/${beside.home}/-/`);
    return { type: isOfGroup ? 'epic' : 'issue', home: beside.home, iid: beside.iid, anchor };
  }
  const [, group, groupIid] = /^\/groups\/(.+?)\/-\/(?:epics|work_items)\/(\d{1,9})(?:\/.*)?$/.exec(path) ?? [];
  if (group !== undefined) return placed('epic', group, groupIid, anchor);
  const [, home, kind, iid] =
    /^\/(.+?)(?:\/-)?\/(issues|work_items|merge_requests)\/(?:incident\/)?(\d{1,9})(?:\/.*)?$/.exec(path) ?? [];
  if (home === undefined || !home.includes('/')) return 'here';
  return placed(kind === 'merge_requests' ? 'merge-request' : 'issue', home, iid, anchor);
}

function placed(type: ItemType, home: string, iid: string | undefined, anchor: string): ItemPlace {
  return { type, home: decoded(home), iid: Number(iid), anchor };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
