/** The style of paper: what only serves a screen goes, everything folded stands open, and long lists are tables again. */
import {css} from 'lit';

export const printStyles = css`
  @media print {
    .actions,
    .toolbar,
    .chips,
    .button,
    .text-button,
    .steps,
    .derive,
    .sort {
      display: none;
    }
    /* Chromium leaves the buttons out of the heads that it repeats on every sheet. */
    .sort + .label {
      display: inline-block;
    }
    :is(h1, h2, h3, h4, h5, h6),
    .group > .prose {
      break-after: avoid;
    }
    tbody tr,
    .banner {
      break-inside: avoid;
    }
    tr:has(+ .details) {
      break-after: avoid;
    }
    .scroll {
      overflow: visible;
    }
    .on-paper {
      display: block;
      font-size: 0.8em;
    }
    .on-paper > p {
      margin: 0;
    }
    ::highlight(subprocessor-list-match) {
      color: inherit;
      background: none;
    }
    table {
      font-size: 0.8em;
    }
    .places,
    .long,
    .long > * {
      min-inline-size: 0;
    }
    .long > tbody {
      content-visibility: visible;
    }
    @container (min-width: 40em) {
      .long {
        display: table;
      }
      .long > thead {
        display: table-header-group;
      }
      .long > tbody {
        display: table-row-group;
      }
      .long tr {
        display: table-row;
      }
    }
    [hidden='until-found'] {
      display: block;
      content-visibility: visible;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
