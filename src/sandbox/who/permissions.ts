// Which permission of a fine-grained token opens which route, as GitLab's own list has it; what is not in it takes no such token.
// https://docs.gitlab.com/auth/tokens/fine_grained_access_tokens_rest/

/** Where a permission must hold: the project or group of the path, the caller, or the whole server. */
export type Boundary = 'project' | 'group' | 'user' | 'instance';

export interface RequiredPermission {
  /** `Work Item: Read` */
  readonly name: string;
  /** As a grant holds it: `read_work_item`. */
  readonly key: string;
  readonly boundary: Boundary;
}

/** By resource: action, boundary, method, paths. A route with two boundaries is open by either; with two resources, by both. */
const routes: Readonly<Record<string, string>> = {
  'Work Item': `
    Create project POST /projects/:id/issues /projects/:id/issues/:iid/award_emoji /projects/:id/issues/:iid/clone
      /projects/:id/issues/:iid/discussions /projects/:id/issues/:iid/discussions/:discussion/notes
      /projects/:id/issues/:iid/links /projects/:id/issues/:iid/notes
      /projects/:id/issues/:iid/notes/:note/award_emoji /projects/:id/merge_requests/:iid/award_emoji
      /projects/:id/merge_requests/:iid/notes /projects/:id/merge_requests/:iid/notes/:note/award_emoji
      /projects/:id/milestones /projects/:id/boards /projects/:id/boards/:board/lists
    Read project GET /projects/:id/issues /projects/:id/issues/:iid /projects/:id/issues/:iid/award_emoji
      /projects/:id/issues/:iid/award_emoji/:award /projects/:id/issues/:iid/closed_by
      /projects/:id/issues/:iid/discussions /projects/:id/issues/:iid/discussions/:discussion
      /projects/:id/issues/:iid/discussions/:discussion/notes
      /projects/:id/issues/:iid/discussions/:discussion/notes/:note /projects/:id/issues/:iid/links
      /projects/:id/issues/:iid/links/:link /projects/:id/issues/:iid/notes /projects/:id/issues/:iid/notes/:note
      /projects/:id/issues/:iid/notes/:note/award_emoji /projects/:id/issues/:iid/notes/:note/award_emoji/:award
      /projects/:id/issues/:iid/participants /projects/:id/issues/:iid/related_merge_requests
      /projects/:id/issues/:iid/resource_label_events /projects/:id/issues/:iid/resource_label_events/:event
      /projects/:id/issues/:iid/resource_milestone_events /projects/:id/issues/:iid/resource_milestone_events/:event
      /projects/:id/issues/:iid/resource_state_events /projects/:id/issues/:iid/resource_state_events/:event
      /projects/:id/issues/:iid/resource_weight_events /projects/:id/issues/:iid/resource_weight_events/:event
      /projects/:id/issues/:iid/time_stats /projects/:id/issues/:iid/user_agent_detail
      /projects/:id/issues_statistics /projects/:id/merge_requests/:iid/award_emoji
      /projects/:id/merge_requests/:iid/award_emoji/:award /projects/:id/merge_requests/:iid/notes
      /projects/:id/merge_requests/:iid/notes/:note /projects/:id/merge_requests/:iid/notes/:note/award_emoji
      /projects/:id/merge_requests/:iid/resource_milestone_events
      /projects/:id/merge_requests/:iid/resource_milestone_events/:event
      /projects/:id/merge_requests/:iid/resource_state_events
      /projects/:id/merge_requests/:iid/resource_state_events/:event /projects/:id/merge_requests/:iid/time_stats
      /projects/:id/milestones /projects/:id/milestones/:milestone /projects/:id/milestones/:milestone/issues
      /projects/:id/milestones/:milestone/merge_requests /projects/:id/boards /projects/:id/boards/:board
      /projects/:id/boards/:board/lists /projects/:id/boards/:board/lists/:list
    Read group GET /groups/:id/epics /groups/:id/epics/:iid /groups/:id/issues /groups/:id/issues_statistics
      /groups/:id/milestones /groups/:id/milestones/:milestone /groups/:id/milestones/:milestone/issues
      /groups/:id/milestones/:milestone/merge_requests
    Create group POST /groups/:id/milestones
    Update group PUT /groups/:id/milestones/:milestone
    Delete group DELETE /groups/:id/milestones/:milestone
    Read user GET /issues /issues_statistics
    Read instance GET /issues/:id
    Update project PUT /projects/:id/issues/:iid /projects/:id/issues/:iid/discussions/:discussion/notes/:note
      /projects/:id/issues/:iid/notes/:note /projects/:id/issues/:iid/reorder
      /projects/:id/merge_requests/:iid/notes/:note /projects/:id/milestones/:milestone /projects/:id/boards/:board
      /projects/:id/boards/:board/lists/:list
    Update project POST /projects/:id/issues/:iid/add_spent_time /projects/:id/issues/:iid/move
      /projects/:id/issues/:iid/reset_spent_time /projects/:id/issues/:iid/reset_time_estimate
      /projects/:id/issues/:iid/time_estimate /projects/:id/merge_requests/:iid/add_spent_time
      /projects/:id/merge_requests/:iid/reset_spent_time /projects/:id/merge_requests/:iid/reset_time_estimate
      /projects/:id/merge_requests/:iid/time_estimate /projects/:id/milestones/:milestone/promote
    Delete project DELETE /projects/:id/issues/:iid /projects/:id/issues/:iid/award_emoji/:award
      /projects/:id/issues/:iid/discussions/:discussion/notes/:note /projects/:id/issues/:iid/links/:link
      /projects/:id/issues/:iid/notes/:note /projects/:id/issues/:iid/notes/:note/award_emoji/:award
      /projects/:id/merge_requests/:iid/award_emoji/:award /projects/:id/merge_requests/:iid/notes/:note
      /projects/:id/milestones/:milestone /projects/:id/boards/:board /projects/:id/boards/:board/lists/:list`,
  Issue: `
    Subscribe project POST /projects/:id/issues/:iid/subscribe /projects/:id/issues/:iid/unsubscribe`,
  Label: `
    Create project POST /projects/:id/labels
    Read project GET /projects/:id/labels /projects/:id/labels/:name
    Update project PUT /projects/:id/labels /projects/:id/labels/:name
    Delete project DELETE /projects/:id/labels /projects/:id/labels/:name
    Promote project PUT /projects/:id/labels/:name/promote
    Subscribe project POST /projects/:id/labels/:name/subscribe /projects/:id/labels/:name/unsubscribe
    Create group POST /groups/:id/labels
    Read group GET /groups/:id/labels /groups/:id/labels/:name
    Update group PUT /groups/:id/labels /groups/:id/labels/:name
    Delete group DELETE /groups/:id/labels /groups/:id/labels/:name
    Subscribe group POST /groups/:id/labels/:name/subscribe /groups/:id/labels/:name/unsubscribe`,
  'Merge Request': `
    Create project POST /projects/:id/merge_requests /projects/:id/merge_requests/:iid/discussions
      /projects/:id/merge_requests/:iid/discussions/:discussion/notes
    Read project GET /projects/:id/merge_requests /projects/:id/merge_requests/:iid
      /projects/:id/merge_requests/:iid/approvals /projects/:id/merge_requests/:iid/approval_state
      /projects/:id/merge_requests/:iid/changes /projects/:id/merge_requests/:iid/closes_issues
      /projects/:id/merge_requests/:iid/commits /projects/:id/merge_requests/:iid/diffs
      /projects/:id/merge_requests/:iid/discussions /projects/:id/merge_requests/:iid/discussions/:discussion
      /projects/:id/merge_requests/:iid/participants /projects/:id/merge_requests/:iid/pipelines
      /projects/:id/merge_requests/:iid/raw_diffs /projects/:id/merge_requests/:iid/related_issues
      /projects/:id/merge_requests/:iid/resource_label_events
      /projects/:id/merge_requests/:iid/resource_label_events/:event /projects/:id/merge_requests/:iid/reviewers
      /projects/:id/merge_requests/:iid/versions
    Read group GET /groups/:id/merge_requests
    Read user GET /merge_requests
    Update project PUT /projects/:id/merge_requests/:iid /projects/:id/merge_requests/:iid/rebase
    Delete project DELETE /projects/:id/merge_requests/:iid
    Merge project PUT /projects/:id/merge_requests/:iid/merge
    Approve project POST /projects/:id/merge_requests/:iid/approve /projects/:id/merge_requests/:iid/unapprove
    Subscribe project POST /projects/:id/merge_requests/:iid/subscribe /projects/:id/merge_requests/:iid/unsubscribe`,
  Project: `
    Create user POST /projects
    Read project GET /projects/:id /projects/:id/languages /projects/:id/users
    Read group GET /groups/:id/projects
    Read user GET /projects /users/:user/contributed_projects /users/:user/projects
    Update project PUT /projects/:id
    Update project POST /projects/:id/restore /projects/:id/star /projects/:id/unstar
    Archive project POST /projects/:id/archive /projects/:id/unarchive
    Delete project DELETE /projects/:id`,
  Member: `
    Create project POST /projects/:id/members
    Read project GET /projects/:id/members /projects/:id/members/all /projects/:id/members/all/:user
      /projects/:id/members/:user
    Read group GET /groups/:id/members /groups/:id/members/all /groups/:id/members/:user
    Update project PUT /projects/:id/members/:user
    Delete project DELETE /projects/:id/members/:user`,
  Invitation: `
    Create project POST /projects/:id/invitations
    Read project GET /projects/:id/invitations
    Update project PUT /projects/:id/invitations/:email
    Delete project DELETE /projects/:id/invitations/:email`,
  Repository: `
    Create project POST /projects/:id/repository/files/:path
    Read project GET /projects/:id/repository/files/:path /projects/:id/repository/files/:path/blame
      /projects/:id/repository/files/:path/raw /projects/:id/repository/tree /projects/:id/repository/blobs/:sha
      /projects/:id/repository/blobs/:sha/raw /projects/:id/repository/compare
    Update project PUT /projects/:id/repository/files/:path
    Delete project DELETE /projects/:id/repository/files/:path`,
  Commit: `
    Create project POST /projects/:id/repository/commits
    Read project GET /projects/:id/repository/commits /projects/:id/repository/commits/:sha
      /projects/:id/repository/commits/:sha/comments /projects/:id/repository/commits/:sha/diff /projects/:id/repository/commits/:sha/discussions
      /projects/:id/repository/commits/:sha/merge_requests /projects/:id/repository/commits/:sha/refs
      /projects/:id/repository/commits/:sha/statuses`,
  Branch: `
    Create project POST /projects/:id/repository/branches
    Read project GET /projects/:id/repository/branches /projects/:id/repository/branches/:branch
    Delete project DELETE /projects/:id/repository/branches/:branch /projects/:id/repository/merged_branches
    Protect project POST /projects/:id/protected_branches
    Protect project DELETE /projects/:id/protected_branches/:name`,
  'Protected Branch': `
    Read project GET /projects/:id/protected_branches /projects/:id/protected_branches/:name
    Update project PATCH /projects/:id/protected_branches/:name`,
  Pipeline: `
    Read project GET /projects/:id/pipeline_schedules/:schedule/pipelines`,
  'Pipeline Schedule': `
    Create project POST /projects/:id/pipeline_schedules
    Read project GET /projects/:id/pipeline_schedules /projects/:id/pipeline_schedules/:schedule
      /projects/:id/pipeline_schedules/:schedule/pipelines
    Update project PUT /projects/:id/pipeline_schedules/:schedule
      /projects/:id/pipeline_schedules/:schedule/variables/:key
    Update project POST /projects/:id/pipeline_schedules/:schedule/play
      /projects/:id/pipeline_schedules/:schedule/take_ownership /projects/:id/pipeline_schedules/:schedule/variables
    Update project DELETE /projects/:id/pipeline_schedules/:schedule/variables/:key
    Delete project DELETE /projects/:id/pipeline_schedules/:schedule`,
  Variable: `
    Create project POST /projects/:id/variables
    Read project GET /projects/:id/variables /projects/:id/variables/:key
    Update project PUT /projects/:id/variables/:key
    Delete project DELETE /projects/:id/variables/:key`,
  'Markdown Upload': `
    Create project POST /projects/:id/uploads
    Read project GET /projects/:id/uploads /projects/:id/uploads/:upload /projects/:id/uploads/:secret/:file
    Delete project DELETE /projects/:id/uploads/:upload /projects/:id/uploads/:secret/:file`,
  Markdown: `
    Render project POST /markdown
    Render user POST /markdown`,
  GLQL: `
    Read user POST /glql`,
  Template: `
    Read project GET /projects/:id/templates/:type /projects/:id/templates/:type/:name`,
  'Global Search': `
    Use project GET /projects/:id/search /projects/:id/-/search
    Use group GET /groups/:id/search /groups/:id/-/search
    Use user GET /search`,
  Group: `
    Read group GET /groups/:id
    Read user GET /groups`,
  Namespace: `
    Read user GET /namespaces /namespaces/:id /namespaces/:id/exists`,
  User: `
    Read user GET /user /users/:user
    Read instance GET /users`,
  Status: `
    Read user GET /user/status
    Update user PUT /user/status
    Update user PATCH /user/status`,
  Event: `
    Read project GET /projects/:id/events
    Read user GET /events /users/:user/events`,
  Todo: `
    Create project POST /projects/:id/issues/:iid/todo /projects/:id/merge_requests/:iid/todo
    Read user GET /todos
    Update user POST /todos/mark_as_done /todos/:id/mark_as_done`,
  'Personal Access Token': `
    Read user GET /personal_access_tokens/self
    Rotate user POST /personal_access_tokens/self/rotate`,
  Metadata: `
    Read instance GET /metadata /version`,
};

interface Row {
  readonly method: string;
  readonly pattern: RegExp;
  readonly permission: RequiredPermission;
}

const rows: readonly Row[] = Object.entries(routes).flatMap(([resource, lines]) =>
  [...lines.matchAll(/^ {4}(\w+) (\w+) (\w+)((?:\s+\/\S+)+)/gm)].flatMap(
    ([, action = '', boundary = '', method = '', paths = '']) =>
      paths
        .trim()
        .split(/\s+/)
        .map((path) => ({
          method,
          pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
          permission: {
            name: `${resource}: ${action}`,
            key: `${action} ${resource}`.toLowerCase().replaceAll(' ', '_'),
            boundary: boundary as Boundary,
          },
        })),
  ),
);

/** @returns the ways in, GitLab's first one first; all permissions of one are needed. Empty: no fine-grained token gets through. */
export function waysInto(method: string, path: string): readonly (readonly RequiredPermission[])[] {
  const asked = method === 'HEAD' ? 'GET' : method;
  const found = rows
    .filter((row) => row.method === asked && row.pattern.test(path))
    .map(({ permission }) => permission);
  const boundaries = [...new Set(found.map(({ boundary }) => boundary))];
  return boundaries.map((boundary) => found.filter((permission) => permission.boundary === boundary));
}
