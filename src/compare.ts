/** Comparing versions, and what that needs: loaded when a comparison, or the log that follows from one, is asked for. */
export {compareStyles} from './compare.styles.js';
export {ComparisonMarks} from './templates/change.js';
export {comparisonPanel} from './templates/comparison.js';
export {type LogStep, logSteps} from './view/change-log.js';
export {CHANGED, compareSteps} from './view/comparison.js';
