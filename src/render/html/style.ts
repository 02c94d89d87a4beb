// The look of the report page. Colours are variables, so that a test can compute their contrast in both schemes.

const colours = `
:root{color-scheme:light;
--page:#fff;--ink:#1e1e26;--quiet:#5b5b69;--rule:#dedee6;--strong-rule:#8c8c9a;
--accent:#3f51b5;--fill:#5c6fd6;--fresh:#2437a8;--track:#e3e5f0;
--good:#1c7433;--warn:#9a4a06;--bad:#b8262b;--warn-wash:#fcf0e2}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;
--page:#16161c;--ink:#ececf2;--quiet:#a9a9b8;--rule:#353542;--strong-rule:#7b7b8c;
--accent:#a9b6ff;--fill:#7385ea;--fresh:#c3ccff;--track:#2f3244;
--good:#7fd494;--warn:#f0b06a;--bad:#ff9d97;--warn-wash:#33271a}}`;

const page = `
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
body{max-width:69rem;margin:0 auto;padding:1.75rem 1.5rem 1.5rem;overflow-wrap:anywhere}
time{white-space:nowrap}
h1,h2,h3,p,ul,ol,dl,dd,figure,table{margin:0;padding:0}
h1{font-size:1.8rem;line-height:1.25;font-weight:680;letter-spacing:-.015em;margin-top:.5rem;text-wrap:balance}
h1 span{display:inline-block}
h2{font-size:.98rem;line-height:1.2;font-weight:650;letter-spacing:.05em;font-variant-caps:all-small-caps;color:var(--quiet)}
h3{font-size:1rem;font-weight:650;margin-top:1.6rem}
section,details{margin-top:1.9rem}
h2+*{margin-top:.4rem}
h3+*{margin-top:.6rem}
a{color:inherit;text-decoration-color:var(--strong-rule);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-color:currentcolor;text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
ul,ol{list-style:none}
b{font-weight:620}
.quiet{color:var(--quiet)}
.small{font-size:.86rem}
.number{font-variant-numeric:tabular-nums}
.more{margin-top:.7rem;color:var(--quiet);font-size:.86rem}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.only-heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.words{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
summary{color:var(--quiet);font-size:.86rem;cursor:pointer}
footer{margin-top:1.6rem;padding-top:.7rem;border-top:1px solid var(--rule);color:var(--quiet);font-size:.8rem}`;

const head = `
.line{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;justify-content:space-between;color:var(--quiet);font-size:.86rem}
.missing{margin-top:.8rem;padding:.5rem .9rem;border-left:4px solid;border-radius:0 .4rem .4rem 0;color:var(--warn);background:var(--warn-wash)}
.missing strong{letter-spacing:.04em}
.summary{display:flex;flex-wrap:wrap;gap:1.2rem 1.75rem;margin-top:1.5rem}
.summary section{flex:1 1 16rem;margin:0;border-top:3px solid;padding-top:.6rem}
.summary .asked{flex-grow:1.4;border-color:var(--warn)}.summary .praise{border-color:var(--good)}.summary .risk{border-color:var(--bad)}
.summary li{margin-bottom:.55rem}
.summary .number,.summary .address{color:inherit}
.lead::first-letter{text-transform:uppercase}
.praise .lead{color:var(--good)}.asked .lead{color:var(--warn)}
.risk .title{font-weight:620}`;

const tables = `
table{width:100%;border-collapse:collapse}
caption{text-align:left;color:var(--quiet);font-size:.86rem}
th,td{text-align:left;vertical-align:top;padding:.42rem 1rem .42rem 0;border-bottom:1px solid var(--rule)}
th:last-child,td:last-child{padding-right:0}
thead th{font-size:.8rem;line-height:1.3;font-weight:400;color:var(--quiet);padding-top:.3rem;padding-bottom:.3rem;vertical-align:bottom}
tbody th{font-weight:400}
.goals caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.goals{table-layout:fixed}.goals .how{width:24%}.goals .far{width:11%;white-space:nowrap}.goals .when{width:12%}
.goals .far b{display:inline-block;min-width:3.1em;text-align:right;font-variant-numeric:tabular-nums}
.goals .what{padding-left:1.5rem}
.name{position:relative}
.sign{position:absolute;left:-1.5rem;font-style:normal}
.on-track .sign{color:var(--good)}.needs-attention .sign{color:var(--warn)}.at-risk .sign{color:var(--bad)}
.closed .sign,.achieved{color:var(--good)}
.goals .title{font-weight:600}.closed .title{font-weight:400}
.said{color:var(--quiet);font-size:.92rem}
.label{display:none}
.about{color:var(--quiet);font-size:.86rem}
.next{font-size:.875rem;margin-top:.3rem}
.next b{color:var(--quiet)}
.up{color:var(--good);font-variant-numeric:tabular-nums}.down{color:var(--bad);font-variant-numeric:tabular-nums}
.late{color:var(--bad)}`;

const lists = `
.two{display:flex;flex-wrap:wrap;gap:1.2rem 1.75rem;margin-top:1.6rem}
.two section{flex:1 1 20rem;margin:0}
.two li{margin-bottom:.3rem}
.wins li{display:grid;grid-template-columns:4.4rem 5.6rem 1fr;gap:0 1rem;padding:.45rem 0;border-bottom:1px solid var(--rule)}
.wins time,.wins .sort{color:var(--quiet);font-size:.86rem;line-height:1.7;font-variant-numeric:tabular-nums}
.wins .sort{color:var(--good);font-weight:600}
.chip{display:inline-block;margin:.1rem .1rem .1rem .2rem;padding:0 .55rem;border:1px solid var(--rule);border-radius:1rem;font-size:.78rem;line-height:1.6;color:var(--quiet);white-space:nowrap}
.about .chip:first-child{margin-left:0}
.plain li{padding:.6rem 0;border-bottom:1px solid var(--rule)}
.call{border-left:3px solid var(--warn);background:var(--warn-wash);padding:.4rem 1.2rem}
.call li{padding:.5rem 0}
.call strong{color:var(--warn);display:inline-block}.call strong::first-letter{text-transform:uppercase}
.dots li{padding-left:1.1rem;text-indent:-1.1rem}.dots li::before{content:"–";display:inline-block;width:1.1rem;text-indent:0}
.spread,.meters{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr));gap:.8rem 2rem;margin-top:.9rem}
.spread dt,.meters dt{color:var(--quiet);font-size:.875rem}
.spread b,.meters b{font-size:1.2rem;font-weight:650;font-variant-numeric:tabular-nums}
.meters .bar{max-width:none}
.share-sign{display:inline-block;margin-right:.5rem;vertical-align:-1px}`;

const review = `
.silent{margin-top:1.5rem}
.stories>li{padding:.8rem 0;border-bottom:1px solid var(--rule)}
.story .title{font-weight:620}
.terms>div{display:grid;grid-template-columns:6rem 1fr;gap:0 1rem;margin-top:.25rem}
.terms dt{color:var(--quiet);font-size:.86rem;line-height:1.75}
.values>div{grid-template-columns:13rem 1fr;padding:.45rem 0;border-bottom:1px solid var(--rule)}
.values dt{color:var(--ink);font-size:inherit;line-height:inherit;font-weight:620}
.proofs li{padding:.12rem 0}
.done-actions .of{width:38%}`;

const charts = `
svg{display:block;overflow:visible}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--quiet);font-variant-numeric:tabular-nums}
svg .tick{font-size:11.5px}
.grid{stroke:var(--rule);stroke-width:1;vector-effect:non-scaling-stroke}
.line.done,.line.planned{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round;vector-effect:non-scaling-stroke}
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
.bullet{margin-top:.2rem}
.bar{margin-top:.35rem;border-radius:4px}
.bar-all{fill:var(--track)}.bar-done{fill:var(--fill)}.bar-new{fill:var(--fresh)}
.gone{stroke:var(--ink);stroke-width:2}
.bubbles{width:auto}
.bubbles td,.bubbles th{padding:.25rem 1.2rem .25rem 0;vertical-align:middle;overflow-wrap:normal}
.bubbles td{white-space:nowrap}
.bubble{display:inline-block;vertical-align:middle;margin-right:.4rem}
.sum td,.sum th{border-top:1px solid var(--strong-rule)}
.bubble circle{fill:var(--fill)}
.shares{border-radius:6px}
.share-1{fill:var(--fill)}.share-2{fill:var(--strong-rule)}.share-3{fill:var(--track);stroke:var(--strong-rule)}`;

const narrow = `
@media screen and (max-width:46rem){
body{padding:1.2rem 1rem}
h1{font-size:1.4rem}
.summary section{flex-basis:100%}
.minor{display:none}
.goals thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.goals,.goals caption,.goals tbody,.goals th,.goals td{display:block}
.goals .what,.goals .how,.goals .far,.goals .when{width:auto;padding:0;border:0}
.goals tr{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding:.6rem 0 .6rem 1.4rem;border-bottom:1px solid var(--rule)}
.goals .what{grid-column:1/-1}
.goals .when{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:0 .6rem;font-size:.86rem}
.goals td:empty{display:none}
.sign{left:-1.4rem}
.label{display:inline;color:var(--quiet)}
.bubbles th,.bubbles td{padding-right:.5rem;font-size:.8125rem}
.bubble{margin-right:.2rem}
.wins li{grid-template-columns:auto 1fr}
.wins .told{grid-column:1/-1}
.terms>div,.values>div{grid-template-columns:1fr;gap:0}
.terms>div{margin-top:.4rem}}`;

const print = `
@page{size:A4;margin:13mm 14mm 15mm;@bottom-left{content:"Progress report, made by devgrowth";font:7.5pt sans-serif}@bottom-right{content:counter(page) " of " counter(pages);font:7.5pt sans-serif}}
@media print{
html{font-size:8.2pt}
body{max-width:none;padding:0}
section{margin-top:1.3rem}
.summary{flex-wrap:nowrap;margin-top:1rem}
.summary section{flex-basis:0}
.two{flex-wrap:nowrap;margin-top:1rem}
.two section{flex-basis:0}
h2,h3,caption,thead{break-after:avoid}
tr,li,figure,.missing{break-inside:avoid}
thead{display:table-header-group}
.missing,.call{background:none}
details:not([open]){display:none}
a{text-decoration:none}
footer{break-inside:avoid;margin-top:1rem}}`;

export const style = [colours, page, head, tables, lists, review, charts, narrow, print].join('\n');
