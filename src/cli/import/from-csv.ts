/** From CSV (RFC 4180) and its relatives to a page with one table; what divides the cells is found out. */
import Papa from 'papaparse';
import {emptyPage, type Page} from './document.js';
import {tableOfTexts} from './tables.js';

export function fromCsv(text: string, {delimiter}: {delimiter?: string} = {}): Page {
  const [, stated] = /^\uFEFF?sep=(.)\r?\n/.exec(text) ?? [];
  const body = text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/, '');
  const {data} = Papa.parse<string[]>(body, {
    delimiter: stated ?? delimiter,
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  });
  const page = emptyPage();
  if (data.length) page.blocks.push({type: 'table', table: tableOfTexts(data)});
  return page;
}
