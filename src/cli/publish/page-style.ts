/**
 * The style of the prerendered page: that of the element, whose selectors here reach nothing but what is in the page's own
 * part of a site, and what a page of its own needs beyond that.
 */
import {controlStyles} from '../../controls.styles.js';
import {laterStyles} from '../../later.styles.js';
import {styles} from '../../subprocessor-list.styles.js';

/** What all of it is in. */
export const ROOT_CLASS = 'subprocessors';
/** On the root of a page of its own. */
export const PAGE_CLASS = 'subprocessors-page';

/** What is only there with scripts: what has one of these classes is in no prerendered page. */
const SCRIPTED =
  'sort icon toggle popover toolbar chip chips control item long pending sticky wide fits skeleton failure ' +
  'no-match steps check text-button version-note comparison derive on-paper controls';

interface Rule {
  /** Selectors, or an at-rule with what follows its name. */
  prelude: string;
  /** Declarations, each without its semicolon. */
  declarations: string[];
  rules: Rule[];
}

/** The rules of a style sheet of ours, in which no text holds a brace or a semicolon. */
function parseRules(css: string): Rule[] {
  const root: Rule = {prelude: '', declarations: [], rules: []};
  const open = [root];
  for (const [, text = '', sign] of css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{};]*)([{};])/g)) {
    const part = text.trim().replace(/\s+/g, ' ');
    const parent = open.at(-1) as Rule;
    if (sign === '{') {
      const rule = {prelude: part, declarations: [], rules: []};
      parent.rules.push(rule);
      open.push(rule);
    } else {
      if (part) parent.declarations.push(part);
      if (sign === '}') open.pop();
    }
  }
  return root.rules;
}

/** The items of a list, such as selectors, that no bracket encloses. */
const itemsOf = (list: string): string[] =>
  (list.match(/(?:\((?:[^()]|\([^()]*\))*\)|[^,()])+/g) ?? []).map((item) => item.trim());

const scripted = new RegExp(
  `\\.(?:${SCRIPTED.replaceAll(' ', '|')})(?![\\w-])|\\[(type|hidden)|::|(?<![.\\w-])(select|button)`,
);
const isOfUse = (selector: string): boolean =>
  !scripted.test(selector.replace(/:not\([^()]*\)|::(before|details-content)/g, ''));

/** A selector for what is within the root, and meant; nothing for what only scripts bring. */
function scoped(selector: string): string | undefined {
  const meant = selector.replace(/:is\(([^()]*)\)/g, (_all, list: string) => {
    const kept = itemsOf(list).filter(isOfUse);
    return kept.length > 1 ? `:is(${kept.join(', ')})` : (kept[0] ?? '.none');
  });
  if (!isOfUse(meant) || meant.includes('.none')) return undefined;
  const root = `.${ROOT_CLASS}`;
  const linked = meant.replace('.target', ':is(:target, :has(> th > :target))');
  return /^(:host|\.page)(?![\w-])/.test(linked) ? linked.replace(/^(:host|\.page)/, root) : `${root} ${linked}`;
}

/** The same rules for the prerendered page; those that are left with nothing go. */
function adapted(rules: readonly Rule[]): Rule[] {
  return rules.flatMap((rule): Rule[] => {
    if (rule.prelude.startsWith('@keyframes')) return [];
    const inner = adapted(rule.rules);
    if (rule.prelude.startsWith('@')) return inner.length ? [{...rule, rules: inner}] : [];
    const selectors = itemsOf(rule.prelude).flatMap((selector) => scoped(selector) ?? []);
    return selectors.length ? [{...rule, prelude: selectors.join(',\n')}] : [];
  });
}

const written = (rules: readonly Rule[], indent = ''): string =>
  rules
    .map(({prelude, declarations, rules: inner}) => {
      const lines = declarations.map((each) => `${indent}  ${each};\n`).join('') + written(inner, `${indent}  `);
      return `${indent}${prelude.replaceAll('\n', `\n${indent}`)} {\n${lines}${indent}}\n`;
    })
    .join('');

/** What is there only without scripts: links to rows, details that the browser opens, and the data. */
const OWN = `
.${ROOT_CLASS} .count-all {
  margin-block: calc(var(--_space) * 1.5) var(--_small);
}
.${ROOT_CLASS} .actions {
  inline-size: 2.5em;
  text-align: end;
  padding-inline: var(--_small);
}
.${ROOT_CLASS} .actions > a {
  color: var(--_muted);
  text-decoration: none;
  padding: 0 0.5em;
}
.${ROOT_CLASS} .actions > a:is(:hover, :focus-visible) {
  text-decoration: underline;
}
.${ROOT_CLASS} .details > td {
  padding-block-end: var(--_small);
}
.${ROOT_CLASS} tr:is(:target, :has(> th > :target)) + .details > td {
  background: var(--_mark);
  box-shadow: inset 3px 0 var(--_accent);
}
.${ROOT_CLASS} tr:is(:target, :has(> th > :target)) + .details:dir(rtl) > td {
  box-shadow: inset -3px 0 var(--_accent);
}
@container (max-width: 40em) {
  .${ROOT_CLASS} tr:is(:target, :has(> th > :target)) + .details > td {
    border-color: var(--_accent);
    box-shadow: none;
  }
}
.${ROOT_CLASS} .details summary {
  display: list-item;
  inline-size: fit-content;
  font-size: 0.8em;
  font-weight: normal;
  color: var(--_muted);
}
.${ROOT_CLASS} .details dl {
  margin-block-end: 0;
}
.${ROOT_CLASS} tbody tr {
  scroll-margin-block: 1em;
}
@container (max-width: 40em) {
  .${ROOT_CLASS} tbody > .details > td {
    padding: 0 var(--_space) var(--_small);
  }
}
@media print {
  .${ROOT_CLASS} .details summary {
    display: none;
  }
}
`;

/** The page of its own: calm and dense, light or dark as the reader likes it. */
const PAGE = `
.${PAGE_CLASS} {
  color-scheme: light dark;
  color: CanvasText;
  background: Canvas;
  font-family: system-ui, sans-serif;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  --subprocessor-list-link: #0b57d0;
  --subprocessor-list-accent: #0b57d0;
}
.${PAGE_CLASS} > body {
  max-inline-size: 84rem;
  margin: 0 auto;
  padding: 2rem clamp(1rem, 4vw, 3rem) 4rem;
  line-height: 1.5;
  overflow-wrap: break-word;
}
.${PAGE_CLASS} h1 {
  margin-block: 0 0.35em;
  line-height: 1.25;
}
.${PAGE_CLASS} footer {
  margin-block-start: 1rem;
  font-size: 0.875em;
}
.${PAGE_CLASS} footer a {
  color: var(--subprocessor-list-link);
}
@media (prefers-color-scheme: dark) {
  .${PAGE_CLASS} {
    --subprocessor-list-link: #8ab4f8;
    --subprocessor-list-accent: #8ab4f8;
  }
}
@media (forced-colors: active) {
  .${PAGE_CLASS} {
    --subprocessor-list-link: LinkText;
    --subprocessor-list-accent: Highlight;
  }
}
@media print {
  .${PAGE_CLASS} > body {
    max-inline-size: none;
    padding: 0;
    font-size: 10pt;
  }
  .${PAGE_CLASS} footer {
    display: none;
  }
}
`;

/** The style sheet of the prerendered page, for a page of its own and for the same inside the tag. */
export function pageStyle(): string {
  // What stands above the list is all for scripts.
  const later = laterStyles.cssText.replace(controlStyles.cssText, '');
  return written(adapted(parseRules(styles.cssText + later))) + OWN.replace(/^\n/, '') + PAGE.replace(/^\n/, '');
}
