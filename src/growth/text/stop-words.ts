// Words that say nothing of what a text is about, and so match nothing: those of grammar, and those that every piece of work has.
const english =
  'a about above after again all also an and any are as at be because been before being below between both but by can could did do ' +
  'does doing down during each few for from further get had has have having he her here hers him his how i if in into is it its ' +
  'itself just let me more most my new no nor not now of off on once only or other our out over own per same she should so some ' +
  'such than that the their them then there these they this those through to too under until up us use very via was we were what ' +
  'when where which while who whom why will with without would you your';
const french =
  'au aux avec ce ces cette dans de des du elle en est et eux il je la le les leur lui ma mais me mes moi mon ne nos notre nous ou ' +
  'par pas plus pour qu que qui sa sans se ses son sont sur ta te tes ton tu un une vos votre vous';
const german =
  'aber als am an auch auf aus bei bin bis da das dass dem den der des die doch du ein eine einem einen einer er es für hat ich ihr ' +
  'im in ist kein mit nach nicht noch nur oder sein sich sie sind so über um und uns unter vom von vor was wenn wer wie wir wird ' +
  'zu zum zur';
const spanish =
  'al como con de del el ella en es esta este la las lo los más mi muy no nos para pero por que se sin sobre son su sus una un y ya';

/** What is done to nearly everything, and the forge's own words. */
const ofWork =
  'add added adding change changed chore draft feat feature fix fixed fixes fixing goal goals issue issues main make master merge ' +
  'merged mr remove removed request review todo update updated updating wip work';

export const stopWords: ReadonlySet<string> = new Set([english, french, german, spanish, ofWork].join(' ').split(' '));
