/** A comparison for programs. */
import {asWritten} from '../../feed/as-written.js';
import type {ChangeLevel, EntryDiff, FeedDiff, FieldChange} from '../../feed/diff.js';
import type {Feed, Subprocessor} from '../../feed/parse.js';
import {upcomingChanges} from '../../view/upcoming.js';
import type {Report} from './report.js';

interface JsonChange {
  /** The field; `fields.` and the label for an own one; of `terms`, the path, such as `objection.days`. */
  field: string;
  level: ChangeLevel;
  /** As a feed in its normal form has it; `null` where nothing is stated. */
  before: unknown;
  after: unknown;
}

/** An entry that came or went. */
interface JsonEntry {
  id: string;
  name: string;
  /** The last day to object, `YYYY-MM-DD`, where that follows from the feed. */
  objectUntil?: string;
  /** All of it, as a feed has it. */
  entry: object;
}

/** The shape of the answer. Members may be added to it, none is taken away or gets another meaning. */
export interface JsonDiff {
  before: {source: string; updated: string | null};
  after: {source: string; updated: string | null};
  /** Whether nothing differs that readers see; what is for machines alone may. */
  isSame: boolean;
  added: JsonEntry[];
  removed: JsonEntry[];
  /** Entries in both of which anything differs; by the later version, `before` names the earlier one. */
  changed: {
    id: string;
    name: string;
    before: {id: string; name: string};
    /** By what they were found to be the same: `id`, `alias`, `legal name`, `name` or `likeness`. */
    by: EntryDiff['by'];
    /** The highest of its changes: `material`, `editorial` or `list`. */
    level: ChangeLevel;
    changes: JsonChange[];
  }[];
  /** Fields that came or went for the list as a whole. */
  columns: {added: string[]; removed: string[]};
  terms: JsonChange[];
}

const toChange = ({field, level, before, after}: FieldChange): JsonChange => ({
  field,
  level,
  before: before ?? null,
  after: after ?? null,
});

export function toJson(
  diff: FeedDiff,
  later: Feed,
  {before, after, isSame}: Pick<Report, 'before' | 'after' | 'isSame'>,
): JsonDiff {
  const deadlines = new Map(
    upcomingChanges(later, '0000-01-01').map(({entry, objection}) => [entry, objection?.until]),
  );
  const toEntry = (entry: Subprocessor): JsonEntry => ({
    id: entry.id,
    name: entry.name,
    ...(deadlines.get(entry) && {objectUntil: deadlines.get(entry)}),
    entry: asWritten(entry),
  });
  const changed = [...diff.changed, ...diff.same].flatMap(({before: was, after: is, by, level, changes}) =>
    level
      ? [{id: is.id, name: is.name, before: {id: was.id, name: was.name}, by, level, changes: changes.map(toChange)}]
      : [],
  );
  return {
    before: {source: before.name, updated: before.updated ?? null},
    after: {source: after.name, updated: after.updated ?? null},
    isSame,
    added: diff.added.map(toEntry),
    removed: diff.removed.map(toEntry),
    changed,
    columns: diff.columns,
    terms: diff.terms.map(toChange),
  };
}
