/** How much of what customers have to know of each subprocessor a feed states. */
import type {Feed, Subprocessor} from '../../feed/parse.js';
import {OPINION_22_2024, type RuleSource, SCC_ANNEX_IV} from './rules.js';
import {saysSomething} from './texts.js';

export interface Completeness {
  /** How much is stated, in per cent, rounded down: 100 only where nothing is missing. */
  score: number;
  /** How many entries the list has. */
  entries: number;
  /** What is missing, in the order of the requirements; empty where nothing is. */
  missing: {
    requirement: string;
    /** In how many entries. */
    count: number;
    /** Who asks for it. */
    source: readonly RuleSource[];
    /** The ids of the first of these entries. */
    examples: string[];
  }[];
}

/** A person finds the first few; a list of all is what the filters of the page are for. */
const EXAMPLES = 5;

/** Whether a text is one by which somebody can be reached: an e-mail address, a number, a page. */
const isReachable = (text: string): boolean => /@|https?:|\d{5}/.test(text.replace(/[\s()/-]/g, ''));

const hasContact = ({contact}: Subprocessor): boolean =>
  !!contact &&
  [contact.email, contact.phone, contact.url, contact.name].some(
    (text) => text && isReachable(text) && saysSomething(text),
  );

/**
 * What the EDPB would have controllers know of every subprocessor at all times (name, address, contact person), and what the
 * list of sub-processors in the standard contractual clauses has (these, and a description of the processing).
 */
export const REQUIREMENTS: readonly {
  requirement: string;
  source: readonly RuleSource[];
  isMet(entry: Subprocessor): boolean;
}[] = [
  {requirement: 'name', source: [OPINION_22_2024, SCC_ANNEX_IV], isMet: ({name}) => saysSomething(name)},
  {requirement: 'address', source: [OPINION_22_2024, SCC_ANNEX_IV], isMet: ({address}) => saysSomething(address)},
  {requirement: 'contact', source: [OPINION_22_2024, SCC_ANNEX_IV], isMet: hasContact},
  {requirement: 'purpose', source: [SCC_ANNEX_IV], isMet: ({purpose}) => saysSomething(purpose)},
];

/** How complete a feed is; one without entries misses nothing. */
export function completeness({subprocessors}: Feed): Completeness {
  const missing = REQUIREMENTS.map(({requirement, source, isMet}) => {
    const lacking = subprocessors.filter((entry) => !isMet(entry));
    return {requirement, count: lacking.length, source, examples: lacking.slice(0, EXAMPLES).map(({id}) => id)};
  }).filter(({count}) => count);
  const wanted = subprocessors.length * REQUIREMENTS.length;
  const lacking = missing.reduce((sum, {count}) => sum + count, 0);
  return {
    score: wanted ? Math.floor(((wanted - lacking) / wanted) * 100) : 100,
    entries: subprocessors.length,
    missing,
  };
}
