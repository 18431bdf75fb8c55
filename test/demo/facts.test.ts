/** Whether the demo pages say what the pages say from which they were made: see facts.ts. */
import {expect} from 'chai';
import {type List, once, place, show} from '../support/fixture.js';
import {PAGES} from './facts.js';

/** What a page says, as far as it is the publisher who says it. */
interface Said {
  text: string;
  /** Of links, without their queries. */
  addresses: string[];
  tables: {title: string; columns: string[]; rows: string[][]}[];
}

const INLINE = new Set(['A', 'CODE', 'EM', 'SPAN', 'STRONG', 'TIME']);
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** All text below `node`, that of closed details included, blocks apart by a space. */
function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  // The controls repeat what the tables say; what is hidden from the ear says it in signs.
  if (node instanceof Element && node.matches('style, [role=search], .actions, [aria-hidden=true]')) return '';
  const text = [...node.childNodes].map(textOf).join('');
  return node instanceof Element && INLINE.has(node.tagName) ? text : ` ${text} `;
}

function read(list: List): Said {
  const root = list.shadowRoot as ShadowRoot;
  const texts = (parent: Element, selector: string) =>
    [...parent.querySelectorAll(selector)].map((each) => squeeze(textOf(each)));
  return {
    text: squeeze(textOf(root)),
    addresses: [...root.querySelectorAll('a')].map((link) => (link.getAttribute('href') ?? '').replace(/\?.*/, '')),
    tables: [...root.querySelectorAll('table')].map((table) => {
      // A heading holds the title and, in an element of its own, a number.
      const heading = root.getElementById(table.getAttribute('aria-labelledby') ?? '');
      const title = [...(heading?.childNodes ?? [])].filter((node) => node instanceof Text).map(textOf);
      return {
        title: squeeze(title.join('')),
        columns: texts(table, 'thead th:not(.actions)'),
        rows: [...table.querySelectorAll('tbody > tr:not(.details)')].map((row) => texts(row, 'th, td:not(.actions)')),
      };
    }),
  };
}

const says = ({text, addresses}: Said, fact: string): boolean =>
  fact.startsWith('href:') ? addresses.includes(fact.slice('href:'.length)) : text.includes(fact);

const hasFragments = (cell: string, fragments: string): boolean =>
  fragments === '' ? cell === 'Not stated' : fragments.split(' | ').every((fragment) => cell.includes(fragment));

for (const {feed, tables, facts} of PAGES) {
  describe(`The demo page of ${feed}`, () => {
    let said: Said;

    before(async () => {
      const list = place(`<subprocessor-list lang="en" src="/demo/feeds/${feed}"></subprocessor-list>`);
      await once(list, 'load');
      said = read(list);
    });

    it('has its tables in order', () => {
      expect(said.tables.map(({title}) => title)).to.deep.equal(tables.map(({title}) => title));
    });

    tables.forEach(({title, columns, rows}, index) => {
      it(`has its table ${title || 'without a title'}`, () => {
        const table = said.tables[index]!;
        expect(table.columns).to.deep.equal(columns);
        expect(table.rows.map((row) => row.length)).to.deep.equal(rows.map(() => columns.length));
        rows.forEach((row, number) => {
          row.forEach((fragments, column) => {
            const cell = table.rows[number]![column]!;
            expect(hasFragments(cell, fragments), `${row[0]}, ${columns[column]}: "${cell}" has "${fragments}"`).to.be.true;
          });
        });
      });
    });

    for (const fact of facts) {
      it(`says ${fact}`, () => {
        expect(says(said, fact)).to.equal(true);
      });
    }

    it('would not say what its feed leaves out', async () => {
      const response = await fetch(`/demo/feeds/${feed}`);
      const texts = facts.map((fact) => fact.replace('href:', '')).sort((a, b) => b.length - a.length);
      const cut = JSON.parse(await response.text(), (_key, value) =>
        typeof value === 'string' ? texts.reduce((rest, fact) => rest.replaceAll(fact, '…'), value) : value,
      );
      const less = read(await show(cut, 'lang="en"'));
      console.log(JSON.stringify(facts.filter((fact) => says(less, fact))));
    });
  });
}
