// Where something is shown: whose page, seen by whom, and the label colours that the page's style sheet will need.
import { canReadIssue, findByIid } from '../who/access.ts';
import { projectUrl } from '../entities/project.ts';
import type { Issue } from '../state/planning-records.ts';
import type { Instance, SandboxContext } from '../http/routing.ts';
import type { Project } from '../state/state.ts';

export interface Place {
  readonly c: SandboxContext;
  readonly instance: Instance;
  readonly project: Project;
  /** Of the project's pages, without a slash at the end. */
  readonly url: string;
  /** `#rrggbb`; collected while the page is made. */
  readonly colours: Set<string>;
  /** What a form of whoever looks brings along; null where the page only shows. */
  readonly formWord: string | null;
}

export function placeOf(c: SandboxContext, project: Project, formWord: string | null = null): Place {
  const { instance } = c.var;
  return { c, instance, project, url: projectUrl(instance, project), colours: new Set(), formWord };
}

/** The project's issues that the reader may see, oldest first. */
export function visibleIssues({ c, instance, project }: Place): Issue[] {
  return (instance.state.issues[project.id] ?? []).filter((issue) => canReadIssue(c, issue, project));
}

export function visibleIssue({ c, instance, project }: Place, iid: number): Issue | undefined {
  const issue = findByIid(instance.state.issues[project.id] ?? [], iid);
  return issue !== undefined && canReadIssue(c, issue, project) ? issue : undefined;
}
