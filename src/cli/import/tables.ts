/** Tables of plain texts, as CSV, JSON and copied cells give them. */
import {type Cell, plainRich, type Table} from './document.js';

const textCell = (text: string, isHead = false): Cell => ({text: plainRich(text), isHead});

/** A table of these rows, made as long as the longest of them. */
export function tableOfTexts(rows: readonly (readonly string[])[], {headRows = 0}: {headRows?: number} = {}): Table {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return {
    headRows,
    rows: rows.map((row, index) => Array.from({length: width}, (_, x) => textCell(row[x] ?? '', index < headRows))),
  };
}
