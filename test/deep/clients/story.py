# The story of test/deep/clients.test.ts, told with python-gitlab. One JSON line a step: [name, what came back].
import json
import os

import gitlab


def said(step, value):
    print(json.dumps([step, value]), flush=True)


url = os.environ["SANDBOX_URL"]
api = gitlab.Gitlab(url, private_token=os.environ["SANDBOX_TOKEN"])
guest = gitlab.Gitlab(url, private_token=os.environ["SANDBOX_GUEST_TOKEN"])

api.auth()
said("me", api.user.username)
made = api.projects.create({"name": "goals", "visibility": "private", "initialize_with_readme": True})
said("project created", made.path_with_namespace)
project = api.projects.get("alex/goals")
said("project by path", project.visibility)

for name, color in [("goal", "#1f78d1"), ("goal::reading", "#36648b"), ("progress::doing", "#428bca"), ("old", "#cccccc")]:
    project.labels.create({"name": name, "color": color})
said("labels", sorted(label.name for label in project.labels.list(get_all=True)))
label = next(label for label in project.labels.list(get_all=True) if label.name == "goal::reading")
label.color = "#00aa00"
label.description = "Books"
label.save()
said("label changed", [[label.color, label.description] for label in project.labels.list(get_all=True) if label.name == "goal::reading"])
next(label for label in project.labels.list(get_all=True) if label.name == "old").delete()
said("label removed", sorted(label.name for label in project.labels.list(get_all=True)))

milestone = project.milestones.create({"title": "FY27-Q4", "start_date": "2026-11-01"})
milestone.due_date = "2027-01-31"
milestone.save()
said("milestone", [[m.title, m.start_date, m.due_date, m.state] for m in project.milestones.list(get_all=True)])

issue = project.issues.create(
    {
        "title": "Read Refactoring",
        "labels": ["goal", "goal::reading"],
        "milestone_id": milestone.id,
        "due_date": "2027-01-15",
        "description": "Why\n\n- [ ] Chapter 1\n- [ ] Chapter 2",
    }
)
said("issue created", [issue.iid, sorted(issue.labels), issue.milestone["title"], issue.due_date])
said("issues by label", [i.iid for i in project.issues.list(labels=["goal::reading"], state="opened", get_all=True)])
said("boxes", project.issues.get(1).task_completion_status)
issue.description = issue.description.replace("[ ] Chapter 1", "[x] Chapter 1")
issue.save()
said("ticked", project.issues.get(1).task_completion_status)
issue.labels = ["goal", "goal::reading", "progress::doing"]
issue.save()
said("labelled", sorted(project.issues.get(1).labels))

note = issue.notes.create({"body": "Read chapter 1"})
note.body = "Read chapter 1 and liked it"
note.save()
said("notes", [n.body for n in issue.notes.list(get_all=True) if not n.system])
hidden = project.issues.create({"title": "Another job", "confidential": True})
said("confidential", [i.iid for i in project.issues.list(confidential=True, get_all=True)])
issue.links.create({"target_project_id": project.id, "target_issue_iid": hidden.iid})
said("linked", [link.iid for link in issue.links.list()])
issue.links.delete(issue.links.list()[0].issue_link_id)
said("not linked", [link.iid for link in issue.links.list()])

project.members.create({"user_id": int(os.environ["SANDBOX_GUEST_ID"]), "access_level": 10})
said("members", sorted([m.username, m.access_level] for m in project.members.list(get_all=True)))
said("guest sees", [i.iid for i in guest.projects.get("alex/goals").issues.list(get_all=True)])
project.members.delete(int(os.environ["SANDBOX_GUEST_ID"]))
said("member removed", sorted(m.username for m in project.members.list(get_all=True)))

issue.time_estimate("1h30m")
issue.add_spent_time("30m")
# Asked of the object, it would repeat what it was created with.
stats = project.issues.get(1).time_stats()
said("time", [stats["time_estimate"], stats["total_time_spent"], stats["human_time_estimate"]])
issue.reset_time_estimate()
said("no estimate", project.issues.get(1).time_stats()["time_estimate"])

issue.state_event = "close"
issue.save()
said("closed", project.issues.get(1).state)
issue.state_event = "reopen"
issue.save()
said("state events", [event.state for event in issue.resourcestateevents.list(get_all=True)])
said("label events", sorted([event.action, event.label["name"]] for event in issue.resourcelabelevents.list(get_all=True)))
said("found", [i["iid"] for i in project.search("issues", "Refactoring")])

board = project.boards.create({"name": "Progress"})
doing = next(label for label in project.labels.list(get_all=True) if label.name == "progress::doing")
board.lists.create({"label_id": doing.id})
said("board", [lane.label["name"] for lane in board.lists.list() if lane.label])

project.files.create({"file_path": ".devgrowth.yml", "branch": "main", "content": "person: alex\n", "commit_message": "Settings"})
file = project.files.get(file_path=".devgrowth.yml", ref="main")
file.content = "person: alex\nmanager: sam\n"
file.save(branch="main", commit_message="Manager")
said("file", project.files.raw(file_path=".devgrowth.yml", ref="main").decode())
said("tree", sorted(entry["path"] for entry in project.repository_tree(get_all=True)))

hidden.delete()
try:
    project.issues.get(hidden.iid)
except gitlab.GitlabGetError as error:
    said("deleted", error.response_code)
for number in range(25):
    project.issues.create({"title": f"Goal {number + 1}", "labels": ["goal"]})
said("all pages", len(project.issues.list(labels=["goal"], per_page=10, get_all=True)))
