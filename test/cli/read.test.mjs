/** What is read, from where, and what is said of what cannot be. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdirSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {source, temporaryFolder} from '../support/cli.mjs';

const {read} = await source('src/cli/io/read.ts');

const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

/** What bytes are as a text; those of a page from a server as well as those of a file. */
const ENCODINGS = [
  ['UTF-8', Buffer.from('Zürich'), 'Zürich'],
  ['UTF-8 with a byte order mark', bytes([0xef, 0xbb, 0xbf], 'a'), 'a'],
  ['UTF-16, little end first', bytes([0xff, 0xfe], Buffer.from('Zürich', 'utf16le')), 'Zürich'],
  ['UTF-16, big end first', bytes([0xfe, 0xff, 0, 0x5a, 0, 0xfc]), 'Zü'],
  ['a page that tells its own', bytes('<meta charset="iso-8859-1">Z\xfcrich'), '<meta charset="iso-8859-1">Zürich'],
  [
    'a page that tells its own in the older way',
    bytes('<META http-equiv=content-type content="text/html; charset=windows-1252">\x80'),
    '<META http-equiv=content-type content="text/html; charset=windows-1252">€',
  ],
];

for (const [title, content, text] of ENCODINGS) {
  test(`reads ${title}`, async (t) => {
    const path = join(temporaryFolder(t), 'file');
    writeFileSync(path, content);
    assert.deepEqual(await read(path), {name: path, text});
  });
}

test('says what is no text', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'picture.png'), bytes([0x89, 0x50, 0x4e, 0x47, 0xff]));
  await assert.rejects(
    read(join(folder, 'picture.png')),
    /picture\.png: This is no text in utf-8\. Save it as UTF-8\./,
  );
  writeFileSync(join(folder, 'odd.html'), '<meta charset="klingon">');
  await assert.rejects(read(join(folder, 'odd.html')), /odd\.html: Its encoding "klingon" is not known/);
});

test('says what is no file', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'file'), '');
  await assert.rejects(read(join(folder, 'none.json')), {
    name: 'Failure',
    message: `${folder}/none.json: There is no such file.`,
  });
  await assert.rejects(read(join(folder, 'sub')), /This is a folder/);
  await assert.rejects(read(join(folder, 'file/x')), /A part of this path is no folder/);
});

test('does not read a file without an end', {skip: process.platform === 'win32'}, async () => {
  await assert.rejects(read('/dev/zero'), /\/dev\/zero: This is larger than 64 MB/);
});

/** A server that answers so, and its address. */
async function serve(t, answer) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {address: `http://127.0.0.1:${server.address().port}`, asked};
}

test('reads a page: its address at last, its type, its encoding', async (t) => {
  const {address} = await serve(t, ({url}, response) => {
    if (url === '/list') return response.writeHead(301, {location: '/list/'}).end();
    const headers = {'content-type': 'Text/HTML; Charset="windows-1252"', 'content-encoding': 'gzip'};
    response.writeHead(200, headers).end(gzipSync(bytes('Z\xfcrich \x80')));
  });
  assert.deepEqual(await read(`${address}/list`), {
    name: `${address}/list`,
    url: `${address}/list/`,
    mediaType: 'text/html',
    text: 'Zürich €',
  });
});

test('does not follow a redirect to somebody else', async (t) => {
  const other = await serve(t, (_request, response) => response.end('{}'));
  const {address} = await serve(t, (_request, response) => response.writeHead(302, {location: other.address}).end());
  await assert.rejects(
    read(address),
    new RegExp(`It has moved to ${other.address}/\\. If you trust that, give that address\\.`),
  );
  assert.deepEqual(other.asked, []);
});

for (const address of ['ftp://acme.example/feed.json', 'file:///feed.json', 's3://acme/feed.json'])
  test(`asks nobody for ${address}`, () => assert.rejects(read(address), /Only https: and http: are asked/));

const FAULTS = [
  ['is not found', (response) => response.writeHead(404).end(), /The server answered 404 Not Found\./],
  ['redirects in a circle', (response) => response.writeHead(302, {location: '/'}).end(), /It redirects in a circle/],
  [
    'redirects to no address',
    (response) => response.writeHead(302, {location: 'http://['}).end(),
    /could not be reached/,
  ],
  [
    'breaks off',
    (response) => response.writeHead(200, {'content-length': '9'}).write('{', () => response.destroy()),
    /could not be reached/,
  ],
  [
    'does not end',
    (response) => {
      const more = () => response.write('x'.repeat(1 << 20), more);
      more();
    },
    /This is larger than 64 MB/,
  ],
];

for (const [title, answer, message] of FAULTS) {
  test(`says of a page that it ${title}`, async (t) => {
    const {address} = await serve(t, (_request, response) => answer(response));
    await assert.rejects(read(address), {name: 'Failure', message});
  });
}

test('waits for a page only so long', async (t) => {
  const {address} = await serve(t, (_request, response) => response.writeHead(200).write('{'));
  const timers = [];
  t.mock.method(AbortSignal, 'timeout', (time) => {
    timers.push(time);
    return AbortSignal.abort(new DOMException('over', 'TimeoutError'));
  });
  await assert.rejects(read(address), /There was no whole answer within 30 seconds\./);
  assert.deepEqual(timers, [30_000]);
});

test('says which address is none, and which cannot be reached', async (t) => {
  await assert.rejects(read('http://'), {name: 'Failure', message: /^http:\/\/: It could not be reached/});
  const {address} = await serve(t, () => {});
  await assert.rejects(read(address.replace(/\d+$/, '1')), /could not be reached: .*(ECONNREFUSED|bad port)/);
});
