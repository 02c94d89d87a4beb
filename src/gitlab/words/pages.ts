// Addresses of a project's own web pages.
import type { Pages, ProjectFacts } from '#growth/forge/project.ts';
import type { LabelCodec } from './labels.ts';
import { liveTable } from './live-tables.ts';

const sortNames = { due: 'due_date', updated: 'updated_desc' } as const;

export function projectPages(facts: ProjectFacts, codec: LabelCodec): Pages {
  const { url } = facts;
  return {
    board: `${url}/-/boards`,
    newIssue: `${url}/-/issues/new`,
    artifacts: `${url}/-/artifacts`,
    ciSettings: `${url}/-/settings/ci_cd`,
    issues({ labels, milestone, state, sort }) {
      // Without a type, the tasks below a goal are rows as well; `type[]` stands in lists of issues and of work items alike.
      const query = new URLSearchParams({ state: state ?? 'opened', 'type[]': 'issue' });
      for (const word of labels) query.append('label_name[]', codec.nameOf(word));
      if (milestone !== undefined) query.set('milestone_title', milestone);
      if (sort !== undefined) query.set('sort', sortNames[sort]);
      return `${url}/-/issues?${query.toString()}`;
    },
    liveTable: (table) => liveTable(facts, codec, table),
  };
}
