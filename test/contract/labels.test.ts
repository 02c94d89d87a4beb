// Labels, the older addresses included by which several clients edit them.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';

contract('labels', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/labels/#update-a-project-label', () => {
    for (const key of ['name', 'label_id'] as const) {
      assume(`a label is changed and deleted by its ${key} in the body`, async (gitlab) => {
        const label = await gitlab.label({ name: gitlab.name('Label foo & bar:sub::v.1') });
        const by = { [key]: key === 'name' ? label['name'] : label.id };
        const changed = await gitlab.put('labels', { ...by, color: '#FFFFFF', priority: 3, description: 'test' });
        expect([changed.status, changed.row]).toMatchObject([
          200,
          { id: label.id, name: label['name'], color: '#FFFFFF', priority: 3, description: 'test' },
        ]);
        expect((await gitlab.put('labels', { ...by, priority: null })).row['priority']).toBeNull();
        expect((await gitlab.ask('DELETE', 'labels', { body: by })).status).toBe(204);
        expect((await gitlab.get(`labels/${label.id}`)).status).toBe(404);
      });
    }
    assume('the query names it as well', async (gitlab) => {
      const label = await gitlab.label();
      expect((await gitlab.remove(`labels?name=${encodeURIComponent(String(label['name']))}`)).status).toBe(204);
    });
    const one = 'exactly one parameter must be provided';
    refuses([
      ['PUT', 'labels', { new_name: 'x' }, 400, { error: `label_id, name are missing, ${one}` }],
      ['DELETE', 'labels', undefined, 400, { error: `label_id, name are missing, ${one}` }],
      ['DELETE', 'labels', { label_id: 1, name: 'x' }, 400, { error: 'label_id, name are mutually exclusive' }],
      ['DELETE', 'labels', { name: 'unknown' }, 404, { message: '404 Label Not Found' }],
      ['PUT', 'labels', { label_id: 0, new_name: 'x' }, 404, { message: '404 Label Not Found' }],
      ['PUT', 'labels/promote', undefined, 400, { error: 'name is missing' }],
      ['PUT', 'labels/promote', { name: 'unknown' }, 404, { message: '404 Label Not Found' }],
    ]);
    onSandbox('nobody’s token', 'labels of a public project are for those who are signed in', async (gitlab) => {
      const { id } = await gitlab.label();
      await gitlab.put(`/projects/${gitlab.project.id}`, { visibility: 'public' });
      for (const path of ['labels', `labels/${id}`])
        expect((await gitlab.ask('GET', path, { token: null })).status).toBe(401);
    });
    assume('a name with a slash, a colon and a percent sign is found when it is encoded', async (gitlab) => {
      const { id, ...label } = await gitlab.label({ name: gitlab.name('a/b: 100%') });
      const found = await gitlab.get(`labels/${encodeURIComponent(String(label['name']))}`);
      expect([found.status, found.row.id]).toEqual([200, id]);
    });
  });
});
