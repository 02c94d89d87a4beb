// Every route under /api/v4, in the order in which they are asked.
import type { SandboxApp } from './http/routing.ts';
import { awardEmojiRoutes } from './routes/award-emoji.ts';
import { boardRoutes } from './routes/boards.ts';
import { ciVariableRoutes } from './routes/ci-variables.ts';
import { commitActionRoutes } from './routes/commit-actions.ts';
import { discussionRoutes } from './routes/discussions.ts';
import { draftNoteRoutes } from './routes/draft-notes.ts';
import { eventRoutes } from './routes/events.ts';
import { glqlRoutes } from './routes/glql.ts';
import { groupChangeRoutes } from './routes/group-changes.ts';
import { groupMemberRoutes } from './routes/group-members.ts';
import { groupRoutes } from './routes/groups.ts';
import { instanceRoutes } from './routes/instance.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { issueActionRoutes } from './routes/issue-actions.ts';
import { issueLinkRoutes } from './routes/issue-links.ts';
import { issueListRoutes } from './routes/issue-lists.ts';
import { issueRoutes } from './routes/issues.ts';
import { labelRoutes } from './routes/labels.ts';
import { markdownRoutes } from './routes/markdown.ts';
import { memberRoutes } from './routes/members.ts';
import { mergeRequestRoutes } from './routes/merge-requests.ts';
import { milestoneRoutes } from './routes/milestones.ts';
import { namespaceRoutes } from './routes/namespaces.ts';
import { noteRoutes } from './routes/notes.ts';
import { personalAccessTokenRoutes } from './routes/personal-access-tokens.ts';
import { pipelineScheduleRoutes } from './routes/pipeline-schedules.ts';
import { projectListRoutes } from './routes/project-lists.ts';
import { projectPeopleRoutes } from './routes/project-people.ts';
import { projectRoutes } from './routes/projects.ts';
import { protectedBranchRoutes } from './routes/protected-branches.ts';
import { repositoryRoutes } from './routes/repository.ts';
import { resourceEventRoutes } from './routes/resource-events.ts';
import { searchRoutes } from './routes/search.ts';
import { templateRoutes } from './routes/templates.ts';
import { timeTrackingRoutes } from './routes/time-tracking.ts';
import { todoRoutes } from './routes/todos.ts';
import { uploadRoutes } from './routes/uploads.ts';
import { userAdministrationRoutes } from './routes/user-administration.ts';
import { userRoutes } from './routes/users.ts';

const all = [
  instanceRoutes,
  userRoutes,
  userAdministrationRoutes,
  personalAccessTokenRoutes,
  groupRoutes,
  groupChangeRoutes,
  groupMemberRoutes,
  namespaceRoutes,
  projectListRoutes,
  projectRoutes,
  projectPeopleRoutes,
  memberRoutes,
  invitationRoutes,
  labelRoutes,
  milestoneRoutes,
  boardRoutes,
  issueListRoutes,
  issueRoutes,
  issueActionRoutes,
  issueLinkRoutes,
  timeTrackingRoutes,
  noteRoutes,
  discussionRoutes,
  draftNoteRoutes,
  awardEmojiRoutes,
  todoRoutes,
  resourceEventRoutes,
  eventRoutes,
  mergeRequestRoutes,
  pipelineScheduleRoutes,
  ciVariableRoutes,
  protectedBranchRoutes,
  repositoryRoutes,
  commitActionRoutes,
  templateRoutes,
  searchRoutes,
  uploadRoutes,
  markdownRoutes,
  glqlRoutes,
];

export function allRoutes(api: SandboxApp): void {
  for (const register of all) register(api);
}
