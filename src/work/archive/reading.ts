// Reads a goals project for its archive: all of it that is the person's own, and says what is not in it.
import { createHash } from 'node:crypto';
import { linksIn, readEvidence } from '#growth/goals/evidence.ts';
import { itemReference } from '#growth/goals/foreign-item.ts';
import { othersMark } from '#growth/goals/notes.ts';
import { completenessOf, type Listed, type SourceRead } from '#growth/words/completeness.ts';
import type { Reaction, WholeEvent, WholeIssue, WholeLink, WholeNote } from '#growth/forge/everything.ts';
import { isNamed, isSameName } from '#growth/words/username.ts';
import { ascending, byNumber } from '#growth/words/order.ts';
import { oneLine } from '#render/text.ts';
import type { Archive, ArchivedEvent, ArchivedIssue, ArchivedProject } from '#reports/archive.ts';
import type { ArchiveRules } from '#templates/archive-rules.ts';
import { version } from '#version.ts';
import type { Session } from '../session.ts';
import { eachOf, readWholeProject, summed } from '../whole-project.ts';
import { ownRepositoryFiles } from './repository-files.ts';
import {
  keepsComment,
  keepsFile,
  keepsIssue,
  keepsNote,
  type LeavingOut,
  LeftOut,
  withoutPrivateTitles,
} from './left-out.ts';
import { othersText } from './mapping.ts';
import { lookUpWork } from './looked-up.ts';
import { fetchUploads } from './uploads.ts';

export const madeBy = `devgrowth ${version}`;

export interface ArchiveWords {
  readonly withWork: boolean;
  readonly rules: ArchiveRules;
}

interface ReadIssue {
  readonly issue: WholeIssue;
  readonly notes: Listed<WholeNote>;
  readonly events: readonly Listed<WholeEvent>[];
  readonly links: Listed<WholeLink>;
  readonly reactions: Listed<Reaction> | null;
}

/** Costs four requests an issue, one more where it has a 👍, two for each piece of work, one for each file. */
export async function readArchive(
  { withWork, rules }: ArchiveWords,
  session: Pick<Session, 'project' | 'forge' | 'me' | 'settings' | 'now'>,
  progress: (step: string) => void,
): Promise<Archive> {
  const { project, forge, me, settings, now } = session;
  const left = new LeftOut();
  const leaving: LeavingOut = { owner: me, rules, withWork, words: settings.company.words, left };
  const kindLabels = rules.kinds.map((value) => forge.labelName({ group: 'kind', value }, settings.labels));
  const [whole, labels, milestones, boards, files] = await Promise.all([
    readWholeProject(project, () => false),
    project.labels(),
    project.milestones(),
    project.boards(),
    ownRepositoryFiles(project),
  ]);
  const wanted = whole.issues.items.filter((issue) => keepsIssue(issue, { ...leaving, kindLabels }));
  const read = await eachOf(wanted.toSorted(byNumber), async (issue, index): Promise<ReadIssue> => {
    progress(`${index + 1} of ${wanted.length}, #${issue.iid} ${oneLine(issue.title)}`);
    const [notes, events, links, reactions] = await Promise.all([
      project.wholeNotes(issue.iid),
      project.wholeEvents(issue.iid),
      project.wholeLinks(issue.iid),
      issue.thumbsUp === 0 ? null : project.reactions(issue.iid),
    ]);
    return {
      issue,
      notes: notes.asFarAsRead(),
      events: events.map((list) => list.asFarAsRead()),
      links: links.asFarAsRead(),
      reactions: reactions?.asFarAsRead() ?? null,
    };
  });
  const work = await lookUpWork(
    read.flatMap(({ notes }) => ownEvidence(notes.items, leaving)),
    { forge, me, zone: now.zone, withWork },
    ({ index, of }) => progress(`${index + 1} of ${of}, work that evidence points to`),
  );
  const isOpen = openAddresses(work);
  const issues = read.map((one) => archivedIssue(one, project.facts.path, leaving, isOpen));
  const ownFiles = files.files.filter(({ text }) => keepsFile(text, leaving));
  const uploads = await fetchUploads(issues, project, (step) => progress(step));
  progress('');
  const lists = [labels, milestones, boards].map((list) => list.asFarAsRead());
  const sources: SourceRead[] = [
    whole.issues.source,
    ...lists.map(({ source }) => source),
    files.source,
    ...summed(
      'comments',
      read.map(({ notes }) => notes.source),
    ),
    ...summed(
      'events',
      read.flatMap(({ events }) => events.map(({ source }) => source)),
    ),
    ...summed(
      'links',
      read.map(({ links }) => links.source),
    ),
    ...summed(
      'reactions',
      read.flatMap(({ reactions }) => reactions?.source ?? []),
    ),
  ].map((source) => ({ ...source, requests: 0 }));
  const { facts } = project;
  const archived: ArchivedProject = {
    id: archiveId(forge.base, facts.id, whole.issues.items),
    project: { host: forge.base, path: facts.path, name: facts.name, description: facts.description, url: facts.url },
    person: settings.person,
    zone: now.zone,
    asOf:
      whole.issues.items
        .map(({ updatedAt }) => updatedAt)
        .toSorted()
        .at(-1) ?? null,
    withWork,
    labels: labels
      .asFarAsRead()
      .items.map(({ name, color, description }) => ({ name, color, description }))
      .toSorted(ascending(({ name }) => name)),
    milestones: milestones
      .asFarAsRead()
      .items.map(({ title, start, due, closed }) => ({ title, start, due, closed }))
      .toSorted(ascending(({ title }) => title)),
    boards: boards
      .asFarAsRead()
      .items.map(({ name, lists: shown }) => ({ name, lists: shown }))
      .toSorted(ascending(({ name }) => name)),
    files: ownFiles,
    issues,
    work,
    uploads: uploads.uploads,
    leftOut: [
      ...left.sentences(),
      ...files.others.map((path) => `the file ${path} of the repository: it is not devgrowth's`),
      'reactions to comments, and edits of texts before their last',
    ],
    completeness: completenessOf(sources),
  };
  return { project: archived, contents: uploads.contents };
}

/** The same for every archive of one project, on whichever machine it is made. */
function archiveId(base: string, projectId: number, issues: readonly WholeIssue[]): string {
  const begun = issues.toSorted(byNumber)[0]?.createdAt ?? '';
  return createHash('sha256').update(`${base} ${projectId} ${begun}`).digest('hex').slice(0, 16);
}

function ownEvidence(notes: readonly WholeNote[], { owner, withWork, words }: LeavingOut): readonly string[] {
  return notes
    .filter(({ isSystem, by }) => !isSystem && (withWork || isNamed(by, owner.username)))
    .flatMap(({ text }) => {
      const evidence = readEvidence(text, words);
      return evidence === null ? [] : linksIn(evidence);
    });
}

/** Addresses that are no item of this GitLab, and items that everybody may read. */
function openAddresses(work: ArchivedProject['work']): (address: string) => boolean {
  const closed = new Set(work.filter(({ why }) => why !== null && !/another host/.test(why)).map(({ url }) => url));
  return (address) => !closed.has(address);
}

function archivedIssue(
  { issue, notes, events, links, reactions }: ReadIssue,
  home: string,
  leaving: LeavingOut,
  isOpen: (address: string) => boolean,
): ArchivedIssue {
  const { owner, withWork, left } = leaving;
  const comments = notes.items
    .filter((note) => !note.isSystem && keepsComment(note, leaving))
    .map((note) => {
      const others = note.mark?.type === othersMark ? othersText(note.text) : null;
      return others === null ? note : { ...note, text: others.text };
    })
    .map((note) => ({
      id: note.id,
      by: note.by?.username ?? null,
      at: note.at,
      internal: note.internal,
      text: withoutPrivateTitles(note, leaving, isOpen),
      mark: note.mark,
      isQuiet: note.isQuiet,
      origin: note.origin,
    }));
  const noted = notes.items
    .filter((note) => note.isSystem && keepsNote(note, home, leaving))
    .map(
      ({ by, at, text }): ArchivedEvent => ({ by: by?.username ?? null, at, what: 'note', label: null, words: text }),
    );
  const happened = events
    .flatMap(({ items }) => items)
    .map(({ by, at, what, label }): ArchivedEvent => ({ by: by?.username ?? null, at, what, label, words: null }));
  return {
    iid: issue.iid,
    sort: issue.sort,
    type: issue.type,
    title: issue.title,
    text: issue.text,
    mark: issue.mark,
    isQuiet: issue.isQuiet,
    origin: issue.origin,
    url: issue.url,
    state: issue.state,
    confidential: issue.confidential,
    author: issue.author?.username ?? null,
    assignees: issue.assignees.map(({ username }) => username),
    labels: issue.labels.toSorted(),
    milestone: issue.milestone,
    due: issue.due,
    createdAt: issue.createdAt,
    updatedAt: issue.updatedAt,
    closedAt: issue.closedAt,
    comments: comments.toSorted(ascending(({ at }) => at)),
    history: [...noted, ...happened].toSorted(ascending(({ at }) => at)),
    links: links.items
      .map(({ place, title, type }) => {
        const isHome = isSameName(place.home, home);
        const isTold = withWork || isHome;
        if (!isTold) left.add('title');
        const reference = isHome ? `#${place.iid}` : itemReference(place);
        return { reference, title: isTold ? title : null, type };
      })
      .toSorted(ascending(({ reference }) => reference)),
    reactions: (reactions?.items ?? [])
      .filter(({ by }) => {
        const isTold = withWork || isNamed(by, owner.username);
        if (!isTold) left.add('reaction');
        return isTold;
      })
      .map(({ by, at, name }) => ({ by: by?.username ?? null, at, name }))
      .toSorted(ascending(({ at }) => at)),
  };
}
