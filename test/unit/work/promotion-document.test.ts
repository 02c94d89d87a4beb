// The promotion document as it is read: where it is, what state it says, where its gaps are, and what is shown of it.
import { describe, expect, test } from 'vitest';
import { sayState, theDocument, warnIfPublic } from '#work/promotion/document.ts';
import { gapsHome } from '#work/promotion/gaps-home.ts';
import { knownStanding } from '#work/promotion/history.ts';
import { pageOf, readDocument } from '#work/promotion/reading.ts';
import { aboutDocument, shownDocument } from '#work/promotion/shown.ts';
import { alex, at, comment, sam } from '../reports/story.ts';
import { document, documentSession } from './a-document.ts';
import { deskOn, read, readInPart } from './a-session.ts';

const apart = {
  iid: 30,
  title: 'Gaps (private)',
  url: 'https://gitlab.example/x',
  description: '- [ ] Search\n- [x] Old',
};
const framed = (...lines: readonly string[]) => ['## Frame', '', ...lines.map((line) => `- **${line}`), ''].join('\n');

describe('the document', () => {
  test('that is not there: who may open one is told how', async () => {
    const hint = (me: typeof alex) =>
      theDocument(documentSession(null, { me }).session).then(
        () => '',
        (error: unknown) => String((error as { hint: unknown }).hint),
      );
    expect(await hint(alex)).toContain('nobody has to have one');
    expect(await hint(sam)).toContain('ask @alex');
    expect((await theDocument(documentSession({}).session)).iid).toBe(20);
    expect(pageOf(document)).toBe(document.url);
    expect(() => pageOf(null)).toThrow('there is no promotion document');
  });

  test('that all members read is warned of', () => {
    const { lines, desk } = deskOn();
    const { session } = documentSession({});
    warnIfPublic(document, session, desk.talk);
    expect(lines).toEqual([]);
    warnIfPublic({ ...document, confidential: false }, session, desk.talk);
    expect(lines[0]).toBe('warn: #20 is not confidential: every member of alex/goals can read it');
  });

  test('has its gaps in its text, or apart where they are seen', () => {
    expect(gapsHome(document)).toMatchObject({ iid: 20, isApart: false });
    const description = '## Gaps\n\nKept apart in `#30`.\n';
    expect(gapsHome({ ...document, description, apart })).toMatchObject({ iid: 30, isApart: true });
    expect(() => gapsHome({ ...document, description })).toThrow('the gaps are kept apart in #30');
  });

  test('says its state in a comment, whose key is of the state before', async () => {
    const { session, comments } = documentSession({});
    const keys: string[] = [];
    const draft = { tried: () => false, key: (name: string) => Promise.resolve(String(keys.push(name))) } as never;
    await sayState({ iid: 20, after: null }, 'drafting', draft, session);
    await sayState({ iid: 20, after: { state: 'drafting', since: at('2026-11-01') } }, 'feedback', draft, session);
    await sayState({ iid: 20, after: { state: null, since: null } }, 'feedback', draft, session);
    expect(keys).toEqual([
      'state of 20 after none',
      `state of 20 after drafting ${at('2026-11-01')}`,
      'state of 20 after none',
    ]);
    expect(comments.map(({ type }) => type)).toEqual(['state', 'state', 'state']);
  });

  test('where its comments are not whole, its state is not known', async () => {
    const notes = [comment(at('2026-11-01'), '**State 2026-11-01** · drafting')];
    const { session, record } = documentSession({}, { notes });
    expect(await knownStanding(session.project, record ?? document)).toMatchObject({ state: 'drafting', isSaid: true });
    const part = documentSession({}, { notes, isWhole: false });
    await expect(knownStanding(part.session.project, document)).rejects.toThrow('could not read');
  });

  test('is shown with what was read of it, 1:1s only where nothing says that the manager was told', async () => {
    const asked: string[] = [];
    const reading = (description: string, isWhole = true) => {
      const oneOnOnes = () => {
        asked.push('1:1s');
        return isWhole ? read([]) : readInPart([], '1:1s');
      };
      return readDocument(documentSession({ description }, { project: { oneOnOnes } }).session);
    };
    const told = await reading(framed('Manager told:** 2026-11-20'));
    expect(asked).toEqual([]);
    expect(told.completeness.sources).toHaveLength(2);
    const untold = await reading('', false);
    expect(asked).toEqual(['1:1s']);
    expect(untold.completeness).toMatchObject({ complete: false });
    expect(untold.completeness.sources).toHaveLength(3);
    expect(await readDocument(documentSession(null).session)).toEqual({
      document: null,
      completeness: { complete: true, sources: [] },
    });
    expect(shownDocument(told)).toMatchObject({ iid: 20, open: true, state: null, answer: null, offered: null });
    expect(shownDocument({ document: null })).toBeNull();
    expect(aboutDocument({ ...document, state: 'closed', assignees: [sam] })).toMatchObject({
      open: false,
      assignees: ['sam'],
    });
  });

  test('of before has its state in a label: then the labels are read, else not', async () => {
    const asked: string[] = [];
    const labelEvents = () => {
      asked.push('labels');
      return read([]);
    };
    const known = (labelled: readonly 'feedback'[]) => {
      const { session, record } = documentSession({ labelled }, { project: { labelEvents } });
      return knownStanding(session.project, record ?? document);
    };
    expect(await known([])).toMatchObject({ state: null, since: null, isSaid: false, history: { events: null } });
    expect(asked).toEqual([]);
    expect(await known(['feedback'])).toMatchObject({ state: 'feedback', isSaid: false });
    expect(asked).toEqual(['labels']);
  });
});
