/** What is marked in the cells of a list. Where a browser has no highlights, nothing is, and nothing fails. */
import {expect} from 'chai';
import {markMatches} from '../../src/search-aids.js';
import {marked} from '../support/marks.js';

const hasHighlights = typeof Highlight !== 'undefined';

let roots: HTMLElement[] = [];

/** A list with these cells. */
function list(...cells: string[]): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = `<p>beside</p>
    <div class="list">
      <p>above</p>
      <table>
        <thead><tr><th>head</th></tr></thead>
        <tbody><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}<td class="actions">actions</td></tr></tbody>
      </table>
    </div>`;
  document.body.append(root);
  roots.push(root);
  return root;
}

const mark = (root: HTMLElement, query: string): void => markMatches(root, root.querySelectorAll('tbody tr'), query);

afterEach(() => {
  for (const root of roots) {
    mark(root, '');
    root.remove();
  }
  roots = [];
});

describe('markMatches', () => {
  it('does not fail, whether the browser can mark or not', () => {
    const root = list('Hetzner');
    mark(root, 'hetzner');
    expect(marked()).to.deep.equal(hasHighlights ? ['Hetzner'] : []);
    mark(document.createElement('div'), 'hetzner');
  });

  describe('where the browser can mark', () => {
    before(function () {
      if (!hasHighlights) this.skip();
    });

    const table: [cell: string, query: string, marked: string[]][] = [
      ['Hetzner', 'hetz', ['Hetz']],
      ['Hetzner', 'HETZNER', ['Hetzner']],
      ['Hetzner', 'x', []],
      ['logs, Logs and more logs', 'logs', ['logs', 'Logs', 'logs']],
      ['aaa', 'aa', ['aa']],
      ['Amazon Web Services', 'web  amazon', ['Amazon', 'Web']],
      ['Côté', 'cote', ['Côté']],
      ['Côté', 'CÔT', ['Côt']],
      ['Co\u0302te\u0301 d’Azur', 'cote', ['Co\u0302te\u0301']],
      ['Co\u0302te\u0301 d’Azur', 'co', ['Co\u0302']],
      ['Co\u0302te\u0301 d’Azur', 'azur', ['Azur']],
      ['ﬁne', 'fine', ['ﬁne']],
      ['so ﬁne a day', 'day', ['day']],
      ['oﬃce', 'of', ['oﬃ']],
      ['ﬁne', 'f', ['ﬁ']],
      ['oﬃce', 'ice', ['ﬃce']],
      ['ﬁx Zoe\u0301 now', 'x', ['x']],
      ['ﬁx Zoe\u0301 now', 'zoe', ['Zoe\u0301']],
      ['ﬁx Zoe\u0301 now', 'now', ['now']],
      ['İstanbul office', 'office', ['office']],
      ['İstanbul office', 'istanbul', ['İstanbul']],
      ['Straße', 'straße', ['Straße']],
      ['½ price', 'price', ['price']],
      ['👍🏽 fine', 'fine', ['fine']],
      ['한글 text', 'text', ['text']],
      ['<b>Am</b>azon', 'am', ['Am']],
      ['plain <a href="#">link</a>', 'link', ['link']],
      ['(x) [y] .*', '.*', ['.*']],
    ];
    for (const [cell, query, expected] of table) {
      it(`marks ${expected.join(', ') || 'nothing'} in ${cell} for ${query}`, () => {
        const root = list(cell);
        mark(root, query);
        expect(marked().sort()).to.deep.equal([...expected].sort());
      });
    }

    it('marks the cells of rows, and nothing around them', () => {
      const root = list('body');
      mark(root, 'beside above head actions');
      expect(marked()).to.deep.equal([]);
    });

    it('takes away what it marked before', () => {
      const root = list('Hetzner', 'Cloudflare');
      mark(root, 'hetzner');
      mark(root, 'cloudflare');
      expect(marked()).to.deep.equal(['Cloudflare']);
      mark(root, '');
      expect(marked()).to.deep.equal([]);
    });

    it('leaves the marks of another list alone', () => {
      const [one, two] = [list('Hetzner'), list('Cloudflare')];
      mark(one, 'hetzner');
      mark(two, 'cloudflare');
      expect(marked().sort()).to.deep.equal(['Cloudflare', 'Hetzner']);
      mark(one, '');
      expect(marked()).to.deep.equal(['Cloudflare']);
    });

    it('changes no node', () => {
      const root = list('Hetzner <b>Hetzner</b>');
      const before = root.innerHTML;
      mark(root, 'hetzner');
      expect(root.innerHTML).to.equal(before);
    });

    it('stops marking at some point, and says so by no error', () => {
      const root = list('logs '.repeat(10_000));
      mark(root, 'logs');
      expect(marked().length).to.be.within(1, 5_000);
      mark(root, '');
      expect(marked()).to.deep.equal([]);
    });
  });
});
