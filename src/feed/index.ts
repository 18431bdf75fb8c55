/** The feed on its own: no DOM, no Lit, the same in browser and Node. */
export {addDays, today} from './clock.js';
export {isCalendarDate} from './dates.js';
export {type ChangeLevel, diffFeeds, type EntryDiff, type FeedDiff, type FieldChange} from './diff.js';
export type {MatchReason} from './match.js';
export type {Category, Feed, FeedInput, ParseResult, Subprocessor} from './parse.js';
export {parseFeed} from './parse-text.js';
export {type Place, placeCode} from './places.js';
export {describeProblem} from './problem-messages.js';
export type {Problem, ProblemCode} from './problems.js';
export {type Block, type Inline, parseProse, proseText} from './prose.js';
export {FeedSchema, TRANSFER_MECHANISMS, type TransferMechanism} from './schema.js';
export {isSafeUrl} from './urls.js';
