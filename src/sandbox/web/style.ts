// The look of the sandbox's pages: light and dark, from a phone to a wide screen.

export const style = `
:root{color-scheme:light;--page:#fff;--soft:#f6f6f9;--ink:#1f1e26;--quiet:#5d5c68;--rule:#dddde6;--accent:#2f55c4;
--good:#1c7433;--good-wash:#e4f3e7;--done:#2f55c4;--done-wash:#e5ebfb;--warn:#8f4700;--warn-wash:#fbeedd;--bad:#b8262b;--bad-wash:#fbe9e9}
@media(prefers-color-scheme:dark){:root{color-scheme:dark;--page:#17171c;--soft:#212129;--ink:#ececf2;--quiet:#a8a8b6;--rule:#373742;--accent:#9db4ff;
--good:#7fd494;--good-wash:#1b3022;--done:#9db4ff;--done-wash:#242c48;--warn:#f0b06a;--warn-wash:#34281a;--bad:#ff9d97;--bad-wash:#3a2122}}
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.16em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
h1,h2,h3,h4,h5,h6{line-height:1.25;font-weight:650;letter-spacing:-.01em}
h1{font-size:1.75rem;margin:0 0 .5rem}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
.quiet{color:var(--quiet)}
.late{color:var(--bad);font-weight:600}
main,.bar>div{max-width:72rem;margin:0 auto;padding:0 1.25rem}
main{padding-top:1.75rem;padding-bottom:4rem}
main.whole{max-width:none}
.bar{background:var(--soft);border-bottom:1px solid var(--rule);font-size:.9rem}
.bar>div{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:center;min-height:3rem;padding-top:.4rem;padding-bottom:.4rem}
.bar a{color:inherit;text-decoration:none}.bar a:hover{text-decoration:underline}
.bar .home{font-weight:650}
.bar nav{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem}
.bar nav a[aria-current]{font-weight:650;box-shadow:0 .3rem 0 -.15rem var(--accent)}
.bar .who{margin-left:auto;color:var(--quiet)}.bar .who a{text-decoration:underline}
.lead{color:var(--quiet);margin:0 0 1.25rem;display:flex;flex-wrap:wrap;gap:.35rem .6rem;align-items:center}
.badge{display:inline-block;border-radius:1rem;padding:.05rem .65rem;font-size:.82rem;font-weight:600;white-space:nowrap}
.badge.opened{color:var(--good);background:var(--good-wash)}.badge.closed{color:var(--done);background:var(--done-wash)}
.badge.warning{color:var(--warn);background:var(--warn-wash)}
.badge.plain,.count{color:var(--quiet);background:var(--soft);border:1px solid var(--rule)}
.count{display:inline-block;border-radius:1rem;padding:0 .5rem;font-size:.8rem;font-weight:600}
.label{--label:#6c6c75;--label-ink:#fff;display:inline-flex;max-width:100%;vertical-align:middle;border-radius:1rem;overflow:hidden;font-size:.78rem;line-height:1.45rem;font-weight:550;text-decoration:none;box-shadow:inset 0 0 0 2px var(--label);margin:.1rem .2rem .1rem 0;white-space:nowrap}
.label span{padding:0 .6rem;overflow:hidden;text-overflow:ellipsis}
.label .scope{background:var(--label);color:var(--label-ink)}.label.scoped .scope{flex:none;max-width:70%;padding-right:.45rem}
.label .value{color:var(--ink);padding-left:.45rem}
.avatar{flex:none;display:inline-grid;place-items:center;width:1.9rem;height:1.9rem;border-radius:50%;background:var(--done-wash);color:var(--done);font-size:.85rem;font-weight:650}
.issue{display:grid;grid-template-columns:minmax(0,1fr);gap:2rem}
@media(min-width:58rem){.issue{grid-template-columns:minmax(0,1fr) 15rem}}
.side{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem 1.5rem;align-content:start;font-size:.9rem;margin:0;padding:1rem 0 0;border-top:1px solid var(--rule)}
@media(min-width:58rem){.side{grid-template-columns:1fr;border-top:0;border-left:1px solid var(--rule);padding:.25rem 0 0 1.5rem}}
.side>div,.activity .event>span{min-width:0}
.side dt{color:var(--quiet);font-size:.82rem}.side dd{margin:.15rem 0 0}
.activity{list-style:none;margin:1.5rem 0 0;padding:1.5rem 0 0;border-top:1px solid var(--rule)}
.activity>li{display:flex;gap:.75rem;margin:0 0 1rem}
.activity .said{flex:1;min-width:0;border:1px solid var(--rule);border-radius:.5rem;padding:.6rem .9rem .75rem}
.activity .said header{font-size:.88rem;color:var(--quiet);margin-bottom:.35rem}.activity .said header .person{color:var(--ink);font-weight:600}
.activity .event{align-items:baseline;color:var(--quiet);font-size:.88rem;padding-left:.6rem}
.activity .event::before{content:"";flex:none;width:.7rem;height:.7rem;border-radius:50%;background:var(--rule)}
.activity .event .person{color:var(--ink)}
.md>:first-child{margin-top:0}.md>:last-child{margin-bottom:0}
.md h1{font-size:1.45rem}.md h2{font-size:1.2rem}.md h3{font-size:1.05rem}.md h4,.md h5,.md h6{font-size:1rem}
.md h1,.md h2,.md h3,.md h4,.md h5,.md h6{margin:1.5rem 0 .5rem}
.md p,.md ul,.md ol,.md pre,.md blockquote{margin:0 0 .8rem}
.md ul,.md ol{padding-left:1.6rem}.md li>ul,.md li>ol{margin:.1rem 0}.md li+li{margin-top:.15rem}
.md .task{list-style:none}.md .task>input{margin:0 .2rem 0 -1.4rem;width:.95rem;height:.95rem;vertical-align:-.1rem}
.md .task.inapplicable{color:var(--quiet)}
.md code{background:var(--soft);border-radius:.25rem;padding:.1rem .3rem}
.md pre{background:var(--soft);border:1px solid var(--rule);border-radius:.4rem;padding:.75rem .9rem;overflow-x:auto;line-height:1.45}
.md pre code{padding:0;background:none}
.md blockquote{border-left:3px solid var(--rule);padding-left:.9rem;color:var(--quiet)}
.md hr{border:0;border-top:1px solid var(--rule);margin:1.5rem 0}
.mention{color:var(--accent);font-weight:550}
.wide{overflow-x:auto;overflow-wrap:break-word;margin:0 0 .8rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--rule)}
th{font-size:.82rem;color:var(--quiet);font-weight:600;white-space:nowrap}
th.right,td.right{text-align:right}th.center,td.center{text-align:center}
.glql{border:1px solid var(--rule);border-radius:.5rem;margin:0 0 1rem;overflow:hidden}
.glql>summary{cursor:pointer;background:var(--soft);padding:.5rem .9rem;border-radius:.5rem}
.glql>p,.glql>ul,.glql>ol{margin:.7rem .9rem}.glql>.wide{margin:0}.glql tr:last-child td{border-bottom:0}.glql td{min-width:6.5rem}.glql td:first-child{min-width:12rem}
.glql td time{white-space:nowrap}
.glql.refused{background:var(--bad-wash);padding:.75rem .9rem}.glql.refused>*{margin:0 0 .5rem}
.tabs{display:flex;gap:1.25rem;border-bottom:1px solid var(--rule);margin:0 0 .5rem}
.tabs a{color:var(--quiet);text-decoration:none;padding:.4rem 0}.tabs a[aria-current]{color:var(--ink);font-weight:600;box-shadow:0 2px 0 var(--accent)}
.filters{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;margin:0 0 1rem;font-size:.9rem}
.rows{list-style:none;margin:0;padding:0}
.rows>li{padding:.7rem 0;border-bottom:1px solid var(--rule);display:flex;flex-wrap:wrap;gap:.2rem 1rem;justify-content:space-between}
.rows .what{flex:1 1 20rem;min-width:0}.rows .what>a{font-weight:600;color:var(--ink);text-decoration:none}.rows .what>a:hover{text-decoration:underline}
.rows .small,.small{font-size:.86rem;color:var(--quiet)}
.rows .when{text-align:right}
.board{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(13.5rem,1fr);gap:1rem;overflow-x:auto;padding-bottom:1rem}
.board>section{background:var(--soft);border:1px solid var(--rule);border-radius:.5rem;padding:.6rem;min-width:0}
.board h2{font-size:.95rem;margin:0 0 .6rem;display:flex;gap:.5rem;align-items:center}
.card{background:var(--page);border:1px solid var(--rule);border-radius:.45rem;padding:.55rem .6rem;margin:0 0 .5rem}
.card>a:first-child{display:block;font-weight:600;color:var(--ink);text-decoration:none;margin-bottom:.3rem}.card>a:first-child:hover{text-decoration:underline}
.card .small{display:flex;flex-wrap:wrap;gap:.2rem .8rem;margin-top:.35rem}
.box{border:1px solid var(--rule);border-radius:.5rem;padding:1rem 1.25rem;margin:1.5rem 0 0}
.box>h2{font-size:.95rem;margin:-1rem -1.25rem 1rem;padding:.6rem 1.25rem;background:var(--soft);border-bottom:1px solid var(--rule);border-radius:.5rem .5rem 0 0}
.files{columns:18rem;gap:2rem;list-style:none;margin:0;padding:0;font-size:.92rem}
button,input,textarea{font:inherit;color:inherit}
button{background:var(--accent);color:var(--page);border:1px solid var(--accent);border-radius:.4rem;padding:.3rem .9rem;font-weight:600;cursor:pointer}
button.plain,.reactions button{background:none;color:var(--ink);border-color:var(--quiet)}.reactions button[aria-pressed=true]{background:var(--done-wash);border-color:var(--accent)}
.reactions{margin:1rem 0 0;font-size:.9rem}.reactions button,.reaction{border-radius:1rem;padding:.1rem .7rem;font-weight:400}
.write label,.edit label{display:block;margin:0 0 .75rem;font-size:.88rem;color:var(--quiet)}.write label.inline{margin:.25rem 0 .75rem}
.write textarea,.edit textarea,.edit input{display:block;width:100%;margin:.25rem 0 0;padding:.5rem .7rem;background:var(--page);color:var(--ink);border:1px solid var(--quiet);border-radius:.4rem;resize:vertical}
.edit textarea{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875rem}
.edit{margin:1rem 0 0}.edit>summary{cursor:pointer;color:var(--accent);width:max-content;max-width:100%}.edit>form{margin:.75rem 0 0}
.md .task>.box{width:.95rem;height:.95rem;margin:0 .2rem 0 -1.4rem;padding:0;vertical-align:-.1rem;border:1px solid var(--quiet);border-radius:.2rem;background:var(--page);position:relative}
.md .task>.box::before{content:"";position:absolute;inset:-.35rem}
.md .task>.box[aria-checked=true]{background:var(--accent);border-color:var(--accent)}.md .task>.box[aria-checked=true]::after{content:"";position:absolute;left:.27rem;top:.08rem;width:.28rem;height:.55rem;border:solid var(--page);border-width:0 2px 2px 0;transform:rotate(45deg)}
progress{width:8rem;height:.55rem;accent-color:var(--accent)}
@media(max-width:40rem){h1{font-size:1.4rem}.activity .said+*{margin:0}.activity>li>.avatar{display:none}.rows .when{text-align:left}.bar .who{margin-left:0;width:100%}}
@media print{.bar{display:none}}`;
