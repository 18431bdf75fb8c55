/** What stays in sight, what fits into small places, and what is large enough to be hit. */
import {expect} from 'chai';
import type {FeedInput} from '../../src/index.js';
import {backgroundBehind} from '../../src/sticky-heads.js';
import {all, cleanup, click, facet, find, type List, nameOf, names, show, toggle, until} from '../support/fixture.js';
import {emulateMedia} from '../support/keys.js';

const COLUMNS = [
  'name',
  'purpose',
  'dataTypes',
  'dataSubjects',
  'country',
  'locations',
  'transfers',
  'entityType',
  'retention',
];
const FEED = {
  columns: COLUMNS,
  groupBy: 'none',
  subprocessors: Array.from({length: 60}, (_, index) => ({
    id: `v${index}`,
    name: `Vendor ${index}`,
    purpose: 'Answers what customers ask, and stores what they send.',
    dataTypes: ['Conversations', index % 2 ? 'Files' : 'Logs'],
    dataSubjects: 'Customers',
    country: ['DE', 'US', 'FR', 'GB', 'JP', 'BR', 'IN', 'ZA', 'AU', 'CA', 'IE', 'NL'][index % 12],
    locations: index % 2 ? 'EU' : 'US',
    transfers: 'scc',
    entityType: 'Third party',
    retention: '30 days',
    legalName: `Vendor ${index} Incorporated`,
  })),
};
const NARROW = {...FEED, columns: ['name', 'purpose', 'country']};

const scroller = (list: List) => list.renderRoot.querySelector('.scroll') as HTMLElement;
const topOf = (node: Element): number => Math.round(node.getBoundingClientRect().top);
const leftOf = (node: Element): number => Math.round(node.getBoundingClientRect().left);
/** What is seen at the middle of an element. */
const seenAt = (list: List, node: Element): Element | null => {
  const {left, top, width, height} = node.getBoundingClientRect();
  return (list.shadowRoot as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
};
const rowNamed = (list: List, name: string): HTMLElement => find(list, 'rowheader', name).closest('tr') as HTMLElement;

describe('The head of a table', () => {
  afterEach(() => scrollTo(0, 0));

  for (const [where, style, top] of [
    ['at the edge of the window', '', 0],
    ['below a bar of the page', '--subprocessor-list-sticky-top: 40px', 40],
  ] as const) {
    it(`stays ${where} while the rows go by`, async () => {
      const list = await show(NARROW, `style="inline-size: 60rem; background: rgb(255, 255, 255); ${style}"`);
      await until(() => scroller(list).matches('.fits'));
      rowNamed(list, 'Vendor 30').scrollIntoView({block: 'center'});
      const head = find(list, 'columnheader', 'Name');
      expect(topOf(head)).to.equal(top);
      expect(head.contains(seenAt(list, head))).to.equal(true);
      scrollTo(0, document.documentElement.scrollHeight);
      await until(() => topOf(head) <= top);
    });
  }

  it('does not hide the row that gets the focus', async () => {
    const list = await show(NARROW, 'style="inline-size: 60rem"');
    await until(() => scroller(list).matches('.fits'));
    scrollTo(0, document.documentElement.scrollHeight);
    const link = find(list, 'button', 'Copy link to Vendor 20');
    link.focus();
    await until(() => topOf(link) >= find(list, 'columnheader', 'Name').getBoundingClientRect().bottom);
    expect(seenAt(list, link)?.closest('button')).to.equal(link);
  });

  it('stays in the box of a table that is too wide, and so does its first column', async () => {
    const list = await show(FEED, 'style="inline-size: 46rem"');
    const box = scroller(list);
    await until(() => box.matches('.wide'));
    expect(list.renderRoot.querySelector('.page')?.scrollWidth).to.be.at.most(list.clientWidth);
    box.scrollTop = 600;
    box.scrollLeft = 300;
    const [head, row] = [find(list, 'columnheader', 'Name'), rowNamed(list, 'Vendor 8')];
    await until(() => topOf(head) === topOf(box) && leftOf(head) === leftOf(box));
    expect(leftOf(row.firstElementChild as Element)).to.equal(leftOf(box));
    expect(leftOf(row.children[1] as Element)).to.be.lessThan(leftOf(box));
    const purpose = find(list, 'columnheader', 'Purpose');
    expect(topOf(purpose)).to.equal(topOf(box));
    expect(head.contains(seenAt(list, head))).to.equal(true);
    list.feed = NARROW as FeedInput;
    await until(() => box.matches('.fits'));
  });

  it('leaves paper alone', async function () {
    const list = await show(FEED, 'style="inline-size: 46rem"');
    await until(() => scroller(list).matches('.wide'));
    if (!(await emulateMedia({media: 'print'}))) this.skip();
    try {
      expect(getComputedStyle(scroller(list)).maxBlockSize).to.equal('none');
      const head = find(list, 'columnheader', 'Name');
      expect([head, head.closest('thead') as Element].map((node) => getComputedStyle(node).position)).to.deep.equal([
        'static',
        'static',
      ]);
    } finally {
      await emulateMedia({});
    }
  });
});

describe('The background of what stays', () => {
  const put = (markup: string): Element => {
    const root = document.createElement('div');
    root.innerHTML = markup;
    document.body.append(root);
    cleanup(() => root.remove());
    return root.querySelector('[data-list]') as Element;
  };

  for (const [what, markup, expected] of [
    ['its own', '<p data-list style="background: rgb(1, 2, 3)"></p>', 'rgb(1, 2, 3)'],
    ['one around it', '<div style="background: rgb(1, 2, 3)"><div><p data-list></p></div></div>', 'rgb(1, 2, 3)'],
    [
      'what shines through another',
      '<div style="background: rgb(1, 2, 3)"><div style="background: rgba(9, 9, 9, 0.5)"><p data-list></p></div></div>',
      'linear-gradient(rgba(9, 9, 9, 0.5) 0 0),rgb(1, 2, 3)',
    ],
    ['of no colour', '<div style="background: transparent"><p data-list></p></div>', 'Canvas'],
    ['a picture', '<div style="background: linear-gradient(red, blue)"><p data-list></p></div>', undefined],
    [
      'a colour before a picture',
      '<div style="background: linear-gradient(red, blue)"><p data-list style="background: rgb(1, 2, 3)"></p></div>',
      'rgb(1, 2, 3)',
    ],
  ] as const) {
    it(`is ${what}`, () => expect(backgroundBehind(put(markup))).to.equal(expected));
  }

  it('is one around the shadow tree that it is in, and around its slot', () => {
    const host = put('<div data-list></div>');
    const inner = document.createElement('p');
    host.attachShadow({mode: 'open'}).innerHTML = '<div style="background: rgb(4, 5, 6)"><slot></slot></div>';
    host.append(inner);
    expect(backgroundBehind(inner)).to.equal('rgb(4, 5, 6)');
  });

  it('goes with the colours of the page', async () => {
    const list = await show(NARROW, 'style="inline-size: 60rem"');
    const style = () => getComputedStyle(find(list, 'columnheader', 'Name').closest('thead') as Element);
    const behind = () => style().backgroundColor;
    cleanup(() => document.documentElement.removeAttribute('style'));
    document.documentElement.style.background = 'rgb(10, 20, 30)';
    await until(() => behind() === 'rgb(10, 20, 30)');
    document.documentElement.style.background = 'rgb(200, 210, 220)';
    await until(() => behind() === 'rgb(200, 210, 220)');
    document.documentElement.style.background = 'linear-gradient(red, blue)';
    await until(() => style().position === 'static');
  });
});

describe('In small places', () => {
  /** What is wider than its list. */
  const overflowing = (list: List): string[] => {
    const {left, right} = list.getBoundingClientRect();
    return [...list.renderRoot.querySelectorAll('*')]
      .filter((node) => node.checkVisibility() && getComputedStyle(node).position !== 'absolute')
      .filter((node) => !node.closest('thead, .hidden'))
      .filter((node) => {
        const box = node.getBoundingClientRect();
        return box.width && (box.right > right + 1 || box.left < left - 1);
      })
      .map((node) => `${node.localName}.${node.className}`);
  };

  for (const [size, dir] of [
    ['320px', 'ltr'],
    ['320px', 'rtl'],
    ['360px', 'ltr'],
  ]) {
    it(`nothing is wider than ${size}, ${dir}`, async () => {
      const list = await show(FEED, `dir="${dir}" style="inline-size: ${size}"`);
      await click(list, 'button', 'Details of Vendor 1');
      await toggle(list, 'Country', 'Germany');
      expect(overflowing(list)).to.deep.equal([]);
      const box = facet(list, 'Country').lastElementChild?.getBoundingClientRect() as DOMRect;
      const {left, right} = list.getBoundingClientRect();
      expect(box.left >= left && box.right <= right).to.equal(true);
      expect(all(list, 'columnheader').map(nameOf)).to.include.members(['Name', 'Purpose']);
    });
  }
});

describe('What is pressed', () => {
  const SMALLEST = 24; // WCAG 2.5.8
  for (const size of ['60rem', '20rem']) {
    it(`is large enough at ${size}`, async () => {
      const list = await show(
        {...FEED, definitions: [{title: 'Term', body: 'Meaning.'}]},
        `style="inline-size: ${size}"`,
      );
      await toggle(list, 'Country', 'Germany');
      const measure = (): string[] =>
        [...list.renderRoot.querySelectorAll('button, summary, select, [type=search], label:has([type=checkbox])')]
          .filter((node) => node.checkVisibility())
          .flatMap((node) => {
            const {width, height} = node.getBoundingClientRect();
            return width < SMALLEST || height < SMALLEST ? [`${nameOf(node)}: ${width} × ${height}`] : [];
          });
      expect(names(list, 'button')).to.include('Clear all');
      expect(measure()).to.deep.equal([]);
      await click(list, 'disclosure', 'Export');
      await until(() => all(list, 'button', /CSV/).length);
      expect(measure()).to.deep.equal([]);
    });
  }
});

describe('What floats over the list', () => {
  it('is above the heads that stay, all of it', async () => {
    const list = await show(NARROW, 'style="inline-size: 60rem"');
    await until(() => scroller(list).matches('.fits'));
    for (const label of ['Country', 'Export']) {
      await click(list, 'disclosure', label);
      const box = facet(list, label).lastElementChild as HTMLElement;
      await until(() => all(box, label === 'Export' ? 'button' : 'checkbox').length > 3);
      const covered = [...box.querySelectorAll('label, button')].filter((node) => !node.contains(seenAt(list, node)));
      // An option further down comes into sight by scrolling.
      const seen = box.getBoundingClientRect().bottom;
      const hidden = covered.filter((node) => node.getBoundingClientRect().bottom < seen).map(nameOf);
      expect(hidden, label).to.deep.equal([]);
    }
  });

  it('stays under what the page puts above', async () => {
    const list = await show(NARROW, 'style="inline-size: 60rem"');
    const bar = document.createElement('div');
    Object.assign(bar.style, {position: 'sticky', insetBlockStart: '0', blockSize: '40px', zIndex: '1'});
    list.before(bar);
    await until(() => scroller(list).matches('.fits'));
    rowNamed(list, 'Vendor 30').scrollIntoView({block: 'center'});
    expect(document.elementFromPoint(100, 20)).to.equal(bar);
    scrollTo(0, 0);
  });

  it('has room where what is around the list would cut it off', async () => {
    const list = await show({...NARROW, subprocessors: FEED.subprocessors.slice(0, 12)}, 'style="inline-size: 60rem"');
    Object.assign((list.parentElement as HTMLElement).style, {overflow: 'hidden'});
    list.renderRoot.querySelector<HTMLInputElement>('[type=search]')!.value = 'vendor 11';
    list.renderRoot.querySelector('[type=search]')?.dispatchEvent(new InputEvent('input'));
    await list.updateComplete;
    await click(list, 'disclosure', 'Country');
    const box = facet(list, 'Country').lastElementChild as Element;
    await until(() => box.getBoundingClientRect().bottom <= list.getBoundingClientRect().bottom + 1);
    const {height} = list.getBoundingClientRect();
    await click(list, 'disclosure', 'Country');
    await until(() => list.getBoundingClientRect().height < height);
  });
});

describe('Words that are too long', () => {
  const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(2);

  for (const size of ['320px', '60rem']) {
    it(`break at ${size}`, async () => {
      const list = await show(
        {
          subprocessors: [
            {id: 'a', name: 'A', dataTypes: WORD, country: 'DE', legalName: WORD},
            {id: 'b', name: 'B', dataTypes: 'Files', country: 'DE'},
          ],
        },
        `style="inline-size: ${size}"`,
      );
      await toggle(list, 'Data types', WORD);
      await click(list, 'button', 'Details of A');
      const box = facet(list, 'Data types').lastElementChild as HTMLElement;
      expect(box.scrollWidth).to.be.at.most(box.clientWidth);
      const {right} = list.getBoundingClientRect();
      for (const chip of all(list, 'button', /Remove/)) expect(chip.getBoundingClientRect().right).to.be.at.most(right);
      await until(() => (list.renderRoot.querySelector('.page') as Element).scrollWidth <= list.clientWidth);
    });
  }
});

describe('Details in a table that is too wide', () => {
  it('stand where the reader is', async () => {
    const list = await show(FEED, 'style="inline-size: 46rem"');
    await until(() => scroller(list).matches('.wide'));
    scroller(list).scrollLeft = 5000;
    await click(list, 'button', 'Details of Vendor 0');
    const label = [...list.renderRoot.querySelectorAll('dt')].find(
      (node) => node.textContent === 'Legal name',
    ) as Element;
    const {left, right} = scroller(list).getBoundingClientRect();
    const text = label.nextElementSibling?.getBoundingClientRect() as DOMRect;
    expect(label.getBoundingClientRect().left >= left && text.right <= right + 1).to.equal(true);
  });
});
