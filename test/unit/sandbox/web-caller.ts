// A sandbox whose pages a test opens as a browser would.
import { callerWithProject, type Caller } from './caller.ts';

export interface WebCaller extends Caller {
  /** HTML of a page under the project, or of an address. */
  readonly open: (path: string, as?: string) => Promise<string>;
  readonly visit: (path: string, as?: string) => Promise<Response>;
  /** Opens an issue and shows what its description became. */
  readonly show: (description: string) => Promise<string>;
}

export async function webCaller(options: Parameters<typeof callerWithProject>[0] = {}): Promise<WebCaller> {
  const made = await callerWithProject(options);
  const { externalUrl } = made.sandbox;
  const visit = (path: string, as?: string) =>
    made.sandbox.fetch(
      new Request(`${externalUrl}${path.startsWith('/-/') || path === '' ? '/alex/goals' : ''}${path}`, {
        headers: as === undefined ? {} : { Cookie: `other=1; sandbox_as=${as}` },
      }),
    );
  const open = async (path: string, as?: string): Promise<string> => {
    const answer = await visit(path, as);
    const target = answer.status === 302 ? answer.headers.get('location') : null;
    return target === null ? answer.text() : open(target.slice(externalUrl.length), as);
  };
  return {
    ...made,
    visit,
    open,
    async show(description) {
      const { body, status } = await made.post('/projects/1/issues', { title: 'Shown', description });
      if (status !== 201) throw new Error(`The issue was not created: ${status}`);
      const page = await open(`/-/issues/${(body as { iid: number }).iid}`);
      return /<div class="issue"><div>([\s\S]*?)<\/div><dl class="side">/.exec(page)?.[1] ?? '';
    },
  };
}
