// A recorder with a journal that remembers what it was told.
import { recorder } from '#gitlab/exchange/recorder.ts';
import type { WriteJournal, WrittenStep, WrittenWhere } from '#growth/forge/written.ts';
import { base } from './fake-gitlab.ts';

export function recording() {
  const begun: { readonly at: WrittenWhere; readonly step: WrittenStep }[] = [];
  const told: WrittenStep[] = [];
  const journal: WriteJournal = {
    begin: (at, step) => {
      begun.push({ at, step });
      return Promise.resolve({ now: (later) => void told.push(later), drop: () => {} });
    },
    follow: () => {},
    end: () => Promise.resolve(),
  };
  const watch = recorder(base, 'sandbox', journal);
  const url = (path: string) => `${base}/api/v4/${path}`;
  return {
    begun,
    told,
    /** Of the step that was begun last. */
    last: () => (begun.at(-1)?.step ?? {}) as { readonly before?: unknown; readonly after?: object },
    saw: (path: string, body: unknown) => watch.saw(url(path), body),
    sending: (method: string, path: string, body?: object | FormData) => {
      const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
      return watch.sending({ method, url: url(path), body: sent }, 'adding @jo');
    },
  };
}
