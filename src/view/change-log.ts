/** The change log of a list that keeps none: what differs from each version to the next. */
import {diffSteps} from '../feed/diff.js';
import type {Feed, Subprocessor} from '../feed/parse.js';

export interface LogStep {
  /** Keys of the two versions: see versions.ts. */
  before: string;
  after: string;
  /** The day of the later one, `YYYY-MM-DD`, where it is known. */
  date?: string;
  added: Subprocessor[];
  removed: Subprocessor[];
  /** Entries of which something else is said than before. */
  changed: Subprocessor[];
  /** How many say the same in other words. */
  editorial: number;
}

/** A version, read. */
export interface ReadVersion {
  key: string;
  date?: string;
  feed: Feed;
}

/** The steps between these versions, given the newest first, and in that order. */
export function* logSteps(newestFirst: readonly ReadVersion[]): Generator<void, LogStep[]> {
  const steps: LogStep[] = [];
  for (const [index, after] of newestFirst.entries()) {
    const before = newestFirst[index + 1];
    if (!before) break;
    const {added, removed, changed} = yield* diffSteps(before.feed, after.feed);
    const material = changed.filter(({level}) => level === 'material');
    steps.push({
      before: before.key,
      after: after.key,
      date: after.date,
      added,
      removed,
      changed: material.map((pair) => pair.after),
      editorial: changed.length - material.length,
    });
    yield;
  }
  return steps;
}
