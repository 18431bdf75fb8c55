/** The versions of the list: which is read and compared, the note that tells so, and what the reader has seen last. */
import {html, nothing, type TemplateResult} from 'lit';
import type {FeedError} from '../load-feed.js';
import type {LogStep} from '../view/change-log.js';
import {SEEN, type Version} from '../view/versions.js';
import type {LaterPage} from './shared.js';
import {failure} from './status.js';

/** What changed from version to version, in a list that keeps no log of it. */
export interface Log {
  steps: readonly LogStep[];
  /** How many versions could not be had. */
  missing: number;
  /** What works it out could not be had. */
  isLost?: boolean;
}

export interface VersionsContext extends LaterPage {
  versions: readonly Version[];
  /** Keys of the version that is read, and of the one that it is compared with; `''` is the current one. */
  version: string;
  compare?: string;
  /** The day of the last look that is remembered, and whether the list has changed since. */
  look?: {date: string; isChanged: boolean};
  /** What could not be remembered. */
  isLookLost: boolean;
  /** Set while a version loads, and when it could not be had. */
  wait?: 'loading' | FeedError | 'unknown' | 'incomplete';
  /** Key of the version that loads or could not be had: one of the two, where they are compared. */
  missing: string;
  /** Absent until it is worked out. */
  log?: Log;
  /** The whole address of a version, which is relative to the feed. */
  addressOf(url: string | undefined): string | undefined;
  /** Shows another version, and no comparison. By a button, the focus goes there; by a choice, it stays. */
  onRead(key: string, byButton?: boolean): void;
  /** Compares two versions; ends the comparison where `before` is none. */
  onCompare(before: string | undefined, after: string, byButton?: boolean): void;
  onRetry(): void;
  onRemember(remember: boolean): void;
}

/** What a version is called within a sentence. */
export function nameOf(key: string | undefined, {versions, look, strings, format}: VersionsContext): string {
  if (!key) return strings.theCurrent;
  if (key === SEEN) return strings.theSeen(format.date(look?.date ?? ''));
  const {date, title} = versions.find((version) => version.key === key) ?? {};
  return date ? strings.theVersionOf(format.date(date)) : strings.theVersion(title || key);
}

/** What a version is called in a list. */
function titleOf({date, title, key}: Version, {strings, format}: LaterPage): string {
  return date ? strings.versionOf(format.date(date)) : title || key;
}

/** What of the list is on the page, where it is not the current version. */
export function versionText(page: VersionsContext): string | undefined {
  const {versions, version, compare, strings} = page;
  if (compare !== undefined) return strings.comparison(nameOf(compare, page), nameOf(version, page));
  const read = versions.find(({key}) => key === version);
  return read && titleOf(read, page);
}

const button = (label: string, act: () => void): TemplateResult =>
  html`<button type="button" class="control" part="control" @click=${act}>${label}</button>`;

/** The choice of what is read and what it is compared with, and whether this device is to remember it. */
export function versionsMenu(page: VersionsContext): TemplateResult {
  const {current, versions, version, compare, look, strings, format} = page;
  const feeds = versions.filter(({isFeed}) => isFeed);
  const now = current.updated ? `${strings.currentVersion}, ${format.date(current.updated)}` : strings.currentVersion;
  const all = [
    {key: '', label: now},
    ...feeds.map((each) => ({key: each.key, label: titleOf(each, page)})),
    ...(look && !version ? [{key: SEEN, label: strings.seenVersion(format.date(look.date))}] : []),
  ];
  const option = (value: string, label: string, selected: boolean): TemplateResult =>
    html`<option value=${value} .selected=${selected}>${label}</option>`;
  const select = (label: string, options: unknown, onChoice: (value: string) => void): TemplateResult =>
    html`<label class="choice">
      <span>${label}</span>
      <select
        part="select"
        class="control"
        @change=${({target}: Event) => onChoice((target as HTMLSelectElement).value)}
      >${options}</select>
    </label>`;
  return html`<div class="menu versions-menu" part="history-menu" tabindex="-1">
    ${
      feeds.length
        ? select(
            strings.readVersion,
            all.filter(({key}) => key !== SEEN).map(({key, label}) => option(key, label, key === version)),
            (key) =>
              compare === undefined || key === compare ? page.onRead(key, false) : page.onCompare(compare, key, false),
          )
        : nothing
    }
    ${
      all.length > 1
        ? select(
            strings.compareWith,
            [
              option('none', strings.noVersion, compare === undefined),
              ...all
                .filter(({key}) => key !== version)
                .map(({key, label}) => option(`=${key}`, label, key === compare)),
            ],
            (value) => page.onCompare(value === 'none' ? undefined : value.slice(1), version, false),
          )
        : nothing
    }
    <label>
      <input
        type="checkbox"
        .checked=${!!look}
        @change=${({target}: Event) => {
          const box = target as HTMLInputElement;
          const doRemember = box.checked;
          box.checked = !!look; // As long as it is not done.
          page.onRemember(doRemember);
        }}
      />
      <span>${strings.rememberLook}</span>
    </label>
    ${page.isLookLost ? html`<p class="muted" role="alert">${strings.lookFailed}</p>` : nothing}
    ${
      look
        ? html`<p class="muted">${strings.lookedOn(format.date(look.date))} ${look.isChanged ? nothing : strings.nothingSince}</p>`
        : nothing
    }
  </div>`;
}

/** Whether the list on the page is that of today, alone or compared with another. */
export const isCurrent = ({version, feed, current}: VersionsContext): boolean => !version || feed === current;

function waiting(page: VersionsContext): TemplateResult | undefined {
  const {strings, wait, missing} = page;
  if (!wait) return undefined;
  if (wait === 'loading')
    return html`<p class="banner" role="status">${strings.loadingVersion(nameOf(missing, page))}</p>`;
  const isFault = typeof wait === 'object';
  const isDocument = page.versions.some(({key}) => key === missing);
  const reason = !isFault
    ? {unknown: isDocument ? strings.documentVersion : strings.unknownVersion, incomplete: strings.incomplete}[wait]
    : wait.code === 'integrity'
      ? strings.wrongVersion
      : strings.failures[wait.code]?.replace('{status}', String(wait.status));
  return failure(
    html`<strong>${strings.versionFailed(nameOf(missing, page))}</strong> ${reason} ${strings.currentBelow}`,
    html`<p class="steps">
      ${isFault ? button(strings.retry, page.onRetry) : nothing} ${button(strings.showCurrent, () => page.onRead(''))}
    </p>`,
  );
}

/** What tells that this is not the current version, or that the list is not as the reader has seen it last. */
export function versionNote(page: VersionsContext): unknown {
  const {version, compare, look, strings, format} = page;
  const wait = waiting(page);
  if (version) {
    const reading = strings.reading(nameOf(version, page));
    const label = `${reading} ${strings.notCurrent}`;
    return html`${wait}<div class="banner version-note" part="banner version-note" role="group" aria-label=${label} tabindex="-1">
      <p><strong>${reading}</strong> ${strings.notCurrent}</p>
      <p class="steps">
        ${button(strings.showCurrent, () => page.onRead(''))}
        ${compare === undefined ? button(strings.compareCurrent, () => page.onCompare(version, '')) : nothing}
      </p>
    </div>`;
  }
  if (wait || !look?.isChanged || compare !== undefined) return wait;
  return html`<div class="banner" part="banner version-note">
    <p><strong>${strings.changedSince(format.date(look.date))}</strong></p>
    <p class="steps">
      ${button(strings.showChanges, () => page.onCompare(SEEN, ''))} ${button(strings.markSeen, () => page.onRemember(true))}
    </p>
  </div>`;
}
