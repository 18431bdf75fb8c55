/**
 * What the first rows do not wait for: the banner and the toolbar above the list and what follows from using it, the buttons
 * and details of its rows, and what stands below it. Requested from beside the script when the feed has arrived, and drawn as
 * soon as it is there.
 */
export {Explorer} from './explorer.js';
export {laterStyles} from './later.styles.js';
