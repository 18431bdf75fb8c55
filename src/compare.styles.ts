/** The style of a comparison. Colour is never alone: every mark has a sign and a word. */
import {css} from 'lit';

export const compareStyles = css`
  :host {
    --_added: var(--subprocessor-list-added, color-mix(in srgb, #1f9d45 80%, currentColor));
    --_removed: var(--subprocessor-list-removed, color-mix(in srgb, #e5404a 80%, currentColor));
    --_changed: var(--subprocessor-list-changed, color-mix(in srgb, #b98000 80%, currentColor));
  }
  .comparison {
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    padding: var(--_small) var(--_space);
    margin-block: calc(var(--_space) * 1.5) var(--_space);
  }
  .comparison > p {
    margin: var(--_tiny) 0;
  }
  .summary {
    font-size: 1.05em;
  }
  .terms {
    margin-block: var(--_small);
  }
  [data-change] .prose {
    min-inline-size: 10em;
  }
  [data-change] > :first-child {
    box-shadow: inset 4px 0 var(--_change, transparent);
  }
  [data-change]:dir(rtl) > :first-child {
    box-shadow: inset -4px 0 var(--_change, transparent);
  }
  [data-change]:not([data-change='unchanged']) > * {
    background: color-mix(in srgb, var(--_change) 7%, transparent);
  }
  [data-change]:not([data-change='unchanged']) {
    --_row: color-mix(in srgb, var(--_change) 7%, transparent); /* behind a name that stays in sight */
  }
  [data-change='added'] {
    --_change: var(--_added);
  }
  [data-change='removed'] {
    --_change: var(--_removed);
  }
  [data-change='changed'] {
    --_change: var(--_changed);
  }
  [data-change='editorial'] {
    --_change: var(--_line);
  }
  [data-change='removed'] > :is(.name, td:not(.actions)) {
    text-decoration: line-through;
    text-decoration-color: color-mix(in srgb, currentColor 55%, transparent);
  }
  [data-change='removed'] .verdict,
  [data-change='removed'] .verdict ~ * {
    display: inline-block;
    text-decoration: none;
  }
  [data-change='unchanged'] .verdict {
    color: var(--_muted);
  }
  .verdict {
    font-weight: 600;
    white-space: nowrap;
  }
  [data-change='unchanged'] .verdict,
  [data-change='editorial'] .verdict {
    font-weight: normal;
  }
  .sign {
    display: inline-block;
    inline-size: 1em;
    font-weight: 700;
    text-align: center;
  }
  .both {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
    gap: var(--_small);
    white-space: normal;
  }
  li:is(.was, .now) {
    display: grid;
    grid-template-columns: auto 1fr;
  }
  .both > *,
  li:is(.was, .now) {
    border-inline-start: 3px solid color-mix(in srgb, var(--_of) 70%, transparent);
    padding-inline-start: var(--_small);
  }
  .was {
    --_of: var(--_removed);
  }
  .now {
    --_of: var(--_added);
  }
  .both > * :is(p, ul, ol):first-child {
    margin-block-start: 0;
  }
  .tag {
    display: block;
    color: var(--_muted);
    font-size: 0.8em;
  }
  del:not(.some),
  del > mark {
    text-decoration: line-through;
    text-decoration-color: color-mix(in srgb, currentColor 55%, transparent);
  }
  .some,
  ins {
    text-decoration: none;
  }
  .both mark {
    color: inherit;
    background: color-mix(in srgb, var(--_of) 22%, transparent);
  }
  ins > mark {
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentColor 55%, transparent);
  }
  tr:focus {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  @container (max-width: 40em) {
    tbody > [data-change] > :first-child {
      box-shadow: none;
    }
    tbody > [data-change]:not([data-change='unchanged']) {
      border-inline-start: 4px solid var(--_change);
      background: color-mix(in srgb, var(--_change) 7%, transparent);
    }
    tbody > [data-change]:not([data-change='unchanged']) > * {
      background: none;
    }
  }

  @media print {
    [data-change],
    [data-change] * {
      print-color-adjust: exact;
    }
    .terms {
      break-inside: auto;
    }
  }

  @media (forced-colors: active) {
    [data-change]:not([data-change='unchanged']) > :first-child {
      border-inline-start: 4px solid Highlight;
    }
    .both mark {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
