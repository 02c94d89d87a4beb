// Every PUT that is no text edit: its answer is lost once, after it has landed or before it arrived, and nobody notices.
import { byFetch } from '#gitlab/wire/carry.ts';
import { describe, expect, test } from 'vitest';
import { GitLabFailure } from '#gitlab/wire/failures.ts';
import { putSurely } from '#gitlab/exchange/put-surely.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { newGoal, onSandbox } from './on-sandbox.ts';

const morgan = { id: 2, username: 'morgan', name: 'Morgan' };
const meeting = { key: 'm', title: '1:1', description: '- [ ] one', day: '2026-11-30', assignees: [] };

const puts: Readonly<Record<string, (project: GoalsProject, lose: () => void) => Promise<unknown>>> = {
  'a goal’s fields': async (project, lose) => {
    const { value } = await project.createGoal(newGoal('Why'));
    lose();
    const written = await project.changeGoal(value.iid, { title: 'Other' });
    expect(written).toMatchObject({ value: { title: 'Other' }, warnings: [] });
  },
  'the close of a 1:1': async (project, lose) => {
    const { value } = await project.createOneOnOne(meeting);
    lose();
    expect(await project.closeOneOnOne(value.iid)).toMatchObject({ value: { state: 'closed' }, warnings: [] });
  },
  'a comment of ours': async (project, lose) => {
    const { value } = await project.createOneOnOne(meeting);
    const comment = { key: 'c', type: 'report', body: 'Old' };
    const { value: made } = await project.comment(value.iid, comment);
    lose();
    expect(await project.replaceComment(value.iid, made.id, { ...comment, body: 'New' })).toMatchObject({
      value: { id: made.id },
      warnings: [],
    });
  },
  'words of a comment': async (project, lose) => {
    const { value } = await project.createOneOnOne(meeting);
    const { value: made } = await project.comment(value.iid, {
      key: 'c',
      type: 'evidence',
      body: 'Old',
      isQuiet: true,
    });
    lose();
    const edit = (text: string) => text.replace('Old', 'New');
    expect(await project.editComment(value.iid, made.id, edit)).toEqual({
      value: { id: made.id, text: 'New' },
      warnings: [],
    });
  },
  'who reads a promotion document': async (project, lose) => {
    const document = { key: 'p', template: 'general@1', title: 'Promotion document', description: 'Why' };
    const { value } = await project.startPromotion(document);
    await project.addMember(morgan, 'planner');
    lose();
    const written = await project.changePromotion(value.iid, { assignTo: morgan, isUnlabelled: false });
    expect(written).toMatchObject({ value: { assignees: [{ username: 'morgan' }] }, warnings: [] });
  },
  'a member’s role': async (project, lose) => {
    await project.addMember(morgan, 'guest');
    lose();
    expect(await project.setMember(morgan, { role: 'reporter' })).toMatchObject({ warnings: [] });
  },
  'the project’s settings': async (project, lose) => {
    lose();
    expect(await project.updateProject({ description: 'New' })).toEqual([]);
  },
};

/** Twice is as good as once: they are sent again without a look. */
const unseen = new Set(['a comment of ours', 'the project’s settings']);

describe.each(Object.entries(puts))('%s', (name, put) => {
  test.each([true, false])('landed: %s', async (hasLanded) => {
    const at = onSandbox();
    const project = await at.project();
    let [lost, sent] = [0, 0];
    const plan = { isArmed: false };
    const fetch = async (request: Request) => {
      if (request.method === 'PUT') sent += 1;
      if (!plan.isArmed || request.method !== 'PUT') return at.sandbox.fetch(request);
      plan.isArmed = false;
      lost += 1;
      if (hasLanded) await at.sandbox.fetch(request);
      return new Response('', { status: 502 });
    };
    await put(at.open({ carry: byFetch(fetch) }).open(project.facts, {}), () => void (plan.isArmed = true));
    expect([lost, sent]).toEqual([1, hasLanded && !unseen.has(name) ? 1 : 2]);
  });
});

describe('given up twice', () => {
  const givenUp = () => Promise.reject(new GitLabFailure('unreachable', 'no answer', { mayHaveHappened: true }));
  async function putWhereItLandsAfter(ms: number): Promise<{ value: string; waitedMs: number }> {
    let waitedMs = 0;
    const sleep = (pauseMs: number) => Promise.resolve(void (waitedMs += pauseMs));
    const landed = () => Promise.resolve(waitedMs >= ms ? 'there' : null);
    const value = await putSurely({ sleep }, { put: givenUp, landed }).catch((failure: Error) => failure.message);
    return { value, waitedMs };
  }

  test.each([0, 3_000, 16_000, 36_000])('and there %i ms later: it is seen', async (ms) => {
    expect((await putWhereItLandsAfter(ms)).value).toBe('there');
  });

  test('and not there for as long as GitLab works on it: it is told as it was', async () => {
    expect(await putWhereItLandsAfter(90_000)).toEqual({ value: 'no answer', waitedMs: 36_000 });
  });

  test('the pauses between tries grow', async () => {
    const waits: number[] = [];
    const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
    const lost = () => Promise.reject(new GitLabFailure('server', 'lost', { status: 502, mayHaveHappened: true }));
    await expect(putSurely({ sleep }, { put: lost, tries: 3 })).rejects.toThrow('lost');
    expect(waits).toEqual([1_000, 2_000]);
  });

  test('whoever has answered is done with it, and whoever cannot be asked is not waited for', async () => {
    const waits: number[] = [];
    const sleep = (ms: number) => Promise.resolve(void waits.push(ms));
    const refused = () => Promise.reject(new GitLabFailure('server', 'broken', { status: 500, mayHaveHappened: true }));
    await expect(putSurely({ sleep }, { put: refused, landed: () => Promise.resolve(null) })).rejects.toThrow('broken');
    expect(waits.splice(0)).toEqual([1_000]);
    let looks = 0;
    const landed = () => ((looks += 1) === 1 ? Promise.resolve(null) : givenUp());
    await expect(putSurely({ sleep }, { put: givenUp, landed })).rejects.toThrow('no answer');
    expect(waits).toEqual([1_000, 2_000]);
  });
});

describe('a comment is deleted', () => {
  async function withComment() {
    const at = onSandbox();
    const project = await at.project();
    const { value } = await project.createOneOnOne(meeting);
    const { value: made } = await project.comment(value.iid, { key: 'c', type: 'evidence', body: 'Old' });
    return { at, project, iid: value.iid, id: made.id };
  }

  test.each([true, false])('its answer is lost, landed: %s', async (hasLanded) => {
    const { at, project, iid, id } = await withComment();
    let sent = 0;
    const fetch = async (request: Request) => {
      if (request.method !== 'DELETE') return at.sandbox.fetch(request);
      sent += 1;
      const answer = sent > 1 || hasLanded ? await at.sandbox.fetch(request) : null;
      return sent === 1 || answer === null ? new Response('', { status: 502 }) : answer;
    };
    const opened = at.open({ carry: byFetch(fetch) }).open(project.facts, {});
    expect([await opened.removeComment(iid, id), sent]).toEqual([true, 2]);
    expect((await project.notes(iid)).asFarAsRead().items.filter(({ type }) => type === 'comment')).toEqual([]);
  });

  test('one that is gone is said to be, and edited it is nothing', async () => {
    const { project, iid, id } = await withComment();
    expect(await project.removeComment(iid, id)).toBe(true);
    expect(await project.removeComment(iid, id)).toBe(false);
    expect(await project.editComment(iid, id, () => 'New')).toBeNull();
  });

  test.each(['403 Forbidden', '404 Not Found'])(
    'one of ours that is there is not given up because somebody in between says %s',
    async (message) => {
      const { at, project, iid, id } = await withComment();
      const fetch = (request: Request) =>
        request.method === 'DELETE' || request.method === 'PUT'
          ? Promise.resolve(Response.json({ message }, { status: Number(message.slice(0, 3)) }))
          : at.sandbox.fetch(request);
      const opened = at.open({ carry: byFetch(fetch) }).open(project.facts, {});
      await expect(opened.removeComment(iid, id)).rejects.toThrow(GitLabFailure);
      await expect(opened.editComment(iid, id, () => 'New')).rejects.toThrow(GitLabFailure);
      const anew = { key: 'c', type: 'evidence', body: 'New' };
      await expect(opened.replaceComment(iid, id, anew)).rejects.toThrow(GitLabFailure);
    },
  );

  test('a server that fails twice has not answered', async () => {
    const { at, project, iid, id } = await withComment();
    const fetch = (request: Request) =>
      request.method === 'DELETE' ? Promise.resolve(new Response('', { status: 502 })) : at.sandbox.fetch(request);
    const opened = at.open({ carry: byFetch(fetch) }).open(project.facts, {});
    await expect(opened.removeComment(iid, id)).rejects.toThrow(GitLabFailure);
  });
});

test('the mark of a comment stays under its new words', async () => {
  const at = onSandbox();
  const project = await at.project();
  const { value } = await project.createOneOnOne(meeting);
  const { value: made } = await project.comment(value.iid, { key: 'c', type: 'evidence', body: 'Old', isQuiet: true });
  expect(await project.editComment(value.iid, made.id, (text) => `${text}, by @sam`)).not.toBeNull();
  const [note] = (await project.notes(value.iid)).asFarAsRead().items;
  expect(note).toMatchObject({ body: 'Old, by @sam', mark: { type: 'evidence', key: 'c' } });
});
