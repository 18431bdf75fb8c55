/**
 * What rows can be filtered by. Many rows state the same, so they share one set of options: what is asked of options is
 * decided once for each set, and for each row only looked up.
 */
import {fold} from '../feed/fold.js';
import type {Feed, Subprocessor} from '../feed/parse.js';
import type {Place} from '../feed/places.js';
import {enLater} from '../locales/en.later.js';
import {CHANGE, categoryTitle, kindOf, placeKey, wordFor} from './fields.js';
import type {Format} from './format.js';
import {isInEea, REGIONS, type Region, regionOf} from './regions.js';
import type {Row} from './rows.js';

/** The fields that make filters, in the order in which these are offered. */
export const FACET_FIELDS = [
  CHANGE,
  'country',
  'locations',
  'dataTypes',
  'category',
  'entityType',
  'products',
  'transfers',
];

/** A value that can be filtered by: `key` compares and stays the same in every language, `label` is shown. */
export interface Option {
  /** `''` is what is not stated. */
  key: string;
  label: string;
  /** Where a place lies, if the places are to stand by region. */
  region?: Region;
}

/** The options of one field, for all rows of a feed. */
export interface FieldOptions {
  /**
   * Each once, as readers of the language order them; places that have a region stand with the others of it. What stands
   * for all places in the EEA, and outside it, comes first; what is not stated, last.
   */
  options: readonly Option[];
  /** All different sets of options that a row has, as places in `options`. None is empty, none has an option twice. */
  sets: readonly (readonly number[])[];
  /** Of each row, by its position, the place of its set in `sets`. */
  setOf: Uint32Array;
}

type Transfer = Subprocessor['transfers'][number];
type Value = string | Place | Transfer;

/** An option as it is found: each place with its region. */
interface Found extends Option {
  isInEea?: boolean;
}

/**
 * What stands for all places in the EEA, and for all others, where there are both. No place has such a key: codes have no
 * small letters, and texts are folded.
 */
const EEA_OPTIONS = [
  {isIn: true, option: {key: 'in-EEA', label: enLater.inEea}},
  {isIn: false, option: {key: 'not-EEA', label: enLater.outsideEea}},
];

/** Whether an option stands for many places rather than for one. */
export const isEeaOption = (key: string): boolean => EEA_OPTIONS.some(({option}) => option.key === key);

/** Fewer places than this are seen at a glance, in whatever order. */
const MANY_PLACES = 8;

/** What tells the values of a field apart, at less cost than the options that are made of them. */
function tokenOf(value: Value): string {
  if (typeof value === 'string') return value.trim() && value;
  if ('mechanism' in value) return `${value.mechanism}\n${value.text}`;
  return value.code || `\n${value.text}`;
}

function optionOf(value: Value, field: string, feed: Feed, format: Format): Found {
  switch (kindOf(field)) {
    case 'places': {
      const place = value as Place;
      const where = {region: regionOf(place), isInEea: isInEea(place)};
      return {key: placeKey(place, format), label: format.place(place), ...where};
    }
    case 'transfers': {
      const {mechanism, text = ''} = value as Transfer;
      const label = format.strings.transfers[mechanism];
      return label ? {key: mechanism, label} : {key: fold(text), label: text};
    }
    case 'category':
      return {key: value as string, label: categoryTitle(feed, value as string)};
    default:
      return {
        key: fold(value as string),
        label: field === CHANGE ? wordFor(enLater.changeKinds, value as string) : (value as string),
      };
  }
}

/** A set of options, and those that begin with it: a row finds its set by going from option to option. */
interface Branch {
  option: number;
  shorter?: Branch;
  /** Its place among the sets; -1 as long as no row has it. */
  set: number;
  longer: Map<number, Branch>;
}

const newBranch = (option: number, shorter?: Branch): Branch => ({option, shorter, set: -1, longer: new Map()});

/** The options on the way to a branch, the last first; those of one row may be thousands, so they are not kept. */
function* optionsOn(branch: Branch): Generator<number> {
  for (let at: Branch | undefined = branch; at?.shorter; at = at.shorter) yield at.option;
}

function extended(branch: Branch, option: number): Branch {
  let longer = branch.longer.get(option);
  if (longer) return longer;
  for (const other of optionsOn(branch)) if (other === option) return branch;
  longer = newBranch(option, branch);
  branch.longer.set(option, longer);
  return longer;
}

/** The regions in which these places lie, in order; none where that would help nobody to find one. */
function regionsIn(found: readonly Found[]): Region[] {
  const present = found.flatMap(({region}) => region ?? []);
  const regions = REGIONS.map(([region]) => region).filter((region) => present.includes(region));
  return present.length < MANY_PLACES || regions.filter(Boolean).length < 2 ? [] : regions;
}

/** What was found as readers see it: in order, and with what stands for all places in the EEA, and for all others. */
function arranged(found: readonly Found[], sets: FieldOptions['sets'], format: Format): Omit<FieldOptions, 'setOf'> {
  const regions = regionsIn(found);
  const regionRank = ({region = ''}: Found): number => regions.indexOf(region);
  const sorted = [...found].sort(
    (a, b) => Number(!a.key) - Number(!b.key) || regionRank(a) - regionRank(b) || format.compare(a.label, b.label),
  );
  const isOfBoth = EEA_OPTIONS.every(({isIn}) => found.some(({isInEea}) => isInEea === isIn));
  const first = isOfBoth ? EEA_OPTIONS : [];
  const placeOf = new Map(sorted.map((option, index) => [option, first.length + index]));
  const places = found.map((option) => placeOf.get(option) ?? 0);
  return {
    options: [
      ...first.map(({option}) => option),
      ...sorted.map(({key, label, region}) =>
        regions.length && region !== undefined ? {key, label, region} : {key, label},
      ),
    ],
    sets: sets.map((set) => [
      ...first.flatMap(({isIn}, place) => (set.some((index) => found[index]?.isInEea === isIn) ? place : [])),
      ...set.map((index) => places[index] ?? 0),
    ]),
  };
}

export function fieldOptions(rows: readonly Row[], field: string, feed: Feed, format: Format): FieldOptions {
  const found: Found[] = [];
  const byToken = new Map<string, number>();
  const byKey = new Map<string, number>();
  const add = (token: string, option: Found): number => {
    const index = byKey.get(option.key) ?? found.push(option) - 1;
    byKey.set(option.key, index);
    byToken.set(token, index);
    return index;
  };

  const sets: (readonly number[])[] = [];
  const setOf = new Uint32Array(rows.length);
  const none = newBranch(-1);
  for (const {entry, position} of rows) {
    const value = entry[field] ?? [];
    let branch = none;
    for (const each of (Array.isArray(value) ? value : [value]) as Value[]) {
      const token = tokenOf(each);
      if (token) branch = extended(branch, byToken.get(token) ?? add(token, optionOf(each, field, feed, format)));
    }
    if (branch === none) {
      branch = extended(none, byToken.get('') ?? add('', {key: '', label: format.strings.unstated}));
    }
    if (branch.set < 0) branch.set = sets.push([...optionsOn(branch)].reverse()) - 1;
    setOf[position] = branch.set;
  }

  return {...arranged(found, sets, format), setOf};
}
