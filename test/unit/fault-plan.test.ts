// Each fault of the plan does what it says, where it says, and nowhere else.
import { describe, expect, test } from 'vitest';
import * as plan from '../support/fault-plan.ts';

/** A server that counts what reached it. */
function counting() {
  const reached: string[] = [];
  const fetch: plan.Fetch = (request) => {
    reached.push(request.method);
    return Promise.resolve(
      Response.json([{ id: 1 }, { id: 2 }], {
        headers: {
          date: 'Mon, 23 Nov 2026 09:00:00 GMT',
          'x-total': '2',
          'x-total-pages': '1',
          link: '<https://gitlab.test/api/v4/x?page=1>; rel="first", <https://gitlab.test/api/v4/x?page=1>; rel="last"',
        },
      }),
    );
  };
  return { reached, fetch };
}

const request = (method = 'GET', path = '/projects/1/issues?page=1', signal: AbortSignal | null = null) =>
  new Request(`https://gitlab.test/api/v4${path}`, { method, signal });

const everywhere = {};

describe('which requests are hit', () => {
  const answer =
    (status: number): plan.Fault =>
    () =>
      Promise.resolve(new Response(null, { status }));
  const cases: [string, plan.FaultRule[], string[], number[]][] = [
    ['the first', [{ when: everywhere, fault: answer(500) }], ['GET', 'GET'], [500, 200]],
    ['the second', [{ when: everywhere, nth: 2, fault: answer(500) }], ['GET', 'GET', 'GET'], [200, 500, 200]],
    [
      'two from the second on',
      [{ when: everywhere, nth: 2, times: 2, fault: answer(500) }],
      ['GET', 'GET', 'GET', 'GET'],
      [200, 500, 500, 200],
    ],
    ['of a verb', [{ when: { method: 'POST' }, fault: answer(500) }], ['GET', 'POST', 'POST'], [200, 500, 200]],
    ['all', [{ when: everywhere, times: Infinity, fault: answer(500) }], ['GET', 'POST'], [500, 500]],
    [
      'the rule in front wins',
      [
        { when: everywhere, fault: answer(500) },
        { when: everywhere, fault: answer(429) },
      ],
      ['GET', 'GET'],
      [500, 200],
    ],
  ];
  test.each(cases)('%s', async (_name, rules, methods, statuses) => {
    const { fetch } = plan.withFaults(counting().fetch, rules);
    const seen: number[] = [];
    for (const method of methods) seen.push((await fetch(request(method))).status);
    expect(seen).toEqual(statuses);
  });

  test('by the path below the API, query included; the log marks what was hit', async () => {
    const faulty = plan.withFaults(counting().fetch, [{ when: { path: /\/notes\?page=2$/ }, fault: answer(500) }]);
    await faulty.fetch(request('GET', '/projects/1/issues/4/notes?page=1'));
    await faulty.fetch(request('GET', '/projects/1/issues/4/notes?page=2'));
    expect(faulty.asked).toEqual(['GET /projects/1/issues/4/notes?page=1', '*GET /projects/1/issues/4/notes?page=2']);
  });
});

describe('what reaches the server', () => {
  const cases: [string, plan.Fault, number][] = [
    ['too many requests', plan.tooMany(5), 0],
    ['a proxy’s page before', plan.proxyPage(502, 'before'), 0],
    ['a proxy’s page after', plan.proxyPage(504, 'after'), 1],
    ['a crash before', plan.crash('before'), 0],
    ['a crash after', plan.crash('after'), 1],
    ['a reset before', plan.reset('before'), 0],
    ['a reset after', plan.reset('after'), 1],
    ['an answer cut short', plan.cutShort, 1],
    ['an empty body', plan.emptyBody, 1],
    ['a login page', plan.loginPage, 0],
    ['a slow answer', plan.slow(1), 1],
    ['a redirect', plan.redirectTo('https://login.example.com'), 0],
    ['a skewed clock', plan.skewed(60_000), 1],
    ['no totals', plan.uncounted, 1],
    ['a revoked token', plan.revoked, 0],
  ];
  test.each(cases)('%s', async (_name, fault, count) => {
    const { reached, fetch } = counting();
    const faulty = plan.withFaults(fetch, [{ when: everywhere, fault }]);
    await faulty.fetch(request('POST')).catch(() => null);
    expect(reached.length).toBe(count);
  });
});

describe('what comes back', () => {
  const one = (fault: plan.Fault) => plan.withFaults(counting().fetch, [{ when: everywhere, fault }]).fetch(request());
  const facts = async (fault: plan.Fault, header: string) => {
    const response = await one(fault);
    return [response.status, response.headers.get(header), await response.text()];
  };

  test('429, with and without a time', async () => {
    expect(await facts(plan.tooMany(7), 'retry-after')).toEqual([429, '7', 'Retry later\n']);
    expect(await facts(plan.tooMany(null), 'retry-after')).toEqual([
      429,
      null,
      '{"message":{"error":"This endpoint has been requested too many times. Try again later."}}',
    ]);
  });

  test.each([
    ['502', plan.proxyPage(502, 'before'), 502],
    ['503', plan.proxyPage(503, 'after'), 503],
    ['login', plan.loginPage, 200],
  ] as const)('HTML: %s', async (_name, fault, status) => {
    const response = await one(fault);
    expect([response.status, response.headers.get('content-type')?.startsWith('text/html')]).toEqual([status, true]);
    expect(await response.text()).toMatch(/^<!DOCTYPE html>/);
  });

  test('500 with a JSON body', async () => {
    expect(await facts(plan.crash('before'), 'content-type')).toEqual([
      500,
      'application/json',
      '{"message":"500 Internal Server Error"}',
    ]);
  });

  test('a reset tells its code', async () => {
    await expect(one(plan.reset('before'))).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  test('a body cut in the middle, and none', async () => {
    expect(await facts(plan.cutShort, 'content-type')).toEqual([200, 'application/json', '[{"id":1}']);
    expect(await facts(plan.emptyBody, 'content-type')).toEqual([200, 'application/json', '']);
  });

  test('a slow answer is the answer', async () => {
    expect(await (await one(plan.slow(1))).json()).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test.each(['before', 'after'] as const)('a hang ends when the caller gives up: %s', async (when) => {
    const { reached, fetch } = counting();
    const faulty = plan.withFaults(fetch, [{ when: everywhere, fault: plan.hang(when) }]);
    const giveUp = new AbortController();
    const waiting = faulty.fetch(request('GET', '/x', giveUp.signal));
    setTimeout(() => giveUp.abort(new Error('enough')), 5);
    await expect(waiting).rejects.toThrow('enough');
    expect(reached.length).toBe(when === 'after' ? 1 : 0);
  });

  test('a redirect keeps the path', async () => {
    expect((await facts(plan.redirectTo('https://login.example.com'), 'location')).slice(0, 2)).toEqual([
      302,
      'https://login.example.com/api/v4/projects/1/issues?page=1',
    ]);
  });

  test('another clock, and the same rows', async () => {
    const response = await one(plan.skewed(-3_600_000));
    expect(response.headers.get('date')).toBe('Mon, 23 Nov 2026 08:00:00 GMT');
    expect(await response.json()).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('without totals and without a last link', async () => {
    const { headers } = await one(plan.uncounted);
    expect([headers.get('x-total'), headers.get('x-total-pages'), headers.get('link')]).toEqual([
      null,
      null,
      '<https://gitlab.test/api/v4/x?page=1>; rel="first"',
    ]);
  });

  test('a revoked token', async () => {
    expect((await facts(plan.revoked, 'content-type'))[0]).toBe(401);
  });

  test('meanwhile something is done, before the answer', async () => {
    const order: string[] = [];
    const inner: plan.Fetch = () => {
      order.push('answer');
      return Promise.resolve(new Response('ok'));
    };
    const work = () => Promise.resolve(order.push('work'));
    const { fetch } = plan.withFaults(inner, [{ when: everywhere, fault: plan.meanwhile(work) }]);
    expect([await (await fetch(request())).text(), order]).toEqual(['ok', ['work', 'answer']]);
  });

  test('two faults on one request: the first rule is the outer one', async () => {
    const { fetch } = plan.withFaults(counting().fetch, [
      { when: everywhere, fault: plan.uncounted },
      { when: everywhere, fault: plan.skewed(1_000) },
    ]);
    const { headers } = await fetch(request());
    expect([headers.get('x-total'), headers.get('date')]).toEqual([null, 'Mon, 23 Nov 2026 09:00:01 GMT']);
  });
});
