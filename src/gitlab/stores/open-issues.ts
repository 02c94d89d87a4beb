// Everything open in a project in one list: for a look at many projects, of each of which a few issues are wanted.
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { isNamed } from '#growth/words/username.ts';
import { documentRecord, isDocument } from './documents.ts';
import { goalRecord, hasMarker, isGoal } from '../words/issues.ts';
import { createLabelCodec } from '../words/labels.ts';
import { readStoredText } from '../words/marks.ts';
import { markedRows } from './marked-issues.ts';
import { oneOnOne } from './one-on-ones.ts';
import { issueSchema } from '../words/schemas.ts';
import { readAll, type Scope } from '../exchange/scope.ts';

export function openIssues(scope: Scope): Pick<GoalsProject, 'openIssues'> {
  const { projectId } = scope;
  return {
    async openIssues() {
      const { rows, source } = await readAll(
        scope,
        Issues,
        (api, page) =>
          api.all({ projectId, state: 'opened', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        {
          name: 'open issues',
          doing: `reading the open issues of ${scope.path}`,
          schema: issueSchema,
          keyOf: ({ iid }) => iid,
        },
      );
      const open = rows.filter(({ state }) => state === 'opened');
      return {
        source,
        async dashboard() {
          const [first] = await markedRows(open, 'dashboard', scope);
          return first === undefined ? null : readStoredText(first.description).text;
        },
        sorted(labels, person, typed) {
          const codec = createLabelCodec(labels, typed);
          const goals = open.filter((row) => isGoal(row, codec));
          const meetings = open.filter((row) => hasMarker(row, codec, 'one-on-one'));
          const documents = open.filter((row) => isDocument(row, codec) && isNamed(row.author, person));
          return {
            goals: goals.map((row) => goalRecord(row, codec)),
            meetings: meetings.map(oneOnOne),
            documents: documents.map((row) => documentRecord(row, codec)),
          };
        },
      };
    },
  };
}
