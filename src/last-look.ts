/** What a reader has seen of a list last, kept on this device by the browser, and only where the reader asks for that. */
import {feedAsWritten} from './feed/as-written.js';
import type {Feed} from './feed/parse.js';

export interface Look {
  /** The day, `YYYY-MM-DD`. */
  date: string;
  /** The list as it was, as JSON of a feed. */
  text: string;
}

const nameOf = (address: string): string => `subprocessor-list:${address}`;

/** What is remembered of the list that has this address; nothing where the browser keeps nothing for this page. */
export function recall(address: string): Look | undefined {
  try {
    const {date, text} = JSON.parse(localStorage.getItem(nameOf(address)) ?? '{}');
    return typeof date === 'string' && typeof text === 'string' ? {date, text} : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers the list as it is now. Tells whether the browser does: it may be forbidden, or have no room. */
export function remember(address: string, feed: Feed, date: string): boolean {
  try {
    localStorage.setItem(
      nameOf(address),
      JSON.stringify({date, text: JSON.stringify(feedAsWritten(feed))} satisfies Look),
    );
    return true;
  } catch {
    return false;
  }
}

export function forget(address: string): void {
  try {
    localStorage.removeItem(nameOf(address));
  } catch {
    // Then there was nothing to forget.
  }
}

/** What a publisher keeps beside the list: who has seen the list itself has missed nothing. */
const BESIDE = ['$schema', 'specVersion', 'updated', 'effective', 'changes', 'previousVersions'];

/** Whether the list says anything else than when it was seen. */
export function isChangedSince({text}: Look, feed: Feed): boolean {
  const essence = ({subprocessors, ...rest}: ReturnType<typeof feedAsWritten>): string => {
    const entries = subprocessors.map((entry) => JSON.stringify(entry)).sort(); // Their order says nothing.
    return JSON.stringify([Object.entries(rest).filter(([field]) => !BESIDE.includes(field)), entries]);
  };
  try {
    return essence(JSON.parse(text)) !== essence(feedAsWritten(feed));
  } catch {
    return true;
  }
}
