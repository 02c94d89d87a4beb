# What `goal list` or `report` reads, by python-gitlab and one request after the other: the goals, a hundred a page, then what is said
# and noted on each goal that is asked about. Prints how many of these lists it read.
import sys
from datetime import datetime, timedelta, timezone

import gitlab

url, token, path, command, days = sys.argv[1:]
server = gitlab.Gitlab(url, private_token=token, keep_base_url=True)
project = server.projects.get(path, lazy=True)
since = (datetime.now(timezone.utc) - timedelta(days=int(days))).isoformat()[:19]
state = "opened" if command == "goal list" else "all"
read = 0
for goal in project.issues.list(labels="goal", state=state, scope="all", per_page=100, iterator=True):
    if command == "goal list":
        kinds = [goal.notes] if goal.user_notes_count > 0 else []
    else:
        kinds = [goal.notes, goal.resourcelabelevents, goal.resourcestateevents] if goal.updated_at > since else []
    for kind in kinds:
        list(kind.list(per_page=100, iterator=True))
        read += 1
print(read)
