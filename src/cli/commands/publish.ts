/** Makes all that a site serves of a feed, and keeps its history. */
import {join} from 'node:path';
import manifest from '../../../package.json' with {type: 'json'};
import {addDays, today} from '../../feed/clock.js';
import {isCalendarDate} from '../../feed/dates.js';
import {diffFeeds, type FeedDiff} from '../../feed/diff.js';
import type {Feed} from '../../feed/parse.js';
import {parseFeed} from '../../feed/parse-text.js';
import {findProblems} from '../check/findings.js';
import {formatFindings} from '../check/format.js';
import {type Command, Failure, UsageError, type Values} from '../command.js';
import {type FeedFile, readFeedFile} from '../feed-file.js';
import {checkFolder, elementFiles, hasBytes, stateOf} from '../io/published.js';
import {exclusively, workIn} from '../io/replace-files.js';
import {output, progress, say} from '../io/terminal.js';
import {
  changeItem,
  compose,
  isObject,
  type JsonObject,
  ownSteps,
  planVersion,
  rebased,
  serialise,
  versionOf,
} from '../publish/history.js';
import {outputsOf} from '../publish/outputs.js';
import {type PublishedList, readPublishedList} from '../publish/published-list.js';
import {changeEntries} from '../publish/versions-log.js';

export const command: Command = {
  usage: '<feed> --out <dir>',
  about: [
    'Checks the feed, adds the history to it, and writes into the folder: subprocessors.json, with the versions before it and what changed; a copy of this version for ever, versions/<updated>.json; the page, subprocessors.html, with the script it needs, and subprocessors.fragment.html, to put between the tags of <subprocessor-list> on a page of your own; what changed, as Atom and JSON Feed; the list as CSV and JSON-LD; and .well-known/subprocessors.json, for a site that serves the folder at its root.',
    'The folder has the history: keep it, in version control or where it is served, and publish into it. Other files in it are not touched. All of it is written at once: if it is interrupted, the folder is as it was, or as it is to be. Where nothing has changed, nothing is written.',
    'What was published is never changed: a feed that says something else needs another "updated". On the same day there may be several versions.',
  ],
  options: {
    out: {type: 'string', value: '<dir>', help: 'The folder to publish into; it is made if it is not there'},
    'base-url': {
      type: 'string',
      value: '<url>',
      help: 'Where the folder is served, for absolute links in what is read elsewhere',
    },
    'dry-run': {type: 'boolean', help: 'Says what would be written, and writes nothing'},
    check: {type: 'boolean', help: 'Ends with 1 if anything would be written, and writes nothing'},
    now: {type: 'string', value: '<date>', help: 'What counts as today, as YYYY-MM-DD'},
  },
  examples: [
    ['subprocessor-list publish feed.json --out public', 'Into the folder that is served'],
    ['subprocessor-list publish feed.json --out public --dry-run', 'To see first what that would write'],
    ['subprocessor-list publish feed.json --out public --check', 'To fail a build in which somebody forgot to publish'],
  ],
  operands: [1, 1],
  async run([from = ''], options) {
    const {dir, base, day, mode} = settingsOf(options);
    await checkFolder(dir);
    const work = await workIn(dir);
    if (work === 'running')
      throw new Failure(`${dir}: Another publish is running there. Run it again when it is done.`);
    const file = await readFeedFile(from);
    const state = await stateOf(dir);
    progress('Comparing with what is published');
    const list = isObject(file.value) && file.feed ? await readPublishedList(dir, from, file.value) : undefined;
    const newest = await readNewest(list);
    if (!isPublishable(file, newest?.feed, day) || !list) return 1;
    const version = await nextVersion(file, list, newest, day);
    progress('Making the pages');
    const changes = await changesIn(dir, await filesOf(version, list, base));
    if (mode !== 'write') {
      if (changes.length) await output(changes.map(changeLine).join(''));
      if (work === 'interrupted')
        say(`${dir}: A publish was interrupted there. The next one will finish or undo it first.`);
      say(
        changes.length
          ? `Publishing would write ${filesText(changes)}. ${outcomeOf(version, changes)}`
          : outcomeOf(version, changes),
      );
      return mode === 'check' && (changes.length || work === 'interrupted') ? 1 : 0;
    }
    if (work === 'interrupted') say(`${dir}: A publish was interrupted there. It is finished or undone first.`);
    if (work === 'interrupted' || changes.length) {
      await exclusively(dir, async (replace) => {
        if ((await stateOf(dir)) !== state)
          throw new Failure(`${dir}: Somebody else has published there meanwhile. Run it again.`);
        progress('Writing');
        if (changes.length) await replace(new Map(changes.map(({name, bytes}) => [name, bytes])));
      });
    }
    if (changes.length) await output(changes.map(({name}) => `${join(dir, name)}\n`).join(''));
    say(`${changes.length ? 'Published. ' : ''}${outcomeOf(version, changes)}`);
    return 0;
  },
};

interface Settings {
  dir: string;
  /** Absolute, with a `/` at its end. */
  base?: string;
  /** Today, `YYYY-MM-DD`. */
  day: string;
  mode: 'write' | 'dry-run' | 'check';
}

function settingsOf(options: Values): Settings {
  const dir = options.text('out');
  if (!dir) throw new UsageError('It takes --out <dir>, the folder to publish into.');
  const day = options.date('now') ?? today();
  const base = options.text('base-url');
  return {
    dir,
    day,
    ...(base !== undefined && {base: baseUrl(base)}),
    mode: options.flag('check') ? 'check' : options.flag('dry-run') ? 'dry-run' : 'write',
  };
}

function baseUrl(text: string): string {
  const {protocol, href, search, hash} = URL.canParse(text)
    ? new URL(text)
    : {protocol: '', href: '', search: '', hash: ''};
  if (!/^https?:$/.test(protocol) || search || hash)
    throw new UsageError(
      `--base-url takes the address of a folder, such as https://acme.example/legal/; it was "${text}".`,
    );
  return href.endsWith('/') ? href : `${href}/`;
}

/** A version as it is read back from the folder. */
interface ReadVersion {
  name: string;
  /** What it says of itself, as it was written: all but the list, which would be in memory twice. */
  value: JsonObject;
  feed?: Feed;
}

async function readNewest(list: PublishedList | undefined): Promise<ReadVersion | undefined> {
  const file = list?.versions[0];
  return list && file && readVersion(list, file.name);
}

async function readVersion(list: PublishedList, name: string): Promise<ReadVersion> {
  const value: unknown = JSON.parse(await list.read(name));
  return {name, value: isObject(value) ? {...value, subprocessors: []} : {}, feed: parseFeed(value).feed};
}

/** Says what is wrong with the feed; whether nothing keeps it from being published. */
function isPublishable(file: FeedFile, previous: Feed | undefined, day: string): boolean {
  const findings = findProblems(file, {...(previous && {previous}), today: day});
  const shown = findings.filter(({level}) => level !== 'advice');
  const advice = findings.length - shown.length;
  if (shown.length) say(formatFindings(shown, 'text').trimEnd());
  if (advice)
    say(
      `${advice}${shown.length ? ' more' : ''} ${advice === 1 ? 'thing' : 'things'} could be better: see subprocessor-list validate.`,
    );
  if (!shown.some(({level}) => level === 'error')) return true;
  say('Nothing was published. Mend the errors first.');
  return false;
}

/** The version that the feed becomes, or is already. */
interface NextVersion {
  /** Of its file in `versions/`. */
  name: string;
  isNew: boolean;
  value: JsonObject;
  feed: Feed;
  /** The versions before it, the newest first; of that, what is known already. */
  earlier: PublishedList['versions'];
  previous?: {feed: Feed; diff: FeedDiff};
}

async function nextVersion(
  file: FeedFile,
  list: PublishedList,
  newest: ReadVersion | undefined,
  day: string,
): Promise<NextVersion> {
  const [source, written] = [file.value as JsonObject, file.feed as Feed];
  const {updated} = written;
  if (!updated || !isCalendarDate(updated)) {
    throw new Failure(
      `${file.name}: What is published needs the date of its version. Write it into the feed: "updated": "${day}".`,
    );
  }
  const plan = planVersion(updated, newest?.name, day, addDays(day, 1));
  if (newest && plan.kind === 'same') {
    const [, ...earlier] = list.versions;
    const before = earlier[0] && (await readVersion(list, earlier[0].name)).value;
    const value = compose(source, earlier, before, ownSteps(newest.value, before, updated));
    if (serialise(rebased(value, 'versions')) === (await list.read(newest.name)))
      return {name: newest.name, isNew: false, value, feed: withHistory(written, value), earlier};
    if (plan.else instanceof Error) throw plan.else;
  }
  const name = plan.kind === 'same' ? String(plan.else) : plan.name;
  const diff = newest?.feed && diffFeeds(newest.feed, written);
  const item = diff && changeItem(updated, diff);
  const value = compose(source, list.versions, newest?.value, item ? [item] : []);
  return {
    name,
    isNew: true,
    value,
    feed: withHistory(written, value),
    earlier: list.versions,
    ...(newest?.feed && diff && {previous: {feed: newest.feed, diff}}),
  };
}

/** The parsed feed with the history of the composed one, of which all else is the same. */
function withHistory(feed: Feed, {changes, previousVersions}: JsonObject): Feed {
  const {feed: history} = parseFeed({changes, previousVersions, subprocessors: []});
  return {...feed, changes: history?.changes ?? [], previousVersions: history?.previousVersions ?? []};
}

async function filesOf(
  {name, isNew, value, feed, earlier, previous}: NextVersion,
  list: PublishedList,
  base: string | undefined,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  if (list.adopted) files.set(`versions/${list.adopted.name}`, new TextEncoder().encode(list.adopted.text));
  const outputs = outputsOf({
    value,
    feed,
    ...(isNew && {version: name}),
    entries: await changeEntries(name, feed, earlier, list.read, previous),
    since: versionOf(earlier.at(-1)?.name ?? name).date,
    ...(base && {base}),
    element: await elementFiles(),
    generator: {name: manifest.name, url: `https://www.npmjs.com/package/${manifest.name}`, version: manifest.version},
  });
  return new Map([...files, ...outputs]);
}

interface Change {
  name: string;
  kind: 'A' | 'M';
  bytes: Uint8Array;
}

/** What differs from what the folder has. */
async function changesIn(dir: string, files: ReadonlyMap<string, Uint8Array>): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [name, bytes] of files) {
    const isSame = await hasBytes(dir, name, bytes);
    if (!isSame) changes.push({name, kind: isSame === undefined ? 'A' : 'M', bytes});
  }
  return changes;
}

const sizeText = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 1_000_000
      ? `${(bytes / 1000).toFixed(1)} kB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** As git has it: A is added, M is modified. */
const changeLine = ({name, kind, bytes}: Change): string => `${kind} ${sizeText(bytes.length).padStart(9)}  ${name}\n`;

const filesText = ({length}: readonly Change[]): string => (length === 1 ? '1 file' : `${length} files`);

/** What a version is, in a sentence. */
function outcomeOf({name, isNew, feed, earlier, previous}: NextVersion, changes: readonly Change[]): string {
  const {date, number} = versionOf(name);
  if (!isNew) {
    return changes.length
      ? `The list has not changed since ${date}; ${filesText(changes)} made from it ${changes.length === 1 ? 'has' : 'have'}.`
      : `Nothing has changed since ${date}.`;
  }
  const version = `The version of ${date}${number > 1 ? ` (no. ${number} of that day)` : ''}`;
  if (!earlier.length) return `${version}, the first: ${feed.subprocessors.length} subprocessors.`;
  const {added, removed, changed} = previous?.diff ?? {added: [], removed: [], changed: []};
  const material = changed.filter(({level}) => level === 'material').length;
  const counts = [
    [added.length, 'added'],
    [removed.length, 'removed'],
    [material, 'changed'],
  ] as const;
  const stated = counts.filter(([count]) => count).map(([count, what]) => `${count} ${what}`);
  return `${version}: ${stated.join(', ') || 'no subprocessor added, removed or changed'}.`;
}
