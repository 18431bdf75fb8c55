/** Whether the demo pages say what the pages say from which they were made: see facts.ts. */
import '../../src/define.js';
import {expect} from 'chai';
import type {Feed, SubprocessorListElement} from '../../src/index.js';
import {PAGES, type PageFacts} from './facts.js';

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

/** The page of a feed, as it is before anybody has touched it. */
async function read(source: Partial<Pick<SubprocessorListElement, 'src' | 'feed'>>): Promise<Said> {
  const list = Object.assign(document.createElement('subprocessor-list'), {lang: 'en'}, source);
  const loaded = new Promise((resolve) => list.addEventListener('load', resolve));
  document.body.append(list);
  await loaded;
  const root = list.shadowRoot as ShadowRoot;
  const texts = (parent: Element, selector: string) =>
    [...parent.querySelectorAll(selector)].map((each) => squeeze(textOf(each)));
  const said: Said = {
    text: squeeze(textOf(root)),
    addresses: [...root.querySelectorAll('a')].map((link) => (link.getAttribute('href') ?? '').replace(/\?.*/, '')),
    tables: [...root.querySelectorAll('table')].map((table) => {
      // A heading holds the title and, in an element of its own, a number.
      const heading = root.getElementById(table.getAttribute('aria-labelledby') ?? '');
      const title = [...(heading?.childNodes ?? [])].filter((node) => node instanceof Text).map(textOf);
      return {
        title: squeeze(title.join('')),
        columns: [...table.querySelectorAll<HTMLElement>('thead th:not(.actions)')].map((head) =>
          squeeze(head.innerText),
        ),
        rows: [...table.querySelectorAll('tbody > tr:not(.details)')].map((row) => texts(row, 'th, td:not(.actions)')),
      };
    }),
  };
  list.remove();
  return said;
}

const says = ({text, addresses}: Said, fact: string): boolean =>
  fact.startsWith('href:') ? addresses.includes(fact.slice('href:'.length)) : text.includes(fact);

const hasFragments = (cell: string, fragments: string): boolean =>
  fragments === '' ? cell === 'Not stated' : fragments.split(' | ').every((fragment) => cell.includes(fragment));

/** In which rows and columns a table does not say what it must. */
const faultsOf = (table: Said['tables'][number] | undefined, {columns, rows}: PageFacts['tables'][number]): string[] =>
  rows.flatMap((row, number) =>
    row.flatMap((fragments, column) => {
      const cell = table?.rows[number]?.[column] ?? '';
      return hasFragments(cell, fragments) ? [] : `${row[0]}, ${columns[column]}: "${cell}" for "${fragments}"`;
    }),
  );

/** The feed without any of these texts, and without what is a fact in another form: dates, numbers, codes. */
function cut(feed: string, facts: readonly string[]): Feed {
  const longestFirst = [...facts].filter(Boolean).sort((a, b) => b.length - a.length);
  return JSON.parse(feed, (key, value) => {
    if (['id', 'category', 'field', 'code'].includes(key)) return value;
    if (typeof value === 'number' || key === 'mechanism' || /^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
    return typeof value === 'string' ? longestFirst.reduce((rest, fact) => rest.replaceAll(fact, '…'), value) : value;
  });
}

for (const {feed, tables, facts} of PAGES) {
  describe(`The demo page of ${feed}`, () => {
    const src = `/demo/feeds/${feed}`;
    let said: Said;

    before(async () => {
      said = await read({src});
    });

    it('has its tables in order', () => {
      expect(said.tables.map(({title}) => title)).to.deep.equal(tables.map(({title}) => title));
    });

    tables.forEach((table, index) => {
      it(`has its table ${table.title || 'without a title'}`, () => {
        expect(said.tables[index]!.columns).to.deep.equal(table.columns);
        expect(said.tables[index]!.rows.length).to.equal(table.rows.length);
        expect(faultsOf(said.tables[index], table)).to.deep.equal([]);
      });
    });

    for (const fact of facts) {
      it(`says ${fact}`, () => {
        expect(says(said, fact)).to.equal(true);
      });
    }

    it('says none of this without what the feed says, so that these tests miss what it leaves out', async () => {
      const fragments = tables.flatMap(({rows}) => rows.flat().flatMap((cell) => cell.split(' | ')));
      const texts = [...fragments, ...facts.map((fact) => fact.replace('href:', ''))];
      const less = await read({feed: cut(await (await fetch(src)).text(), texts)});
      expect(facts.filter((fact) => says(less, fact))).to.deep.equal([]);
      const whole = tables.flatMap((table, index) => {
        const faults = faultsOf(less.tables[index], table).join('\n');
        return table.rows.map(([name]) => name!).filter((name) => !faults.includes(`${name}, `));
      });
      expect(whole).to.deep.equal([]);
    });
  });
}
