/** Two versions compared: what is said of the list and of each row, in words, as it is told to who hears it. */
import {expect} from 'chai';
import {compared, detailsOf, panel, told} from '../support/comparison.js';
import {all, click, find, heard, type List, names, row, rows, text, until} from '../support/fixture.js';

const ADA = {
  id: 'ada',
  name: 'Ada',
  category: 'Hosting',
  purpose: 'Keeps the infrastructure',
  dataTypes: ['Files', 'Logs'],
  country: 'DE',
  locations: 'DE',
};
/** With these in both versions, what is said of one entry alone is no column. */
const OTHERS = [
  {...ADA, id: 'bell', name: 'Bell', purpose: 'Calls'},
  {...ADA, id: 'curie', name: 'Curie', purpose: 'Measures', category: 'Support'},
  {...ADA, id: 'dirac', name: 'Dirac', purpose: 'Counts', locations: 'US'},
];
const listOf = (entry: object | undefined, rest: object = {}) => ({
  ...rest,
  subprocessors: [...(entry ? [entry] : []), ...OTHERS],
});
/** Compares a list with one entry that changes. */
const change = (before: object | undefined, after: object | undefined, attributes = ''): Promise<List> =>
  compared(listOf(before), listOf(after), attributes);

const summary = (list: List): string => heard(panel(list).querySelector('.summary') as Element);

describe('A row of a comparison', () => {
  const kinds: [what: string, before: object | undefined, after: object | undefined, change: string][] = [
    ['nothing changed', ADA, ADA, 'Unchanged'],
    ['it was added', undefined, ADA, 'Added'],
    ['it was added outside the EEA', undefined, {...ADA, locations: 'IN'}, 'Added Outside the EEA'],
    ['it was removed', ADA, undefined, 'Removed'],
    ['it does something else', ADA, {...ADA, purpose: 'Sends letters'}, 'Changed'],
    ['it is spelled otherwise', ADA, {...ADA, purpose: 'Keeps the infrastucture'}, 'Editorial'],
    ['it moved data outside the EEA', ADA, {...ADA, locations: 'US'}, 'Changed Moves data outside the EEA'],
    [
      'it has another name and an earlier id',
      ADA,
      {...ADA, id: 'ada2', aliases: ['ada'], name: 'Ada Lovelace'},
      'Changed Recognised by an earlier id',
    ],
    [
      'it has another name and id, and the legal name',
      {...ADA, legalName: 'Ada Ltd'},
      {...ADA, legalName: 'Ada Ltd', id: 'x', name: 'Lovelace'},
      'Changed Recognised by its legal name',
    ],
    ['it has a longer name', ADA, {...ADA, id: 'x', name: 'Ada Storage'}, 'Changed Taken for the same by its name'],
    ['it has another id', ADA, {...ADA, id: 'x'}, 'Unchanged'],
    ['it has another id, and names the earlier one', ADA, {...ADA, id: 'x', aliases: ['ada']}, 'Unchanged'],
  ];
  for (const [what, before, after, change_] of kinds) {
    it(`says what became of it: ${what}`, async () => {
      const list = await change(before, after);
      expect(told(list, /^(Ada|Lovelace)/).Change).to.equal(change_);
      expect(told(list, 'Bell').Change).to.equal('Unchanged');
    });
  }

  const cells: [what: string, before: object, after: object, column: string, value: string][] = [
    [
      'another text',
      ADA,
      {...ADA, purpose: 'Sends letters'},
      'Purpose',
      'Before Keeps the infrastructure After Sends letters',
    ],
    [
      'what is stated no more',
      ADA,
      {...ADA, purpose: ''},
      'Purpose',
      'Before Keeps the infrastructure After Not stated',
    ],
    ['what was not stated', {...ADA, purpose: ''}, ADA, 'Purpose', 'Before Not stated After Keeps the infrastructure'],
    ['what did not change', ADA, {...ADA, country: 'FR'}, 'Purpose', 'Keeps the infrastructure'],
    [
      'items that came and went',
      ADA,
      {...ADA, dataTypes: ['Mail', 'Logs']},
      'Data types',
      'Added: Mail Logs Removed: Files',
    ],
    ['items of which none is left', ADA, {...ADA, dataTypes: []}, 'Data types', 'Removed: Files Removed: Logs'],
    ['items that were not stated', {...ADA, dataTypes: []}, ADA, 'Data types', 'Added: Files Added: Logs'],
    [
      'items in another order',
      ADA,
      {...ADA, dataTypes: ['Logs', 'Files']},
      'Data types',
      'Logs Files In another order Editorial',
    ],
    [
      'places',
      ADA,
      {...ADA, locations: ['DE', 'United States']},
      'Location of processing',
      'Germany Added: United States',
    ],
    ['a country', ADA, {...ADA, country: 'FR'}, 'Country', 'Added: France Removed: Germany'],
    [
      'another spelling',
      ADA,
      {...ADA, purpose: 'Keeps the infrastucture'},
      'Purpose',
      'Before Keeps the infrastructure After Keeps the infrastucture',
    ],
  ];
  for (const [what, before, after, column, value] of cells) {
    it(`has both values in the cell: ${what}`, async () => {
      const list = await change(before, after);
      const only = column === 'Data types' && value.endsWith('Editorial');
      expect(told(list, 'Ada')[column]).to.equal(only ? value.replace(/ Editorial$/, '') : value);
    });
  }

  it('says of a change which of its fields is only editorial', async () => {
    const list = await change(ADA, {...ADA, purpose: 'Keeps the infrastucture', country: 'FR'});
    expect(told(list, 'Ada')).to.include({
      Change: 'Changed',
      Purpose: 'Before Keeps the infrastructure After Keeps the infrastucture Editorial',
      Country: 'Added: France Removed: Germany',
    });
  });

  it('has what differs in a text marked in both values, unless that is most of it', async () => {
    const marks = (list: List): string[] =>
      [...row(list, 'Ada').querySelectorAll('mark')].map((mark) => mark.textContent ?? '');
    const list = await change(ADA, {...ADA, purpose: 'Keeps the old infrastructure running'});
    expect(marks(list)).to.deep.equal(['old ', ' running']);
    expect(marks(await change(ADA, {...ADA, purpose: 'Sends letters'}))).to.deep.equal([]);
  });

  it('says what its name was', async () => {
    const list = await change(ADA, {...ADA, name: 'Lovelace'});
    expect(told(list, /^Lovelace/)).to.include({Name: 'Lovelace was Ada', Change: 'Changed'});
    const several = await change({...ADA, name: ['Ada', 'Byron']}, {...ADA, name: ['Ada', 'Lovelace']});
    expect(told(several, /^Ada/).Name).to.equal('Ada Lovelace was Ada, Byron');
  });

  it('has signs for who sees it, which are not read out', async () => {
    const list = await compared(listOf(ADA, {groupBy: 'none'}), {
      groupBy: 'none',
      subprocessors: [
        {...OTHERS[0], purpose: 'Letters'},
        {...OTHERS[1], purpose: 'Measures.'},
        OTHERS[2],
        {...ADA, id: 'euler', name: 'Euler'},
      ],
    });
    const signs = rows(list).map((name) => row(list, name).querySelector('[part=change]')?.textContent?.trim());
    expect(signs).to.deep.equal(['− Removed', '≠ Changed', '≈ Editorial', '= Unchanged', '+ Added']);
    const colours = rows(list).map((name) => getComputedStyle(row(list, name).firstElementChild!).boxShadow);
    expect(new Set(colours).size).to.equal(5);
  });
});

describe('The details of a row in a comparison', () => {
  const FULL = {...ADA, legalName: 'Ada Ltd', notes: 'As ever.'};
  const table: [what: string, before: object, after: object, details: string][] = [
    ['did not change', FULL, {...FULL, country: 'FR'}, ''],
    [
      'is another one',
      FULL,
      {...FULL, notes: 'Quite new.'},
      'Legal name Ada Ltd Notes Before As ever. After Quite new.',
    ],
    ['is stated no more', FULL, {...FULL, notes: ''}, 'Legal name Ada Ltd Notes Before As ever. After Not stated'],
    ['was not stated', ADA, {...ADA, notes: 'New.'}, 'Notes Before Not stated After New.'],
    [
      'is the website, which is behind the name',
      {...ADA, url: 'https://a.example/'},
      {...ADA, url: 'https://b.example/'},
      'Website Before https://a.example/ After https://b.example/',
    ],
    ['is a date', ADA, {...ADA, effectiveUntil: '2027-01-01'}, 'In use until Before Not stated After January 1, 2027'],
    ['is the category', ADA, {...ADA, category: 'Support'}, 'Category Before Hosting After Support'],
    ['is an own field', {...ADA, fields: {Seats: '5'}}, {...ADA, fields: {Seats: '6'}}, 'Seats Before 5 After 6'],
    [
      'is a document',
      {...ADA, links: {dpa: 'https://a.example/1', privacy: 'https://a.example/p'}},
      {...ADA, links: {dpa: 'https://a.example/2', privacy: 'https://a.example/p'}},
      'Documents Added: Data processing agreement https://a.example/2 Privacy policy https://a.example/p ' +
        'Removed: Data processing agreement https://a.example/1',
    ],
    [
      'is a contact',
      {...ADA, contact: 'Eve'},
      {...ADA, contact: {name: 'Eve', email: 'eve@a.example'}},
      'Contact Before Eve After Eve eve@a.example',
    ],
    [
      'is a certificate',
      {...ADA, certifications: ['A', 'B']},
      {...ADA, certifications: ['B', 'C']},
      'Certifications B Added: C Removed: A',
    ],
  ];
  for (const [what, before, after, details] of table) {
    it(`are ${details ? 'open' : 'closed'} where one ${what}`, async () => {
      const list = await change(before, after);
      expect(detailsOf(list, /^Ada/)).to.equal(details);
    });
  }

  it('stay as the reader leaves them', async () => {
    const list = await change(FULL, {...FULL, notes: 'Quite new.'});
    await click(list, 'button', 'Details of Ada');
    expect(detailsOf(list, 'Ada')).to.equal('');
    await click(list, 'button', 'End comparison');
    await click(list, 'button', /^Compare .* with the current one$/);
    await until(() => told(list, 'Ada').Change);
    expect(detailsOf(list, 'Ada')).to.equal('');
    await click(list, 'button', 'Details of Ada');
    expect(detailsOf(list, 'Ada')).to.include('Before As ever. After Quite new.');
  });

  it('have the category where it is a column only there', async () => {
    const list = await change(ADA, {...ADA, category: 'Support'}, 'group-by="none"');
    expect(told(list, 'Ada')).to.include({Change: 'Editorial', Category: 'Before Hosting After Support'});
    expect(detailsOf(list, 'Ada')).to.equal('');
  });
});

describe('The summary of a comparison', () => {
  const table: [what: string, before: object[], after: object[], sentence: string][] = [
    ['nothing', OTHERS, OTHERS, 'No subprocessor was added, removed or changed.'],
    [
      'one of each',
      [...OTHERS.slice(1), ADA, {...ADA, id: 'e', name: 'Euler'}],
      [...OTHERS, {...ADA, purpose: 'Sends letters', locations: 'US'}],
      '1 added, 1 removed, 1 changed, 1 of them moves data outside the EEA.',
    ],
    [
      'several',
      OTHERS,
      [ADA, {...ADA, id: 'e', name: 'Euler', locations: 'IN'}, ...OTHERS.map((entry) => ({...entry, locations: 'GB'}))],
      '2 added, 1 of them is outside the EEA, 3 changed, 3 of them move data outside the EEA.',
    ],
    [
      'spelling',
      [ADA, ...OTHERS],
      [{...ADA, purpose: 'Keeps the infrastucture'}, ...OTHERS],
      '1 with editorial changes.',
    ],
  ];
  for (const [what, before, after, sentence] of table) {
    it(`is a sentence: ${what}`, async () => {
      const list = await compared({subprocessors: before}, {subprocessors: after});
      expect(summary(list)).to.equal(sentence);
    });
  }

  it('says once which columns came and went, and marks no row for it', async () => {
    const with_ = (fields: object) => ({subprocessors: OTHERS.map((entry) => ({...entry, ...fields}))});
    const list = await compared(with_({retention: '30 days'}), with_({transfers: 'scc', fields: {Seats: '5'}}));
    expect(heard(panel(list))).to.include('Newly stated: Transfer mechanism & Seats. No longer stated: Retention.');
    expect(rows(list).map((name) => told(list, name).Change)).to.deep.equal(['Unchanged', 'Unchanged', 'Unchanged']);
    expect(rows(list).map((name) => detailsOf(list, name))).to.deep.equal(['', '', '']);
    expect(names(panel(list), 'button')).to.deep.equal(['End comparison']);
  });

  it('has what changed around the list, folded but for the periods', async () => {
    const before = listOf(ADA, {
      introduction: 'We ask few.',
      notice: 30,
      objection: {days: 30},
      documents: 'https://us.example/a',
    });
    const after = listOf(ADA, {
      introduction: 'We ask many.',
      notice: 30,
      objection: {days: 14},
      documents: 'https://us.example/b',
      sections: [{title: 'Transfers', body: 'None.'}],
    });
    const list = await compared(before, after);
    expect(text(panel(list)))
      .to.include('Days to object: 30 before, 14 after.')
      .and.to.not.include('We ask many.');
    await click(list, 'disclosure', 'Changes around the list: 4');
    const terms = [...panel(list).querySelectorAll('dl > div')].map((term) => heard(term));
    expect(terms).to.have.members([
      'Introduction Before We ask few. After We ask many.',
      'Days to object Before 30 After 14',
      'Documents Added: https://us.example/b Removed: https://us.example/a',
      'Transfers Before Not stated After None.',
    ]);
  });

  it('stands above rows of both versions, each of which is counted', async () => {
    const list = await compared(listOf(ADA), listOf(undefined));
    expect(rows(list)).to.deep.equal(['Ada', 'Bell', 'Dirac', 'Curie']);
    expect(heard(find(list, 'heading', /^Hosting/))).to.equal('Hosting 3');
    expect(all(list, 'columnheader', 'Change').length).to.equal(2);
  });
});
