// An archive as Markdown: one file for each issue, which reads without any program.
import type { ArchivedIssue, ArchivedProject } from '#reports/archive.ts';
import { whyIncomplete } from '#growth/words/completeness.ts';
import { clean, count, oneLine } from '../text.ts';
import { eventWords, facts, fileName, folders, moment, named, sorts, sortWords } from './words.ts';

export const markdownPath = (issue: ArchivedIssue): string => `text/${folders[issue.sort]}/${fileName(issue)}.md`;

export function issueMarkdown(issue: ArchivedIssue): string {
  const comments = issue.comments.map(
    ({ at, by, internal, origin, text }) =>
      `### ${origin === null ? `${moment(at)} ${named(by)}` : `${origin.on} ${named(origin.by)}`}${internal ? ' (internal)' : ''}\n\n${clean(text).trim()}`,
  );
  const history = issue.history.map(
    (event) => `- ${moment(event.at)} ${named(event.by)}: ${oneLine(eventWords(event))}`,
  );
  const parts = [
    `# #${issue.iid} ${oneLine(issue.title)}`,
    facts(issue)
      .map(([name, value]) => `- ${name}: ${oneLine(value)}`)
      .join('\n'),
    ...(issue.text.trim() === '' ? [] : [`---\n\n${clean(issue.text).trim()}`]),
    ...(comments.length === 0 ? [] : [`---\n\n## Comments\n\n${comments.join('\n\n')}`]),
    ...(history.length === 0 ? [] : [`---\n\n## History (times in UTC)\n\n${history.join('\n')}`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

export function projectMarkdown(archived: ArchivedProject): string {
  const { project, issues, work, uploads, leftOut, completeness, asOf } = archived;
  const lists = sorts.flatMap((sort) => {
    const own = issues.filter((issue) => issue.sort === sort);
    if (own.length === 0) return [];
    const lines = own.map((issue) => `- [#${issue.iid} ${bracketless(issue.title)}](${markdownPath(issue)})`);
    return [`## ${sortWords[sort]}\n\n${lines.join('\n')}`];
  });
  const looked = work.map(
    ({ url, title, state, day, role, why }) =>
      `- ${oneLine(url)}: ${why ?? `${oneLine(title ?? '')} (${[state, day, role].filter(Boolean).join(', ')})`}`,
  );
  const missing = uploads.filter((upload) => upload.missing !== null);
  const unread = completeness.sources.flatMap((source) => {
    const why = whyIncomplete(source);
    return why === null ? [] : [`- ${oneLine(source.name)}: ${oneLine(why)}`];
  });
  const parts = [
    `# Goals of @${oneLine(archived.person)}`,
    `Everything of ${oneLine(project.path)} on ${oneLine(project.host)}${asOf === null ? '' : `, as of ${moment(asOf)} UTC`}. Made with devgrowth; it reads without it:`,
    `- \`index.html\` opens in a browser, offline.\n- \`text/\` holds one Markdown file for each issue.\n- \`issues/\` and \`project.json\` hold the same for programs.\n- \`repository/\` and \`uploads/\` hold files.\n- \`manifest.json\` holds the SHA-256 of each of these.`,
    ...(completeness.complete ? [] : [`## INCOMPLETE: not everything could be read\n\n${unread.join('\n')}`]),
    ...lists,
    ...(looked.length === 0 ? [] : [`## Work that evidence points to\n\n${looked.join('\n')}`]),
    ...(missing.length === 0
      ? []
      : [
          `## Files that are missing\n\n${missing.map(({ name, missing: why }) => `- ${oneLine(name)}: ${oneLine(why ?? '')}`).join('\n')}`,
        ]),
    `## Not in it\n\n${leftOut.map((one) => `- ${oneLine(one)}`).join('\n')}`,
    `${count(issues.length, 'issue')}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const bracketless = (title: string): string => oneLine(title).replaceAll(/[[\]\\]/g, '\\$&');
