/** What is wrong with a feed, on the console of who looks after the page. Loaded when something is. */
import {describeProblems} from './feed/problem-messages.js';
import type {Problem} from './feed/problems.js';

export function reportProblems(
  problems: readonly Problem[],
  level: 'warn' | 'error',
  src: string | null = 'feed',
): void {
  const text = describeProblems(problems);
  if (text) console[level](`<subprocessor-list>: ${src}\n${text}`);
}
