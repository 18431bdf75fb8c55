/** Feeds as their authors keep them, and where in the text their values stand. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {source} from '../support/cli.mjs';

const {locator, toFeedFile} = await source('src/cli/feed-file.ts');

const named = (name, text) => toFeedFile({name, text, hasComments: name.endsWith('.jsonc')});

const COMMENTED = `// The list\r
{\r
  /* who */ "publisher": "Acme", // trailing\r
  "subprocessors": [{"id": "a", "name": "A",},],\r
}`;

test('reads comments and trailing commas where the name says that there may be some', () => {
  const {feed, value, problems} = named('feed.jsonc', COMMENTED);
  assert.deepEqual(value, {publisher: 'Acme', subprocessors: [{id: 'a', name: 'A'}]});
  assert.deepEqual([feed.publisher.name, problems], ['Acme', []]);
});

/** Texts that are no feed: where that shows, and how it is put. */
const FAULTS = [
  [
    'feed.json',
    COMMENTED,
    1,
    1,
    'unexpected "// The list\\r"; comments and trailing commas are for files whose name ends in .jsonc',
  ],
  [
    'feed.json',
    '{"subprocessors": [],}',
    1,
    22,
    'unexpected "}"; comments and trailing commas are for files whose name ends in .jsonc',
  ],
  ['feed.json', '{"subprocessors": [}', 1, 20, 'unexpected "}"'],
  ['feed.jsonc', '{\n  "a": 1\n  "subprocessors": []}', 3, 3, 'comma expected'],
  ['feed.jsonc', '{"subprocessors": [', 1, 20, 'close bracket expected'],
  ['feed.json', '', 1, 1, 'it ends too early'],
];

for (const [name, text, line, column, message] of FAULTS) {
  test(`${name} with ${JSON.stringify(text.slice(0, 24))} is no JSON`, () => {
    const {feed, value, problems} = named(name, text);
    assert.deepEqual([feed, value], [undefined, undefined]);
    assert.deepEqual(problems, [{code: 'json-syntax', level: 'error', path: '', args: {message}, line, column}]);
  });
}

for (const [text, code] of [
  ['<!doctype html><p>Sign in', 'html'],
  ['"{\\"subprocessors\\": []}"', 'not-a-feed'],
  ['null', 'not-a-feed'],
  ['{}', 'no-list'],
]) {
  for (const name of ['feed.json', 'feed.jsonc']) {
    test(`${name} with ${text} is no feed`, () => {
      const {feed, problems} = named(name, text);
      assert.deepEqual([feed, problems.map((problem) => problem.code)], [undefined, [code]]);
    });
  }
}

const TEXT = '\uFEFF{\r\n  "a~b/c": {"": 1},\r  "list": [10, {"x": "é𝒳", "y": [true]}],\n"last": null}';

/** By pointer; what is missing has the place of the nearest thing around it. */
for (const [pointer, place] of [
  ['', '1:2'],
  ['/a~0b~1c', '2:12'],
  ['/a~0b~1c/', '2:17'],
  ['/list/0', '3:12'],
  ['/list/1/y/0', '3:35'],
  ['/list/1/z', '3:16'],
  ['/list/7/x', '3:11'],
  ['/last', '4:9'],
  ['/none/of/these', '1:2'],
]) {
  test(`${pointer || 'the whole'} stands at ${place}`, () => {
    const {line, column} = locator(named('feed.json', TEXT))(pointer);
    assert.equal(`${line}:${column}`, place);
  });
}
