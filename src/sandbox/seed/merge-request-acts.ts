// Merge requests: opened by their authors between branches of the seed, and what happened to them.
import { asParameters, checkFields, checkKept } from './fields.ts';
import { react } from './reactions.ts';
import type { SeedProject } from './form.ts';
import type { Home } from './home-acts.ts';
import type { SeedMergeRequest, SeedMergeRequestEntry } from './issue-form.ts';
import type { Numbered } from './numbering.ts';
import { addAct, fieldOf, given, later, momentOf, type Act, type Client, type Plan } from './plan.ts';
import type { Path } from './problems.ts';

export function planMergeRequests(
  plan: Plan,
  home: Home,
  { fullPath, project }: { fullPath: string; project: SeedProject },
): Numbered[] {
  return (project.merge_requests ?? []).map((record, index): Numbered => {
    const path: Path = [...home.path, 'merge_requests', index];
    const by = record.by ?? home.by;
    const at = momentOf(plan, [...path, 'at'], record.at, later(home.made, plan.people.get(by) ?? null));
    checkFields(plan, path, record, { projectPath: fullPath, at });
    const act: Act = { at, by, path, play: (client) => open(client, plan, home, record) };
    addAct(plan, act);
    const one: Numbered = { series: `${fullPath} merge request`, path, act, claimed: record.iid, iid: 0 };
    let last = at;
    for (const [place, entry] of (record.history ?? []).entries()) {
      const own: Path = [...path, 'history', place];
      last = momentOf(plan, [...own, 'at'], entry.at, last);
      checkFields(plan, own, entry, { projectPath: fullPath, at: last });
      if (entry.on !== undefined && (entry.note === undefined || entry.internal === true))
        plan.note([...own, 'on'], 'is for a comment that all may read: it needs "note", and no "internal"');
      const play = (client: Client) => happen(client, plan, { home, iid: one.iid, entry });
      addAct(plan, { at: last, by: entry.by ?? by, path: own, play });
    }
    return one;
  });
}

async function open(client: Client, plan: Plan, { place }: Home, record: SeedMergeRequest): Promise<void> {
  const fields = await asParameters(client, plan, place, record);
  const { source_branch, target_branch } = record;
  const answer = await client.send('POST', `${place}/merge_requests`, { ...fields, source_branch, target_branch });
  checkKept(record, fields, answer);
}

async function happen(
  client: Client,
  plan: Plan,
  { home, iid, entry }: { home: Home; iid: number; entry: SeedMergeRequestEntry },
): Promise<void> {
  const address = `${home.place}/merge_requests/${iid}`;
  const fields = await asParameters(client, plan, home.place, entry);
  const { state, approved } = entry;
  if (state === 'closed' || state === 'opened') fields['state_event'] = state === 'closed' ? 'close' : 'reopen';
  if (Object.keys(fields).length > 0) checkKept(entry, fields, await client.send('PUT', address, fields));
  if (approved !== undefined) await client.send('POST', `${address}/${approved ? 'approve' : 'unapprove'}`);
  if (state === 'merged') await client.send('PUT', `${address}/merge`);
  await react(client, address, entry);
  const { note: body, internal, on } = entry;
  if (body === undefined) return;
  if (on === undefined) await client.send('POST', `${address}/notes`, given({ body, internal }));
  else await client.send('POST', `${address}/discussions`, { body, position: await positionOf(client, address, on) });
}

/** Where a line is, in the words of the API: between the commits that the merge request compares. */
async function positionOf({ read }: Client, address: string, { path, line }: { path: string; line: number }) {
  const refs = fieldOf(await read(address), 'diff_refs');
  const [base_sha, start_sha, head_sha] = ['base_sha', 'start_sha', 'head_sha'].map((name) => fieldOf(refs, name));
  return { base_sha, start_sha, head_sha, position_type: 'text', new_path: path, new_line: line };
}
