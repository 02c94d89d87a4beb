// The longest chain of requests that the data forces on a report: each must be answered before the next can be asked.

/**
 * What a request of a report cannot be asked without, by what GitLab's answers hold:
 * the project's number before anything in it; the settings file before a list that is filtered by a label, for the file
 * says what labels are called; a list's first page before the others, for it says how many there are; the goals, and the
 * days that the report covers, before the comments and events of a goal, for they say which are needed.
 * Nothing else counts as forced, whatever the program does: reading the file names of a folder, say, needs no settings.
 */
const rules = [
  { kind: 'me', path: /^\/user$/, needs: [] },
  { kind: 'project', path: /^\/projects(?:\/[^/]+)?$/, needs: [] },
  { kind: 'settings', path: /\/repository\/files\/\.devgrowth\.yml$/, needs: ['project'] },
  { kind: 'file names', path: /\/repository\/tree$/, needs: ['project'] },
  { kind: 'template', path: /\/repository\/files\/\.devgrowth%2Ftemplates%2F/, needs: ['file names'] },
  { kind: 'members', path: /\/members\/all$/, needs: ['project'] },
  { kind: 'labels', path: /\/labels$/, needs: ['project'] },
  { kind: 'goals', path: /\/issues$/, query: /[?&]labels=goal(?:&|$)/, needs: ['settings'] },
  { kind: 'meetings', path: /\/issues$/, query: /[?&]labels=one-on-one(?:&|$)/, needs: ['settings'] },
  { kind: 'documents', path: /\/issues$/, query: /[?&]confidential=true(?:&|$)/, needs: ['project'] },
  { kind: 'documents', path: /\/issues$/, query: /[?&]not(?:\[|%5B)labels(?:\]|%5D)=goal(?:&|$)/, needs: ['settings'] },
  { kind: 'story', path: /\/issues\/\d+\/(?:notes|resource_(?:label|state)_events)$/, needs: ['goals', 'window'] },
];

/**
 * @param exchanges the log of one report
 * @param pageOf the page of the goals' list on which an issue stands, by its number; null: it is no goal
 * @returns {{ chain: string[], rounds: number, needs: number[][] }} the longest chain, first to last; in how many rounds
 * of `width` requests no order of asking could do better (what needs n answers before it cannot be asked in the first n
 * rounds); and for each exchange the places in the log of those it cannot be asked without
 */
export function forcedChain(exchanges, pageOf, width) {
  const asked = exchanges.map(({ method, path }) => classified(method, path, pageOf));
  const chains = new Map();

  function chainTo(request) {
    const known = chains.get(request);
    if (known !== undefined) return known;
    const chain = [...longest(asked.filter((other) => isNeeded(other, request)).map(chainTo)), request.name];
    chains.set(request, chain);
    return chain;
  }
  const all = asked.map(chainTo);
  const chain = longest(all);
  const rounds = chain.map(
    (_, before) => before + Math.ceil(all.filter(({ length }) => length > before).length / width),
  );
  const needs = asked.map((one) => asked.flatMap((other, place) => (isNeeded(other, one) ? [place] : [])));
  return { chain, rounds: Math.max(...rounds), needs };
}

const longest = (chains) => chains.reduce((one, other) => (other.length > one.length ? other : one), []);

function classified(method, address, pageOf) {
  const url = new URL(address, 'http://localhost');
  const path = url.pathname.replace(/^.*\/api\/v4/, '');
  const rule = rules.find(({ path: known, query }) => known.test(path) && (query?.test(url.search) ?? true));
  if (method !== 'GET' || rule === undefined) throw new Error(`no rule says what ${method} ${address} needs`);
  const page = Number(url.searchParams.get('page') ?? 1);
  const iid = Number(/\/issues\/(\d+)\//.exec(path)?.[1] ?? 0);
  const goalPage = rule.kind === 'story' ? pageOf(iid) : null;
  const isOther = rule.kind === 'story' && goalPage === null;
  const what = rule.kind === 'story' ? `${path.slice(path.lastIndexOf('/') + 1)} of #${iid}` : rule.kind;
  const name = page > 1 ? `${what}, page ${page}` : what;
  return { name, kind: isOther ? 'other story' : rule.kind, path, page, goalPage, needs: isOther ? null : rule.needs };
}

function isNeeded(other, { kind, path, page, goalPage, needs }) {
  if (page > 1) return other.path === path && other.kind === kind && other.page === 1;
  // The comments of a 1:1 say when a report was last posted; the label events are those of a promotion document of before.
  if (needs === null) return other.kind === (path.endsWith('/notes') ? 'meetings' : 'documents');
  if (other.kind === 'goals') return needs.includes('goals') && other.page === goalPage;
  const isWindow = other.kind === 'meetings' || (other.kind === 'other story' && other.path.endsWith('/notes'));
  return needs.includes(other.kind) || (needs.includes('window') && isWindow);
}
