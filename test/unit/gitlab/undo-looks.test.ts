// How an issue that a run opened or changed stands now, and what taking that back would change.
import { describe, expect, test } from 'vitest';
import { added, changed, goal, gone, note, opened, put, useProject, wayOf, waysOf } from './undo-scene.ts';

useProject();

describe('an issue that was opened', () => {
  test('is deleted where it is as the run left it', async () => {
    const iid = await goal();
    expect(await wayOf(opened(iid))).toEqual({
      steps: [0],
      act: 'delete-issue',
      iid,
      title: 'Read',
      isConfidential: false,
      changes: [],
      obstacles: [],
    });
  });

  test('and is gone by now needs nothing, and has the name that was sent', async () => {
    const iid = await goal();
    await gone(`issues/${iid}`);
    expect(await wayOf(opened(iid))).toMatchObject({ act: 'done', iid, title: 'As sent', obstacles: [] });
  });

  test.each([
    [1, '1 comment that this run did not write'],
    [2, '2 comments that this run did not write'],
  ])('stays where others wrote %i comments on it', async (count, obstacle) => {
    const iid = await goal({ confidential: true });
    const other = await goal();
    const own = await note(iid, 'Half');
    const elsewhere = await note(other, 'Half');
    for (let number = 1; number <= count; number += 1) await note(iid, 'Good', 'morgan');
    const ways = await waysOf(opened(iid), added(iid, own), added(other, elsewhere));
    expect(ways).toMatchObject([
      { steps: [2], act: 'delete-comment' },
      { steps: [0, 1], act: 'delete-issue', isConfidential: true, obstacles: [obstacle] },
    ]);
  });

  test('stays where somebody changed it, but not for what the run itself changed later', async () => {
    const iid = await goal();
    await put(`issues/${iid}`, { due_date: '2027-01-01', labels: 'x' });
    const steps = [
      opened(iid, { after: { title: 'Read', text: 'One\nTwo', due: null, state: 'opened', labels: [] } }),
      changed(iid, { due: null, labels: [] }, { due: '2027-01-01', labels: ['x'] }),
    ];
    expect(await wayOf(...steps)).toMatchObject({ steps: [0, 1], act: 'delete-issue', obstacles: [] });
    await put(`issues/${iid}`, { due_date: '2027-02-02', description: 'One\nThree' });
    expect((await wayOf(...steps)).obstacles).toEqual([
      'text, line 2: this run left "Two", and now it is "Three"',
      'due date: this run left "2027-01-01", and now it is "2027-02-02"',
    ]);
  });

  test('is done with where it was closed, and nothing else of it is new', async () => {
    const iid = await goal();
    await put(`issues/${iid}`, { state_event: 'close' });
    expect(await wayOf(opened(iid))).toMatchObject({ act: 'done', obstacles: [] });
  });

  test('is not done with where it was closed, and more than that is new', async () => {
    const [other, commented, own, byRun] = [await goal(), await goal(), await goal(), await goal()];
    for (const iid of [other, commented, own, byRun]) await put(`issues/${iid}`, { state_event: 'close' });
    await put(`issues/${other}`, { title: 'Theirs' });
    await note(commented, 'Good', 'morgan');
    const mine = added(own, await note(own, 'Half'));
    await put(`issues/${byRun}`, { title: 'Theirs' });
    const closing = changed(byRun, { state: 'opened' }, { state: 'closed' });
    const closed = 'state: this run left open, and now it is closed';
    const titled = 'title: this run left "Read", and now it is "Theirs"';
    expect(await wayOf(opened(other))).toMatchObject({ act: 'delete-issue', obstacles: [titled, closed] });
    expect(await wayOf(opened(commented))).toMatchObject({
      act: 'delete-issue',
      obstacles: [closed, '1 comment that this run did not write'],
    });
    expect(await wayOf(opened(own), mine)).toMatchObject({ act: 'delete-issue', obstacles: [closed] });
    // The run closed it, so that somebody else's title is the one thing that is new.
    expect(await wayOf(opened(byRun), closing)).toMatchObject({ act: 'delete-issue', obstacles: [titled] });
  });

  test('whose number never came is found by its key; without one there is nothing to find', async () => {
    const description = 'One\n\n<!-- devgrowth:goal key=k1 -->';
    const iid = await goal({ description });
    await goal({ description: description.replace('k1', 'k2') });
    const own = added(iid, await note(iid, 'Half'));
    expect(await wayOf(opened(null, { key: 'k1', after: null }), own)).toMatchObject({
      steps: [0, 1],
      act: 'delete-issue',
      iid,
      title: 'Read',
      obstacles: [],
    });
    const nobody = { act: 'done', iid: null, title: 'As sent' };
    expect(await wayOf(opened(null, { key: 'k3', after: null }))).toMatchObject(nobody);
    expect(await wayOf(opened(null, { after: null }))).toMatchObject(nobody);
  });
});

describe('an issue that was changed', () => {
  test('becomes what it was, all steps at once', async () => {
    const iid = await goal({ title: 'C', description: 'One\nTwo' });
    const steps = [
      changed(iid, { title: 'A' }, { title: 'B' }),
      changed(iid, { title: 'B', text: 'One' }, { title: 'C', text: 'One\nTwo' }),
    ];
    expect(await wayOf(...steps)).toMatchObject({
      steps: [0, 1],
      act: 'restore-issue',
      title: 'C',
      changes: ['title: "A" in place of "C"', '- Two'],
      obstacles: [],
    });
  });

  test('in one field alone is restored as well', async () => {
    const iid = await goal({ title: 'B' });
    expect(await wayOf(changed(iid, { title: 'A' }, { title: 'B' }))).toMatchObject({
      act: 'restore-issue',
      changes: ['title: "A" in place of "B"'],
      obstacles: [],
    });
  });

  test('and is as it was by now is done', async () => {
    const iid = await goal({ title: 'A', description: 'One' });
    const step = changed(iid, { title: 'A', text: 'One' }, { title: 'B', text: 'One\nTwo' });
    expect(await wayOf(step)).toMatchObject({ act: 'done', changes: [], obstacles: [] });
  });

  test('and is gone by now, or was never read before, is nothing that anybody brings back', async () => {
    const iid = await goal();
    expect(await wayOf(changed(iid, null, { title: 'B' }))).toMatchObject({
      act: 'restore-issue',
      title: 'Read',
      obstacles: ['what stood there before was not read, so nobody knows it'],
    });
    await gone(`issues/${iid}`);
    expect(await wayOf(changed(iid, { title: 'A' }, { title: 'B' }))).toMatchObject({
      act: 'restore-issue',
      title: 'Read by then',
      obstacles: [`#${iid} is not there any more`],
    });
  });

  test('stays where somebody changed the same field since, even where that is all', async () => {
    const iid = await goal({ title: 'Theirs' });
    expect(await wayOf(changed(iid, { title: 'A' }, { title: 'B' }))).toMatchObject({
      act: 'restore-issue',
      changes: [],
      obstacles: ['title: this run left "B", and now it is "Theirs"'],
    });
  });

  test('stays where somebody changed the same line since: told is what the run left there last', async () => {
    const iid = await goal({ title: 'Read', description: 'One\nTwo\nTheirs too' });
    const steps = [
      changed(iid, { text: 'One' }, { text: 'One\nTwo' }),
      changed(iid, { text: 'One\nTwo\nTheirs' }, { text: 'One\nTwo\nMine' }),
    ];
    expect(await wayOf(...steps)).toMatchObject({
      act: 'restore-issue',
      changes: [],
      obstacles: ['text, line 3: this run left "Mine", and now it is "Theirs too"'],
    });
    expect((await wayOf(changed(iid, { text: 'One' }, { text: 'One\nMine\nTheirs too' }))).obstacles).toEqual([
      'text, line 2: this run left "Mine", and now it is "Two"',
    ]);
  });
});
