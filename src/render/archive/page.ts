// An archive as one page to look through offline: no script, no network; every word is escaped, and a browser's search finds them all.
import { readInline, type Inline } from '#growth/text/inline.ts';
import type { ArchivedIssue, ArchivedProject } from '#reports/archive.ts';
import { whyIncomplete } from '#growth/words/completeness.ts';
import { html, type Markup, verbatim, webAddress } from '../html/markup.ts';
import { pageHead } from '../html/page-head.ts';
import { count, oneLine } from '../text.ts';
import { eventWords, facts, moment, named, sorts, sortWords } from './words.ts';

const style = `
:root{color-scheme:light dark;--page:#fff;--ink:#1e1e26;--quiet:#5b5b69;--rule:#dedee6;--accent:#3f51b5;--warn:#9a4a06;--wash:#f6f6f9}
@media (prefers-color-scheme:dark){:root{--page:#16161c;--ink:#ececf2;--quiet:#a9a9b8;--rule:#353542;--accent:#a9b6ff;--warn:#f0b06a;--wash:#1e1e26}}
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
body{max-width:52rem;margin:0 auto;padding:2rem 1.25rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .4rem}
h2{font-size:1.15rem;margin:2.4rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--rule)}
h3{font-size:1rem;margin:1.4rem 0 .4rem}
p,ul{margin:.3rem 0}
ul{padding-left:1.2rem}
a{color:var(--accent)}
nav{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:1rem 0}
details{border-bottom:1px solid var(--rule)}
summary{cursor:pointer;padding:.55rem 0}
summary b{font-weight:600}
details>div{padding:.2rem 0 1.2rem 1.1rem}
details details{border:0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.3rem 0 .8rem;font-size:.92rem}
dt{color:var(--quiet)}dd{margin:0}
.quiet{color:var(--quiet)}
.small{font-size:.9rem}
.warn{color:var(--warn)}
.text{background:var(--wash);border-radius:.4rem;padding:.7rem .9rem;margin:.3rem 0}
.text p{margin:0;min-height:1.5em;white-space:pre-wrap}
.text .head{font-weight:650}
.text code,.text .code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.text .done{color:var(--quiet)}
@media print{details>div{padding-left:0}}`;

export function archivePage(archived: ArchivedProject): string {
  const { project, issues, asOf, completeness, work, uploads, leftOut } = archived;
  const known = new Set(issues.map(({ iid }) => iid));
  const groups = sorts
    .map((sort) => ({ sort, own: issues.filter((issue) => issue.sort === sort) }))
    .filter(({ own }) => own.length > 0);
  const missing = uploads.flatMap(({ name, missing: why }) => (why === null ? [] : [{ name, why }]));
  const document = html`
    <!doctype html>
    <html lang="en">
    ${pageHead(`Goals of @${archived.person}`, style, 'light dark')}
    <body>
    <h1>Goals of @${archived.person}</h1>
    <p class="quiet">Everything of ${project.path} on ${project.host}${asOf === null ? '' : `, as of ${moment(asOf)} UTC`}. ${count(issues.length, 'issue')}.</p>
    ${completeness.complete ? null : incomplete(archived)}
    <nav>${groups.map(({ sort, own }) => html`<a href="#${sort}">${sortWords[sort]} (${own.length})</a>`)}</nav>
    ${groups.map(({ sort, own }) => html`<section><h2 id="${sort}">${sortWords[sort]}</h2>${own.map((issue) => issuePart(issue, known))}</section>`)}
    ${work.length === 0 ? null : html`<h2>Work that evidence points to</h2><ul class="small">${work.map(workPart)}</ul>`}
    ${missing.length === 0 ? null : html`<h2>Files that are missing</h2><ul class="small">${missing.map(({ name, why }) => html`<li>${name}: ${why}</li>`)}</ul>`}
    <h2>Not in it</h2>
    <ul class="small">${leftOut.map((one) => html`<li>${one}</li>`)}</ul>
    </body>
    </html>`;
  return `${document.text}\n`;
}

function incomplete({ completeness }: ArchivedProject): Markup {
  const unread = completeness.sources.flatMap((source) => {
    const why = whyIncomplete(source);
    return why === null ? [] : [html`<li>${source.name}: ${why}</li>`];
  });
  return html`<p class="warn"><b>INCOMPLETE</b>: not everything could be read.</p><ul class="small warn">${unread}</ul>`;
}

function workPart({ url, title, state, day, role, why }: ArchivedProject['work'][number]): Markup {
  const address = webAddress(url);
  const place = address === null ? html`${url}` : html`<a href="${address}" rel="noreferrer">${url}</a>`;
  const told = [state, day, role].filter((part) => part !== null).join(', ');
  return html`<li>${place}<br><span class="quiet">${why ?? `${title ?? ''} (${told})`}</span></li>`;
}

function issuePart(issue: ArchivedIssue, known: ReadonlySet<number>): Markup {
  const { iid, title, state, confidential, comments, history } = issue;
  const marks = [...(state === 'closed' ? ['closed'] : []), ...(confidential ? ['confidential'] : [])].join(', ');
  return html`<details><summary><b>${oneLine(title)}</b> <span class="quiet small">#${iid}${marks === '' ? '' : ` · ${marks}`}</span></summary>
    <div id="n${iid}">
    <dl>${facts(issue).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    ${issue.text.trim() === '' ? null : textPart(issue.text, known)}
    ${comments.map(({ at, by, internal, origin, text }) => {
      const head = origin === null ? `${moment(at)} ${named(by)}` : `${origin.on} ${named(origin.by)}`;
      return html`<h3 class="quiet">${head}${internal ? ' (internal)' : ''}</h3>${textPart(text, known)}`;
    })}
    ${history.length === 0 ? null : html`<details><summary class="quiet small">History: ${history.length}, times in UTC</summary><ul class="small">${history.map((event) => html`<li>${moment(event.at)} ${named(event.by)}: ${oneLine(eventWords(event))}</li>`)}</ul></details>`}
    </div></details>`;
}

/** Line by line, so that nothing of it can become a part of the page; what nobody sees in a browser is left out here, too. */
function textPart(text: string, known: ReadonlySet<number>): Markup {
  let isCode = false;
  const lines = text
    .trim()
    .replaceAll(/<!--[^]*?-->\n?/g, '')
    .trim()
    .split('\n')
    .map((line): Markup => {
      if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
      if (isCode || /^ {0,3}(?:```|~~~)/.test(line)) return html`<p class="code">${line}</p>`;
      const [, heading] = /^#{1,6}\s+(.*)$/.exec(line) ?? [];
      if (heading !== undefined) return html`<p class="head">${inLine(readInline(heading), known)}</p>`;
      const [, indent = '', box, item = ''] = /^(\s*)[-*+] \[([ xX])\] (.*)$/.exec(line) ?? [];
      if (box !== undefined) {
        const isDone = box !== ' ';
        return html`<p class="${isDone ? 'done' : 'open'}">${indent}${isDone ? '☑' : '☐'} ${inLine(readInline(item), known)}</p>`;
      }
      const [, start = '', rest = ''] = /^(\s*(?:[-*+>]\s+)*)(.*)$/.exec(line) ?? [];
      return html`<p>${start}${inLine(readInline(rest), known)}</p>`;
    });
  return html`<div class="text">${verbatim(lines.map((line) => line.text).join(''))}</div>`;
}

/** As one piece: between parts that are filled in one by one stands a line end, which would be a blank. */
function inLine(words: readonly Inline[], known: ReadonlySet<number>): Markup {
  return verbatim(words.map((part) => partOf(part, known).text).join(''));
}

function partOf(part: Inline, known: ReadonlySet<number>): Markup {
  switch (part.type) {
    case 'strong':
      return html`<strong>${inLine(part.inside, known)}</strong>`;
    case 'emphasis':
      return html`<em>${inLine(part.inside, known)}</em>`;
    case 'code':
      return html`<code>${part.text}</code>`;
    case 'link': {
      const address = webAddress(part.address);
      const words = inLine(part.inside, known);
      return address === null ? words : html`<a href="${address}" rel="noreferrer">${words}</a>`;
    }
    default:
      return withNumbers(part.text, known);
  }
}

/** `#7` leads to where it stands on the page. */
function withNumbers(text: string, known: ReadonlySet<number>): Markup {
  const parts = text.split(/(?<![\w/])(#\d{1,9})(?!\w)/);
  return verbatim(
    parts
      .map((part, at) => {
        const iid = Number(part.slice(1));
        return at % 2 === 1 && known.has(iid) ? html`<a href="#n${iid}">${part}</a>`.text : html`${part}`.text;
      })
      .join(''),
  );
}
