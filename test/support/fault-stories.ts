// What the fault matrix plays: for each command that writes at least one call, and what had been done before it.
import { type Stage, split, type Trouble } from './fault-scene.ts';

type Words = readonly string[];

const init = split('init --yes --no-input --manager @morgan --time-zone UTC');
const goal = ['goal', 'add', 'Read', '--kind', 'reading', '--due', 'none', '--set', 'actions=One;Two;Three'];
const measured = split('goal add Deploys --kind general --due none --measure');
const other = split('goal add Ship --kind general --due none');
const named = [...split('goal add Ship --kind general --due none --description'), 'See alex/web#1 and alex/web#2.'];
const closed = split('goal close 2 --outcome achieved --learned Patience');
const meeting = split('1on1 prepare --date 2026-11-23');
const item = ['1on1', 'add', 'DISCUSS career'];
const document = split('promotion start --template general --yes');

const inReview = [
  init,
  split('share @morgan --yes'),
  document,
  split('promotion state drafting --yes'),
  split('promotion state manager-review --assign-manager --yes'),
];
const moreEvidence = [...split('promotion answer more-evidence --project @alex --point'), 'One talk'];

const asked = [
  init,
  split('share @morgan --yes'),
  goal,
  ['goal', 'add', 'Mine', '--kind', 'general', '--due', 'none', '--description', '- [ ] Approval: my manager'],
  split('goal start 3'),
  split('goal log 2 Slow --help-needed Time'),
  split('1on1 prepare --date 2026-12-01'),
];

export interface Story {
  readonly argv: Words;
  /** Whose machine it runs on; the person's own unless given. */
  readonly as?: 'morgan';
  /** What was done before, a day ago. */
  readonly after: readonly Words[];
  /** What the manager says then, on a machine of their own. */
  readonly answered?: Words;
  readonly stdin?: string;
  /** What is typed behind `drafts resume`: a yes is for what was seen. */
  readonly resumedWith?: Words;
  /** Two issues of another project that the person closed, `p1#1` and `p1#2`: work that is found. */
  readonly hasWork?: true;
  /** An empty project of a group that the person maintains, `people/growth`, whose first number is taken. */
  readonly hasGroup?: true;
  /** Every box of the checklist that was posted before is ticked in a browser. */
  readonly isTicked?: true;
  /** Another write of the same command that went wrong before: its words lie in a draft, and are resumed when all is over. */
  readonly leftOver?: { readonly argv: Words; readonly trouble: Omit<Trouble, 'at'> };
}

/** What was printed and written in; nothing tells what it was made of. */
const week = `## #2 Read

- [x] One
- [ ] Two of them
- [ ] Three
- [ ] Four

What happened: Half of it
Next: The rest
Help: Time

## #3 Deploys

Measure: deploy wait, 40 -> 12 min, now 25

## Wins

- Helped Sam
- Held a talk

## Agenda

- HELP a reviewer
- DISCUSS career
`;

export const piped = 'Two lines,\nand a "third" of them\n';
const notWritten = { lasts: true, play: () => Promise.reject(new TypeError('fetch failed')) };
const writtenAndKilled = {
  play: async ({ pass, stop }: Stage) => {
    await pass();
    return stop();
  },
};

interface Given {
  /** On the disk: what is imported. */
  readonly importFile: string;
  /** On the disk: a plan that changes goal #2, opens two and says an intention. */
  readonly planFile: string;
  /** On the disk: decisions about the work that is found. */
  readonly decisionsFile: string;
  /** On the disk: two goals that name each other, one of them confidential and closed; comments, files that texts link to, a link. */
  readonly archiveFile: string;
  /** A token that a scheduled job may have. */
  readonly jobToken: string;
}

export const stories = ({
  importFile,
  planFile,
  decisionsFile,
  archiveFile,
  jobToken,
}: Given): Readonly<Record<string, Story>> => ({
  init: { argv: init, after: [] },
  archive: { argv: ['archive', archiveFile, '--into', 'alex/growth', '--yes'], after: [init] },
  'archive, where others give the numbers': {
    argv: ['archive', archiveFile, '--into', 'people/growth', '--yes'],
    after: [init],
    hasGroup: true,
  },
  'init --schedule': {
    argv: [...split('init --yes --no-input --time-zone UTC --schedule-token-stdin --schedule'), '0 8 * * 2'],
    after: [init],
    stdin: jobToken,
  },
  'goal add': { argv: goal, after: [init] },
  'goal add --import': { argv: ['goal', 'add', '--import', importFile], after: [init] },
  'goal add --discuss': { argv: [...goal, '--discuss'], after: [init, split('1on1 prepare --date 2026-11-30')] },
  'goal add --discuss, opening the 1:1': { argv: [...goal, '--discuss'], after: [init] },
  'goal log': {
    argv: split('goal log 2 Half --tick 1 --tick 2 --health at-risk --value results'),
    after: [init, goal],
  },
  'goal add --measure': { argv: [...measured, 'deploy wait, 40 -> 12 min'], after: [init] },
  'goal log --measure': {
    argv: split('goal log 2 Half --measure 25 --tick 1 --health on-track'),
    after: [init, [...measured, 'deploy wait, 40 -> 12 min', '--description', '- [ ] One']],
  },
  'goal log, with an ask': {
    argv: split('goal log 2 Slow --help-needed Time --tick 1'),
    after: [init, goal],
  },
  week: {
    argv: split('week --from -'),
    after: [init, goal, [...measured, 'deploy wait, 40 -> 12 min'], split('1on1 prepare --date 2026-11-30')],
    stdin: week,
  },
  'week, opening wins and the 1:1': {
    argv: split('week --from -'),
    after: [init, goal],
    stdin: week.replace(/## #3[^]*?## Wins/u, '## Wins'),
  },
  'goal check': { argv: split('goal check 2 1 2'), after: [init, goal] },
  'goal uncheck': { argv: split('goal uncheck 2 1'), after: [init, goal, split('goal check 2 1 2')] },
  'goal start': { argv: split('goal start 2'), after: [init, goal] },
  'goal agree': { argv: split('goal agree 2'), after: [init, goal] },
  'goal wait': { argv: split('goal wait 2'), after: [init, goal] },
  'goal wait --until': { argv: split('goal wait 2 Host --until 2027-03-01'), after: [init, goal] },
  'goal wait --all': { argv: split('goal wait --all --until 2027-01-05'), after: [init, goal, split('plan start')] },
  'goal log --start': { argv: split('goal log 2 Began --start --tick 1 --date yesterday'), after: [init, goal] },
  'goal check --start': { argv: split('goal check 2 1 --start'), after: [init, goal] },
  'goal add --label --milestone': {
    argv: [...goal, '--label', 'team-a', '--milestone', 'FY27-Q4'],
    after: [init, [...split('goal add First --kind general --due'), '2027-01-15']],
  },
  'goal edit': { argv: split('goal edit 2 --title Another --kind course --due 2027-05-05'), after: [init, goal] },
  'goal edit --set': {
    argv: [...split('goal edit 2 --value results --set'), 'success=One page', '--set', 'author=Sam'],
    after: [init, goal],
  },
  'goal copy': { argv: split('goal copy 2 --due FY28-Q2'), after: [init, [...goal, '--confidential']] },
  'goal close, which opens the next one': {
    argv: split('goal close 2 --outcome achieved --learned Patience'),
    after: [init, goal, split('goal edit 2 --every quarter')],
  },
  'goal edit --serves': { argv: split('goal edit 2 --serves Upgrades --title Another'), after: [init, goal] },
  'goal edit --aims': {
    argv: split('goal edit 2 --aims staff/scope --serves Upgrades'),
    after: [init, goal],
  },
  'goal edit --measure': {
    argv: ['goal', 'edit', '2', '--serves', 'Upgrades', '--measure', 'pages, 0 -> 300'],
    after: [init, goal],
  },
  'goal link': { argv: split('goal link 2 #3'), after: [init, goal, other] },
  'goal link --remove': { argv: split('goal link 2 #3 --remove'), after: [init, goal, other, split('goal link 2 #3')] },
  'goal close': { argv: closed, after: [init, goal] },
  'goal reopen': { argv: split('goal reopen 2'), after: [init, goal, closed] },
  'goal delete': { argv: split('goal delete 2 --yes'), after: [init, goal, split('goal log 2 Half')] },
  'goal close, again': { argv: split('goal close 2 --outcome changed --learned More'), after: [init, goal, closed] },
  'goal log --amend': {
    argv: split('goal log 2 Whole --amend --next Rest'),
    after: [init, goal, split('goal log 2 Half')],
  },
  'evidence add': {
    argv: split('evidence add 2 https://example.com/talk --did Spoke --value dib'),
    after: [init, goal],
  },
  'evidence add wins': { argv: split('evidence add wins Spoke --result Ten'), after: [init] },
  'evidence edit': {
    argv: split('evidence edit 2 1 --result Ten --value dib --shows staff/scope'),
    after: [init, goal, split('evidence add 2 Spoke')],
  },
  'evidence inbox --keep': {
    argv: split('evidence inbox --keep p1#1 --keep p1#2 --goal 2'),
    after: [init, goal],
    hasWork: true,
  },
  'evidence inbox --keep, to wins': {
    argv: split('evidence inbox --keep p1#1 --keep p1#2 --goal wins'),
    after: [init],
    hasWork: true,
  },
  'evidence inbox --drop': { argv: split('evidence inbox --drop p1#1 --later p1#2'), after: [init], hasWork: true },
  'evidence inbox --decisions': {
    argv: ['evidence', 'inbox', '--decisions', decisionsFile],
    after: [init, goal],
    hasWork: true,
  },
  'evidence inbox': {
    argv: split('evidence inbox --restore p1#1'),
    after: [init, split('evidence inbox --drop p1#1')],
    hasWork: true,
  },
  'evidence inbox --post': { argv: split('evidence inbox --post'), after: [init, goal], hasWork: true },
  'evidence inbox, of a ticked checklist': {
    argv: split('evidence inbox --post --yes'),
    after: [init, named, split('evidence inbox --post')],
    hasWork: true,
    isTicked: true,
  },
  'evidence remove': {
    argv: split('evidence remove 2 note_1 --yes'),
    after: [init, goal, split('evidence add 2 Spoke')],
  },
  undo: {
    argv: split('undo 3 --yes'),
    after: [init, goal, split('goal log 2 Half --tick 1 --tick 2 --health at-risk --value results')],
  },
  'undo of a goal that was opened': { argv: split('undo 2 --yes'), after: [init, goal] },
  'undo of an end': { argv: split('undo 3 --yes'), after: [init, goal, closed] },
  '1on1 prepare': {
    argv: split('1on1 prepare --date 2026-12-01'),
    after: [init, goal, split('goal log 2 Slow --help-needed Time'), meeting, item],
  },
  '1on1 add': {
    argv: ['1on1', 'add', 'HELP a reviewer'],
    after: [init, goal, split('1on1 prepare --date 2026-11-30')],
  },
  '1on1 add, opening it': { argv: item, after: [init, goal] },
  '1on1 check': {
    argv: split('1on1 check 1'),
    after: [init, goal, split('1on1 prepare --date 2026-11-30'), item],
  },
  '1on1 uncheck': {
    argv: split('1on1 uncheck 1'),
    after: [init, goal, split('1on1 prepare --date 2026-11-30'), item, split('1on1 check 1')],
  },
  '1on1 move': {
    argv: split('1on1 move 2026-12-03'),
    after: [init, goal, split('1on1 prepare --date 2026-11-30'), item],
  },
  '1on1 edit': {
    argv: ['1on1', 'edit', '1', 'HELP a reviewer'],
    after: [init, goal, split('1on1 prepare --date 2026-11-30'), item],
  },
  '1on1 note': { argv: split('1on1 note 1 Later'), after: [init, goal, split('1on1 prepare --date 2026-11-30'), item] },
  '1on1 remove': {
    argv: split('1on1 remove 1'),
    after: [init, goal, split('1on1 prepare --date 2026-11-30'), item, ['1on1', 'add', 'HELP a reviewer']],
  },
  '1on1 close': { argv: split('1on1 close --date 2026-11-23'), after: [init, goal, meeting, item] },
  'goal add, piped': {
    argv: split('goal add Read --kind general --due none --description -'),
    after: [init],
    stdin: piped,
  },
  'goal log, piped': { argv: split('goal log 2 - --tick 1 --health at-risk'), after: [init, goal], stdin: piped },
  'goal edit, piped': { argv: split('goal edit 2 --description -'), after: [init, goal], stdin: piped },
  'evidence add, piped': { argv: split('evidence add 2 - --did Spoke --value dib'), after: [init, goal], stdin: piped },
  'goal add after another that failed': {
    argv: goal,
    after: [init],
    leftOver: { argv: other, trouble: notWritten },
  },
  'goal add after another that was killed': {
    argv: split('goal add Ship --kind general --due 2027-01-31'),
    after: [init],
    leftOver: { argv: other, trouble: writtenAndKilled },
  },
  'goal log after another that failed': {
    argv: split('goal log 2 Half --tick 1'),
    after: [init, goal],
    leftOver: { argv: split('goal log 2 Quarter --tick 2'), trouble: notWritten },
  },
  'goal log, piped, after another that was killed': {
    argv: split('goal log 2 - --tick 1'),
    after: [init, goal],
    stdin: piped,
    leftOver: { argv: split('goal log 2 Quarter --tick 2'), trouble: writtenAndKilled },
  },
  'evidence add after another that was killed': {
    argv: split('evidence add 2 https://example.com/talk --did Spoke'),
    after: [init, goal],
    leftOver: { argv: split('evidence add 2 https://example.com/other --did Listened'), trouble: writtenAndKilled },
  },
  'goal edit after another that failed': {
    argv: split('goal edit 2 --title Another'),
    after: [init, goal],
    leftOver: { argv: split('goal edit 2 --due 2027-05-05'), trouble: notWritten },
  },
  'goal close after a log that failed': {
    argv: split('goal close 2 --outcome achieved --learned Patience'),
    after: [init, goal],
    leftOver: { argv: split('goal log 2 Quarter --tick 2'), trouble: notWritten },
  },
  'plan start': { argv: split('plan start --aspiration Lead --focus Deeper'), after: [init] },
  'plan start --from last': {
    argv: split('plan start --from last --focus Deeper --became Half --yes'),
    // Of a plan that names no quarter nobody knows when it ends.
    after: [
      init,
      goal,
      split('plan start'),
      ['plan', 'edit', '--text', '## Aspiration\n\nLead\n\n## Intention\n\nOne service\n'],
    ],
  },
  'promotion start': { argv: document, after: [init] },
  'levels coverage': { argv: split('levels coverage staff --post'), after: [init, document] },
  'levels na': {
    argv: [...split('levels na staff/scope --why'), 'One team'],
    after: [init, split('plan start')],
  },
  'plan edit': { argv: split('plan edit focus --text Words'), after: [init, split('plan start')] },
  'plan check': { argv: split('plan check 1'), after: [init, split('plan start')] },
  'plan uncheck': { argv: split('plan uncheck 1'), after: [init, split('plan start'), split('plan check 1')] },
  'plan apply': { argv: ['plan', 'apply', planFile], after: [init, goal, split('plan start')] },
  'plan communicated': { argv: split('plan communicated'), after: [init, split('plan start')] },
  'plan close': {
    argv: split('plan close FY27-Q3 --keep 2 --done 3 --pause 4 --moved Much'),
    after: [
      init,
      ['goal', 'add', 'Read', '--kind', 'reading', '--due', '2026-10-15', '--set', 'actions=One'],
      split('goal add Ship --kind general --due 2026-10-31'),
      split('goal add Talk --kind general --due 2026-09-01'),
      split('plan start'),
    ],
  },
  'promotion edit': { argv: split('promotion edit summary --text Words'), after: [init, document] },
  'promotion edit, piped': {
    argv: split('promotion edit result 2 --text -'),
    after: [init, document],
    stdin: piped,
  },
  'promotion result': {
    argv: split('promotion result add --title Words --impact Words --from-evidence 2'),
    after: [init, goal, split('evidence add 2 Work'), split('promotion start --template general --yes')],
  },
  'promotion result, edited': {
    argv: split('promotion result edit 2 --impact Words'),
    after: [init, document],
  },
  'promotion told': { argv: split('promotion told --on 2026-11-20 --in 2'), after: [init, meeting, document] },
  'promotion result, moved': {
    argv: split('promotion result move 2 1'),
    after: [init, document, ...['One', 'Two'].map((title) => split(`promotion result add --title ${title}`))],
  },
  'promotion result, taken out': {
    argv: split('promotion result remove 2 --yes'),
    resumedWith: ['--yes'],
    after: [init, document, ...['One', 'Two'].map((title) => split(`promotion result add --title ${title}`))],
  },
  'promotion fill': {
    argv: split('promotion fill --yes'),
    resumedWith: ['--yes'],
    after: [init, goal, split('evidence add 2 Work'), other, split('evidence add 3 More'), document],
  },
  'promotion gap': {
    argv: [...split('promotion gap add --until 2027-01-31'), 'A talk'],
    after: [init, document],
  },
  'promotion gap, closed': {
    argv: split('promotion gap close 1'),
    after: [init, document, [...split('promotion gap add --until 2027-01-31'), 'A talk']],
  },
  'promotion gap, made a goal': {
    argv: split('promotion gap goal 1'),
    after: [init, document, [...split('promotion gap add --until 2027-01-31'), 'A talk']],
  },
  'promotion gap, kept apart': {
    argv: split('promotion gap apart'),
    after: [init, document, [...split('promotion gap add --until 2027-01-31'), 'A talk']],
  },
  'promotion gap, beside those kept apart': {
    argv: [...split('promotion gap add'), 'A talk'],
    after: [init, document, split('promotion gap apart')],
  },
  'promotion state': { argv: split('promotion state drafting'), after: [init, document] },
  'promotion answer': { argv: moreEvidence, as: 'morgan', after: inReview },
  'promotion accept': { argv: split('promotion accept'), after: inReview, answered: moreEvidence },
  'report --post': { argv: split('report --post'), after: [init, goal, split('1on1 prepare --date 2026-11-30')] },
  'report --remind': { argv: split('report --remind'), after: [init] },
  share: { argv: split('share @sam --role reporter --yes'), after: [init, goal] },
  unshare: { argv: split('unshare @sam --yes'), after: [init, goal, split('share @sam --role reporter --yes')] },
  answer: { argv: split('answer 2 Friday --project @alex'), as: 'morgan', after: asked },
  'goal approve': { argv: split('goal approve 3 --project @alex'), as: 'morgan', after: asked },
  'goal agree, by the manager': { argv: split('goal agree 2 --project @alex'), as: 'morgan', after: asked },
  '1on1 add, by a Guest': {
    argv: ['1on1', 'add', 'DISCUSS on call', '--project', '@alex'],
    as: 'morgan',
    after: asked,
  },
});
