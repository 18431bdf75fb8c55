/** Defines `<subprocessor-list>`, and gives its class and types. */
import './define.js';

export type {Feed, FeedInput, Subprocessor} from './feed/parse.js';
export type {Problem} from './feed/problems.js';
export {FeedError, type FeedErrorCode} from './load-feed.js';
export {type ErrorDetail, type LoadDetail, SubprocessorListElement} from './subprocessor-list-element.js';
export type {Grouping} from './view/groups.js';
