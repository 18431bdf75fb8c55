/**
 * A server that misbehaves on request, for the tests of everything that can go wrong while a feed loads.
 *
 *   /faults/status?code=404       answers with that status
 *   /faults/slow?ms=300           answers with a feed, late
 *   /faults/feed?name=A&delay=50  answers with a feed of that publisher, late if asked
 *   /faults/hang                  never answers
 *   /faults/loop                  redirects to itself for ever
 *   /faults/html                  answers 200 with a page where a feed should be
 *   /faults/cut                   promises more bytes than it sends, then cuts the line
 */
import {setTimeout as wait} from 'node:timers/promises';

const faults = {
  status(query, res) {
    res.writeHead(Number(query.get('code')), {'content-type': 'text/plain'}).end('This answer is a test.');
  },
  slow(query, res) {
    return sendFeed(res, 'Slow', Number(query.get('ms')));
  },
  feed(query, res) {
    return sendFeed(res, query.get('name') ?? 'Test', Number(query.get('delay')));
  },
  hang() {},
  loop(_query, res) {
    res.writeHead(302, {location: '/faults/loop'}).end();
  },
  html(_query, res) {
    res.writeHead(200, {'content-type': 'text/html'}).end('<!doctype html><title>Sign in</title><p>Please sign in.');
  },
  cut(_query, res) {
    res.writeHead(200, {'content-type': 'application/json', 'content-length': '5000'});
    res.write('{"publisher": "Cut", "subprocessors": [', () => res.destroy());
  },
};

async function sendFeed(res, publisher, delay) {
  await wait(delay);
  const subprocessors = [{id: 'one', name: `${publisher} One`, category: 'Hosting', country: 'DE'}];
  res.writeHead(200, {'content-type': 'application/json', 'cache-control': 'no-store'});
  res.end(JSON.stringify({publisher, updated: '2026-11-01', subprocessors}));
}

/** For node:http. Returns whether the request was one of these. */
export function handleFault(req, res) {
  const {pathname, searchParams} = new URL(req.url, 'http://localhost');
  const fault = /^\/faults\/(\w+)$/.exec(pathname)?.[1];
  if (!fault || !Object.hasOwn(faults, fault)) return false;
  // Answered later, so that the test runner, which looks at once, does not report each wanted 404 as a missing file.
  setImmediate(() => faults[fault](searchParams, res));
  return true;
}

/** For the test runner, whose server is a Koa application. */
export function faultsMiddleware(context, next) {
  if (!handleFault(context.req, context.res)) return next();
  context.respond = false; // the answer is written by hand, or deliberately not at all
  context.res.statusCode = 200;
}
