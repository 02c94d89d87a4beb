// What no archive of ours says. Names, days and marks are written beside the words, where nothing is escaped: whoever makes one by hand could
// have commands for GitLab stand there, or a file of the repository that runs jobs.
import { isZone } from '#growth/time/calendar.ts';
import { type ArchivedProject, type ArchivedText, isOwnFile } from '#reports/archive.ts';
import { numbered } from './words.ts';

const username = /^[\w.-]{1,255}$/;
const markWord = /^[a-z][a-z0-9-]*$/;
const day = /^\d{4}-\d\d-\d\d$/;
const isInstant = (text: string) =>
  /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));

/** One line for each place; none: it may be opened. */
export function handmade({ person, zone, files, issues }: Omit<ArchivedProject, 'completeness'>): readonly string[] {
  return [
    ...(username.test(person) ? [] : ['project.json: the person has no username of GitLab']),
    ...(isZone(zone) ? [] : ['project.json: its time zone is none']),
    ...files.filter(({ path }) => !isOwnFile(path)).map(({ path }) => `repository/${path} is no file of devgrowth's`),
    ...twice(issues.map(({ iid }) => iid)).map((iid) => `project.json names #${iid} twice`),
    ...issues.flatMap((issue) => {
      const said = [
        ...wrongIn({ ...issue, by: issue.author, at: issue.createdAt }),
        ...(issue.due === null || day.test(issue.due) ? [] : ['a due date that is no day']),
        ...(issue.closedAt === null || isInstant(issue.closedAt) ? [] : ['an end that is no moment']),
        ...issue.comments.flatMap(wrongIn),
        ...twice(issue.comments.map(({ id }) => id)).map((id) => `comment ${id} twice`),
      ];
      return [...new Set(said)].map((one) => `issues/${numbered(issue.iid)}.json has ${one}`);
    }),
  ];
}

interface Signed extends Pick<ArchivedText, 'mark' | 'origin'> {
  readonly by: string | null;
  readonly at: string;
}

function wrongIn({ by, at, mark, origin }: Signed): readonly string[] {
  const names = [by, origin?.by ?? null].filter((name) => name !== null);
  const days = [origin?.on ?? null, origin?.closed ?? null].filter((one) => one !== null);
  return [
    ...(names.every((name) => username.test(name)) ? [] : ['an author without a username of GitLab']),
    ...(days.every((one) => day.test(one)) && isInstant(at) ? [] : ['a text of no day']),
    ...(mark === null || markWord.test(mark.type) ? [] : ['a mark that devgrowth does not write']),
  ];
}

function twice(numbers: readonly number[]): readonly number[] {
  const seen = new Set<number>();
  const again = numbers.filter((number) => seen.size === seen.add(number).size);
  return [...new Set(again)];
}
