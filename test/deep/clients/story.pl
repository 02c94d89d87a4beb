# The story of test/deep/clients.test.ts, told with GitLab::API::v4. One JSON line a step: [name, what came back].
use strict;
use warnings;
use GitLab::API::v4;
use JSON::PP;

$| = 1;
my $json = JSON::PP->new->canonical->allow_nonref;
sub said { my ($step, $value) = @_; print $json->encode([$step, $value]), "\n"; }

my $url = "$ENV{SANDBOX_URL}/api/v4";
my $api = GitLab::API::v4->new(url => $url, private_token => $ENV{SANDBOX_TOKEN});
my $guest = GitLab::API::v4->new(url => $url, private_token => $ENV{SANDBOX_GUEST_TOKEN});
my $project = 'alex/goals';
sub names { [sort map { $_->{name} } @{ $api->labels($project) }] }

said 'me', $api->current_user->{username};
said 'project created', $api->create_project({ name => 'goals', visibility => 'private', initialize_with_readme => 'true' })->{path_with_namespace};
said 'project by path', $api->project($project)->{visibility};

$api->create_label($project, { name => $_->[0], color => $_->[1] })
    for ['goal', '#1f78d1'], ['goal::reading', '#36648b'], ['progress::doing', '#428bca'], ['old', '#cccccc'];
said 'labels', names();
$api->edit_label($project, { name => 'goal::reading', color => '#00aa00', description => 'Books' });
said 'label changed', [map { [$_->{color}, $_->{description}] } grep { $_->{name} eq 'goal::reading' } @{ $api->labels($project) }];
$api->delete_label($project, { name => 'old' });
said 'label removed', names();

my $milestone = $api->create_project_milestone($project, { title => 'FY27-Q4', start_date => '2026-11-01' });
$api->edit_project_milestone($project, $milestone->{id}, { due_date => '2027-01-31' });
said 'milestone', [map { [@$_{qw(title start_date due_date state)}] } @{ $api->project_milestones($project) }];

my $text = "Why\n\n- [ ] Chapter 1\n- [ ] Chapter 2";
my $issue = $api->create_issue($project, {
    title => 'Read Refactoring', labels => 'goal,goal::reading', milestone_id => $milestone->{id},
    due_date => '2027-01-15', description => $text,
});
said 'issue created', [$issue->{iid}, [sort @{ $issue->{labels} }], $issue->{milestone}{title}, $issue->{due_date}];
said 'issues by label', [map { $_->{iid} } @{ $api->issues($project, { labels => 'goal::reading', state => 'opened' }) }];
said 'boxes', $api->issue($project, 1)->{task_completion_status};
(my $ticked = $text) =~ s/\[ \] Chapter 1/[x] Chapter 1/;
$api->edit_issue($project, 1, { description => $ticked });
said 'ticked', $api->issue($project, 1)->{task_completion_status};
$api->edit_issue($project, 1, { add_labels => 'progress::doing' });
said 'labelled', [sort @{ $api->issue($project, 1)->{labels} }];

my $note = $api->create_issue_note($project, 1, { body => 'Read chapter 1' });
$api->edit_issue_note($project, 1, $note->{id}, { body => 'Read chapter 1 and liked it' });
said 'notes', [map { $_->{body} } grep { !$_->{system} } @{ $api->issue_notes($project, 1) }];
my $hidden = $api->create_issue($project, { title => 'Another job', confidential => 'true' });
said 'confidential', [map { $_->{iid} } @{ $api->issues($project, { confidential => 'true' }) }];

$api->add_project_member($project, { user_id => $ENV{SANDBOX_GUEST_ID}, access_level => 10 });
said 'members', [sort { $a->[0] cmp $b->[0] } map { [@$_{qw(username access_level)}] } @{ $api->project_members($project) }];
said 'guest sees', [map { $_->{iid} } @{ $guest->issues($project) }];
$api->remove_project_member($project, $ENV{SANDBOX_GUEST_ID});
said 'member removed', [sort map { $_->{username} } @{ $api->project_members($project) }];

$api->set_issue_time_estimate($project, 1, { duration => '1h30m' });
$api->add_issue_spent_time($project, 1, { duration => '30m' });
my $stats = $api->issue_time_stats($project, 1);
said 'time', [@$stats{qw(time_estimate total_time_spent human_time_estimate)}];
$api->reset_issue_time_estimate($project, 1);
said 'no estimate', $api->issue_time_stats($project, 1)->{time_estimate};

$api->edit_issue($project, 1, { state_event => 'close' });
said 'closed', $api->issue($project, 1)->{state};
$api->edit_issue($project, 1, { state_event => 'reopen' });
said 'label events', [sort { "@$a" cmp "@$b" } map { [$_->{action}, $_->{label}{name}] } @{ $api->issue_resource_label_events($project, 1) }];

my ($board) = @{ $api->project_boards($project) };
my ($doing) = grep { $_->{name} eq 'progress::doing' } @{ $api->labels($project) };
$api->create_project_board_list($project, $board->{id}, { label_id => $doing->{id} }) if $board;
said 'board', [map { $_->{label}{name} } @{ $api->project_board_lists($project, $board->{id}) }] if $board;

$api->create_file($project, '.devgrowth.yml', { branch => 'main', content => "person: alex\n", commit_message => 'Settings' });
$api->edit_file($project, '.devgrowth.yml', { branch => 'main', content => "person: alex\nmanager: sam\n", commit_message => 'Manager' });
said 'file', $api->raw_file($project, '.devgrowth.yml', { ref => 'main' });
said 'tree', [sort map { $_->{path} } @{ $api->tree($project) }];

$api->delete_issue($project, $hidden->{iid});
# A thing that is not there is undefined for this client, as its documentation says of GET.
said 'deleted', defined $api->issue($project, $hidden->{iid}) ? 200 : 404;
$api->create_issue($project, { title => "Goal $_", labels => 'goal' }) for 1 .. 25;
my $pages = $api->paginator('issues', $project, { labels => 'goal', per_page => 10 });
said 'all pages', scalar @{ $pages->all };
