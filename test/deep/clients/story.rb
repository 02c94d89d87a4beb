# The story of test/deep/clients.test.ts, told with the gitlab gem. One JSON line a step: [name, what came back].
require 'gitlab'
require 'json'

def said(step, value)
  puts [step, value].to_json
  $stdout.flush
end

url = "#{ENV.fetch('SANDBOX_URL')}/api/v4"
api = Gitlab.client(endpoint: url, private_token: ENV.fetch('SANDBOX_TOKEN'))
guest = Gitlab.client(endpoint: url, private_token: ENV.fetch('SANDBOX_GUEST_TOKEN'))
names = -> { api.labels('alex/goals').auto_paginate.map(&:name).sort }

said 'me', api.user.username
made = api.create_project('goals', visibility: 'private', initialize_with_readme: true)
said 'project created', made.path_with_namespace
project = 'alex/goals'
said 'project by path', api.project(project).visibility

[['goal', '#1f78d1'], ['goal::reading', '#36648b'], ['progress::doing', '#428bca'], ['old', '#cccccc']].each do |name, color|
  api.create_label(project, name, color)
end
said 'labels', names.call
api.edit_label(project, 'goal::reading', color: '#00aa00', description: 'Books')
said 'label changed', api.labels(project).select { |label| label.name == 'goal::reading' }.map { |label| [label.color, label.description] }
api.delete_label(project, 'old')
said 'label removed', names.call

milestone = api.create_milestone(project, 'FY27-Q4', start_date: '2026-11-01')
api.edit_milestone(project, milestone.id, due_date: '2027-01-31')
said 'milestone', api.milestones(project).map { |m| [m.title, m.start_date, m.due_date, m.state] }

text = "Why\n\n- [ ] Chapter 1\n- [ ] Chapter 2"
issue = api.create_issue(project, 'Read Refactoring', labels: 'goal,goal::reading', milestone_id: milestone.id, due_date: '2027-01-15', description: text)
said 'issue created', [issue.iid, issue.labels.sort, issue.milestone.title, issue.due_date]
said 'issues by label', api.issues(project, labels: 'goal::reading', state: 'opened').map(&:iid)
said 'boxes', api.issue(project, 1).task_completion_status.to_h
api.edit_issue(project, 1, description: text.sub('[ ] Chapter 1', '[x] Chapter 1'))
said 'ticked', api.issue(project, 1).task_completion_status.to_h
api.edit_issue(project, 1, add_labels: 'progress::doing')
said 'labelled', api.issue(project, 1).labels.sort

note = api.create_issue_note(project, 1, 'Read chapter 1')
api.edit_issue_note(project, 1, note.id, 'Read chapter 1 and liked it')
said 'notes', api.issue_notes(project, 1).reject(&:system).map(&:body)
hidden = api.create_issue(project, 'Another job', confidential: true)
said 'confidential', api.issues(project, confidential: true).map(&:iid)
api.create_issue_link(project, 1, api.project(project).id, hidden.iid)
links = api.issue_links(project, 1)
said 'linked', links.map(&:iid)
api.delete_issue_link(project, 1, links.first.issue_link_id)
said 'not linked', api.issue_links(project, 1).map(&:iid)

guest_id = ENV.fetch('SANDBOX_GUEST_ID').to_i
api.add_team_member(project, guest_id, 10)
said 'members', api.team_members(project).map { |m| [m.username, m.access_level] }.sort
said 'guest sees', guest.issues(project).map(&:iid)
api.remove_team_member(project, guest_id)
said 'member removed', api.team_members(project).map(&:username).sort

api.estimate_time_of_issue(project, 1, '1h30m')
api.add_time_spent_on_issue(project, 1, '30m')
stats = api.time_stats_for_issue(project, 1)
said 'time', [stats.time_estimate, stats.total_time_spent, stats.human_time_estimate]
api.reset_time_estimate_of_issue(project, 1)
said 'no estimate', api.time_stats_for_issue(project, 1).time_estimate

api.close_issue(project, 1)
said 'closed', api.issue(project, 1).state
api.reopen_issue(project, 1)
said 'state events', api.issue_state_events(project, 1).map(&:state)
said 'label events', api.issue_label_events(project, 1).map { |event| [event.action, event.label.name] }.sort
said 'found', api.search_in_project(project, 'issues', 'Refactoring').map(&:iid)

board = api.create_board(project, 'Progress')
doing = api.labels(project).find { |label| label.name == 'progress::doing' }
api.create_board_list(project, board.id, doing.id)
said 'board', api.board_lists(project, board.id).map { |lane| lane.label.name }

api.create_file(project, '.devgrowth.yml', 'main', "person: alex\n", 'Settings')
api.edit_file(project, '.devgrowth.yml', 'main', "person: alex\nmanager: sam\n", 'Manager')
said 'file', api.file_contents(project, '.devgrowth.yml', 'main')
said 'tree', api.tree(project).map(&:path).sort

api.delete_issue(project, hidden.iid)
begin
  api.issue(project, hidden.iid)
rescue Gitlab::Error::NotFound => e
  said 'deleted', e.response_status
end
25.times { |number| api.create_issue(project, "Goal #{number + 1}", labels: 'goal') }
said 'all pages', api.issues(project, labels: 'goal', per_page: 10).auto_paginate.size
