/**
 * What the first rows do not wait for: the banner and the toolbar above the list and what follows from using it, the buttons
 * and details of its rows, and what stands below it. Requested together with the feed, from beside the script, and drawn as
 * soon as it is there.
 */
import {today} from './feed/clock.js';
import {enLater} from './locales/en.later.js';
import type {LaterPage, Page} from './templates/shared.js';

export {laterStyles} from './later.styles.js';
export {copyLink, entryOfHash, reveal} from './row-actions.js';
export {findClosest, markMatches} from './search-aids.js';
export {closing} from './templates/closing.js';
export {rowExtras} from './templates/row-extras.js';
export {toolbar} from './templates/toolbar.js';
export {upcoming} from './templates/upcoming.js';
export {nextSort} from './view/sort.js';
export {arrange} from './view/view-state.js';

export const toLaterPage = (page: Page): LaterPage => ({
  ...page,
  strings: {...page.format.strings, ...enLater},
  today: today(),
});
