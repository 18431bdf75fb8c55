/** Which entries of two versions of a list are the same subprocessor. */
import {type Subprocessor, slug} from './parse.js';
import {isSameWord, withoutForms, wordsIn} from './wording.js';

/** By what two entries were found to be the same, the surest first. */
export type MatchReason = 'id' | 'alias' | 'legal name' | 'name' | 'likeness';

export interface Match {
  before: Subprocessor;
  after: Subprocessor;
  by: MatchReason;
}

/** Two entries that may be the same, and how much speaks for it, where that is known. */
interface Candidate {
  before: Subprocessor;
  after: Subprocessor;
  score?: number;
}

/** Least likeness of two entries that have nothing but that in common: see `likeness`. */
const ALIKE = 0.65;

/** More pairs than these are not compared each with each. */
const MOST_PAIRS = 100;

/** A run of letters or a value that so many pairs share tells none of them apart. */
const MOST_SHARING = 64;

/** No name has more words that anybody would compare; what is longer is a text in its place. */
const MOST_WORDS = 20;

/** What nests deeper than this, or holds itself, is not looked into: a feed may hold more than an engine can follow. */
export const DEEPEST = 100;

/** Any value as a text that is the same for the same value, whatever the order of its members. */
export function fingerprint(value: unknown, within: readonly unknown[] = []): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || !value) return String(value);
  if (within.length > DEEPEST || within.includes(value)) return '…';
  const path = [...within, value];
  if (Array.isArray(value)) return `[${value.map((each) => fingerprint(each, path)).join()}]`;
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  const texts = members.map(([key, each]) => `${JSON.stringify(key)}:${fingerprint(each, path)}`);
  return `{${texts.sort().join()}}`;
}

const compact = (text: string): string => wordsIn(text).join('');

/** Runs of three letters of the words, which are marked at their beginning and end. */
function runsOf(words: readonly string[]): ReadonlySet<string> {
  const runs = new Set<string>();
  for (const word of words) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at++) runs.add(padded.slice(at, at + 3));
  }
  return runs;
}

/** Twice what two sets share, as a part of what both have: from 0 to 1 (Dice's coefficient). */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of a) if (b.has(each)) shared++;
  return a.size + b.size ? (2 * shared) / (a.size + b.size) : 0;
}

const bareName = (name: string): string[] => withoutForms(wordsIn(name)).slice(0, MOST_WORDS);

/** The name without what stands in brackets: "Twilio (SendGrid)" is above all Twilio. */
const mainName = (name: string): string[] => bareName(name.replace(/\([^()]*\)/g, ' '));

/** What can be compared of the names of two entries. */
interface Name {
  words: readonly string[];
  runs: ReadonlySet<string>;
  mainRuns: ReadonlySet<string>;
}

function partsOfName({name}: Subprocessor): Name {
  const words = bareName(name);
  return {words, runs: runsOf(words), mainRuns: runsOf(mainName(name))};
}

/** Whether a name has all the words of another: those of companies get words added, and lose them. */
const hasAll = (long: Name, short: Name): boolean =>
  short.words.length > 0 && short.words.every((word) => long.words.some((other) => isSameWord(word, other)));

const isPart = (a: Name, b: Name): boolean => hasAll(a, b) || hasAll(b, a);

/** How alike two names are, from 0 to 1. */
const nameLikeness = (a: Name, b: Name): number =>
  Math.max(isPart(a, b) ? 0.7 : 0, dice(a.runs, b.runs), dice(a.mainRuns, b.mainRuns));

const hostOf = ({url = ''}: Subprocessor): string => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '');

/** What speaks for two entries being the same, or against it, where both state it. */
function evidenceOf(entry: Subprocessor): readonly ReadonlySet<string>[] {
  const {category, purpose = '', dataTypes, country, locations} = entry;
  const codes = (places: Subprocessor['country']): string[] => places.map(({code, text = ''}) => code ?? text);
  const evidence = [[hostOf(entry)], codes(country), codes(locations), [category], wordsIn(purpose), dataTypes];
  return evidence.map((texts) => new Set(texts.filter(Boolean)));
}

/** How much of it is the same, from 0 to 1; one half where they state nothing to compare. */
function agreement(a: readonly ReadonlySet<string>[], b: readonly ReadonlySet<string>[]): number {
  const agreed = a.flatMap((one, index) => {
    const other = b[index];
    return one.size && other?.size ? dice(one, other) : [];
  });
  return agreed.length ? agreed.reduce((sum, each) => sum + each, 0) / agreed.length : 0.5;
}

/** Every field with its value, but for the id and what states nothing. */
function valuesOf({id: _, name: __, fields = {}, ...entry}: Subprocessor): ReadonlySet<string> {
  const values = [...Object.entries(entry), ...Object.entries(fields).map((own) => ['fields', own] as const)];
  const prints = values.map(([field, value]) => `${field} ${fingerprint(value)}`);
  return new Set(prints.filter((print) => !/^\S+ (?:\[]|""|undefined)$/.test(print)));
}

/** Works out once what is asked for over and over. */
function remembered<Value>(workOut: (entry: Subprocessor) => Value): (entry: Subprocessor) => Value {
  const known = new Map<Subprocessor, Value>();
  return (entry) => {
    const value = known.has(entry) ? (known.get(entry) as Value) : workOut(entry);
    known.set(entry, value);
    return value;
  };
}

const legalNameOf = ({legalName = ''}: Subprocessor): string => compact(legalName);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type KeysOf = (entry: Subprocessor) => Iterable<string>;

function byKey(entries: Iterable<Subprocessor>, keysOf: KeysOf): Map<string, Subprocessor[]> {
  const found = new Map<string, Subprocessor[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      if (!key) continue;
      const group = found.get(key) ?? [];
      group.push(entry);
      found.set(key, group);
    }
  }
  return found;
}

/** How ids begin that are made for entries whose names have no letters. */
const UNNAMED = 'entry';

/**
 * Ids that tell nothing: those made of a name that several entries of a version have, and numbered in their order, or made of
 * the order alone. That order may be another one in the next version.
 */
function numberedIds(entries: readonly Subprocessor[]): Set<string> {
  const made = byKey(entries, ({id, name}) => {
    const base = slug(name) || UNNAMED;
    return id.startsWith(base) && /^(-\d+)?$/.test(id.slice(base.length)) ? [base] : [];
  });
  return new Set(
    [...made].flatMap(([base, group]) => (group.length > 1 || base === UNNAMED ? group.map(({id}) => id) : [])),
  );
}

/** Pairs of entries, each of them once. */
class Pairs {
  readonly #known = new Map<Subprocessor, Set<Subprocessor>>();

  /** Each with each, where it is new. */
  between(before: readonly Subprocessor[], after: readonly Subprocessor[]): Candidate[] {
    return before.flatMap((a) => {
      const known = this.#known.get(a) ?? new Set();
      this.#known.set(a, known);
      return after.filter((b) => !known.has(b) && known.add(b)).map((b): Candidate => ({before: a, after: b}));
    });
  }
}

/** Takes the entries of two versions that nobody has taken yet, step by step from the surest to the least sure. */
class Matching {
  readonly matches: Match[] = [];
  readonly before: Set<Subprocessor>;
  readonly after: Set<Subprocessor>;
  readonly #nameOf = remembered(partsOfName);
  readonly #hostOf = remembered(hostOf);
  readonly #evidenceOf = remembered(evidenceOf);
  readonly #valuesOf = remembered(valuesOf);
  /** What an entry states, as one text. */
  readonly #printOf = remembered((entry) => `{${[...this.#valuesOf(entry)].sort().join()}}`);
  /** What tells it from all others, wherever it stands. */
  readonly #markOf = remembered((entry) => `${this.#printOf(entry)} ${entry.id}`);

  constructor(before: readonly Subprocessor[], after: readonly Subprocessor[]) {
    this.before = new Set(before);
    this.after = new Set(after);
  }

  /** Entries of the same id, where that tells anything of both. */
  takeById(tells: (entry: Subprocessor) => boolean): void {
    const afterById = new Map([...this.after].map((entry) => [entry.id, entry]));
    for (const entry of this.before) {
      const other = afterById.get(entry.id);
      if (other && tells(entry) && tells(other)) this.#take(entry, other, 'id');
    }
  }

  /** Entries that state the very same. */
  *takeEqual(): Generator<void> {
    yield* this.#workOut(this.#printOf);
    const keysOf: KeysOf = (entry) => [this.#printOf(entry)];
    const afters = byKey(this.after, keysOf);
    for (const [print, before] of byKey(this.before, keysOf)) {
      const by = before[0] && legalNameOf(before[0]) ? 'legal name' : 'name';
      this.#takeInOrder(by, before, afters.get(print) ?? []);
    }
  }

  /** Of entries that have a key in common those that are most alike; the keys of one side, and of the other. */
  takeByKey(by: MatchReason, ...keys: [before: KeysOf, after: KeysOf][]): void {
    const candidates: Candidate[] = [];
    const pairs = new Pairs();
    const large: [before: Subprocessor[], after: Subprocessor[]][] = [];
    for (const [beforeKeys, afterKeys] of keys) {
      const afters = byKey(this.after, afterKeys);
      for (const [key, before] of byKey(this.before, beforeKeys)) {
        const after = afters.get(key) ?? [];
        if (before.length * after.length > MOST_PAIRS) large.push([before, after]);
        else candidates.push(...pairs.between(before, after));
      }
    }
    this.#takeBest(by, candidates);
    for (const [before, after] of large) this.#takeOfMany(by, before, after);
  }

  /** Pairs whose names are alike, unless all else speaks against it. */
  *takeAlike(): Generator<void> {
    yield* this.#workOut(this.#nameOf);
    const keysOf: KeysOf = (entry) => {
      const {words, runs} = this.#nameOf(entry);
      return [...runs, ...words.map((_, index) => words.slice(0, index + 1).join(' '))];
    };
    const candidates: Candidate[] = [];
    for (const pairs of this.#sharing(this.before, this.after, keysOf)) {
      for (const pair of pairs) {
        const score = this.#mayBeSame(pair) ? this.#likeness(pair) : 0;
        if (score >= ALIKE) candidates.push({...pair, score});
      }
      yield;
    }
    this.#takeBest('likeness', candidates);
  }

  /** For the entries that are left, one by one: for all at once it takes long. */
  *#workOut(ofEntry: (entry: Subprocessor) => unknown): Generator<void> {
    for (const entry of [...this.before, ...this.after]) {
      ofEntry(entry);
      yield;
    }
  }

  #take(before: Subprocessor, after: Subprocessor, by: MatchReason): void {
    if (!this.before.has(before) || !this.after.has(after)) return;
    this.matches.push({before, after, by});
    this.before.delete(before);
    this.after.delete(after);
  }

  /** Pairs that have a key in common which few others have; those with nothing in common are never compared. */
  *#sharing(
    before: Iterable<Subprocessor>,
    after: Iterable<Subprocessor>,
    keysOf: KeysOf,
  ): Generator<readonly Candidate[]> {
    const afters = byKey(after, keysOf);
    const pairs = new Pairs();
    for (const [key, sharing] of byKey(before, keysOf)) {
      const others = afters.get(key) ?? [];
      if (sharing.length * others.length <= MOST_SHARING) yield pairs.between(sharing, others);
    }
  }

  /** Too many to compare each with each: those that state what few others do, then in the order of what they state. */
  #takeOfMany(by: MatchReason, before: readonly Subprocessor[], after: readonly Subprocessor[]): void {
    const left = (): [before: Subprocessor[], after: Subprocessor[]] => [
      before.filter((entry) => this.before.has(entry)),
      after.filter((entry) => this.after.has(entry)),
    ];
    const candidates: Candidate[] = [];
    for (const pairs of this.#sharing(...left(), this.#valuesOf)) {
      for (const pair of pairs) candidates.push({...pair, score: this.#inCommon(pair)});
    }
    this.#takeBest(by, candidates);
    this.#takeInOrder(by, ...left());
  }

  #takeInOrder(by: MatchReason, before: readonly Subprocessor[], after: readonly Subprocessor[]): void {
    const inOrder = (entries: readonly Subprocessor[]): Subprocessor[] =>
      [...entries].sort((a, b) => compare(this.#markOf(a), this.#markOf(b)));
    const others = inOrder(after);
    for (const [index, entry] of inOrder(before).entries()) {
      const other = others[index];
      if (other) this.#take(entry, other, by);
    }
  }

  /** How much of all that two entries state is the same. */
  #inCommon({before, after}: Candidate): number {
    return dice(this.#valuesOf(before), this.#valuesOf(after));
  }

  /**
   * Whether two names may be of the same company. Letters in common are not enough: Postmark is not Postman, and of two clouds
   * that are used for the same purpose neither is the other.
   */
  #mayBeSame({before, after}: Candidate): boolean {
    const host = this.#hostOf(before);
    return isPart(this.#nameOf(before), this.#nameOf(after)) || (host !== '' && host === this.#hostOf(after));
  }

  /** How much speaks for two entries being the same: the likeness of their names, and a little of all else. */
  #likeness({before, after}: Candidate): number {
    const names = nameLikeness(this.#nameOf(before), this.#nameOf(after));
    return names + 0.3 * (agreement(this.#evidenceOf(before), this.#evidenceOf(after)) - 0.5);
  }

  /**
   * Those that nobody else wants; then the best first, and equals in an order that neither the order of the lists nor which of
   * them is the earlier decides.
   */
  #takeBest(by: MatchReason, candidates: readonly Candidate[]): void {
    const wanted = new Map<Subprocessor, number>();
    for (const {before, after} of candidates) {
      wanted.set(before, (wanted.get(before) ?? 0) + 1);
      wanted.set(after, (wanted.get(after) ?? 0) + 1);
    }
    const isContested = ({before, after}: Candidate): boolean => wanted.get(before) !== 1 || wanted.get(after) !== 1;
    const contested = candidates.filter(isContested).map((each) => {
      const {before, after, score = this.#likeness(each)} = each;
      const [one = '', other = ''] = [this.#markOf(before), this.#markOf(after)].sort();
      return {before, after, score, inCommon: this.#inCommon(each), one, other};
    });
    contested.sort(
      (a, b) => b.score - a.score || b.inCommon - a.inCommon || compare(a.one, b.one) || compare(a.other, b.other),
    );
    for (const {before, after} of [...candidates.filter((each) => !isContested(each)), ...contested]) {
      this.#take(before, after, by);
    }
  }
}

/**
 * Which entries of `before` and `after` are the same subprocessor: by id, then by an id that the other has among its
 * `aliases`, then by legal name, then by name (spelling, case and punctuation apart), and last by likeness: one name has all
 * words of the other, or both addresses have one host, and what else they state does not speak against it. Nobody is matched
 * twice. What replaces a vendor for the same purpose is not the same vendor, so all else alone never makes a match.
 * Deterministic, and the same with both versions exchanged.
 *
 * Ids that parsing has made of a name which several entries share, and numbered by their order, do not count (`numbered`).
 * Of entries that a legal name or a name fits, those that state the very same belong together.
 *
 * Yields between the steps, so that a page can do something else.
 */
export function* matchEntries(
  before: readonly Subprocessor[],
  after: readonly Subprocessor[],
): Generator<void, {matches: Match[]; removed: Subprocessor[]; added: Subprocessor[]; numbered: ReadonlySet<string>}> {
  const matching = new Matching(before, after);
  const numbered = new Set([...numberedIds(before), ...numberedIds(after)]);
  matching.takeById(({id}) => !numbered.has(id));
  yield;
  const own: KeysOf = ({id}) => (numbered.has(id) ? [] : [id]);
  const earlier: KeysOf = ({aliases}) => aliases.map((alias) => alias.trim());
  matching.takeByKey('alias', [own, earlier], [earlier, own], [earlier, earlier]);
  yield* matching.takeEqual();
  yield;
  const legalName: KeysOf = (entry) => [legalNameOf(entry)];
  matching.takeByKey('legal name', [legalName, legalName]);
  yield;
  const name: KeysOf = ({name}) => [compact(name) || name];
  matching.takeByKey('name', [name, name]);
  yield;
  yield* matching.takeAlike();
  matching.takeById(({name}) => !name);
  return {matches: matching.matches, removed: [...matching.before], added: [...matching.after], numbered};
}
