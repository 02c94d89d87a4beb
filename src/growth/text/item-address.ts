// The one reader of how an issue, merge request or epic is named: 7, #7, alex/goals#7, and the addresses that GitLab's pages have had from 16.0 on.
import { urlOf } from './url.ts';
import { drawerItem } from './drawer-address.ts';

export type ItemType = 'issue' | 'merge-request' | 'epic';

/** Where an address leads, told by its shape alone. */
export interface ItemPlace {
  readonly type: ItemType;
  /** Path of its project; of its group for an epic. */
  readonly home: string;
  readonly iid: number;
  /** `note_12` behind the `#` of the address; empty without one. */
  readonly anchor: string;
}

export interface ReadAddress {
  /** The item that fills the page. */
  readonly open: ItemPlace | null;
  /** The one in the drawer beside it, which was opened last. */
  readonly beside: ItemPlace | null;
  /** A page with many items and none beside it: nobody can tell which one is meant. */
  readonly isList: boolean;
}

const number = String.raw`0*[1-9]\d{0,8}`;
/** As GitLab writes an issue in a text. A path holds no colon: what has one is an address. */
const shortName = new RegExp(String.raw`^(?:#?|([^\s#?:]+/[^\s#?:/]+)#)(${number})$`);
const ofGroup = new RegExp(String.raw`^/groups/(.+?)/-/(?:epics|work_items)/(${number})(?:/.*)?$`);
const ofProject = new RegExp(
  String.raw`^/(.+?)(?:/-)?/(issues|work_items|merge_requests)/(?:incident/)?(${number})(?:/.*)?$`,
);
const list = /\/(?:-\/)?(?:(?:issues|work_items|epics|merge_requests)(?:\/views\/[^/]+)?|-\/boards(?:\/\d+)?)\/?$/;

/** `7`, `#7` and `alex/goals#7`; home is null where none is named. */
export function shortlyNamed(typed: string): { readonly home: string | null; readonly iid: number } | null {
  const [, home = null, iid] = shortName.exec(typed.trim()) ?? [];
  return iid === undefined ? null : { home, iid: Number(iid) };
}

/**
 * null: no web address, or one with a login in it, which names no page that a browser shows.
 * @param root path that GitLab runs under. Where it is unknown, it stands in front of `home`.
 */
export function readAddress(typed: string, root = ''): ReadAddress | null {
  const url = webAddress(typed);
  if (url === null) return null;
  const path = isBelow(url, root) ? url.pathname.slice(root.length) : url.pathname;
  const anchor = url.hash.slice(1);
  const drawer = drawerItem(url);
  if (drawer === null) return { open: openItem(path, anchor), beside: null, isList: list.test(path) };
  const type = path.startsWith(`/groups/${drawer.home}/-/`) ? 'epic' : 'issue';
  return { open: openItem(path, anchor), beside: { type, ...drawer, anchor }, isList: false };
}

/**
 * `here`: a page of the GitLab at `base` that is no item. `elsewhere`: another host. null: no web address at all.
 * Protocol and letter case of the host do not matter, the path below it (where GitLab runs under one) does.
 */
export function itemPlace(base: string, typed: string): ItemPlace | 'here' | 'elsewhere' | null {
  const url = webAddress(typed);
  if (url === null) return null;
  const { host, pathname } = new URL(base);
  const root = pathname.replace(/\/+$/, '');
  if (url.host !== host || !isBelow(url, root)) return 'elsewhere';
  const read = readAddress(typed, root);
  return read?.beside ?? read?.open ?? 'here';
}

function webAddress(typed: string): URL | null {
  const address = typed.trim();
  const url = /^https?:\/\/\S+$/i.test(address) ? urlOf(address) : null;
  return url?.username === '' && url.password === '' ? url : null;
}

const isBelow = (url: URL, root: string): boolean => `${url.pathname}/`.startsWith(`${root}/`);

function openItem(path: string, anchor: string): ItemPlace | null {
  const [, group, groupIid] = ofGroup.exec(path) ?? [];
  if (group !== undefined) return { type: 'epic', home: decoded(group), iid: Number(groupIid), anchor };
  const [, home, kind, iid] = ofProject.exec(path) ?? [];
  if (home === undefined || !home.includes('/')) return null;
  const type = kind === 'merge_requests' ? 'merge-request' : 'issue';
  return { type, home: decoded(home), iid: Number(iid), anchor };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
