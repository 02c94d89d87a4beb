// How people thank and praise in several languages, and what looks like it and is none. Patterns; letter case does not matter.

/** Between two of them stands no letter: `danke` is not found in `Gedanken`. */
export const praiseWords: readonly string[] = [
  // English
  'thanks',
  'thank (?:you|u|ye)',
  'thx',
  'kudos',
  'props to',
  'hats off',
  'shout-?out to',
  '(?:great|good|nice|amazing|awesome|excellent|fantastic|brilliant|impressive|outstanding|wonderful|superb|stellar|terrific|beautiful) (?:work|job|catch|find)',
  'well done',
  'much appreciated',
  'i (?:really |truly )?appreciate (?:it|this|that|your|all|how|the)',
  'you (?:really )?(?:rock|saved)',
  'saved (?:me|us|my day|our (?:day|release|week|team))',
  'life-?saver',
  // French
  'merci',
  'bravo',
  '(?:beau|bon|excellent|super) (?:travail|boulot)',
  'bien joué',
  'chapeau',
  // German
  'danke(?:schön)?',
  '(?:vielen|besten|herzlichen|tausend) dank',
  '(?:gut|super|toll|prima|klasse|großartig|stark) gemacht',
  '(?:gute|tolle|super|starke|klasse|großartige|prima|saubere) arbeit',
  'hut ab',
  // Spanish
  'gracias',
  '(?:buen|gran|excelente) trabajo',
  'bien hecho',
  'felicidades',
  'enhorabuena',
  // Portuguese
  'obrigad[oa]',
  '(?:bom|ótimo|excelente|belo) trabalho',
  'parabéns',
  // Italian
  'grazie',
  '(?:ottimo|bel|gran|buon) lavoro',
  'complimenti',
  // Dutch
  'bedankt',
  'dank ?je(?: ?wel)?',
  'goed gedaan',
  '(?:goed|mooi|top|knap) werk',
  // Polish
  'dziękuję',
  'dzięki',
  '(?:dobra|świetna) robota',
];

/** In scripts that set no spaces between words. */
export const praiseSigns: readonly string[] = [
  'ありがとう',
  'お疲れ様',
  'お疲れさま',
  '素晴らしい',
  '谢谢',
  '感谢',
  '謝謝',
  '辛苦了',
  '감사합니다',
  '고마워',
  '고맙습니다',
];

/** Right before the word. */
export const refusals =
  "(?:no|nope|nah|non|nein|nee|não|nie|not|n't|never|hardly|without|kein|keine|pas|sin|ohne|sans|say|says|said|to|alvast)(?: (?:a|an|so|very|really|exactly|quite|such|any))?";

/** Right after the word: thanked for what is still to be done, or before a no. */
export const reservations: readonly string[] = [
  "in advance|im voraus|d['’]avance|par avance|de antemano|por adelantado|desde já|antecipadamente|in anticipo|bij voorbaat|z góry",
  'but|however|though|although|aber|jedoch|mais|pero|mas|ma|però|maar|ale',
  'for (?:nothing|the (?:ping|reminder|nudge)|your (?:patience|understanding|interest))',
  "de (?:ne pas |bien vouloir )?(?!votre|notre)\\p{L}+(?:er|ir|re)|d['’](?!avoir|être)\\p{L}+(?:er|ir|re)",
];

/** Right after the word: it names a cause. `thanks to you` and `gracias a ti` are thanks. */
export const causes =
  'to (?!you\\b|@|all\\b|everyone\\b|everybody\\b)|(?:a (?:la|las|los|el|un|una)|al|alla|agli|alle) ';

/** A word at the end of a text that holds one of these is the end of a request. */
export const requests =
  "please|pls|plz|(?:can|could|would|will) (?:you|we|someone)|let me know|bitte|kannst du|könntest du|s['’]il (?:te|vous) pla[iî]t|svp|peux-tu|pouvez-vous|por favor|puedes|podrías|per favore|puoi|alsjeblieft|kun je|proszę|お願い|请|부탁";

export const praiseEmoji: ReadonlySet<string> = new Set(
  'tada heart hearts heart_eyes clap raised_hands rocket trophy star star2 100 medal sports_medal first_place sparkles bow heartpulse sparkling_heart'.split(
    ' ',
  ),
);

/** The same as signs in a text. */
export const praisePictures = /[🎉❤👏🙌🏆💯🥇😍💖💜💚💙🧡]/u;
