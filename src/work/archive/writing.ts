// Writes the issues of an archive and their comments, in their order: what stands there by its mark is left alone.
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { WholeIssue } from '#growth/forge/everything.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { isNamed } from '#growth/words/username.ts';
import { byNumber } from '#growth/words/order.ts';
import { oneLine } from '#render/text.ts';
import { type Archive, type ArchivedIssue, uploadAddress } from '#reports/archive.ts';
import type { SentFiles } from '#settings/sent-files.ts';
import { whole } from '../whole.ts';
import { type Mapping, namesLater, onItsWay } from './mapping.ts';

interface Writing {
  readonly archive: Archive;
  readonly project: GoalsProject;
  readonly mapping: Mapping;
  /** An owner may ask for numbers and days. */
  readonly isOwner: boolean;
  readonly there: readonly WholeIssue[];
  readonly sent: SentFiles;
}

export interface Told {
  readonly written: { readonly issues: number; readonly comments: number };
  readonly there: { readonly issues: number; readonly comments: number };
  readonly warnings: readonly Dropped[];
}

export async function writeIssues(writing: Writing, progress: (step: string) => void): Promise<Told> {
  const { archive, project, mapping, there } = writing;
  const issues = archive.project.issues.toSorted(byNumber);
  const standing = new Map(there.map((issue) => [issue.mark?.from ?? '', issue]));
  const found = (issue: ArchivedIssue) => standing.get(mapping.fromOf(issue)) ?? null;
  const warnings: Dropped[] = [];
  const written = { issues: 0, comments: 0 };
  const kept = { issues: 0, comments: 0 };
  for (const issue of issues) {
    const row = found(issue);
    if (row !== null) mapping.numbers.set(issue.iid, row.iid);
  }
  for (const [index, issue] of issues.entries()) {
    if (found(issue) !== null) {
      kept.issues += 1;
      continue;
    }
    progress(`${index + 1} of ${issues.length} issues, ${oneLine(issue.title)}`);
    await sendFiles(issue.text, writing);
    const opened = await project.restoreIssue({
      ...firstText(issue, writing),
      title: issue.title,
      iid: issue.iid,
      createdAt: issue.createdAt,
      labels: issue.labels,
      milestone: issue.milestone,
      due: issue.due,
      confidential: issue.confidential,
      isAssigned: issue.assignees.some((username) => isNamed({ username }, archive.project.person)),
    });
    mapping.numbers.set(issue.iid, opened.iid);
    warnings.push(...opened.warnings);
    written.issues += 1;
  }
  await writeLateTexts(issues, writing, found, progress);
  for (const [index, issue] of issues.entries()) {
    progress(`${index + 1} of ${issues.length} issues with their comments, ${oneLine(issue.title)}`);
    const row = found(issue);
    const iid = mapping.numbers.get(issue.iid) ?? issue.iid;
    const known =
      row === null || issue.comments.length === 0
        ? new Set<string>()
        : new Set(whole(await project.wholeNotes(iid), `#${iid}`).flatMap(({ mark }) => mark?.from ?? []));
    for (const comment of issue.comments) {
      if (known.has(mapping.fromOf(issue, comment))) {
        kept.comments += 1;
        continue;
      }
      await sendFiles(comment.text, writing);
      const text = mapping.commentText(issue, comment);
      await project.restoreComment(iid, { ...text, createdAt: comment.at, internal: comment.internal });
      written.comments += 1;
    }
    await linkIssue(issue, iid, writing);
    if (issue.state === 'closed' && row?.state !== 'closed') await project.closeIssue(iid);
  }
  return { written, there: kept, warnings };
}

/** Later numbers are those of the archive where an owner asks for them; else they are not known yet. */
function firstText(issue: ArchivedIssue, { mapping, isOwner }: Writing) {
  if (isOwner) return mapping.issueText(issue, asWished(mapping));
  if (namesLater(issue.text, issue.iid)) return mapping.issueText(issue, () => null, onItsWay);
  return mapping.issueText(issue, (was) => mapping.numbers.get(was) ?? null);
}

const asWished = (mapping: Mapping) => (was: number) =>
  mapping.numbers.get(was) ?? (mapping.isArchived(was) ? was : null);

/** Now that every number is known. */
async function writeLateTexts(
  issues: readonly ArchivedIssue[],
  writing: Writing,
  found: (issue: ArchivedIssue) => WholeIssue | null,
  progress: (step: string) => void,
): Promise<void> {
  const { mapping, project, isOwner } = writing;
  const isMoved = issues.some(({ iid }) => mapping.numbers.get(iid) !== iid);
  const late = issues.filter((issue) => namesLater(issue.text, issue.iid));
  const open = isOwner && !isMoved ? late.filter((issue) => found(issue)?.text === onItsWay) : late;
  for (const [index, issue] of open.entries()) {
    const row = found(issue);
    // What stands there whole was written by an earlier run, and may have been changed by its person since.
    if (row !== null && row.text !== onItsWay && !isOwner) continue;
    progress(`${index + 1} of ${open.length} texts, ${oneLine(issue.title)}`);
    const iid = mapping.numbers.get(issue.iid) ?? issue.iid;
    const text = mapping.issueText(issue, (was) => mapping.numbers.get(was) ?? null);
    const isWaiting = row === null ? !isOwner : row.text === onItsWay;
    const was = isWaiting
      ? mapping.issueText(issue, () => null, onItsWay)
      : mapping.issueText(issue, (number) => (mapping.isArchived(number) ? number : null));
    await sendFiles(issue.text, writing);
    await project.restoreText(iid, was, text);
  }
}

/** Those of this text that the archive holds. */
async function sendFiles(text: string, { archive, project, mapping, sent }: Writing): Promise<void> {
  for (const [address, secret = '', name = ''] of text.matchAll(uploadAddress)) {
    const content = archive.contents.get(`${secret}/${name}`);
    if (content === undefined || mapping.files.has(address)) continue;
    const known = sent.known.get(address);
    const there = known ?? (await project.sendUpload(name, content));
    mapping.files.set(address, there);
    if (known === undefined) await sent.note(address, there);
  }
}

/** Each link once, from the later of its two. */
async function linkIssue(issue: ArchivedIssue, iid: number, { project, mapping }: Writing): Promise<void> {
  for (const { reference } of issue.links) {
    const was = Number(/^#(\d{1,9})$/.exec(reference)?.[1] ?? 0);
    const other = mapping.numbers.get(was);
    if (other === undefined || was >= issue.iid) continue;
    await project.linkIssue(iid, { type: 'issue', home: project.facts.path, iid: other, anchor: '' });
  }
}
