// "mentioned in issue #2": what a text names outside of code leaves a system note on the thing named.
import type { Nodes } from 'mdast';
import { can, canReadIssue, findByIid, fullPathOf, type Asking } from '../who/access.ts';
import { addSystemNote } from './activity.ts';
import type { Acting } from './issue-references.ts';
import { markdownTree } from '../text/markdown-tree.ts';
import type { SandboxContext } from '../http/routing.ts';
import type { Noteable } from '../entities/note.ts';
import type { Note, NoteableKey } from '../state/planning-records.ts';
import { issueKey, mergeRequestKey, type Project } from '../state/state.ts';
import { mentionedIn } from '../text/system-notes.ts';

/** `#2`, `!3`, `alex/goals#2`; not inside a word or an address. */
const reference = /(?<![\w/#!&])(?<path>[\w.-]+(?:\/[\w.-]+)+)?(?<mark>[#!])(?<iid>\d+)(?!\w)/g;

/** What an issue or a merge request says of itself, or a comment on it says; or a commit. */
type Mentioner = Noteable | { readonly type: 'Commit'; readonly sha: string };

export function addCrossReferences(c: Asking, acting: Acting, from: Mentioner, text: string | null): void {
  if (text === null || !/[#!]\d|\/-\//.test(text)) return;
  const { state } = acting.instance;
  const own = from.type === 'Commit' ? null : keyOf(from);
  for (const { home, key } of mentioned(c, acting, text)) {
    if (key === own) continue;
    const body = wordedFrom(from, home.id === acting.project.id ? null : fullPathOf(state, acting.project));
    const isKnown = (state.notes[key] ?? []).some((note) => note.system && note.body === body);
    if (!isKnown) addSystemNote({ ...acting, project: home }, key, body);
  }
}

const keyOf = (from: Noteable): NoteableKey =>
  from.type === 'Issue' ? issueKey(from.record) : mergeRequestKey(from.record);

/** @param path of another project; null: it stands in the same one */
function wordedFrom(from: Mentioner, path: string | null): string {
  if (from.type === 'Commit') return mentionedIn('commit', path === null ? from.sha : `${path}@${from.sha}`);
  if (from.type === 'Issue') return mentionedIn('issue', `${path ?? ''}#${from.record.iid}`);
  return mentionedIn('merge request', `${path ?? ''}!${from.record.iid}`);
}

const byCommit = /^mentioned in commit (?:(?<path>[\w./-]+)@)?[0-9a-f]{40}$/;

/** "mentioned in issue #5" is shown to whoever can read issue 5, one in a commit to whoever reads the code. */
function mayReadMention(c: SandboxContext, project: Project, { body, system }: Pick<Note, 'body' | 'system'>): boolean {
  const commit = system ? byCommit.exec(body) : null;
  if (commit !== null) {
    const { state } = c.var.instance;
    const path = commit.groups?.['path'];
    const home = path === undefined ? project : state.projects.find((one) => fullPathOf(state, one) === path);
    return home !== undefined && can(c, 'read_code', home);
  }
  if (!system || !/^mentioned in (?:issue|merge request) /.test(body)) return true;
  const acting = { instance: c.var.instance, project };
  return mentioned(c, acting, body).length > 0;
}

/** An internal comment is its author's and the members' from Planner up. */
export const mayReadNote = (c: SandboxContext, project: Project, note: Note): boolean =>
  (!note.internal || note.authorId === c.var.viewer.user?.id || can(c, 'read_internal_note', project)) &&
  mayReadMention(c, project, note);

/** What the text names and the caller can read; the project is where the text stands. */
export function mentioned(
  c: Asking,
  acting: Pick<Acting, 'instance' | 'project'>,
  text: string,
): { home: Project; key: NoteableKey }[] {
  const { state, externalUrl } = acting.instance;
  const root = markdownTree(text);
  const plain = (root === null ? text : proseOf(root))
    .replaceAll(`${externalUrl}/`, ' ')
    .replaceAll(/\/-\/(?:issues|work_items)\/(\d+)/g, '#$1')
    .replaceAll(/\/-\/merge_requests\/(\d+)/g, '!$1');
  return [...plain.matchAll(reference)].flatMap(({ groups = {} }) => {
    const home =
      groups['path'] === undefined
        ? acting.project
        : state.projects.find((project) => fullPathOf(state, project) === groups['path']);
    if (home === undefined) return [];
    const iid = Number(groups['iid']);
    if (groups['mark'] === '!') {
      const mergeRequest = findByIid(state.mergeRequests[home.id] ?? [], iid);
      return mergeRequest !== undefined && can(c, 'read_merge_request', home)
        ? [{ home, key: mergeRequestKey(mergeRequest) }]
        : [];
    }
    const issue = findByIid(state.issues[home.id] ?? [], iid);
    return issue !== undefined && canReadIssue(c, issue, home) ? [{ home, key: issueKey(issue) }] : [];
  });
}

/** The text outside of code and comments, link addresses included. */
function proseOf(node: Nodes): string {
  if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') return ' ';
  if (node.type === 'text') return node.value;
  const own = node.type === 'link' ? `${node.url} ` : '';
  return 'children' in node ? `${own}${node.children.map(proseOf).join('')}\n` : own;
}
