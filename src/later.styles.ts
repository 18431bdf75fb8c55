/**
 * The style of what is drawn after the first rows, and of the linked row: see later.ts. What stands above the list is in
 * controls.styles.ts, paper in print.styles.ts.
 */
import {css} from 'lit';
import {controlStyles} from './controls.styles.js';
import {printStyles} from './print.styles.js';

export const laterStyles = css`
  .page {
    isolation: isolate;
  }
  :host {
    --_accent: var(--subprocessor-list-accent, currentColor);
    --_surface: var(--subprocessor-list-surface, Canvas);
    --_surface-text: var(--subprocessor-list-surface-text, CanvasText);
    --_mark: color-mix(in srgb, var(--_accent) 10%, transparent);
    --_top: var(--subprocessor-list-sticky-top, 0px);
  }
  .control:hover,
  .button:hover,
  .chip:hover,
  .icon:hover,
  .item:hover,
  .popover label:not(.muted):hover,
  tbody tr:not(.details):hover > * {
    background: var(--_tint);
  }
  .icon:is(:hover, :focus-visible) > svg {
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .sort,
  summary {
    cursor: pointer;
  }
  summary {
    min-block-size: 24px;
  }
  .sort {
    font: inherit;
    font-size: 0.875em;
    color: inherit;
    background: none;
    border: 0;
    margin: 0;
    padding: var(--_small) 0;
    text-align: start;
  }
  .sort::after {
    content: '\\a0↕' / '';
    font-weight: normal;
    opacity: 0.6;
  }
  [aria-sort='ascending'] > .sort::after {
    content: '\\a0↑' / '';
    opacity: 1;
  }
  [aria-sort='descending'] > .sort::after {
    content: '\\a0↓' / '';
    opacity: 1;
  }
  .sort + .label {
    display: none;
  }
  .actions > :first-child {
    display: flex;
    justify-content: end;
  }
  .actions > .muted {
    font-size: 0.75em;
    text-align: end;
  }
  .icon {
    display: grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    margin-block: -0.25em;
    padding: 0;
    color: inherit;
    background: none;
    border: 0;
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .icon > svg {
    opacity: 0.7;
  }
  .toggle::before,
  .popover > summary::after {
    content: '';
    inline-size: 0.45em;
    block-size: 0.45em;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    transform: translateY(-25%) rotate(45deg);
  }
  .toggle[aria-expanded='true']::before {
    transform: translateY(25%) rotate(225deg);
  }

  a {
    text-underline-offset: 0.15em;
  }
  :is(h1, h2, h3, h4, h5, h6) {
    text-wrap: balance;
  }
  .definitions .prose {
    margin-inline-start: 1.1em;
  }
  .banner > :is(h1, h2, h3, h4, h5, h6) {
    margin-block-start: 0;
    font-size: 1.1em;
  }
  .banner li {
    margin-block: var(--_tiny);
  }
  :is(.comparison, .version-note, .failure) {
    scroll-margin-block-start: calc(var(--_top) + var(--_space));
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_small);
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.25em;
    cursor: pointer;
  }
  .stage {
    font-size: 0.8em;
    font-weight: normal;
  }
  .stage:not(.ended) {
    font-style: italic;
  }
  .log .text-button {
    margin-inline-start: -0.25em;
  }
  .versions > li {
    margin-block: var(--_tiny);
  }
  ol.letter {
    list-style: none;
  }
  ol.letter > li::before {
    content: '(' counter(list-item, lower-alpha) ') ';
    display: inline-block;
    inline-size: 1.75em;
    margin-inline-start: -1.75em;
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
  }

  :is(.failure, .banner, .no-match) {
    border: 1px solid var(--_line);
    border-inline-start: 4px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_tint);
    padding: var(--_small) var(--_space);
    margin-block: var(--_space);
  }
  :is(.button, .control, .chip) {
    font: inherit;
    line-height: 1.25;
    color: inherit;
    background: none;
    border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
    border-radius: var(--_radius);
    min-block-size: 2.25em;
    padding: 0.375em 0.625em;
    margin: 0;
  }

  .button {
    display: inline-block;
    font-weight: 600;
    line-height: 1.5;
    text-decoration: none;
    cursor: pointer;
  }

  ${controlStyles}

  ::highlight(subprocessor-list-match) {
    color: MarkText;
    background: Mark;
  }

  tr:focus-visible {
    outline-offset: -2px;
  }
  tr.target > * {
    background: var(--_mark);
  }
  tr.target > :first-child {
    box-shadow: inset 3px 0 var(--_accent);
  }
  tr.target:dir(rtl) > :first-child {
    box-shadow: inset -3px 0 var(--_accent);
  }
  tr:has(+ .details) > * {
    border: 0;
  }
  .details > td {
    padding-block: 0;
  }
  .long .details > * {
    grid-column: 1 / -1;
  }
  dl {
    margin: var(--_small) 0;
  }
  dt {
    color: var(--_muted);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .details dd:not(.prose) {
    white-space: pre-line;
  }
  .details dl {
    margin: 0 0 var(--_space);
  }
  dl > div {
    display: grid;
    grid-template-columns: minmax(8em, 14em) 1fr;
    gap: 0 var(--_space);
    padding-block: var(--_tiny);
  }
  .publisher {
    margin-block-start: calc(var(--_space) * 2);
    border-block-start: 1px solid var(--_line);
    padding-block-start: var(--_space);
    color: var(--_muted);
    font-size: 0.875em;
  }

  tbody :is(tr, a, button) {
    scroll-margin-block: calc(var(--_top) + var(--_head, 4em) + 0.5em) 1em;
  }

  .long > tbody {
    content-visibility: auto;
  }
  .long > .pending {
    content-visibility: hidden;
  }
  @supports not (content-visibility: hidden) {
    .long > .pending {
      display: none;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: pulse 1.5s ease-in-out infinite alternate;
    }
  }
  @keyframes pulse {
    to {
      opacity: 0.4;
    }
  }

  @media screen {
    @container (min-width: 40em) {
      .sticky .fits {
        overflow: visible;
      }
      .sticky .wide {
        max-block-size: 90vh;
        --_top: 0px;
      }
      .sticky thead {
        position: sticky;
        inset-block-start: var(--_top);
        z-index: 2;
      }
      .sticky :is(thead, .wide thead th:first-child) {
        background: linear-gradient(var(--_tint) 0 0), var(--_behind);
      }
      .sticky thead th {
        background: none;
        /* The border of a table in which borders collapse stays behind. */
        border-color: transparent;
        box-shadow: inset 0 -2px var(--_line);
      }
      .sticky .wide tr > :first-child {
        position: sticky;
        inset-inline-start: 0;
        z-index: 1;
      }
      .sticky .wide tbody > :not(.details) > :first-child {
        background: linear-gradient(var(--_row, transparent) 0 0), var(--_behind);
      }
      .wide .details > td > div {
        position: sticky;
        inset-inline-start: var(--_small);
        max-inline-size: calc(100cqi - 2 * var(--_space));
      }
      .wide tbody > tr:hover {
        --_row: var(--_tint);
      }
      .wide tbody > .target {
        --_row: var(--_mark);
      }
    }
  }

  @container (max-width: 40em) {
    .sort {
      display: none;
    }
    .sort + .label {
      display: inline;
    }
    tbody > tr:not(.details) > *,
    tbody > tr:not(.details):hover > * {
      background: none;
    }
    tbody > tr.target {
      border-color: var(--_accent);
      background: var(--_mark);
    }
    tr.target > :first-child {
      box-shadow: none;
    }
    tbody > tr:has(+ .details > td > :not([hidden])) {
      border-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .details:has(> td > :not([hidden])) > td {
      border: 1px solid var(--_line);
      border-block-start: 0;
      border-radius: 0 0 var(--_radius) var(--_radius);
      padding: 0 var(--_space);
    }
    dl > div {
      grid-template-columns: 1fr;
    }
  }

  @media (forced-colors: active) {
    .banner,
    .failure,
    .no-match,
    tr.target > * {
      border-color: Highlight;
    }
    tr.target {
      outline: 2px solid Highlight;
    }
  }

  ${printStyles}
`;
