// Issues: opened by their authors, and then what happened to them, each at its moment.
import type { SeedProject } from './form.ts';
import { asParameters, checkFields, checkKept } from './fields.ts';
import type { Home } from './home-acts.ts';
import type { SeedIssue, SeedIssueEntry } from './issue-form.ts';
import type { Numbered } from './numbering.ts';
import { addAct, encoded, fieldOf, given, later, momentOf, type Act, type Client, type Plan } from './plan.ts';
import { pathText, type Path } from './problems.ts';
import { react } from './reactions.ts';
import { withTicks } from './ticks.ts';

interface Place {
  readonly fullPath: string;
  readonly project: SeedProject;
}

export function planIssues(plan: Plan, home: Home, { fullPath, project }: Place): Numbered[] {
  return (project.issues ?? []).map((issue, index): Numbered => {
    const path: Path = [...home.path, 'issues', index];
    const by = issue.by ?? home.by;
    const at = momentOf(plan, [...path, 'at'], issue.at, later(home.made, plan.people.get(by) ?? null));
    checkFields(plan, path, issue, { projectPath: fullPath, at });
    const act: Act = { at, by, path, play: (client) => open(client, plan, home, issue) };
    addAct(plan, act);
    const one: Numbered = { series: issueSeries(fullPath), path, act, claimed: issue.iid, iid: 0 };
    planHistory(plan, home, { fullPath, issue, one });
    return one;
  });
}

async function open(client: Client, plan: Plan, { place }: Home, issue: SeedIssue): Promise<void> {
  const fields = await asParameters(client, plan, place, issue);
  const body = given({ ...fields, issue_type: issue.type });
  checkKept(issue, fields, await client.send('POST', `${place}/issues`, body));
}

function planHistory(
  plan: Plan,
  home: Home,
  { fullPath, issue, one }: { fullPath: string; issue: SeedIssue; one: Numbered },
): void {
  let last = one.act.at;
  for (const [index, entry] of (issue.history ?? []).entries()) {
    const path: Path = [...one.path, 'history', index];
    const by = entry.by ?? one.act.by;
    last = momentOf(plan, [...path, 'at'], entry.at, last);
    checkFields(plan, path, entry, { projectPath: fullPath, at: last });
    const address = () => `${home.place}/issues/${one.iid}`;
    addAct(plan, { at: last, by, path, play: (client) => happen(client, plan, { home, address: address(), entry }) });
  }
}

async function happen(
  client: Client,
  plan: Plan,
  { home, address, entry }: { home: Home; address: string; entry: SeedIssueEntry },
): Promise<void> {
  const { tick = [], untick = [], state } = entry;
  const fields = await asParameters(client, plan, home.place, entry);
  if (tick.length + untick.length > 0) {
    const before = entry.description ?? fieldOf(await client.read(address), 'description');
    const ticked = withTicks(typeof before === 'string' ? before : '', tick, true);
    fields['description'] = withTicks(ticked, untick, false);
  }
  if (state !== undefined) fields['state_event'] = state === 'closed' ? 'close' : 'reopen';
  if (Object.keys(fields).length > 0) checkKept(entry, fields, await client.send('PUT', address, fields));
  await react(client, address, entry);
  if (entry.note !== undefined)
    await client.send('POST', `${address}/notes`, given({ body: entry.note, internal: entry.internal }));
}

/** Made once both are there, so only when all have their numbers. */
export function planLinks(plan: Plan, all: readonly Numbered[]): void {
  for (const [fullPath, { issues = [] }] of Object.entries(plan.seed.projects ?? {}))
    for (const [index, { links = [] }] of issues.entries())
      for (const [place, link] of links.entries()) {
        const from = all.find(({ path }) => samePath(path, ['projects', fullPath, 'issues', index]));
        const project = link.project ?? fullPath;
        const inProject = all.filter(({ series }) => series === issueSeries(project));
        const to = inProject.find(({ iid }) => iid === link.issue);
        const path: Path = ['projects', fullPath, 'issues', index, 'links', place];
        if (to === undefined)
          plan.note(path, `there is no issue ${link.issue} in ${project}; it has ${inProject.length}`);
        if (from === undefined || to === undefined) continue;
        const wanted = { target_project_id: project, target_issue_iid: String(link.issue), link_type: link.type };
        addAct(plan, {
          at: later(from.act.at, to.act.at),
          by: from.act.by,
          path,
          play: async ({ send }) =>
            void (await send('POST', `/projects/${encoded(fullPath)}/issues/${from.iid}/links`, wanted)),
        });
      }
}

const issueSeries = (project: string): string => `${project} issue`;
const samePath = (one: Path, other: Path): boolean => pathText(one) === pathText(other);
