/**
 * The page takes font and colours from its host: every colour derives from the text's own, so dark pages need nothing.
 * Layout follows the width of the element, not of the window. Here is what the first view needs; the rest is in
 * later.styles.ts.
 */
import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    min-inline-size: 0;
    max-inline-size: 100%;
    --_link: var(--subprocessor-list-link, inherit);
    --_muted: var(--subprocessor-list-muted, color-mix(in srgb, currentColor 82%, transparent));
    --_line: var(--subprocessor-list-line, color-mix(in srgb, currentColor 22%, transparent));
    --_tint: var(--subprocessor-list-tint, color-mix(in srgb, currentColor 5%, transparent));
    --_radius: var(--subprocessor-list-radius, 0.25em);
    --_space: var(--subprocessor-list-space, 1em);
    --_small: calc(var(--_space) / 2);
    --_tiny: calc(var(--_space) / 4);
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  /* Not the host: a page that takes back all styles takes those of the host, too. */
  .page {
    container-type: inline-size;
    /* What a parent that shrinks to fit its children, as in a flex container, takes for the width. */
    contain-intrinsic-inline-size: 60em;
    overflow-wrap: break-word;
    line-height: 1.5;
    text-align: start;
    white-space: normal;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :is(h1, h2, h3, h4, h5, h6) {
    margin: 1.25em 0 0.35em;
    line-height: 1.25;
  }
  .page > :first-child {
    margin-block-start: 0;
  }
  a {
    color: var(--_link);
  }
  :is(p, ul, ol) {
    margin: var(--_small) 0;
  }
  :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .prose {
    max-inline-size: 45em;
  }
  .values {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  :is(.muted, .dates, .count, .remark) {
    color: var(--_muted);
  }
  :is(.dates, .remark, .count, .label) {
    font-size: 0.875em;
  }
  .dates {
    margin-block: 0 var(--_space);
  }
  .count {
    font-weight: normal;
  }

  .definitions {
    margin-block: var(--_space);
    border-block-start: 1px solid var(--_line);
  }
  .definitions > details {
    border-block-end: 1px solid var(--_line);
    padding-block: var(--_small);
  }
  summary {
    font-weight: 600;
  }
  .controls {
    min-block-size: 7em;
  }

  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    margin-block: var(--_small) calc(var(--_space) * 1.5);
  }
  :is(th, td) {
    padding: var(--_small);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    padding-block: 0;
    background: var(--_tint);
    border-block-end: 2px solid var(--_line);
    vertical-align: bottom;
  }
  table:not(.long) > thead th:first-child {
    inline-size: 22%;
  }
  .places {
    min-inline-size: 8.5em;
  }
  tbody tr > * {
    border-block-end: 1px solid var(--_line);
  }
  td > :is(p, ul):first-child {
    margin-block-start: 0;
  }
  td > :is(p, ul):last-child {
    margin-block-end: 0;
  }
  [data-label]:not(.prose) {
    white-space: pre-line;
  }
  :is(.long, .long > *) {
    display: block;
    min-inline-size: min-content;
  }
  :where(.long) tr {
    display: grid;
    grid-template-columns: var(--_columns);
  }
  .label {
    display: inline-block;
    padding: var(--_small) 0;
  }
  .actions {
    inline-size: 4em;
    padding-inline: 0;
  }
  .skeleton {
    block-size: 12em;
    background: repeating-linear-gradient(var(--_tint) 0 1.25em, transparent 0 2em);
  }

  @container (max-width: 40em) {
    :is(table, tbody, tbody tr, tbody th, tbody td) {
      display: block;
    }
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    tbody > tr:not(.details) {
      position: relative;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      padding: var(--_small) var(--_space);
      margin-block-start: var(--_small);
    }
    tbody > tr > :is(th, td, :first-child) {
      border: 0;
      padding: var(--_tiny) 0;
    }
    tbody th {
      margin-inline-end: 4.5em;
    }
    [data-label]::before {
      content: attr(data-label) / '';
      display: block;
      color: var(--_muted);
      font-size: 0.8em;
    }
    tbody > tr > .actions {
      position: absolute;
      inset-block: var(--_small) auto;
      inset-inline: auto var(--_small);
      inline-size: auto;
    }
  }
`;
