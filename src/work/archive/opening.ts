// Opens an archive again, on any GitLab: everything once, whoever stops it and however often it is begun.
import { DevgrowthError } from '#errors.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { WholeIssue } from '#growth/forge/everything.ts';
import { projectTopic } from '#growth/forge/layout.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { byNumber } from '#growth/words/order.ts';
import { count, oneLine } from '#render/text.ts';
import type { Archive, ArchivedProject } from '#reports/archive.ts';
import { sentFiles } from '#settings/sent-files.ts';
import { given, said } from '#wording.ts';
import type { Access } from '../access.ts';

import { guardOpenProject, refuseArchived } from '../readers.ts';
import { openConnection, type SessionDesk } from '../session.ts';
import { newProject } from '../set-up/plan.ts';
import { whole } from '../whole.ts';
import { writeFrame } from './frame.ts';
import { Mapping } from './mapping.ts';
import { writeIssues } from './writing.ts';

export interface PlannedOpening {
  readonly archive: Archive;
  readonly forge: Forge;
  /** As the person calls it. */
  readonly host: string;
  readonly me: Person;
  readonly path: string;
  /** null: to be created. */
  readonly facts: ProjectFacts | null;
  /** What an earlier run wrote. */
  readonly there: readonly WholeIssue[];
}

export interface OpenedArchive {
  readonly project: GoalsProject;
  readonly written: { readonly issues: number; readonly comments: number };
  readonly there: { readonly issues: number; readonly comments: number };
  readonly numbers: readonly { readonly was: number; readonly is: number }[];
  readonly warnings: readonly Dropped[];
  /** What is not as it was. */
  readonly notes: readonly string[];
}

/** Writes nothing. @throws `refused` for a project that holds something else, or that others can read */
export async function planOpening(
  archive: Archive,
  into: string,
  access: Access,
  desk: SessionDesk,
): Promise<PlannedOpening> {
  const { forge, connection } = await openConnection(access, desk);
  const { host } = connection;
  const me = await forge.me();
  const path = into.includes('/') ? into : `${me.username}/${into}`;
  const facts = await forge.findProject(path);
  if (facts === null) return { archive, forge, host, me, path, facts, there: [] };
  refuseArchived(facts);
  guardOpenProject(facts, access, desk);
  const issues = whole(await forge.open(facts, {}).wholeIssues(), facts.path);
  const isOurs = ({ mark }: WholeIssue) => mark?.from?.startsWith(`${archive.project.id}-`) === true;
  const others = issues.filter((issue) => !isOurs(issue));
  if (others.length > 0) {
    throw new DevgrowthError(
      'refused',
      `${facts.path} holds ${count(others.length, 'issue')} from elsewhere than this archive`,
      {
        hint: said`Nothing was written. Name a project that is empty, or one that is not there yet, with ${given('into')}.`,
      },
    );
  }
  return { archive, forge, host, me, path: facts.path, facts, there: issues };
}

export function planLines({ archive, path, facts, there }: PlannedOpening): readonly string[] {
  const { issues, labels, milestones, boards, files, uploads, completeness } = archive.project;
  const comments = issues.reduce((sum, issue) => sum + issue.comments.length, 0);
  return [
    facts === null ? `create the project ${path} (private)` : `write into ${path}`,
    `${count(labels.length, 'label')}, ${count(milestones.length, 'milestone')}, ${count(boards.length, 'board')}`,
    `${count(files.length, 'file')} of the repository, ${count(uploads.length, 'upload')}`,
    `${count(issues.length, 'issue')} and ${count(comments, 'comment')}${there.length === 0 ? '' : `; ${count(there.length, 'issue')} there already`}`,
    ...(completeness.complete ? [] : [halfRead]),
  ];
}

/** Once there is a yes to it. */
export async function openArchive(
  planned: PlannedOpening,
  access: Pick<Access, 'allowPublic'>,
  desk: Pick<SessionDesk, 'files' | 'places'>,
  progress: (step: string) => void,
): Promise<OpenedArchive> {
  const { archive, forge, host, me } = planned;
  const facts = planned.facts ?? (await created(planned, access));
  const project = forge.open(facts, {});
  return project.inTurn('archive', async () => {
    if (!facts.topics.includes(projectTopic)) await project.updateProject({ topics: [...facts.topics, projectTopic] });
    const mapping = new Mapping(archive.project, facts);
    const frame = await writeFrame(archive.project, { project, me }, progress);
    const sent = await sentFiles(desk, { host, projectId: facts.id, archive: archive.project.id });
    const isOwner = facts.myRole === 'owner' || facts.owner?.id === me.id;
    const told = await writeIssues({ archive, project, mapping, isOwner, there: planned.there, sent }, progress);
    for (const { title } of archive.project.milestones.filter(({ closed }) => closed))
      await project.closeMilestone(title);
    await sent.forget();
    progress('');
    const numbers = archive.project.issues
      .toSorted(byNumber)
      .map(({ iid }) => ({ was: iid, is: mapping.numbers.get(iid) ?? iid }));
    const notes = [...notesOf(archive.project, me), ...frame];
    return { project, ...told, numbers, notes };
  });
}

async function created({ forge, path, me }: PlannedOpening, { allowPublic }: Pick<Access, 'allowPublic'>) {
  const facts = await forge.createProject(newProject(path, me));
  if (facts.visibility === 'private' || allowPublic) return facts;
  throw new DevgrowthError('refused', `the server made ${facts.path} ${facts.visibility}, not private`, {
    hint: `It is empty, and nothing else was written. Make it private in GitLab, then run this again: ${facts.url}/edit`,
  });
}

const halfRead = 'the archive is INCOMPLETE: not everything could be read when it was made';

function notesOf({ person, issues, uploads, completeness }: ArchivedProject, me: Person): readonly string[] {
  const lost = uploads.filter(({ missing }) => missing !== null).length;
  return [
    ...(completeness.complete ? [] : [halfRead]),
    'every text is yours now and says who wrote it, and when; nobody it names was told',
    ...(issues.some(({ history }) => history.length > 0) ? ['what GitLab noted before stays in the archive'] : []),
    ...(isNamed(me, person) ? [] : [`the settings named @${oneLine(person)}; they name you now`]),
    ...(lost === 0 ? [] : [`${count(lost, 'file')} that texts link to were not in the archive`]),
  ];
}
