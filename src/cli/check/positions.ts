/**
 * Where values stand in a text, for many of them at once: a tree of the text, as `locator` makes it for a few, takes seconds
 * where there are thousands of entries. On the way it finds what `JSON.parse` drops: members written twice.
 */
import {visit} from 'jsonc-parser';
import type {Position} from '../feed-file.js';
import {below} from './subject.js';

/** What is looked for: a value, and those in it. */
interface Wanted {
  /** What is around it. */
  parent?: Wanted;
  value?: Position;
  key?: Position;
  children?: Map<string, Wanted>;
}

/** A member whose name stands in the same object before. */
export interface Repeated extends Position {
  path: string;
  key: string;
}

export interface Places {
  /** Where a value stands that was asked for; of what is missing, where the nearest thing around it does. */
  valueAt(pointer: string): Position | undefined;
  /** Where the name of a member stands; else as `valueAt`. */
  keyAt(pointer: string): Position | undefined;
}

const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => (key.includes('~') ? key.replaceAll('~1', '/').replaceAll('~0', '~') : key));

/** Finds the values to which these pointers lead, in JSON with or without comments, and all repeated members. */
export function findPlaces(text: string, pointers: Iterable<string>): {places: Places; repeated: Repeated[]} {
  const root: Wanted = {};
  const wanted = new Map<string, Wanted>();
  for (const pointer of pointers) {
    if (!wanted.has(pointer)) wanted.set(pointer, nodeOf(root, pointer));
  }
  const repeated = walk(text, root);
  const nearestTo = (node: Wanted | undefined): Position | undefined => node && (node.value ?? nearestTo(node.parent));
  return {
    places: {
      valueAt: (pointer) => nearestTo(wanted.get(pointer)),
      keyAt: (pointer) => wanted.get(pointer)?.key ?? nearestTo(wanted.get(pointer)),
    },
    repeated,
  };
}

function nodeOf(root: Wanted, pointer: string): Wanted {
  let node = root;
  for (const key of keysOf(pointer)) {
    node.children ??= new Map();
    let next = node.children.get(key);
    if (!next) {
      next = {parent: node};
      node.children.set(key, next);
    }
    node = next;
  }
  return node;
}

/** An object or a list that is open. */
interface Open {
  node?: Wanted;
  /** The names of the members so far, of an object. */
  names?: Set<string>;
  /** The member or item that is being read. */
  key: string;
  index: number;
}

function walk(text: string, root: Wanted): Repeated[] {
  const repeated: Repeated[] = [];
  const open: Open[] = [];
  const pathOfOpen = (): string => open.slice(0, -1).reduce((path, {key}) => below(path, key), '');
  /** Called once for each value, where it begins. */
  const begin = (line: number, column: number): Wanted | undefined => {
    const inside = open.at(-1);
    if (!inside) {
      root.value = {line, column};
      return root;
    }
    if (!inside.names) inside.key = String(inside.index++);
    const node = inside.node?.children?.get(inside.key);
    if (node) node.value = {line, column};
    return node;
  };
  try {
    visit(
      text.replace(/^\uFEFF/, ''),
      {
        onObjectBegin: (_offset, _length, line, column) => {
          open.push({node: begin(line + 1, column + 1), names: new Set(), key: '', index: 0});
        },
        onArrayBegin: (_offset, _length, line, column) => {
          open.push({node: begin(line + 1, column + 1), key: '', index: 0});
        },
        onObjectEnd: () => void open.pop(),
        onArrayEnd: () => void open.pop(),
        onLiteralValue: (_value, _offset, _length, line, column) => void begin(line + 1, column + 1),
        onObjectProperty: (key, _offset, _length, line, column) => {
          const inside = open.at(-1);
          if (!inside?.names) return;
          inside.key = key;
          const position = {line: line + 1, column: column + 1};
          if (inside.names.has(key)) repeated.push({path: below(pathOfOpen(), key), key, ...position});
          inside.names.add(key);
          const node = inside.node?.children?.get(key);
          // Of what is repeated, the last counts, and so does what it holds.
          if (node) node.key = position;
        },
      },
      {allowTrailingComma: true},
    );
  } catch (error) {
    // It nests deeper than the engine can follow: what was found so far has a place.
    if (!(error instanceof RangeError)) throw error;
  }
  return repeated;
}
