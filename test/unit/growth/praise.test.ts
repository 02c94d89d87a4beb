// Which words of others are thanks or praise: a hundred sentences, and the shapes that look like it.
import { expect, test } from 'vitest';
import { isPraise, isPraiseEmoji } from '#growth/text/praise.ts';

const praise = [
  '@alex thank you, this saved our release',
  'Thanks @alex!',
  'Thanks a lot for the quick fix, @alex.',
  'Thank you so much! The import works again.',
  'Kudos to @alex for the careful rollout',
  '@alex great work on the runbook',
  'Great job! I learned a lot from your review.',
  'Nice work 🎉',
  'Well done @alex, merging now',
  'Much appreciated @alex',
  'I really appreciate your patience with my questions here',
  'Hats off to @alex, three weeks without an incident',
  'Props to @alex who found it at 2 am',
  'Shout-out to @alex for pairing with me all afternoon',
  '@alex you rock',
  'This is a lifesaver, @alex',
  'thx @alex, works',
  'Amazing work @alex :clap:',
  'Excellent work, the graphs speak for themselves',
  'Good catch @alex!',
  'This saved us hours @alex',
  'LGTM, thanks for the tests!',
  'Merged. Thank you for your first contribution @alex!',
  '@alex thanks to you we could ship on Friday',
  'Thanks to @alex the queue is empty again',
  'I do not say it often enough: thank you, @alex.',
  'Thanks for taking this over. We can close the old one.',
  '@alex 🎉👏',
  '@alex ❤️',
  '@alex merci beaucoup !',
  'Merci @alex, ça marche très bien',
  "Merci d'avoir corrigé ce bug si vite @alex",
  'Merci de votre aide @alex',
  'Bravo @alex, beau travail',
  'Bien joué @alex',
  'Chapeau pour cette analyse, @alex',
  'Danke @alex, das hat uns sehr geholfen',
  'Vielen Dank für die schnelle Hilfe!',
  'Super gemacht, @alex!',
  'Tolle Arbeit, das läuft jetzt doppelt so schnell',
  'Herzlichen Dank an @alex für die Einarbeitung',
  'Hut ab @alex',
  'Muchas gracias @alex',
  '¡Gracias por tu ayuda, @alex!',
  'Buen trabajo @alex, quedó muy claro',
  'Enhorabuena por el lanzamiento @alex',
  'Muito obrigado @alex, ficou ótimo',
  'Parabéns pelo trabalho @alex',
  'Grazie mille @alex',
  'Ottimo lavoro @alex',
  'Dank je wel @alex, dit werkt',
  'Dziękuję @alex, działa',
  '@alex ありがとうございます、助かりました',
  '@alex 谢谢你的帮助',
  '@alex 감사합니다',
];

const none = [
  '@alex thanks in advance',
  'Could you have a look, @alex? Thanks!',
  'Please rebase this. Thanks, Sam',
  '@alex can you take another look, thanks',
  'Thanks, but this does not solve it @alex',
  'Thanks @alex, but I think we should revert',
  'No thanks, we keep the old one',
  'no, thank you @alex',
  'Thanks! Could you also add a test?',
  'Thanks, can you rebase?',
  'Thanks a lot! Could you squash them?',
  '@alex thank you, could you squash the commits?',
  'Thanks to the new cache this is not needed any more, @alex',
  'Thanks for nothing',
  'Thanks for the ping @alex, looking tomorrow',
  'Thank you for your patience, we are still looking',
  '@alex this is not great work, the tests fail',
  'We never said thanks to the vendor @alex',
  '> thank you, this saved our release\n\nI disagree with this, @alex',
  '```\nthank you\n```\n@alex see the log',
  'The label `kudos` is gone, @alex',
  '@alex see the failing pipeline',
  'ping @alex',
  '@alex what do you think?',
  'I moved this to %17.8 for @alex',
  '@alex the gratitude page is broken',
  'The thankful parser drops a byte @alex',
  'Merci de relire cette partie @alex',
  "Merci d'avance @alex",
  'Merci de ne pas fusionner avant lundi @alex',
  'Non merci @alex',
  'Merci, mais il manque les tests @alex',
  'Tu peux relire, @alex ? Merci',
  'Danke im Voraus @alex',
  'Bitte noch einmal prüfen, @alex. Danke',
  'Nein danke @alex',
  'Danke, aber das ist schon behoben',
  'Meine Gedanken dazu, @alex',
  'Kannst du das prüfen @alex? Danke!',
  'Gracias de antemano @alex',
  'No, gracias',
  'Gracias, pero falta una prueba @alex',
  'Por favor revisa esto @alex. Gracias',
  'Obrigado desde já @alex',
  'Grazie, ma non serve',
  '@alex per favore guarda qui, grazie',
  'Bij voorbaat dank @alex, alvast bedankt',
  '🚀 deployed to staging, @alex please verify',
  '@alex 🎉?',
  `@alex thanks. ${'The import reads the whole file before it asks for the next one. '.repeat(12)}`,
  '<!-- thank you --> @alex the template is filled in',
];

test('of a hundred sentences those are praise that thank for what was done, in any of the languages', () => {
  expect(praise.length + none.length).toBeGreaterThanOrEqual(100);
  const taken = [...praise, ...none].filter((sentence) => isPraise(sentence));
  expect(taken).toEqual(praise);
});

test('a long text is praise where more than one word of it is', () => {
  const filler = 'The import reads the whole file before it asks for the next one. '.repeat(12);
  expect(isPraise(`Great work on this @alex. ${filler} Thank you again.`)).toBe(true);
  expect(isPraise(`Great work on this @alex. ${filler}`)).toBe(false);
});

test('whoever writes a long text of thanks holds nobody up', () => {
  expect(isPraise('谢谢'.repeat(50_000))).toBe(true);
  expect(isPraise('Thanks? '.repeat(12_500))).toBe(false);
});

test.each([
  ['tada', true],
  [':clap:', true],
  ['100', true],
  ['thumbsup', false],
  ['eyes', false],
])('emoji %s: %s', (name, expected) => expect(isPraiseEmoji(name)).toBe(expected));
