// Files that texts link to.
import { expect } from 'vitest';
import { contract } from '../support/contract.ts';

const form = (name: string, content: string | Uint8Array<ArrayBuffer>) => {
  const data = new FormData();
  data.set('file', new File([content], name));
  return data;
};

contract('uploads', ({ docs, assume, refuses, onSandbox }) => {
  docs('https://docs.gitlab.com/api/project_markdown_uploads/', () => {
    for (const [name, stored, alt, mark] of [
      ['test.txt', 'test.txt', 'test.txt', ''],
      ['my chart.png', 'my_chart.png', 'my_chart', '!'],
    ] as const) {
      assume(`${name} is stored, with the Markdown that shows it`, async (gitlab) => {
        const { status, row } = await gitlab.ask('POST', 'uploads', { body: form(name, 'testing contents') });
        const url = expect.stringMatching(new RegExp(`^/uploads/[0-9a-f]{32}/${stored}$`));
        expect([status, row]).toMatchObject([201, { alt, url, markdown: `${mark}[${alt}](${String(row['url'])})` }]);
      });
    }
    assume('read by its secret, listed, and gone after a delete', async (gitlab) => {
      const bytes = new Uint8Array([0, 255, 10, 13, 128]);
      const { row } = await gitlab.ask('POST', 'uploads', { body: form('blob.bin', bytes) });
      const address = String(row['url']).slice(1);
      const response = await fetch(`${gitlab.base}/api/v4/projects/${gitlab.project.id}/${address}`, {
        headers: { 'PRIVATE-TOKEN': gitlab.token },
      });
      expect([response.status, new Uint8Array(await response.arrayBuffer())]).toEqual([200, bytes]);
      expect(response.headers.get('Content-Disposition')).toMatch(/^attachment/);
      const { rows } = await gitlab.get('uploads');
      expect(rows.slice(0, 1)).toMatchObject([{ id: row.id, filename: 'blob.bin', size: 5 }]);
      expect((await gitlab.remove(`uploads/${row.id}`)).status).toBe(204);
      expect((await gitlab.get(address)).status).toBe(404);
    });
    refuses([
      ['POST', 'uploads', {}, 400, { error: 'file is missing' }],
      ['POST', 'uploads', { file: 'text' }, 400, { error: 'file is invalid' }],
      ['GET', 'uploads/999999', undefined, 404, { message: '404 Not found' }],
    ]);
    onSandbox('a Guest', 'who reads the project reads a file by its secret, and lists none', async (gitlab) => {
      const { row } = await gitlab.ask('POST', 'uploads', { body: form('a.txt', 'a') });
      const path = `/projects/${gitlab.project.id}`;
      const sam = gitlab.as('sam');
      expect((await sam.get(`${path}${String(row['url'])}`)).status).toBe(404);
      await gitlab.post('members', { username: 'sam', access_level: 10 });
      expect((await sam.get(`${path}${String(row['url'])}`)).status).toBe(200);
      for (const address of ['uploads', `uploads/${row.id}`])
        expect([address, (await sam.get(`${path}/${address}`)).status]).toEqual([address, 403]);
    });
  });
});
