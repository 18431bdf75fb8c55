/** Puts cells that span rows and columns into a grid (HTML, section 4.9.12.1), in which no place is empty. */
import type {Cell} from './document.js';

export interface SpanningCell {
  cell: Cell;
  colspan: number;
  /** 0: to the end of the table. */
  rowspan: number;
}

/** HTML, section 4.9.11: wider cells count as this wide. */
const WIDEST = 1000;

/** Cells that span more places than this, in all, are taken to span none. */
const MOST_SPANNED = 100_000;

const emptyCell = (): Cell => ({text: [], isHead: false});

export function toGrid(rows: readonly (readonly SpanningCell[])[]): Cell[][] {
  const most = rows.reduce((count, row) => Math.max(count, row.length), 0);
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  let spanned = 0;
  rows.forEach((row, y) => {
    let x = 0;
    for (const {cell, colspan, rowspan} of row) {
      while (grid[y]?.[x]) x++;
      const fits = spanned < MOST_SPANNED;
      // No cell needs to be wider than the table has cells in its longest row.
      const width = fits ? Math.min(Math.max(colspan, 1), WIDEST, most) : 1;
      const height = fits ? Math.min(rowspan || rows.length, rows.length - y) : 1;
      for (let down = 0; down < height; down++) {
        for (let right = 0; right < width; right++) {
          const line = grid[y + down];
          if (line && !line[x + right]) {
            line[x + right] = cell;
            if (down || right) spanned++;
          }
        }
      }
      x += width;
    }
  });
  const width = grid.reduce((widest, row) => Math.max(widest, row.length), 0);
  return grid.map((row) => Array.from({length: width}, (_, x) => row[x] ?? emptyCell()));
}
