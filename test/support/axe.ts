/** Checks what stands in the page against WCAG 2.2 AA with axe. */
import type {AxeResults, ElementContext, RunOptions} from 'axe-core';

/** The script tag defines this; axe is no ES module, so it cannot be imported. */
declare global {
  interface Window {
    axe: {run(context: ElementContext, options: RunOptions): Promise<AxeResults>};
  }
}

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // These judge a whole page; the element is a part of one.
  rules: {
    region: {enabled: false},
    'page-has-heading-one': {enabled: false},
    'landmark-one-main': {enabled: false},
  },
};

let loaded: Promise<unknown> | undefined;

/**
 * Other engines take up to a third of their time for what axe reads out of the page's elements and styles, in which they agree.
 * What each tells assistive technology is asked of it directly: see `told` in keys.ts.
 */
const isChromium = / Chrome\//.test(navigator.userAgent);

/** Throws with rules, targets and advice as text: a DOM node inside an error hangs the test runner. */
export async function expectAccessible(element: Element): Promise<void> {
  if (!isChromium) return;
  loaded ??= load('/node_modules/axe-core/axe.min.js');
  await loaded;
  const {violations} = await window.axe.run(element, options);
  if (violations.length === 0) return;
  const lines = violations.flatMap(({id, help, nodes}) => [
    `${id}: ${help}`,
    ...nodes.map(
      ({target, failureSummary}) => `  ${target.flat().join(' ')}: ${failureSummary?.replaceAll('\n', ' ')}`,
    ),
  ]);
  throw new Error(`Not accessible:\n${lines.join('\n')}`);
}

function load(src: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), {src, onload: resolve});
    script.onerror = () => reject(new Error(`${src} did not load`));
    document.head.append(script);
  });
}
