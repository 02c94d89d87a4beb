// A way that goes through a proxy, or trusts more certificates than Node does by itself. Loaded only where one of them is asked for.
import * as tls from 'node:tls';
import { Agent, ProxyAgent } from 'undici';
import { byFetch, type Carry } from '#gitlab/wire/carry.ts';

export interface TransportOptions {
  /** With user name and password, where the proxy wants them. */
  readonly proxy: string | null;
  /** Certificates in PEM form, trusted besides the usual ones. */
  readonly ca: string | null;
  /** Connections at once to a server; further requests wait for one. */
  readonly sockets?: number;
}

export function createTransport(base: string, { proxy, ca, sockets: connections = 8 }: TransportOptions): Carry {
  const trust = ca === null ? {} : { ca: [...usualCertificates(), ca] };
  const dispatcher =
    proxy === null
      ? new Agent({ connect: trust, connections })
      : new ProxyAgent({
          uri: proxy,
          connections,
          requestTls: trust,
          proxyTls: trust,
          proxyTunnel: base.startsWith('https:'),
        });
  // The types know the undici that is inside Node, which takes any dispatcher.
  const ours: object = { dispatcher };
  // Node 20 holds a request's link to its signal weakly: the signal is handed to the request that fetch itself makes.
  return (request) => byFetch((whole) => fetch(whole, { ...ours, signal: request.signal }))(request);
}

/** Naming certificates replaces Node's list: it is named again. Newer Nodes tell what NODE_EXTRA_CA_CERTS and the system add to it. */
function usualCertificates(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'default') => string[] };
  return getCACertificates?.('default') ?? tls.rootCertificates;
}
