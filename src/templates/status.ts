/** What is shown while there is no list. */
import {html, nothing, type TemplateResult} from 'lit';
import type {FeedError} from '../load-feed.js';
import type {Strings} from '../locales/en.js';

export function skeleton(strings: Strings): TemplateResult {
  return html`<div class="skeleton" part="skeleton" role="status">
    <span class="hidden">${strings.loading}</span>
  </div>`;
}

export function failure(message: unknown, button: unknown = nothing): TemplateResult {
  return html`<div class="failure" part="error" role="alert"><p>${message}</p>${button}</div>`;
}

/** The message that the feed could not be had; `isStale` when an earlier copy of it is on the page. */
export function feedFailure(error: FeedError, isStale: boolean, strings: Strings, onRetry: () => void): TemplateResult {
  const reason = strings.failures[error.code]?.replace('{status}', String(error.status));
  return failure(
    html`<strong>${strings.failed}</strong> ${reason} ${isStale ? strings.stale : nothing}`,
    html`<button type="button" class="button" part="button" @click=${onRetry}>${strings.retry}</button>`,
  );
}
