/**
 * A server for one person: on this machine, to this machine. What it serves is nobody else's business, so a page of another
 * site must not read it either: a name that such a site has pointed here (DNS rebinding) is refused.
 */
import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {isIP} from 'node:net';
import {Failure} from '../command.js';
import {say} from './terminal.js';

export interface Answer {
  status?: number;
  /** Media type. */
  type: string;
  body: string | Uint8Array;
}

export interface Serving {
  /** Without a path: `http://localhost:4173`. */
  origin: string;
  /** Tells every page that listens at `/events`; `name` is what it listens to. */
  send(name: string): void;
  /** Ends all connections. */
  close(): Promise<void>;
}

interface Options {
  /** Name or address to listen at. By default both loopback addresses, as `localhost`. */
  host?: string;
  /** 0 is any free one. */
  port: number;
  /** Whether only this port will do; else, where it is taken, any free one is as good. */
  isPortAsked: boolean;
  /** Sent with every answer. */
  headers: Readonly<Record<string, string>>;
  /** Answers for a path, of which each part is decoded and names nothing hidden or above: `['']` is the root. */
  answer(path: readonly string[]): Promise<Answer | undefined>;
}

const LOOPBACK = ['127.0.0.1', '::1'];

/** Milliseconds after which a page that has lost the server asks again. */
const RETRY = 500;

/** @throws {Failure} if it cannot listen there */
export async function serve({host, port, isPortAsked, headers, answer}: Options): Promise<Serving> {
  const listeners = new Set<ServerResponse>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const {method, url = '/'} = request;
    if (!isAllowed(request.headers.host, host)) return plain(response, 403, 'This server answers to localhost only.');
    if (method !== 'GET' && method !== 'HEAD') return plain(response, 405, 'Only GET and HEAD.', {allow: 'GET, HEAD'});
    const path = partsOf(url);
    if (!path) return plain(response, 404, 'Not found.');
    if (path.join('/') === 'events') return method === 'HEAD' ? plain(response, 200, '') : listen(response);
    try {
      const {status = 200, type, body} = (await answer(path)) ?? {status: 404, type: 'text/plain', body: 'Not found.'};
      response.writeHead(status, {'content-type': type}).end(method === 'HEAD' ? undefined : body);
    } catch (error) {
      const {message, stack = message} = error as Error;
      // Whoever has not foreseen it has to know; whoever edits can go on.
      if (!(error instanceof Failure)) say(stack);
      plain(response, 500, message);
    }
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, {'content-type': 'text/event-stream'}).write(`retry: ${RETRY}\n\n`);
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }

  const servers = await listenAt(host === undefined ? LOOPBACK : [host], port, isPortAsked, handle);
  const name = host === undefined ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
  return {
    origin: `http://${name}:${portOf(servers[0])}`,
    send(name) {
      for (const listener of listeners) listener.write(`event: ${name}\ndata:\n\n`);
    },
    async close() {
      const closed = servers.map((server) => once(server, 'close'));
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
      await Promise.all(closed);
    },
  };
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function listenAt(
  hosts: readonly string[],
  port: number,
  isPortAsked: boolean,
  handle: Handle,
): Promise<Server[]> {
  const servers: Server[] = [];
  let free = port;
  for (const [index, host] of hosts.entries()) {
    const server = createServer(handle);
    server.listen(free, host);
    try {
      await once(server, 'listening');
    } catch (error) {
      const {code, message} = error as NodeJS.ErrnoException;
      // A machine may have no IPv6.
      if (index > 0 && code !== 'EADDRINUSE') continue;
      for (const other of servers) other.close();
      if (code === 'EADDRINUSE' && !isPortAsked) return listenAt(hosts, 0, false, handle);
      throw new Failure(
        code === 'EADDRINUSE'
          ? `Port ${port} is in use. Name another one with --port, or none for any that is free.`
          : `It is not possible to listen at ${host}, port ${port}: ${message}.`,
      );
    }
    servers.push(server);
    free = portOf(server);
  }
  return servers;
}

function portOf(server: Server | undefined): number {
  const address = server?.address();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Whether the name by which the server was asked is one that no other site can have. */
function isAllowed(header = '', host = 'localhost'): boolean {
  const name = header.replace(/:\d+$/, '').toLowerCase();
  return name === host.toLowerCase() || /^(.+\.)?localhost$/.test(name) || isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
}

/** The decoded parts of a path; nothing where it is malformed, or a part is hidden, empty, or leads elsewhere. */
function partsOf(url: string): string[] | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (path === '/') return [''];
  try {
    const parts = path.split('/').slice(1).map(decodeURIComponent);
    return parts.every((part) => part && !part.startsWith('.') && !/[/\\\0:]/.test(part)) ? parts : undefined;
  } catch {
    return undefined;
  }
}

function plain(response: ServerResponse, status: number, text: string, headers = {}): void {
  response.writeHead(status, {'content-type': 'text/plain; charset=utf-8', ...headers}).end(text);
}
