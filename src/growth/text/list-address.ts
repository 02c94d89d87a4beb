// The address of a page with many items, of which none is open beside it: nobody can tell which one is meant.
import { drawerItem } from './drawer-address.ts';

/** `/-/issues`, `/-/work_items?type[]=issue`, a saved view, a board. */
export function isListAddress(typed: string): boolean {
  const address = typed.trim();
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return false;
  const url = new URL(address);
  const isList = /\/(?:-\/)?(?:(?:issues|work_items|epics|merge_requests)(?:\/views\/[^/]+)?|-\/boards(?:\/\d+)?)\/?$/;
  return isList.test(url.pathname) && drawerItem(url) === null;
}
