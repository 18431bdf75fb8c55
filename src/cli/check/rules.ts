/**
 * What is checked, as data: one rule for each kind of problem. The sentences are for people who keep a feed; the sources say
 * who asks for it. The table of the README is made from this.
 *
 * Levels: `error` where the page cannot show what is meant, or leads to something else; `warning` where it shows it, but it is
 * likely wrong, or leaves open what the law asks for; `advice` where it works, and could be better. What is late or missing
 * but true is no error: it must be possible to publish it.
 */
import type {ProblemCode} from '../../feed/problems.js';

export type Level = 'error' | 'warning' | 'advice';

/** Who asks for it: an article, a standard, a section. */
export interface RuleSource {
  text: string;
  url: string;
}

export interface Rule {
  level: Level;
  /** What is wrong, in a few words. */
  title: string;
  /** The same in a sentence, with `{args}`; that of what parsing finds is in src/feed/problem-messages.ts. */
  sentence?: string;
  /** What to do, in the next sentence. */
  remedy?: string;
  source: RuleSource;
}

const FORMAT: RuleSource = {text: 'Feed format', url: '#the-feed'};
const LINKS: RuleSource = {text: 'Feed format, links to rows', url: '#links-to-rows-and-views'};
const VERSIONS: RuleSource = {text: 'Feed format, versions', url: '#versions-and-changes'};

const rfc = (number: number, section?: string): RuleSource => ({
  text: `RFC ${number}${section ? `, section ${section}` : ''}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}${section ? `#section-${section}` : ''}`,
});

const gdpr = (article: string): RuleSource => ({
  text: `GDPR, Art. ${article}`,
  url: 'http://data.europa.eu/eli/reg/2016/679/oj',
});

const ISO_3166: RuleSource = {text: 'ISO 3166-1', url: 'https://www.iso.org/iso-3166-country-codes.html'};
const M49: RuleSource = {text: 'UN M49', url: 'https://unstats.un.org/unsd/methodology/m49/'};
const CHANGES = gdpr('28(2)');
const TRANSFERS = gdpr('44 to 46');
const ADEQUACY: RuleSource = {
  text: 'GDPR, Art. 45; adequacy decisions',
  url: 'https://commission.europa.eu/law/law-topic/data-protection/international-dimension-data-protection/adequacy-decisions_en',
};
const IMPORTERS: RuleSource = {
  text: 'EDPB Guidelines 05/2021',
  url: 'https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052021-interplay-between-application-article-3_en',
};
const HTTPS: RuleSource = {text: 'W3C TAG, Securing the Web', url: 'https://www.w3.org/2001/tag/doc/web-https'};

/** Adopted on 7 October 2024; the summary names name, address and contact person, paragraphs 31 and 32 ask for them. */
export const OPINION_22_2024: RuleSource = {
  text: 'EDPB Opinion 22/2024, summary and paras. 31 and 32',
  url: 'https://www.edpb.europa.eu/our-work-tools/our-documents/opinion-board-art-64/opinion-222024-certain-obligations-following_en',
};

/** The list of sub-processors of the clauses between controllers and processors, GDPR Art. 28(7). */
export const SCC_ANNEX_IV: RuleSource = {
  text: 'Implementing Decision (EU) 2021/915, Annex IV',
  url: 'http://data.europa.eu/eli/dec_impl/2021/915/oj',
};

const READING = {
  unreadable: {
    level: 'error',
    title: 'What cannot be read',
    source: rfc(8259, '8.1'),
  },
} as const satisfies Record<string, Rule>;

const PARSING = {
  'json-syntax': {level: 'error', title: 'No valid JSON', source: rfc(8259)},
  html: {level: 'error', title: 'A page instead of a feed', source: rfc(8259)},
  'not-a-feed': {level: 'error', title: 'No feed', source: FORMAT},
  'no-list': {level: 'error', title: 'No list of subprocessors', source: FORMAT},
  type: {level: 'error', title: 'A value of the wrong type', source: FORMAT},
  missing: {level: 'error', title: 'A required value is missing', source: FORMAT},
  // The page shows it as written, but neither where the change stands nor until when one may object: no error to the page,
  // which shows what it can, but one to the author, who can mend it.
  date: {level: 'error', title: 'No date of the calendar', source: rfc(3339, '5.6')},
  days: {level: 'warning', title: 'No number of days', source: FORMAT},
  'unsafe-url': {level: 'error', title: 'An address that cannot be a link', source: FORMAT},
  'unknown-place': {level: 'advice', title: 'A place without a code', source: ISO_3166},
  'missing-id': {level: 'advice', title: 'An entry without an id', source: LINKS},
  'duplicate-id': {level: 'error', title: 'An id used twice', source: LINKS},
} as const satisfies Record<ProblemCode, Rule>;

const TEXT = {
  'duplicate-key': {
    level: 'error',
    title: 'A member written twice',
    sentence: '"{key}" stands twice in this object, and only the last one counts.',
    remedy: 'Make one of both, or take one away.',
    source: rfc(8259, '4'),
  },
  'unknown-field': {
    level: 'warning',
    title: 'A field that is likely misspelled',
    sentence: 'The format has no field "{field}" here, so that the page does not show it as one.',
    remedy: 'If "{suggestion}" is meant, write that; put what has no field into "fields".',
    source: FORMAT,
  },
  'empty-list': {
    level: 'warning',
    title: 'A list without entries',
    sentence: 'The list has no entries, so that the page says that there are no subprocessors.',
    remedy: 'Add them, unless there are none.',
    source: CHANGES,
  },
  placeholder: {
    level: 'warning',
    title: 'Text that stands for another',
    sentence: '"{value}" stands for something that is still to be written.',
    remedy: 'Write that, or leave the field out: the page then says that it is not stated.',
    source: OPINION_22_2024,
  },
  'not-applicable': {
    level: 'advice',
    title: 'A field that says nothing',
    sentence: '"{value}" is shown, searched and exported as if it were a value.',
    remedy: 'Leave the field out: the page then says that it is not stated.',
    source: FORMAT,
  },
  'similar-id': {
    level: 'advice',
    title: 'Two ids that differ only in case',
    sentence: 'The id "{value}" is easily taken for "{other}", that of another entry.',
    remedy: 'Unless it has been published, give it one that differs in more.',
    source: LINKS,
  },
  'spaced-id': {
    level: 'advice',
    title: 'An id with spaces',
    sentence: 'A link to "{value}" breaks at the space where it is pasted into a text.',
    remedy: 'Unless it has been published, write hyphens; if it has, keep the old id as one of "aliases".',
    source: LINKS,
  },
  'duplicate-entry': {
    level: 'advice',
    title: 'An entry that looks like another',
    sentence: '"{name}" has another entry, "{other}", of the same category, purpose, country and places.',
    remedy: 'Make one of both, or say in the name or purpose what tells them apart.',
    source: FORMAT,
  },
} as const satisfies Record<string, Rule>;

const DATES = {
  'date-order': {
    level: 'error',
    title: 'An end before the beginning',
    sentence: 'Its use ends on {until}, before it begins on {from}.',
    remedy: 'Mend one of the dates.',
    source: FORMAT,
  },
  'far-date': {
    level: 'warning',
    title: 'A date that is far away',
    sentence: '{value} is {years} years from today, which is likely a slip of the keyboard.',
    remedy: 'Check the year.',
    source: FORMAT,
  },
  'short-notice': {
    level: 'warning',
    title: 'A start before the notice period is over',
    sentence:
      'Its use begins on {from}, but {days} days of notice after {announced}, when it was announced, end on {earliest}.',
    remedy: 'Begin on {earliest} or later. If it has begun already, check both dates, and keep them if they are right.',
    source: CHANGES,
  },
  'late-announcement': {
    level: 'warning',
    title: 'A change announced after it took place',
    sentence: 'It was announced on {announced}, after its use had begun on {from}; customers could not object in time.',
    remedy: 'Check both dates. If they are right, keep them, and tell the customers.',
    source: CHANGES,
  },
  unannounced: {
    level: 'advice',
    title: 'A coming change without the day of its announcement',
    sentence: 'Its use begins on {from}, but when that was announced is not stated.',
    remedy: 'Add "announced", so that readers know until when they may object.',
    source: CHANGES,
  },
  'no-notice': {
    level: 'advice',
    title: 'No word on how changes are announced',
    sentence: 'The feed does not say how long before a change customers are told of it.',
    remedy: 'Add "notice", such as {"days": 30}.',
    source: CHANGES,
  },
  'notice-without-days': {
    level: 'advice',
    title: 'A notice period that only readers understand',
    sentence: 'The feed says "{value}" of notice in words, from which no deadline follows.',
    remedy: 'Write "notice": {"days": {days}, "text": "…"}.',
    source: CHANGES,
  },
  'no-objection': {
    level: 'advice',
    title: 'No word on how to object',
    sentence: 'The feed does not say how customers object to a change.',
    remedy: 'Add "objection", such as {"days": 14, "email": "privacy@…"}.',
    source: CHANGES,
  },
  'objection-after-start': {
    level: 'advice',
    title: 'More days to object than days of notice',
    sentence:
      'Customers may object for {days} days, but a change may take effect {notice} days after its announcement.',
    remedy: 'Make "notice" as long as "objection" at least.',
    source: CHANGES,
  },
  'missing-updated': {
    level: 'advice',
    title: 'No date of the last change',
    sentence: 'The feed does not say when the list last changed.',
    remedy: 'Add "updated", as a full date.',
    source: OPINION_22_2024,
  },
  'future-updated': {
    level: 'warning',
    title: 'A last change that is still to come',
    sentence: 'The list cannot have changed on {value}, which is after today, {today}.',
    remedy: 'State the day on which it last changed; what is to come belongs into "effective" or "effectiveFrom".',
    source: VERSIONS,
  },
  'stale-updated': {
    level: 'warning',
    title: 'A change after the last one',
    sentence: 'This says {value}, but the list is said to have changed last on {updated}.',
    remedy: 'Raise "updated", or check this date.',
    source: VERSIONS,
  },
  'duplicate-version': {
    level: 'warning',
    title: 'A version named twice',
    sentence: 'Another previous version has {what} {value}, too.',
    remedy: 'Give each version a date and an address of its own.',
    source: VERSIONS,
  },
} as const satisfies Record<string, Rule>;

const PLACES = {
  'unofficial-code': {
    level: 'advice',
    title: 'An unofficial country code',
    sentence: '"{value}" is no code of ISO 3166-1; it is understood as {code} ({name}), but other programs may not.',
    remedy: 'Write {code}.',
    source: ISO_3166,
  },
  'unknown-code': {
    level: 'warning',
    title: 'An unknown country code',
    sentence: '"{value}" is no code of ISO 3166-1, and shown as written.{hint}',
    remedy: 'Write the code of two letters, or EU, EEA, or 001 (worldwide).',
    source: ISO_3166,
  },
  'misspelled-place': {
    level: 'warning',
    title: 'A place that is likely misspelled',
    sentence: '"{value}" is no place that is known, and shown as written.',
    remedy: 'If {name} is meant, write {code}.',
    source: M49,
  },
  'no-transfer': {
    level: 'warning',
    title: 'A third country without a transfer mechanism',
    sentence: '{where} in {places}, for which there is no adequacy decision, but no transfer mechanism is stated.',
    remedy: 'Add "transfers", such as {suggestion}.',
    source: TRANSFERS,
  },
  'no-transfer-established': {
    level: 'advice',
    title: 'A vendor of a third country without a transfer mechanism',
    sentence:
      'The data stays in the EEA, but the subprocessor is established in {places}, and no transfer mechanism is stated.',
    remedy: 'Add "transfers", or say in "notes" that nobody has access from there.',
    source: IMPORTERS,
  },
  'adequacy-unstated': {
    level: 'advice',
    title: 'An adequacy decision that is not stated',
    sentence: '{where} in {places}, for which there is an adequacy decision, but no transfer mechanism is stated.',
    remedy: 'Add "transfers": "adequacy"{remark}.',
    source: ADEQUACY,
  },
  'mechanism-mismatch': {
    level: 'warning',
    title: 'A transfer mechanism that does not cover the place',
    sentence: '{mechanism} is the only mechanism stated, but does not cover {places}.',
    remedy: 'Add the mechanism by which data gets there, such as "scc", or check the place.',
    source: ADEQUACY,
  },
} as const satisfies Record<string, Rule>;

const ADDRESSES = {
  tracking: {
    level: 'warning',
    title: 'An address with tracking parameters',
    sentence: 'The address tells the other site where its visitors come from: {parameters}.',
    remedy: 'Write {clean}.',
    source: gdpr('5(1)(c)'),
  },
  'no-scheme': {
    level: 'warning',
    title: 'An address without https:',
    sentence: '"{value}" leads to a file beside the page, not to a site of that name.',
    remedy: 'Write https:// before it.',
    source: rfc(3986, '4.2'),
  },
  'plain-http': {
    level: 'advice',
    title: 'An address without encryption',
    sentence: '{value} is asked for without encryption.',
    remedy: 'Write https:, if the site has it.',
    source: HTTPS,
  },
  'foreign-domain': {
    level: 'warning',
    title: 'An address of another vendor',
    sentence: '{domain} looks like an address of "{owner}", which is another entry, rather than of "{name}".',
    remedy: 'Check the address. If one company belongs to the other, state it as "parent".',
    source: FORMAT,
  },
  'publisher-domain': {
    level: 'warning',
    title: 'An address of the publisher',
    sentence: '{domain} is the publisher\'s own domain, and not that of "{name}".',
    remedy: 'Check the address. If the company belongs to the publisher, state it as "parent".',
    source: FORMAT,
  },
  'domain-typo': {
    level: 'warning',
    title: 'A domain that is likely misspelled',
    sentence: '{domain} looks like a slip of {expected}, which stands elsewhere in the feed.',
    remedy: 'Check it: what is sent there may reach somebody else.',
    source: FORMAT,
  },
  'publisher-mail': {
    level: 'advice',
    title: "A contact at another domain than the publisher's",
    sentence: "{email} is not at {expected}, the publisher's domain.",
    remedy: 'Check that it is yours, and that it is read.',
    source: OPINION_22_2024,
  },
  'vendor-mail': {
    level: 'advice',
    title: "A contact at another domain than the vendor's",
    sentence: '{email} is neither at {expected} nor at a domain like the name of "{name}".',
    remedy: 'Check that it is theirs.',
    source: OPINION_22_2024,
  },
  'free-mail': {
    level: 'warning',
    title: 'A contact at a mail provider for everybody',
    sentence: '{email} is at {domain}, where anybody may have an address.',
    remedy: 'Use an address at a domain of the company.',
    source: OPINION_22_2024,
  },
  'mail-as-site': {
    level: 'advice',
    title: 'An e-mail address in place of a site',
    sentence: 'The name of this entry links to an e-mail address.',
    remedy: 'Put it into "contact", as "email", and link to the site of the company.',
    source: FORMAT,
  },
  'no-mail-address': {
    level: 'warning',
    title: 'An e-mail address that is none',
    sentence: '"{value}" is no e-mail address.',
    remedy: 'Write one, such as privacy@acme.example, without "mailto:" and names.',
    source: rfc(5321, '4.1.2'),
  },
} as const satisfies Record<string, Rule>;

const PREVIOUS = {
  'alias-taken': {
    level: 'warning',
    title: 'An alias that leads elsewhere',
    sentence: 'Links to "{value}" lead to "{other}", not to this entry.',
    remedy: 'Take the alias away from one of them.',
    source: LINKS,
  },
  'reused-id': {
    level: 'error',
    title: 'An id that was that of another company',
    sentence: 'The id "{value}" was that of "{before}", and is now that of "{after}": old links lead to the wrong one.',
    remedy:
      'Give it an id of its own. If it is the same company under a new name, say in "notes" what it was called before.',
    source: LINKS,
  },
  'changed-id': {
    level: 'warning',
    title: 'An id that is no longer known',
    sentence: 'Links to "{value}", under which this entry was published, no longer lead to it.',
    remedy: 'Add "aliases": ["{value}"].',
    source: LINKS,
  },
  deleted: {
    level: 'warning',
    title: 'An entry deleted instead of ended',
    sentence: '"{name}" ({value}) was in the version that was published last, and has been deleted instead of ended.',
    remedy: 'Keep it with "effectiveUntil", the last day of its use, in the next version at least.',
    source: CHANGES,
  },
  'updated-not-raised': {
    level: 'warning',
    title: 'A changed list with the old date',
    sentence: 'The list has changed since the version of {value}, but its date has not.',
    remedy: 'Set "updated" to the day of the change.',
    source: VERSIONS,
  },
  'updated-back': {
    level: 'warning',
    title: 'A date before that of the last version',
    sentence: 'The list says that it changed last on {value}, but a version of {previous} has been published.',
    remedy: 'Set "updated" to the day of the change, or check that the files are not exchanged.',
    source: VERSIONS,
  },
} as const satisfies Record<string, Rule>;

/** In the order of the table: of the text, of dates, of places, of addresses, and of what was published before. */
export const RULES = {...READING, ...PARSING, ...TEXT, ...DATES, ...PLACES, ...ADDRESSES, ...PREVIOUS} as const;

const rules: Readonly<Record<RuleCode, Rule>> = RULES;

export type RuleCode = keyof typeof RULES;

/** The sentence with its remedy, of what is not found by parsing. */
export function messageOf({code, args = {}}: Found): string {
  const {sentence = '', remedy = ''} = rules[code];
  return `${sentence} ${remedy}`.trim().replace(/\{(\w+)\}/g, (whole, name: string) => shortened(args[name] ?? whole));
}

/** Characters of a value that a sentence quotes at most: enough to find it, and an address in whole. */
const MOST_QUOTED = 300;

/** A value as a sentence may quote it. */
export const shortened = (value: string): string =>
  value.length > MOST_QUOTED ? `${value.slice(0, MOST_QUOTED).toWellFormed()}…` : value;

/** What a check has found, before it has a sentence and a place. */
export interface Found {
  code: RuleCode;
  /** JSON pointer (RFC 6901) to the value as it is written. */
  path: string;
  args?: Readonly<Record<string, string>>;
}
