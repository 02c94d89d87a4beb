// One project with everything that the domain asks of it, a store for each kind of thing.
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { ProjectFacts, ServerFacts } from '#growth/forge/project.ts';
import type { Scope } from './exchange/scope.ts';
import { issueAssignees } from './stores/assignees.ts';
import { projectBoards } from './stores/boards.ts';
import { commentChanges } from './stores/comment-changes.ts';
import { promotionDocuments } from './stores/documents.ts';
import { everything } from './stores/everything.ts';
import { goalReads } from './stores/goal-reads.ts';
import { goalWrites } from './stores/goal-writes.ts';
import { inboxStore } from './stores/inboxes.ts';
import { issueLinks } from './stores/issue-links.ts';
import { projectItems } from './stores/items.ts';
import { projectLabels } from './stores/labels.ts';
import { tryLiveTable } from './stores/live-table-trial.ts';
import { markedIssues } from './stores/marked-issues.ts';
import { projectMembers } from './stores/members.ts';
import { projectMilestones } from './stores/milestones.ts';
import { oneOnOneStore } from './stores/one-on-ones.ts';
import { openIssues } from './stores/open-issues.ts';
import { projectPipelines } from './stores/pipelines.ts';
import { restoring } from './stores/restoring.ts';
import { projectSettings } from './stores/projects.ts';
import { projectRepository } from './stores/repository.ts';
import { SeenGoals } from './stores/seen-goals.ts';
import { isSince } from './stores/server.ts';
import { projectTexts } from './stores/texts.ts';
import { projectUndoing } from './stores/undoing.ts';
import { toDos } from './stores/to-dos.ts';
import { winsStore } from './stores/wins.ts';
import { projectPages } from './words/pages.ts';

export function goalsProject(
  scope: Scope,
  facts: ProjectFacts,
  { inTurn, server }: Pick<GoalsProject, 'inTurn'> & { readonly server: () => Promise<ServerFacts> },
): GoalsProject {
  const { idOf, ...milestones } = projectMilestones(scope);
  const { labelNamed, ...labels } = projectLabels(scope);
  const seen = new SeenGoals();
  const reads = goalReads(scope, seen);
  const links = issueLinks(scope);
  const changes = commentChanges(scope);
  return {
    facts,
    inTurn,
    pages: projectPages(facts, scope.codec),
    tryLiveTable: (table) => tryLiveTable(scope, table),
    pipelines: projectPipelines(scope, async () => isSince(await server(), 17, 4)),
    ...reads,
    ...goalWrites(scope, { idOf, ...milestones }, seen),
    ...markedIssues(scope),
    ...milestones,
    ...links,
    ...labels,
    ...projectBoards(scope, labelNamed),
    ...promotionDocuments(scope, reads),
    ...projectMembers(scope),
    ...projectItems(scope),
    ...everything(scope),
    ...restoring(scope, { idOf }),
    ...issueAssignees(scope),
    ...openIssues(scope),
    ...oneOnOneStore(scope),
    ...inboxStore(scope),
    ...winsStore(scope),
    ...toDos(scope),
    ...projectTexts(scope, reads),
    ...changes,
    ...projectUndoing(scope, { ...links, ...changes }),
    ...projectRepository(scope, facts.defaultBranch),
    ...projectSettings(scope),
  };
}
