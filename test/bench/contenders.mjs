/**
 * What is compared, each set up as its documentation shows it: the same eight columns with the name as a link, a search
 * over all of them, sorting by header, and a filter by country. Where a library has no control for one of these, the page
 * has a plain one that calls its API at once; delays before a search are off where there is an option for it. All get rows
 * of finished texts; the element gets its feed, and does in the page what flattened them here.
 *
 * `setup` runs in the page. What it returns is how the benchmark uses and reads the widget:
 *   names(limit)  names in the first visible rows, read without forcing a layout
 *   count()       how many rows match, by the widget's own account
 *   rows()        the elements of all rows that are in the document
 *   isReady()     whether all is there that will come
 *   search(), header(), country(value), group()   what a reader types into, clicks or chooses from
 *   goTo(id, name), row(id, name)   how to get to a row, and its element once it is there
 */
import {COLUMNS} from './feed.mjs';

const TABLE = '<table id="list"></table>';
const DIV = '<div id="list"></div>';
const SEARCH = '<label>Search <input type="search" class="search" id="search"></label>';
const COUNTRY = '<label>Country <select id="country"><option value="">All</option></select></label>';
const GROUP =
  '<label>Group by <select id="group"><option value="none">None</option><option value="category">Category</option></select></label>';

/** What the pages' scripts share. Runs in the page. */
function makeKit(columns, categories) {
  const byId = (id) => document.getElementById(id);
  return {
    columns,
    categories,
    byId,
    load: async () => (await fetch('rows.json')).json(),
    link: ({url, name}) => `<a href="${url}">${name}</a>`,
    /** Texts of the first of these elements that can be seen. The list is live: it is gone through no further. */
    visible(elements, limit, scope) {
      const texts = [];
      for (let index = 0; elements[index] && texts.length < limit; index++) {
        const element = elements[index];
        if (element.scope === scope && element.checkVisibility()) texts.push(element.textContent.trim());
      }
      return texts;
    },
    onSearch: (listener) => byId('search').addEventListener('input', ({target}) => listener(target.value)),
    onCountry: (listener) => byId('country').addEventListener('change', ({target}) => listener(target.value)),
    controls: {
      search: () => byId('search'),
      country: () => byId('country'),
      group: () => byId('group'),
      isReady: () => true,
    },
  };
}

function setUpNothing({controls, byId}) {
  return {...controls, names: () => [], count: () => 0, rows: () => [], header: () => byId('header')};
}

async function setUpFloor({columns, load, link, visible, onSearch, onCountry, controls, byId}) {
  const body = byId('list').tBodies[0];
  const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  const state = {shown: [], query: '', country: '', sign: 0};
  const cell = (row, field) => (field === 'name' ? `<th scope="row">${link(row)}</th>` : `<td>${row[field]}</td>`);
  const all = await load();
  const texts = all.map((row) =>
    columns
      .map(({field}) => row[field])
      .join('\n')
      .toLowerCase(),
  );
  const draw = (change) => {
    Object.assign(state, change);
    state.shown = all.filter(
      (row, index) => texts[index].includes(state.query) && (!state.country || row.country === state.country),
    );
    if (state.sign) state.shown.sort((a, b) => state.sign * collator.compare(a.name, b.name));
    body.innerHTML = state.shown
      .map((row) => `<tr id="${row.id}">${columns.map(({field}) => cell(row, field)).join('')}</tr>`)
      .join('');
  };
  draw({});
  onSearch((query) => draw({query: query.toLowerCase()}));
  onCountry((country) => draw({country}));
  byId('header').addEventListener('click', () => draw({sign: state.sign === 1 ? -1 : 1}));
  return {
    ...controls,
    names: (limit) => visible(body.getElementsByTagName('a'), limit),
    count: () => state.shown.length,
    rows: () => body.rows,
    header: () => byId('header'),
    row: (id) => byId(id),
    goTo(id) {
      location.hash = id;
    },
  };
}

function setUpOurs({visible}) {
  const element = document.querySelector('subprocessor-list');
  const find = (selector) => element.shadowRoot?.querySelector(selector);
  const all = (selector) => element.shadowRoot?.querySelectorAll(selector) ?? [];
  const facet = () =>
    [...all('details.popover')].find((details) => /Country/.test(details.firstElementChild.textContent));
  return {
    names: (limit) => visible(find('.list')?.getElementsByTagName('th') ?? [], limit, 'row'),
    count: () => Number.parseInt(find('.state > p')?.textContent.replaceAll(',', '') ?? '', 10),
    rows: () => all('tbody th[scope=row]'),
    isReady: () => Boolean(find('input[type=search]')),
    search: () => find('input[type=search]'),
    header: () => find('th button.sort'),
    /** Opens the filter, as a reader would; what is measured is the click on its option. */
    async country(value) {
      const details = facet();
      if (!details.open) details.firstElementChild.click();
      const label = () => [...details.querySelectorAll('label')].find((one) => one.textContent.includes(value));
      while (!label()) await new Promise(requestAnimationFrame);
      return value ? label().querySelector('input') : details.querySelector(':checked');
    },
    group: () => [...all('select')].find((select) => select.querySelector('option[value=category]')),
    row: (id) => find(`tr[data-id="${id}"]`),
    goTo(id) {
      location.hash = id;
    },
  };
}

async function setUpTabulator({columns, load, visible, onSearch, onCountry, controls, byId, categories}, vertical) {
  const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  const table = new Tabulator('#list', {
    data: await load(),
    index: 'id',
    ...(vertical === 'virtual' ? {height: 640} : {renderVertical: vertical}),
    groupValues: [categories],
    columns: columns.map(({field, label}) => ({
      field,
      title: label,
      ...(field === 'name' && {
        formatter: 'link',
        formatterParams: {urlField: 'url'},
        sorter: (a, b) => collator.compare(a, b),
      }),
    })),
  });
  onSearch((query) => {
    if (query) table.setFilter([columns.map(({field}) => ({field, type: 'like', value: query}))]);
    else table.clearFilter();
  });
  onCountry((country) => (country ? table.setFilter('country', '=', country) : table.clearFilter()));
  byId('group').addEventListener('change', ({target}) =>
    table.setGroupBy(target.value === 'none' ? false : 'category'),
  );
  const list = byId('list');
  return {
    ...controls,
    names: (limit) => visible(list.getElementsByTagName('a'), limit),
    count: () => table.getDataCount('active'),
    rows: () => list.querySelectorAll('.tabulator-row:not(.tabulator-group)'),
    header: () => list.querySelector('.tabulator-col[tabulator-field=name] .tabulator-col-title'),
    row: (_id, name) =>
      [...list.querySelectorAll('[tabulator-field=name]')].find((cell) => cell.textContent.trim() === name),
    goTo: vertical === 'virtual' ? (id) => table.scrollToRow(id, 'center', false) : undefined,
  };
}

async function setUpDataTables({columns, load, link, visible, onCountry, controls, byId}, paging) {
  const country = columns.findIndex(({field}) => field === 'country');
  const table = new DataTable('#list', {
    data: await load(),
    columns: columns.map(({field, label}) => ({
      data: field,
      title: label,
      ...(field === 'name' && {render: (name, type, row) => (type === 'display' ? link(row) : name)}),
    })),
    order: [],
    paging,
  });
  onCountry((value) =>
    table
      .column(country)
      .search(value, {exact: Boolean(value)})
      .draw(),
  );
  const body = byId('list').tBodies[0];
  return {
    ...controls,
    names: (limit) => visible(body.getElementsByTagName('a'), limit),
    count: () => table.page.info().recordsDisplay,
    rows: () => body.rows,
    search: () => document.querySelector('.dt-search input'),
    header: () => document.querySelector('thead th .dt-column-title'),
  };
}

async function setUpSimpleDatatables({columns, load, link, visible, onCountry, controls, byId}, paging) {
  const country = columns.findIndex(({field}) => field === 'country');
  const rows = await load();
  const table = new simpleDatatables.DataTable('#list', {
    data: {
      headings: columns.map(({label}) => label),
      data: rows.map((row) => columns.map(({field}) => (field === 'name' ? link(row) : row[field]))),
    },
    columns: columns.flatMap(({field}, select) => (field === 'name' ? [] : {select, type: 'string'})),
    ignorePunctuation: false,
    paging,
  });
  onCountry((value) => table.search(value, [country], 'country'));
  const list = byId('list');
  return {
    ...controls,
    names: (limit) => visible(list.tBodies[0].getElementsByTagName('a'), limit),
    count: () =>
      paging
        ? Number(/(\d+) entries/.exec(document.querySelector('.datatable-info').textContent)?.[1])
        : list.tBodies[0].getElementsByTagName('a').length,
    rows: () => list.tBodies[0].rows,
    search: () => document.querySelector('.datatable-input'),
    header: () => list.querySelector('thead .datatable-sorter'),
  };
}

async function setUpGridJs({columns, load, link, visible, onCountry, controls, byId}, pagination) {
  const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  const data = await load();
  const grid = new gridjs.Grid({
    columns: [
      ...columns.map(({field, label}) => ({
        id: field,
        name: label,
        ...(field === 'name' && {
          formatter: (name, row) => gridjs.html(link({name, url: row.cells[columns.length].data})),
          sort: {compare: (a, b) => collator.compare(a, b)},
        }),
      })),
      {id: 'url', hidden: true},
    ],
    data,
    search: {debounceTimeout: 0},
    sort: true,
    pagination,
  }).render(byId('list'));
  onCountry((country) =>
    grid.updateConfig({data: country ? data.filter((row) => row.country === country) : data}).forceRender(),
  );
  const list = byId('list');
  return {
    ...controls,
    names: (limit) => visible(list.getElementsByTagName('a'), limit),
    count: () =>
      pagination
        ? Number(/of (\d+)/.exec(list.querySelector('.gridjs-summary')?.textContent)?.[1])
        : list.getElementsByTagName('a').length,
    rows: () => list.querySelectorAll('tbody tr'),
    search: () => list.querySelector('.gridjs-search-input'),
    header: () => list.querySelector('th[data-column-id=name] .gridjs-th-content'),
  };
}

async function setUpListJs({columns, load, visible, onCountry, controls, byId}, page) {
  const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  const rows = await load();
  const fields = columns.map(({field}) => field);
  const list = new List(
    'list', // its pages need the id
    {
      valueNames: [...fields, {name: 'url', attr: 'href'}],
      item: `<tr><th scope="row"><a class="name url"></a></th>${fields
        .slice(1)
        .map((field) => `<td class="${field}"></td>`)
        .join('')}</tr>`,
      searchColumns: fields,
      sortFunction: (a, b, {valueName}) => collator.compare(a.values()[valueName], b.values()[valueName]),
      ...(page ? {page, pagination: true} : {page: rows.length}),
    },
    rows,
  );
  onCountry((country) => (country ? list.filter((item) => item.values().country === country) : list.filter()));
  return {
    ...controls,
    names: (limit) => visible(list.list.getElementsByClassName('name'), limit),
    count: () => list.matchingItems.length,
    rows: () => list.list.children,
    header: () => byId('header'),
  };
}

async function setUpAgGrid({columns, load, onSearch, onCountry, controls, byId}, options) {
  const collator = new Intl.Collator('en', {numeric: true, sensitivity: 'base'});
  const list = byId('list');
  if (!options) list.style.height = '640px';
  const cell = ({data}) => {
    const link = document.createElement('a');
    link.href = data.url;
    link.textContent = data.name;
    return link;
  };
  const api = agGrid.createGrid(list, {
    rowData: await load(),
    columnDefs: columns.map(({field, label}) => ({
      field,
      headerName: label,
      ...(field === 'name' && {cellRenderer: cell, comparator: (a, b) => collator.compare(a, b)}),
      ...(field === 'country' && {filter: 'agTextColumnFilter'}),
    })),
    defaultColDef: {flex: 1},
    getRowId: ({data}) => data.id,
    cacheQuickFilter: true,
    animateRows: false,
    ...options,
  });
  onSearch((text) => api.setGridOption('quickFilterText', text));
  onCountry(async (filter) => {
    await api.setColumnFilterModel('country', filter ? {filterType: 'text', type: 'equals', filter} : null);
    api.onFilterChanged();
  });
  return {
    ...controls,
    names(limit) {
      const names = [];
      for (let index = 0; index < limit; index++) {
        const cell = list.querySelector(`.ag-row[row-index="${index}"] [col-id=name] a`);
        if (!cell?.checkVisibility()) break;
        names.push(cell.textContent);
      }
      return names;
    },
    count: () => api.getDisplayedRowCount(),
    rows: () => list.querySelectorAll('.ag-row'),
    header: () => list.querySelector('.ag-header-cell[col-id=name] .ag-header-cell-text'),
    row: (id) => list.querySelector(`.ag-row[row-id="${id}"] [col-id=name]`),
    goTo: options ? undefined : (id) => api.ensureNodeVisible(api.getRowNode(id), 'middle'),
  };
}

const head = (attributes) =>
  `<thead><tr>${COLUMNS.map(({label}, index) => `<th scope="col"${index ? '' : attributes}>${label}</th>`).join('')}</tr></thead>`;

const family = (key, name, common, modes) =>
  Object.entries(modes).map(([mode, options], index) => ({
    key: index ? `${key}-${mode.split(' ')[0]}` : key,
    name,
    mode,
    options,
    ...common,
  }));

export const CONTENDERS = [
  ...family('null', 'Nothing', {body: `${SEARCH}<p id="header">-</p>`, setup: setUpNothing}, {null: null}),
  ...family(
    'floor',
    'Plain table',
    {body: `${SEARCH}${COUNTRY}<table id="list">${head(' id="header"')}<tbody></tbody></table>`, setup: setUpFloor},
    {floor: null},
  ),
  ...family(
    'ours',
    'subprocessor-list',
    {
      head: '<script type="module" src="/cdn/subprocessor-list.js"></script>',
      body: '<subprocessor-list src="feed.json" group-by="none"></subprocessor-list>',
      setup: setUpOurs,
    },
    {'all rows': null},
  ),
  ...family(
    'tabulator',
    'Tabulator',
    {
      package: 'tabulator-tables',
      styles: ['tabulator-tables/dist/css/tabulator.min.css'],
      scripts: ['tabulator-tables/dist/js/tabulator.min.js'],
      body: SEARCH + COUNTRY + GROUP + DIV,
      setup: setUpTabulator,
    },
    {virtual: 'virtual', 'all rows': 'basic'},
  ),
  ...family(
    'ag-grid',
    'AG Grid',
    {
      package: 'ag-grid-community',
      scripts: ['ag-grid-community/dist/ag-grid-community.min.js'],
      body: SEARCH + COUNTRY + DIV,
      setup: setUpAgGrid,
    },
    {virtual: null, 'all rows': {domLayout: 'print', suppressMaxRenderedRowRestriction: true}},
  ),
  ...family(
    'datatables',
    'DataTables',
    {
      package: 'datatables.net',
      styles: ['datatables.net-dt/css/dataTables.dataTables.min.css'],
      scripts: ['datatables.net/js/dataTables.min.js', 'datatables.net-dt/js/dataTables.dataTables.min.js'],
      body: COUNTRY + TABLE,
      setup: setUpDataTables,
    },
    {'all rows': false, paged: true},
  ),
  ...family(
    'simple-datatables',
    'simple-datatables',
    {
      package: 'simple-datatables',
      styles: ['simple-datatables/dist/style.css'],
      scripts: ['simple-datatables/dist/umd/simple-datatables.js'],
      body: COUNTRY + TABLE,
      setup: setUpSimpleDatatables,
    },
    {'all rows': false, paged: true},
  ),
  ...family(
    'gridjs',
    'Grid.js',
    {
      package: 'gridjs',
      styles: ['gridjs/dist/theme/mermaid.min.css'],
      scripts: ['gridjs/dist/gridjs.umd.js'],
      body: COUNTRY + DIV,
      setup: setUpGridJs,
    },
    {'all rows': false, paged: {limit: 10}},
  ),
  ...family(
    'list.js',
    'List.js',
    {
      package: 'list.js',
      scripts: ['list.js/dist/list.min.js'],
      body: `<div id="list">${SEARCH}${COUNTRY}<table>${head(' id="header" class="sort" data-sort="name"')}<tbody class="list"></tbody></table><ul class="pagination"></ul></div>`,
      setup: setUpListJs,
    },
    {'all rows': 0, paged: 10},
  ),
];

/** The page of a contender. */
export function pageOf({name, styles = [], scripts = [], head = '', body, setup, options}, {categories, countries}) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
${styles.map((file) => `<link rel="stylesheet" href="/npm/${file}">`).join('\n')}
<style>body {margin: 1rem; font: 16px system-ui, sans-serif}</style>
${head}
</head>
<body>
${body.replace('</select>', `${countries.map((country) => `<option>${country}</option>`).join('')}</select>`)}
${scripts.map((file) => `<script src="/npm/${file}"></script>`).join('\n')}
<script>
Promise.resolve((${setup})((${makeKit})(${JSON.stringify(COLUMNS)}, ${JSON.stringify(categories)}), ${JSON.stringify(options)}))
  .then((bench) => { window.bench = bench; });
</script>
</body>
</html>
`;
}
