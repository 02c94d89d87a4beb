// Every way in which one request, or everything from one request on, goes wrong: the columns of the fault matrix.
import {
  crash,
  cutShort,
  emptyBody,
  type Fault,
  loginPage,
  otherJson,
  proxyPage,
  redirectTo,
  refusal,
  reset,
  revoked,
  tooMany,
} from './fault-plan.ts';
import { type Stage, type Trouble } from './fault-scene.ts';

export interface Kind {
  readonly name: string;
  /** Looks the same on a request that changes nothing. */
  readonly isOfWrites?: boolean;
  /** It passes by waiting, and whoever is held back meanwhile is not late for it: the command ends as if nothing had been. */
  readonly isWaitedOut?: boolean;
  readonly trouble: Omit<Trouble, 'at'>;
}

const once = (name: string, fault: Fault): Kind => ({
  name,
  trouble: { play: ({ request, pass }) => fault(request, pass) },
});
const waitedOut = (kind: Kind): Kind => ({ ...kind, isWaitedOut: true });
const ofWrites = (kind: Kind): Kind => ({ ...kind, isOfWrites: true });

/** GitLab still works on it when the connection is given up; what it asked for is done after `landsMs`. null: it is not cut, and waited for in vain. */
function late(name: string, landsMs: number, cutMs: number | null): Kind {
  return ofWrites({
    name,
    trouble: {
      play: async (stage) => {
        stage.clock.after(landsMs, stage.pass);
        if (cutMs === null) return hang(stage);
        await stage.clock.sleep(cutMs);
        throw brokenOff();
      },
    },
  });
}

function brokenOff(): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
}

/** Nobody answers; Ctrl-C after five seconds. */
function interrupted(name: string, landsMs: number | null): Kind {
  return ofWrites({
    name,
    trouble: {
      play: async ({ clock, pass, stop }) => {
        if (landsMs !== null) clock.after(landsMs, pass);
        await clock.sleep(5_000);
        return stop();
      },
    },
  });
}

const stopAfter = async ({ pass, stop }: Stage) => {
  await pass();
  return stop();
};

export const kinds: readonly Kind[] = [
  once('cut before', reset('before')),
  ofWrites(once('cut after', reset('after'))),
  once('500', crash('before')),
  ofWrites(once('500 after', crash('after'))),
  once('502', proxyPage(502, 'before')),
  ofWrites(once('502 after', proxyPage(502, 'after'))),
  ofWrites(once('503 after', proxyPage(503, 'after'))),
  ofWrites(once('504 after', proxyPage(504, 'after'))),
  waitedOut(once('429', tooMany(null))),
  waitedOut(once('429, wait 3 s', tooMany(3))),
  waitedOut(once('429, wait 40 s', tooMany(40))),
  once('429, wait an hour', tooMany(3_600)),
  once('401', revoked),
  once('403', refusal(403, '403 Forbidden')),
  once('404', refusal(404, '404 Not Found')),
  once('409', refusal(409, 'Conflict')),
  once('412', refusal(412, 'Precondition Failed')),
  once('422', refusal(422, 'Unprocessable')),
  once('400', refusal(400, 'Bad request')),
  once('truncated', cutShort),
  once('empty 200', emptyBody),
  once('other JSON', otherJson),
  once('login page', loginPage),
  once('redirect', redirectTo('https://login.example.com')),
  late('lands after 1 s, no answer', 1_000, null),
  late('lands after 7 s, no answer', 7_000, null),
  late('lands after 20 s, no answer', 20_000, null),
  late('lands after 31 s, no answer', 31_000, null),
  late('lands after 45 s, no answer', 45_000, null),
  late('lands after 59 s, no answer', 59_000, null),
  late('lands after 7 s, cut', 7_000, 100),
  late('lands after 45 s, cut', 45_000, 100),
  { name: 'no answer', trouble: { play: hang } },
  interrupted('Ctrl-C, not written', null),
  interrupted('Ctrl-C, lands after 7 s', 7_000),
  interrupted('Ctrl-C, lands after 45 s', 45_000),
  { name: 'killed before', trouble: { play: ({ stop }) => stop() } },
  ofWrites({ name: 'killed after', trouble: { play: stopAfter } }),
  { name: 'down from here on', trouble: { lasts: true, play: () => Promise.reject(brokenOff()) } },
  { name: '503 from here on', trouble: { lasts: true, play: ({ request, pass }) => down(request, pass) } },
  { name: 'revoked from here on', trouble: { lasts: true, play: ({ request, pass }) => revoked(request, pass) } },
  ofWrites({ name: 'disk full from here on', trouble: { isDiskFull: true } }),
];

const down = proxyPage(503, 'before');

/** Until the gateway has had enough of it; a gateway that never has is a failure of its own. */
async function hang({ clock, request: { signal } }: Stage): Promise<never> {
  for (let seconds = 0; seconds < 600 && !signal.aborted; seconds += 1) await clock.sleep(1_000);
  signal.throwIfAborted();
  throw new Error('Nobody gave up a request that was never answered.');
}
