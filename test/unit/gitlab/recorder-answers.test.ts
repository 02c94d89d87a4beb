// What the answer to a write tells of the step that was noted before it was sent.
import { describe, expect, test } from 'vitest';
import { issue, note } from './fake-gitlab.ts';
import { recording } from './recording.ts';

const marked = 'Half\n\n<!-- devgrowth:check-in key=k1 -->';

describe('an answer tells more of a step', () => {
  /** What is told once this was answered, and what stands there for whoever changes its title next. */
  async function answered(
    method: string,
    path: string,
    sent: object,
    body: unknown,
    seen: Record<string, unknown> | null = null,
  ) {
    const at = recording();
    if (seen !== null) at.saw('projects/1/issues/4', issue(seen));
    (await at.sending(method, `projects/1/${path}`, sent))?.answered(body);
    await at.sending('PUT', 'projects/1/issues/4', { title: 'Next' });
    return { told: at.told, next: at.last().before };
  }
  const whole = {
    title: 'Read The Goal',
    text: '- [ ] one\n- [ ] two',
    due: null,
    milestone: null,
    confidential: false,
    state: 'opened',
    labels: ['goal', 'goal::reading', 'progress::planned'],
    assignees: [],
  };
  const unreadable = { message: 'x' };

  test('that opened an issue: its number, and all that the server made of it', async () => {
    const step = { what: 'issue-opened', key: null, title: 'Read' };
    expect(await answered('POST', 'issues', { title: 'Read' }, issue({ project_id: 1 }))).toEqual({
      told: [{ ...step, iid: 4, after: whole }],
      next: { title: 'Read The Goal' },
    });
    expect((await answered('POST', 'issues', { title: 'Read' }, unreadable)).told).toEqual([]);
  });

  test('that changed one: what was sent as the server kept it, and of labels only those that were meant', async () => {
    const sent = { title: 'B', description: 'Two', add_labels: 'x,y', remove_labels: 'goal' };
    const after = issue({ title: 'B!', description: 'Two', labels: ['x', 'z'] });
    expect(await answered('PUT', 'issues/4', sent, after, {})).toEqual({
      told: [
        {
          what: 'issue-changed',
          iid: 4,
          title: 'Read The Goal',
          before: { title: 'Read The Goal', text: '- [ ] one\n- [ ] two', labels: ['goal'] },
          after: { title: 'B!', text: 'Two', labels: ['x'] },
        },
      ],
      next: { title: 'B!' },
    });
    const titled = await answered('PUT', 'issues/4', { title: 'B' }, issue({ title: 'B' }), {});
    expect(titled.told).toMatchObject([{ before: { title: 'Read The Goal' }, after: { title: 'B' } }]);
    // A label that was to go, and stayed.
    const kept = await answered('PUT', 'issues/4', { remove_labels: 'goal' }, issue({ labels: ['goal', 'z'] }), {});
    expect(kept.told).toMatchObject([{ before: { labels: ['goal'] }, after: { labels: ['goal'] } }]);
    expect((await answered('PUT', 'issues/4', sent, unreadable, {})).told).toEqual([]);
  });

  test('that wrote a comment: its number, and its words as the server keeps them', async () => {
    const at = recording();
    const write = await at.sending('POST', 'projects/1/issues/4/notes', { body: marked });
    write?.answered(unreadable);
    expect(at.told).toEqual([]);
    write?.answered(note({ id: 9, body: 'Half' }));
    expect(at.told).toEqual([{ what: 'comment-added', iid: 4, id: 9, key: 'k1', text: 'Half' }]);
    const change = await at.sending('PUT', 'projects/1/issues/4/notes/9', { body: 'B' });
    change?.answered(unreadable);
    expect(at.told).toHaveLength(1);
    change?.answered(note({ id: 9, body: 'B!' }));
    expect(at.told.at(-1)).toEqual({ what: 'comment-changed', iid: 4, id: 9, before: 'Half', after: 'B!' });
  });

  test('and of a link or a removal nothing', async () => {
    const link = { target_project_id: 1, target_issue_iid: 9 };
    expect((await answered('POST', 'issues/4/links', link, issue())).told).toEqual([]);
    expect((await answered('DELETE', 'issues/4/notes/9', {}, note())).told).toEqual([]);
  });
});
