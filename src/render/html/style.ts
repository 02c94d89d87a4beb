// The look of the report page. Colours are variables, so that a test can compute their contrast in both schemes.

const colours = `
:root{color-scheme:light;
--page:#fff;--soft:#f5f5f8;--ink:#1e1e26;--quiet:#5b5b69;--rule:#dedee6;--strong-rule:#8c8c9a;
--accent:#3f51b5;--fill:#5c6fd6;--wash:#e6e9f8;--track:#dfe1ec;
--good:#1c7433;--warn:#9a4a06;--bad:#b8262b;--good-wash:#e8f4ea;--warn-wash:#fcf0e2;--bad-wash:#fbe9e9}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;
--page:#16161c;--soft:#1f1f28;--ink:#ececf2;--quiet:#a9a9b8;--rule:#353542;--strong-rule:#7b7b8c;
--accent:#a9b6ff;--fill:#8193f2;--wash:#2a2e4d;--track:#373a4d;
--good:#7fd494;--warn:#f0b06a;--bad:#ff9d97;--good-wash:#1c2f22;--warn-wash:#33271a;--bad-wash:#382023}}`;

const page = `
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
body{max-width:66rem;margin:0 auto;padding:3rem 1.5rem 4rem;overflow-wrap:anywhere}
time{white-space:nowrap}
h1,h2,h3,p,ul,ol,dl,dd,figure,table,blockquote{margin:0;padding:0}
h1{font-size:2.1rem;line-height:1.2;font-weight:650;letter-spacing:-.015em}
h1 small{display:block;font-size:.85rem;line-height:1.8;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--accent)}
h2{font-size:1.3rem;line-height:1.3;font-weight:650;letter-spacing:-.01em}
h3{font-size:1rem;font-weight:650;margin-top:2rem}
section{margin-top:3.25rem}
h2+*{margin-top:.9rem}
h3+*{margin-top:.6rem}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
ul,ol{list-style:none}
.quiet{color:var(--quiet)}
.small{font-size:.875rem}
.number{font-variant-numeric:tabular-nums}
.more{margin-top:.8rem;color:var(--quiet);font-size:.875rem}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.only-heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--rule);color:var(--quiet);font-size:.8125rem}`;

const head = `
.window{margin-top:.6rem;color:var(--quiet)}
.verdict{display:inline-block;margin-top:1rem;padding:.3rem .8rem;border:1px solid;border-radius:.4rem;font-size:.875rem}
.verdict strong{letter-spacing:.04em}
.verdict.complete{color:var(--good);background:var(--good-wash)}
.verdict.incomplete{color:var(--warn);background:var(--warn-wash)}
.hidden{margin-top:.8rem;color:var(--quiet);font-size:.875rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(9rem,45%),1fr));gap:1px;margin-top:2rem;border:1px solid var(--rule);border-radius:.6rem;overflow:hidden;background:var(--rule)}
.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end;padding:1rem 1.2rem;background:var(--page)}
.facts dt{color:var(--quiet);font-size:.875rem}
.facts dd{font-size:1.75rem;line-height:1.25;font-weight:650;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.facts dd small{white-space:nowrap;font-size:.9rem;font-weight:400;letter-spacing:0;color:var(--quiet)}
.call{border-left:3px solid var(--warn);background:var(--warn-wash);border-radius:0 .5rem .5rem 0;padding:.4rem 1.2rem}
.call li{padding:.5rem 0}
.call li+li{border-top:1px solid var(--rule)}
.call strong{color:var(--warn);display:inline-block}.call strong::first-letter{text-transform:uppercase}`;

const tables = `
table{width:100%;border-collapse:collapse;font-size:.9375rem}
caption{text-align:left;color:var(--quiet);font-size:.875rem;padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.75rem 1.1rem .75rem 0;border-bottom:1px solid var(--rule)}
th:last-child,td:last-child{padding-right:0}
thead th{font-size:.8125rem;font-weight:600;color:var(--quiet);padding-top:.3rem;padding-bottom:.4rem;border-bottom-color:var(--strong-rule)}
tbody th{font-weight:400}
.right{text-align:right}
.goals{table-layout:fixed}.goals .how{width:16%}.goals .line{width:12%}.goals .stands{width:21%}.goals .when{width:14%}
.title{font-weight:600;color:var(--ink)}
a.title{text-decoration-color:var(--rule)}a.title:hover{text-decoration-color:currentcolor}
.label{display:none}
.about{color:var(--quiet);font-size:.8125rem;margin-top:.1rem}
.next{font-size:.875rem;margin-top:.3rem}
.next b{font-weight:600;color:var(--quiet)}
.percent{font-weight:650;font-variant-numeric:tabular-nums}
.up{color:var(--good);font-variant-numeric:tabular-nums}.down{color:var(--bad);font-variant-numeric:tabular-nums}
.health{font-weight:600}
.health.on-track,.health.achieved{color:var(--good)}.health.needs-attention{color:var(--warn)}.health.at-risk{color:var(--bad)}
.health i{font-style:normal;display:inline-block;width:1.2em}
.late{color:var(--bad)}
tr.closed .title{font-weight:400}
.sources .right{width:6rem}.sources .source{width:35%}
.sources td,.sources th{padding-top:.35rem;padding-bottom:.35rem;font-size:.875rem}
.not-read{color:var(--warn)}`;

const lists = `
.wins li{display:grid;grid-template-columns:5.6rem 6.4rem 1fr;gap:0 1rem;padding:.6rem 0;border-bottom:1px solid var(--rule)}
.wins time,.wins .sort{color:var(--quiet);font-size:.875rem;line-height:1.7;font-variant-numeric:tabular-nums}
.wins .sort{color:var(--good);font-weight:600}
.chip{display:inline-block;margin:.1rem .1rem .1rem .2rem;padding:0 .55rem;border:1px solid var(--rule);border-radius:1rem;font-size:.78rem;line-height:1.6;color:var(--quiet);white-space:nowrap}
.chip b{color:var(--ink)}
.about .chip:first-child{margin-left:0}
.values{margin-top:1rem}
.plain li{padding:.6rem 0;border-bottom:1px solid var(--rule)}
.reasons{color:var(--bad);font-size:.9375rem}
.dots li{padding-left:1.1rem;text-indent:-1.1rem}.dots li::before{content:"–";display:inline-block;width:1.1rem;text-indent:0}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(16rem,100%),1fr));gap:0 1.5rem}
.yes{color:var(--good);font-weight:700}
.pairs div{display:grid;grid-template-columns:9rem 1fr;gap:0 1rem;padding:.5rem 0;border-bottom:1px solid var(--rule)}
.pairs dt{color:var(--quiet)}
.spread,.meters{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:.8rem 2rem;margin-top:.9rem}
.spread dt,.meters dt{color:var(--quiet);font-size:.875rem}
.spread b,.meters b{font-size:1.2rem;font-weight:650;font-variant-numeric:tabular-nums}
.meters .bar{max-width:none}
.share-sign{display:inline-block;margin-right:.5rem;vertical-align:-1px}
blockquote{border-left:3px solid var(--accent);padding:.2rem 0 .2rem 1rem;font-size:1.0625rem}`;

const charts = `
svg{display:block;overflow:visible}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--quiet);font-variant-numeric:tabular-nums}
svg .tick{font-size:11.5px}
.grid{stroke:var(--rule);stroke-width:1;vector-effect:non-scaling-stroke}
.line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke}
.line.done{stroke:var(--fill)}
.line.planned{stroke:var(--strong-rule);stroke-dasharray:5 4;stroke-linecap:butt}
.area{fill:var(--fill);fill-opacity:.16}
.today{stroke:var(--ink);stroke-width:1;stroke-dasharray:2 3}
svg .today-label{fill:var(--ink);font-weight:600;font-size:11.5px}
.plot{padding-left:2.2rem}
figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;font-size:.875rem;color:var(--quiet)}
figcaption+*{margin-top:.6rem}
.plot figcaption{margin-left:-2.2rem}
.key b{color:var(--ink);font-variant-numeric:tabular-nums}
.swatch{display:inline-block;vertical-align:middle;margin-right:.5rem}
.bar{margin-top:.35rem;max-width:11rem;border-radius:4px}
.bar-all{fill:var(--track)}.bar-done,.dot{fill:var(--fill)}
.progress-line{margin-top:.3rem;max-width:100%;height:auto}
.timeline th,.timeline td{padding-top:0;padding-bottom:0;vertical-align:middle;border-bottom-color:transparent}
.timeline thead th{vertical-align:bottom;border-bottom-color:var(--rule)}
.timeline .what{width:34%}.timeline .when{width:7rem}.timeline .time{padding-right:.8rem}
.timeline .what{min-width:0}.timeline tbody th div{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.timeline{table-layout:fixed;font-size:.875rem}
.track{stroke:var(--track);stroke-width:8;stroke-linecap:round}
.track.elapsed{stroke:var(--fill)}
.track.closed{stroke:var(--strong-rule);stroke-width:4}
.track.late{stroke:var(--bad);stroke-width:2;stroke-dasharray:2 4}
.track.open-end{stroke:var(--fill);stroke-width:2;stroke-dasharray:1 6}
.sign{stroke:var(--page);stroke-width:2;paint-order:stroke}
.sign.on-track{fill:var(--good)}.sign.needs-attention{fill:var(--warn)}.sign.at-risk{fill:var(--bad)}
.sign.ended{fill:none;stroke:var(--ink)}.sign.closed{fill:none;stroke:var(--good);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.bubbles{width:auto}
.bubbles td,.bubbles th{padding:.25rem 1.2rem .25rem 0;vertical-align:middle;overflow-wrap:normal}
.bubbles td{white-space:nowrap}
.bubble{display:inline-block;vertical-align:middle;margin-right:.4rem}
.sum td,.sum th{border-top:1px solid var(--strong-rule)}
.bubble circle{fill:var(--fill)}
.shares{border-radius:6px}
.share-1{fill:var(--fill)}.share-2{fill:var(--strong-rule)}.share-3{fill:var(--track);stroke:var(--strong-rule)}`;

const narrow = `
@media screen and (max-width:44rem){
body{padding:1.75rem 1rem 3rem}
h1{font-size:1.7rem}
section{margin-top:2.5rem}
.minor{display:none}
.goals thead,.timeline thead .what,.timeline thead .when{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.goals,.goals caption,.goals tbody,.goals th,.goals td,.timeline caption{display:block}
.goals .what,.goals .how,.goals .line,.goals .when,.goals .stands{width:auto;padding:0;border:0}
.goals tr{display:grid;grid-template-columns:1fr auto;gap:0 1.5rem;padding:.9rem 0;border-bottom:1px solid var(--rule)}
.goals .what,.goals .stands,.goals .when{grid-column:1/-1}
.goals .how{grid-column:1}.goals .line{grid-column:2;align-self:center}
.goals td{margin-top:.4rem}
.label{display:inline;color:var(--quiet)}
.goals .bar{max-width:none}
.timeline thead,.timeline th,.timeline td{display:block}.timeline,.timeline tbody{display:block}
.timeline tr{display:grid;grid-template-columns:1fr auto;padding-top:.5rem}
.timeline .what,.timeline .when{width:auto;padding:0;border:0}
.timeline .when{padding-left:1rem}
.timeline .time{grid-row:2;grid-column:1/-1;padding:0 .5rem}
.bubbles th,.bubbles td{padding-right:.5rem;font-size:.8125rem}
.bubble{margin-right:.2rem}
.pairs div{grid-template-columns:6.5rem 1fr}
.wins li{grid-template-columns:auto 1fr}
.wins .told{grid-column:1/-1}}`;

const print = `
@page{size:A4;margin:16mm 15mm}
@media print{
html{font-size:9.5pt}
body{max-width:none;padding:0}
section{margin-top:1.8rem}
h2,h3,caption,thead{break-after:avoid}
tr,li,figure,.facts,.verdict,blockquote{break-inside:avoid}
thead{display:table-header-group}
.verdict,.call{background:none}
.facts{background:none}.facts div{border-right:1px solid var(--rule)}
a{color:inherit;text-decoration:none}
footer{break-inside:avoid;margin-top:1.5rem}}`;

export const style = [colours, page, head, tables, lists, charts, narrow, print].join('\n');
