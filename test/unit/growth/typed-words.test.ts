// What people type in German, French or words of their own: read as the English would be, and no word of theirs lost or changed.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readApprovals } from '#growth/goals/approval.ts';
import { checkInsIn, formatCheckIn, readCheckIn, tidyCheckIn } from '#growth/goals/check-in.ts';
import { readClosing } from '#growth/goals/closing.ts';
import { editEvidence } from '#growth/goals/evidence-edit.ts';
import { formatEvidence, readEvidence } from '#growth/goals/evidence.ts';
import { readVerdict } from '#growth/goals/verdict.ts';
import { readAnswer } from '#growth/promotion/answer.ts';
import { english, foldTyped, typedWords } from '#growth/words/typed-words.ts';
import { saidCompany } from '#settings/company-file.ts';
import { comment } from './goals.ts';

const de = saidCompany({ words: 'de' }).company.words;
const fr = saidCompany({ words: 'fr' }).company.words;
const sets = { de, fr };
type Set = keyof typeof sets;

describe('a check-in', () => {
  test.each<[Set, string, string]>([
    [
      'de',
      '**Zwischenstand 2026-11-23** · auf Kurs · 60 %\n\nKapitel 3 gelesen.\n\nNächstes: Kapitel 4\n\nHilfe: eine Stunde mit Sam',
      '**Check-in 2026-11-23** · on track · 60 %\n\nKapitel 3 gelesen.\n\nNext: Kapitel 4\n\nHelp: eine Stunde mit Sam',
    ],
    ['de', 'Check-in: gefährdet\nWartet auf: die Freigabe', 'Check-in: at risk\nWaiting for: die Freigabe'],
    ['de', 'Zwischenstand: im Plan, 40 Prozent', 'Check-in: on track, 40 percent'],
    [
      'de',
      '**Check-in** · auf Kurs\n\n- **Hilfe nötig:** Review',
      '**Check-in** · on track\n\n- **Help needed:** Review',
    ],
    ['de', 'Check-in 2026-11-23\n\n## Hilfe\n\neine Stunde', 'Check-in 2026-11-23\n\n## Help\n\neine Stunde'],
    ['de', 'Check-in 2026-11-23\nLage: braucht Aufmerksamkeit', 'Check-in 2026-11-23\nHealth: needs attention'],
    ['de', 'Check-in 2026-11-23\nFortschritt: 30 % erledigt', 'Check-in 2026-11-23\nProgress: 30 % done'],
    ['de', 'Check-in 2026-11-23 · Werte: results, dib', 'Check-in 2026-11-23 · Values: results, dib'],
    [
      'fr',
      '**Point d’étape 2026-11-23** · sur la bonne voie · 60 %\n\nProchaine étape : chapitre 4\n\nAide : une heure avec Sam',
      '**Check-in 2026-11-23** · on track · 60 %\n\nNext : chapitre 4\n\nHelp : une heure avec Sam',
    ],
    ['fr', 'Check-in : À RISQUE\nEn attente de : la validation', 'Check-in : at risk\nWaiting for : la validation'],
    ['fr', `Check-in : ${'à surveiller'.normalize('NFD')}`, 'Check-in : needs attention'],
  ])('%s: %s', (set, typed, inEnglish) => {
    const read = readCheckIn(typed, sets[set]);
    expect(read).not.toBeNull();
    expect(read).toEqual(readCheckIn(inEnglish));
  });

  test.each<[Set, string]>([
    ['de', 'Hilfe: keine'],
    ['de', 'Hilfe: keine nötig'],
    ['de', 'Hilfe: nichts'],
    ['fr', 'Aide : aucune'],
    ['fr', 'Aide : rien'],
  ])('%s: %s asks for nothing', (set, line) => {
    expect(readCheckIn(`Check-in 2026-11-23\n\n${line}`, sets[set])).toMatchObject({ help: null, helpNone: true });
  });

  test('a help that begins with such a word is one, in the words it was typed in', () => {
    const { help, text } =
      readCheckIn('Check-in 2026-11-23: Für Kim\n\nHilfe: kein Zugang zum Server, nicht mehr', de) ?? {};
    expect(help).toBe('kein Zugang zum Server, nicht mehr');
    expect(text).toBe('Für Kim');
  });

  test.each<[Set, string, string]>([
    ['de', '**Check-in 2026-11-23** · nicht auf Kurs', 'nicht auf Kurs'],
    ['de', '**Check-in 2026-11-23** · auf Kurs – nicht mehr', 'auf Kurs – nicht mehr'],
    ['de', '**Check-in 2026-11-23** · gefährdet?', 'gefährdet?'],
    ['fr', '**Check-in 2026-11-23** · pas dans les temps', 'pas dans les temps'],
  ])('%s: %s is a doubt, in its words', (set, body, doubt) => {
    const [said] = checkInsIn([{ ...comment('2026-11-23T08:00:00.000Z', body), words: sets[set] }], 'UTC');
    expect(said?.checkIn).toMatchObject({ health: null, text: doubt });
    expect(said?.doubt).toBe(doubt);
  });

  test('English is understood in every language', () => {
    const body = '**Check-in 2026-11-23** · at risk · 60%\n\nRead.\n\nNext: More\n\nHelp needed: Sam';
    for (const words of [de, fr]) expect(readCheckIn(body, words)).toEqual(readCheckIn(body));
  });

  test('without the words they are words', () => {
    expect(readCheckIn('Zwischenstand 2026-11-23 · auf Kurs')).toBeNull();
    expect(readCheckIn('Check-in 2026-11-23 · auf Kurs\n\nHilfe: Sam')).toMatchObject({
      health: null,
      help: null,
      text: 'auf Kurs\n\nHilfe: Sam',
    });
  });

  test('what devgrowth writes reads back, whatever is typed', () => {
    const piece = fc.constantFrom(
      'Hilfe: ',
      'Nächstes: ',
      'auf Kurs',
      'Kapitel',
      '\n',
      '\n\n',
      'keine',
      ' – ',
      'nicht ',
      '60 %',
      '## ',
    );
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, text, text, (happened, next, help) => {
        const checkIn = tidyCheckIn(
          {
            day: '2026-11-23',
            health: null,
            percent: null,
            text: happened,
            next,
            help,
            helpNone: false,
            waitingFor: null,
            measure: null,
            values: [],
          },
          de,
        );
        expect(readCheckIn(formatCheckIn(checkIn, de), de)).toEqual(checkIn);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an approval', () => {
  test.each<[Set, string, string]>([
    ['de', 'Genehmigung: Kim', 'Kim'],
    ['de', 'Freigabe: meine Führungskraft', 'my manager'],
    ['de', 'Approval: Mein Chef', 'my manager'],
    ['de', 'Approval: mein Chef in Berlin', 'mein Chef in Berlin'],
    ['fr', 'Approbation : @kim', '@kim'],
    ['fr', 'Accord : ma responsable', 'my manager'],
  ])('%s: the box %s is of %s', (set, item, who) => {
    const box = `- [ ] ${item}\n`;
    expect(readApprovals(box, sets[set])).toEqual([{ number: 1, who, done: false, item }]);
  });

  test.each<[Set, string, boolean, string]>([
    ['de', 'genehmigt', true, ''],
    ['de', '**Genehmigt**: `Kim`', true, '`Kim`'],
    ['de', 'Genehmigt: meine Führungskraft', true, 'my manager'],
    ['de', 'Genehmigt, danke!', true, 'danke'],
    ['de', 'Genehmigung: ja', true, ''],
    ['de', 'Nicht genehmigt.', false, ''],
    ['de', 'abgelehnt', false, ''],
    ['fr', 'Approuvé !', true, ''],
    ['fr', 'Validé pour la formation', true, 'pour la formation'],
    ['fr', 'non approuvé', false, ''],
    ['de', 'approved', true, ''],
  ])('%s: %s', (set, typed, isYes, words) => {
    expect(readVerdict(typed, sets[set])).toEqual({ isYes, words });
  });

  test.each<[Set, string]>([
    ['de', 'genehmigt, aber erst im Januar'],
    ['de', 'Genehmigt, sobald das Budget da ist'],
    ['de', 'genehmigt?'],
    ['de', 'Genehmigte Urlaube gehen vor'],
    ['de', 'Ich habe es genehmigt'],
    ['fr', 'approuvé, mais pas avant janvier'],
    ['fr', 'Approuvé sous réserve du budget'],
  ])('%s: %s is a word of its own', (set, typed) => {
    expect(readVerdict(typed, sets[set])).toBeNull();
  });
});

describe('evidence, closing, answer', () => {
  test('evidence, and an edit that leaves the other bytes', () => {
    const body =
      '**Beleg 2026-11-20** · results\n\nVerweis: https://example.com/1\n\nAblauf geschrieben\n\nErgebnis: 2 statt 9 Anrufe';
    expect(readEvidence(body, de)).toEqual({
      day: '2026-11-20',
      values: ['results'],
      link: 'https://example.com/1',
      shows: [],
      also: [],
      title: null,
      did: 'Ablauf geschrieben',
      result: '2 statt 9 Anrufe',
    });
    expect(editEvidence(body, { result: '1 statt 9 Anrufen' }, de)).toBe(
      body.replace('Ergebnis: 2 statt 9 Anrufe', 'Result: 1 statt 9 Anrufen'),
    );
    const told = readEvidence(body, de);
    expect(told && readEvidence(formatEvidence({ ...told, did: 'Ergebnis: steht aus' }, de), de)?.did).toBe(
      'Ergebnis: steht aus',
    );
  });

  test('closing', () => {
    expect(readClosing('**Abgeschlossen 2026-11-20** · erreicht\n\nGelernt: früher fragen', de)).toMatchObject({
      outcome: 'achieved',
      learned: 'früher fragen',
    });
    expect(readClosing("Clôturé 2026-11-20 · abandonné\n\nCe que j'ai appris : demander", fr)).toMatchObject({
      outcome: 'dropped',
      learned: 'demander',
    });
  });

  test('the answer to a promotion document', () => {
    expect(readAnswer('**Antwort 2026-12-03** · mehr Belege\n\n- Ein zweiter Entwurf', de)).toEqual({
      verdict: 'more-evidence',
      day: '2026-12-03',
      points: ['Ein zweiter Entwurf'],
    });
    expect(readAnswer('Réponse 2026-12-03 · pas encore', fr)).toMatchObject({ verdict: 'not-yet' });
  });
});

describe('the words themselves', () => {
  test('every place of what is read is one of what was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Hilfe', 'nicht', ' ', '–', 'auf Kurs', '\u00a0', 'ü', 'x'), { maxLength: 12 }),
        (parts) => {
          const typed = parts.join('');
          const { text, places } = foldTyped(typed, de);
          expect(places).toHaveLength(text.length + 1);
          expect(places.at(-1)).toBe(typed.length);
          expect(places.every((place, at) => place >= (places[at - 1] ?? 0))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a value keeps its word, and nothing at all is English', () => {
    const { words } = saidCompany({ words: 'de', values: [{ id: 'wirkung', name: 'Wirkung' }] }).company;
    expect(readCheckIn('Check-in 2026-11-23 · Werte: wirkung', words)).toMatchObject({ values: ['wirkung'] });
    expect(typedWords({})).toBe(english);
    expect(saidCompany('none').company.words).toBe(english);
    expect(saidCompany(null).company.words).toBe(english);
  });
});
