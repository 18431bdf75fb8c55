/** `import` as a person runs it. Needs a build in dist/cli. */
import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {cli, temporaryFolder} from '../support/cli.mjs';

const PAGE = `# Acme subprocessors

| Name | Purpose | Where it runs |
| --- | --- | --- |
| Foo, Inc. | Mail | On a boat |
`;

describe('subprocessor-list import', () => {
  it('writes the feed to stdout, and to stderr where everything went', async (t) => {
    const cwd = temporaryFolder(t);
    writeFileSync(join(cwd, 'page.md'), PAGE);
    const {code, stdout, stderr} = await cli(['import', 'page.md'], {cwd});
    assert.equal(code, 0);
    const {$schema, subprocessors} = JSON.parse(stdout);
    assert.match($schema, /\/dist\/subprocessors\.schema\.json$/);
    assert.deepEqual(subprocessors, [
      {id: 'foo-inc', name: 'Foo, Inc.', purpose: 'Mail', fields: {'Where it runs': 'On a boat'}},
    ]);
    assert.match(stderr, /Table 1 "Acme subprocessors" {2}1 row; 1 entry; 6 cells: 3 placed, 3 in heads/);
    assert.match(stderr, /Where it runs +→ {2}fields "Where it runs", 1/);
    assert.match(stderr, /Next: subprocessor-list validate feed\.json\n$/);
  });

  it('writes a new file, and never over another one', async (t) => {
    const cwd = temporaryFolder(t);
    const first = await cli(['import', '-', '--from', 'markdown', '--out', 'feed.json'], {cwd, input: PAGE});
    assert.deepEqual([first.code, first.stdout], [0, '']);
    assert.match(readFileSync(join(cwd, 'feed.json'), 'utf8'), /^\{\n {2}"\$schema"/);
    writeFileSync(join(cwd, 'feed.json'), 'mine');
    const second = await cli(['import', '-', '-o', 'feed.json'], {cwd, input: PAGE});
    assert.equal(second.code, 1);
    assert.match(second.stderr, /feed\.json exists already\. Name another file, or remove it\./);
    assert.equal(readFileSync(join(cwd, 'feed.json'), 'utf8'), 'mine');
  });

  it('finds out what stdin is', async () => {
    const sources = [
      PAGE,
      '<!doctype html><table><tr><th>Name<th>Purpose<tr><td>Foo, Inc.<td>Mail</table>',
      'Name,Purpose\n"Foo, Inc.",Mail\n',
      'Name\tPurpose\nFoo, Inc.\tMail\n',
      '[{"name": "Foo, Inc.", "purpose": "Mail"}]',
      'vendors:\n  - name: Foo, Inc.\n    purpose: Mail\n',
    ];
    for (const input of sources) {
      const {code, stdout, stderr} = await cli(['import', '-'], {input});
      assert.equal(code, 0, stderr);
      assert.equal(JSON.parse(stdout).subprocessors[0].name, 'Foo, Inc.', input);
    }
  });

  it('reads a page from its address', async (t) => {
    const server = createServer((_, response) => {
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8'});
      response.end('<html lang=en><table><tr><th>Name<th>Purpose<tr><td><a href="/foo">Foo</a><td>Mail</table>');
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const origin = `http://127.0.0.1:${server.address().port}`;
    const {stdout} = await cli(['import', `${origin}/legal/list`]);
    assert.equal(JSON.parse(stdout).subprocessors[0].url, `${origin}/foo`);
  });

  it('fails without a list, and writes nothing', async (t) => {
    const cwd = temporaryFolder(t);
    const input = 'Subprocessors\n\nNameCategoryCountry\nFooMailGermany\n';
    const {code, stdout, stderr} = await cli(['import', '-', '--out', 'feed.json'], {cwd, input});
    assert.deepEqual([code, stdout, existsSync(join(cwd, 'feed.json'))], [1, '', false]);
    assert.match(stderr, /cells of its tables run together/);
    assert.match(stderr, /save it as HTML/);
  });

  it('takes only formats that it knows', async () => {
    const {code, stderr} = await cli(['import', '-', '--from', 'docx']);
    assert.equal(code, 2);
    assert.match(stderr, /--from takes html, markdown, .*it was "docx"/);
  });

  it('keeps a feed as it is, and says so', async () => {
    const input = '{"subprocessors": [{"id": "x", "name": "X"}]}';
    const {code, stdout, stderr} = await cli(['import', '-'], {input});
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), JSON.parse(input));
    assert.match(stderr, /is a feed already/);
  });
});
