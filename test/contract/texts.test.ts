// What GitLab makes of text: checklists it counts, commands it carries out, references it follows, notes it writes itself.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';
import { column, type ContractGitLab, type Row } from '../support/contract-gitlab.ts';

const systemNotes = (rows: readonly Row[]) => rows.filter(({ system }) => system === true).map(({ body }) => body);

async function systemNotesOf(gitlab: ContractGitLab, iid: number): Promise<unknown[]> {
  return systemNotes((await gitlab.get(`issues/${iid}/notes?sort=asc`)).rows);
}

contract('texts', ({ docs, assume, onSandbox }) => {
  docs('https://docs.gitlab.com/user/markdown/#task-lists', () => {
    const counted: [string, string | null, [count: number, completed: number]][] = [
      ['no text', null, [0, 0]],
      ['three bullets', '- [ ] a\n* [x] b\n+ [X] c', [3, 2]],
      ['numbers', '1. [x] a\n2. [ ] b', [2, 1]],
      ['nested items', '- [ ] a\n  - [x] b\n    - [ ] c', [3, 1]],
      ['items in a quote', '> - [x] a', [1, 1]],
      ['inapplicable items are not counted', '- [~] a\n- [ ] b', [1, 0]],
      ['not in a fence', '```\n- [ ] a\n```\n- [x] b', [1, 1]],
      ['not in indented code', 'x\n\n    - [ ] a', [0, 0]],
      ['not in an HTML comment', '<!--\n- [ ] a\n-->\n\n- [ ] b', [1, 0]],
      ['an item without text is none', '- [ ]\n- [ ] b', [1, 0]],
      ['no space behind the bracket is none', '- [ ]a\n- [ ] b', [1, 0]],
      ['windows line ends', '- [ ] a\r\n- [x] b\r\n', [2, 1]],
    ];
    for (const [name, description, [count, completed]] of counted) {
      assume(`task_completion_status: ${name}`, async (gitlab) => {
        const issue = await gitlab.issue({ description });
        expect(issue['task_completion_status']).toEqual({ count, completed_count: completed });
      });
    }
    onSandbox('a given version', 'a checkbox alone in a table cell counts', async (gitlab) => {
      const issue = await gitlab.issue({ description: '| a | b |\n|---|---|\n| [x] | [ ] |\n| [x] c | d |' });
      expect(issue['task_completion_status']).toEqual({ count: 2, completed_count: 1 });
    });
    assume('checkboxes of comments never count', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.note(iid, '- [ ] a');
      expect((await gitlab.get(`issues/${iid}`)).row['task_completion_status']).toEqual({
        count: 0,
        completed_count: 0,
      });
    });
    assume('ticking leaves one system note for each item', async (gitlab) => {
      const { iid } = await gitlab.issue({ description: '- [ ] one\n- [ ] two\n- [x] three' });
      await gitlab.put(`issues/${iid}`, { description: '- [x] one\n- [ ] two\n- [ ] three' });
      expect(await systemNotesOf(gitlab, iid)).toEqual([
        'marked the checklist item **one** as completed',
        'marked the checklist item **three** as incomplete',
      ]);
    });
    assume('an item that is ticked and edited at once is "changed the description"', async (gitlab) => {
      const { iid } = await gitlab.issue({ description: '- [ ] one\n- [ ] two' });
      await gitlab.put(`issues/${iid}`, { description: '- [x] one!\n- [ ] two' });
      expect(await systemNotesOf(gitlab, iid)).toEqual(['changed the description']);
    });
    assume('a tick is noted even when other text changed with it, and that change is not', async (gitlab) => {
      const { iid } = await gitlab.issue({ description: '- [ ] one\n- [ ] two' });
      await gitlab.put(`issues/${iid}`, { description: '- [x] one\n- [ ] two!\n\nMore' });
      expect(await systemNotesOf(gitlab, iid)).toEqual(['marked the checklist item **one** as completed']);
    });
    assume('ticking an item that moved is "changed the description"', async (gitlab) => {
      const { iid } = await gitlab.issue({ description: '- [ ] one\n- [ ] two' });
      await gitlab.put(`issues/${iid}`, { description: '- [ ] new\n- [x] one\n- [ ] two' });
      expect(await systemNotesOf(gitlab, iid)).toEqual(['changed the description']);
    });
    onSandbox('a given version', 'the item’s Markdown stands escaped in the note', async (gitlab) => {
      const { iid } = await gitlab.issue({ description: '- [ ] a human-approved text.' });
      await gitlab.put(`issues/${iid}`, { description: '- [x] a human-approved text.' });
      expect(await systemNotesOf(gitlab, iid)).toEqual([
        'marked the checklist item **a human\\-approved text\\.** as completed',
      ]);
    });
  });

  docs('https://docs.gitlab.com/user/project/quick_actions/', () => {
    const executed: [string, string, string | null][] = [
      ['in the first column', 'Text\n/close', 'Text'],
      ['in capitals', 'Text\n/CLOSE', 'Text'],
      ['with windows line ends', 'Text\r\n\r\n/close\r\n', 'Text'],
      ['behind an HTML comment on its own line', 'Text\n\n<!-- x -->\n\n/close', 'Text\n\n<!-- x -->'],
      ['alone', '/close', ''],
    ];
    for (const [name, description, text] of executed) {
      assume(`a command ${name} is carried out and taken out of the text`, async (gitlab) => {
        const issue = await gitlab.issue({ description: 'Before' });
        const { row } = await gitlab.put(`issues/${issue.iid}`, { description });
        expect([row['state'], row['description'] ?? '']).toEqual(['closed', text]);
      });
    }
    const text: [string, string][] = [
      ['behind a space', 'Text\n /close'],
      ['with a backslash', 'Text\n\\/close'],
      ['in a quote', '> /close'],
      ['in a fence', '```\n/close\n```'],
      ['in a fence with a language', '```sh\n/close\n```'],
      ['that is a longer word', 'Text\n/closed'],
      ['in the middle of a line', 'and /close it'],
      ['that is a path', '/usr/bin/env'],
      ['between lines of >>>', '>>>\n/close\n>>>'],
      ['in an HTML block', '<div>\n/close\n</div>'],
    ];
    for (const [name, description] of text) {
      assume(`a command ${name} is text`, async (gitlab) => {
        const issue = await gitlab.issue({ description });
        expect([issue['state'], issue['description']]).toEqual(['opened', description]);
      });
    }
    const differing: [string, string, boolean][] = [
      ['in an HTML comment of several lines', '<!--\n/close\n-->', true],
      ['in a fence of tildes', '~~~\n/close\n~~~', true],
      ['behind a fence that is not closed', '```\ncode\n/close', true],
      ['behind a quote', '> text\n/close', true],
      ['before a line that ends in a backtick', 'use `x`\n/close\nand `y`', false],
      ['between inline tags', '<b>\n/close\n</i>', false],
    ];
    for (const [name, description, isOldCommand] of differing) {
      for (const version of ['17.7', '19.5'] as const) {
        const isCommand = version === '17.7' ? isOldCommand : name.startsWith('before');
        onSandbox(
          `GitLab ${version}`,
          `a command ${name} is ${isCommand ? 'carried out' : 'text'}`,
          async (gitlab) => {
            const issue = await gitlab.issue();
            const { row } = await gitlab.put(`issues/${issue.iid}`, { description });
            expect([row['state'], String(row['description']).includes('/close')]).toEqual(
              isCommand ? ['closed', false] : ['opened', true],
            );
          },
          { version },
        );
      }
    }
    assume('commands of a new issue are carried out too', async (gitlab) => {
      const issue = await gitlab.issue({ description: 'Text\n/due 2030-01-31\n/label ~"from text"\n/confidential' });
      expect([issue['description'], issue['due_date'], issue['confidential']]).toEqual(['Text', '2030-01-31', true]);
      // A label that is not there is not made by a command.
      expect(issue['labels']).toEqual([]);
    });
    assume('a command that stands in the text already is not carried out again', async (gitlab) => {
      const { iid } = await gitlab.issue({ description: 'Text\n\\/close' });
      const { row } = await gitlab.put(`issues/${iid}`, { description: 'Text, longer\n\\/close' });
      expect(row['state']).toBe('opened');
    });
    assume('a comment of commands alone is 202 without an id', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const { status, body } = await gitlab.post(`issues/${iid}/notes`, { body: '/close' });
      expect([status, body]).toEqual([
        202,
        { commands_changes: expect.any(Object) as unknown, summary: ['Closed this issue.'] },
      ]);
      expect((await gitlab.get(`issues/${iid}`)).row['state']).toBe('closed');
      expect((await gitlab.get(`issues/${iid}/notes?activity_filter=only_comments`)).rows).toEqual([]);
    });
    assume('a comment of commands that fail is 400', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.refuses('POST', `issues/${iid}/notes`, { body: '/reopen' }, [
        400,
        { message: '400 Bad request - Failed to apply commands.' },
      ]);
    });
    assume('words with a command are a comment, and the command is done', async (gitlab) => {
      const { iid } = await gitlab.issue();
      const note = await gitlab.note(iid, 'Enough\n/close');
      expect([note['body'], (await gitlab.get(`issues/${iid}`)).row['state']]).toEqual(['Enough', 'closed']);
    });
  });

  docs('https://docs.gitlab.com/user/project/system_notes/', () => {
    const written: [string, object, object, string][] = [
      [
        'a title',
        { title: 'Old title' },
        { title: 'New title' },
        'changed title from **{-Old-} title** to **{+New+} title**',
      ],
      ['a description', { description: 'a' }, { description: 'b' }, 'changed the description'],
      ['a due date', {}, { due_date: '2030-08-03' }, 'changed due date to August 3, 2030'],
      ['confidentiality', {}, { confidential: true }, 'made the issue confidential'],
      ['a locked discussion', {}, { discussion_locked: true }, 'locked the discussion in this issue'],
    ];
    for (const [name, fields, change, note] of written) {
      assume(`${name} leaves a note`, async (gitlab) => {
        const { iid } = await gitlab.issue(fields);
        await gitlab.put(`issues/${iid}`, change);
        const notes = await systemNotesOf(gitlab, iid);
        expect(notes.at(-1)).toBe(note);
      });
    }
    assume('creating with a due date leaves the note, and taking it off names it', async (gitlab) => {
      const { iid } = await gitlab.issue({ due_date: '2030-08-03' });
      await gitlab.put(`issues/${iid}`, { due_date: '' });
      expect(await systemNotesOf(gitlab, iid)).toEqual([
        'changed due date to August 3, 2030',
        'removed due date August 3, 2030',
      ]);
    });
    assume('assigning and taking off name the person', async (gitlab) => {
      const { iid } = await gitlab.issue();
      await gitlab.put(`issues/${iid}`, { assignee_ids: [gitlab.me.id] });
      await gitlab.put(`issues/${iid}`, { assignee_ids: [] });
      const who = `@${String(gitlab.me['username'])}`;
      expect(await systemNotesOf(gitlab, iid)).toEqual([`assigned to ${who}`, `unassigned ${who}`]);
    });
    assume('labels, milestones, closing and opening leave no notes', async (gitlab) => {
      const milestone = await gitlab.milestone();
      const { iid } = await gitlab.issue();
      await gitlab.put(`issues/${iid}`, { labels: 'a', milestone_id: milestone.id, state_event: 'close' });
      await gitlab.put(`issues/${iid}`, { labels: '', milestone_id: 0, state_event: 'reopen' });
      expect(await systemNotesOf(gitlab, iid)).toEqual([]);
    });
    assume('a mention leaves a note on the other issue', async (gitlab) => {
      const [one, two] = [await gitlab.issue(), await gitlab.issue()];
      await gitlab.note(one.iid, `see #${two.iid}`);
      await gitlab.soon(async () =>
        expect(await systemNotesOf(gitlab, two.iid)).toEqual([`mentioned in issue #${one.iid}`]),
      );
    });
    assume('a mention in a code span does not', async (gitlab) => {
      const [one, two] = [await gitlab.issue(), await gitlab.issue()];
      await gitlab.note(one.iid, `see \`#${two.iid}\``);
      expect(await systemNotesOf(gitlab, two.iid)).toEqual([]);
    });
    assume('a system note does not move updated_at of the issue it stands on', async (gitlab) => {
      const [one, two] = [await gitlab.issue(), await gitlab.issue()];
      await gitlab.note(one.iid, `see #${two.iid}`);
      await gitlab.soon(async () => expect(await systemNotesOf(gitlab, two.iid)).toHaveLength(1));
      expect((await gitlab.get(`issues/${two.iid}`)).row['updated_at']).toBe(two['updated_at']);
    });
    assume('system notes are not counted as comments', async (gitlab) => {
      const { iid } = await gitlab.issue({ due_date: '2030-08-03' });
      expect((await gitlab.get(`issues/${iid}`)).row['user_notes_count']).toBe(0);
      expect(column((await gitlab.get(`issues/${iid}/notes?activity_filter=only_activity`)).rows, 'system')).toEqual([
        true,
      ]);
    });
  });
});
