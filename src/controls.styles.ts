/** The style of what stands above the list: search, filters, choices, export, and what of them is in force. */
import {css} from 'lit';

export const controlStyles = css`
  .controls {
    min-block-size: 0;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_small);
    margin-block: calc(var(--_space) * 1.5) var(--_small);
  }
  [type='search'] {
    flex: 1 1 14em;
    min-inline-size: 0;
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  select option {
    color: CanvasText;
    background: Canvas;
  }
  .choice {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    gap: var(--_small);
  }
  .choice > span {
    font-size: 0.875em;
    white-space: nowrap;
  }
  .sort-choice {
    display: none;
  }

  .popover {
    position: relative;
  }
  .popover > summary {
    display: flex;
    align-items: center;
    gap: 0.375em;
    font-weight: normal;
    list-style: none;
    user-select: none;
  }
  .popover > summary::-webkit-details-marker {
    display: none;
  }
  .popover > summary > .count {
    background: var(--_line);
    border-radius: 1em;
    padding: 0 0.5em;
    color: inherit;
  }
  .popover > :not(summary) {
    position: absolute;
    z-index: 3;
    inset-block-start: calc(100% + 0.25em);
    inset-inline-start: 0;
    inline-size: max-content;
    min-inline-size: 100%;
    max-inline-size: min(24em, 80cqi);
    max-block-size: 20em;
    overflow-y: auto;
    margin: 0;
    padding: var(--_small);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: var(--_surface-text);
    background: var(--_surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 20%);
  }
  .popover.at-end > :not(summary) {
    inset-inline: auto 0;
  }
  .popover [type='search'] {
    inline-size: 100%;
    margin-block-end: var(--_tiny);
  }
  .popover p {
    margin: 0;
    padding: 0.25em;
  }
  .popover [role='group'],
  .wider + :not(.wider) {
    margin-block-start: var(--_tiny);
    border-block-start: 1px solid var(--_line);
    padding-block-start: var(--_tiny);
  }
  .region {
    padding: 0.25em;
    font-size: 0.875em;
    font-weight: 600;
  }
  .item {
    display: block;
    inline-size: 100%;
    min-block-size: 2em;
    padding: 0.25em;
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-radius: var(--_radius);
    text-align: start;
    cursor: pointer;
  }
  .popover label {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    padding: 0.25em;
    min-block-size: max(1.75em, 24px);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .versions-menu > .choice {
    display: grid;
    grid-template-columns: 1fr;
    gap: 0;
    padding: 0.25em;
    cursor: default;
  }
  .versions-menu > .choice:hover {
    background: none;
  }
  .popover label > .count {
    margin-inline-start: auto;
    padding-inline-start: 1em;
  }
  .popover label.muted {
    cursor: default;
    opacity: 0.75;
  }
  .popover [type='checkbox'] {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    margin: 0;
    translate: 0 0.125em;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_tiny) var(--_space);
    min-block-size: 2.5em;
  }
  .on-paper {
    display: none;
  }
  .state > p {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_small);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .chip {
    min-block-size: max(1.75em, 24px);
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    padding: 0.125em 0.625em;
    border-color: var(--_line);
    border-radius: 1em;
    background: var(--_tint);
    font-size: 0.875em;
    text-align: start;
    cursor: pointer;
  }
  .text-button {
    font: inherit;
    font-size: 0.875em;
    color: inherit;
    background: none;
    border: 0;
    padding: 0.25em;
    min-block-size: max(1.75em, 24px);
    text-decoration: underline;
    text-underline-offset: 0.15em;
    cursor: pointer;
  }

  @container (max-width: 40em) {
    .toolbar {
      position: relative;
    }
    .toolbar > * {
      flex: 1 1 auto;
    }
    .toolbar > [type='search'] {
      flex-basis: 100%;
    }
    .popover {
      position: static;
    }
    .popover > summary {
      justify-content: space-between;
    }
    .toolbar > .popover > :not(summary) {
      inset-inline: 0;
      inset-block-start: auto;
      inline-size: auto;
      max-inline-size: none;
    }
    .choice > select {
      flex: 1;
      min-inline-size: 0;
    }
    .sort-choice {
      display: inline-flex;
    }
  }
`;
