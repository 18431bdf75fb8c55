/** What is wrong with a feed beyond its schema: one fault, one line. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {source} from '../support/cli.mjs';

const [{findProblems}, {toFeedFile}, {RULES}, {completeness}, {parseFeed}, {editDistance, nearest}] = await Promise.all(
  [
    source('src/cli/check/findings.ts'),
    source('src/cli/feed-file.ts'),
    source('src/cli/check/rules.ts'),
    source('src/cli/check/completeness.ts'),
    source('src/feed/parse-text.ts'),
    source('src/cli/check/nearest.ts'),
  ],
);

const TODAY = '2026-11-27';

const HETZNER = {
  id: 'hetzner',
  name: 'Hetzner',
  url: 'https://www.hetzner.com/',
  category: 'Hosting',
  country: 'DE',
  locations: ['EU'],
  purpose: 'Hosts servers',
};
const STRIPE = {...HETZNER, id: 'stripe', name: 'Stripe', url: 'https://stripe.com/', purpose: 'Takes payments'};
const FEED = {
  publisher: {name: 'Acme', url: 'https://acme.example/', contacts: [{email: 'dpo@acme.example'}]},
  updated: '2026-11-01',
  notice: {days: 30, subscribe: 'mailto:news@acme.example'},
  objection: {days: 30, email: 'privacy@acme.example'},
  subprocessors: [HETZNER],
};

/** The clean feed with other members; of an entry, with other fields. */
const feed = (members) => ({...FEED, ...members});
const entry = (fields) => feed({subprocessors: [{...HETZNER, ...fields}]});
const entries = (...list) => feed({subprocessors: list});
const without = (object, ...keys) => Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

function problemsOf(value, {previous, today = TODAY} = {}) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  const file = toFeedFile({name: 'feed.jsonc', text, hasComments: true});
  return findProblems(file, {today, previous: previous && parseFeed(previous).feed});
}

const found = (value, context) => problemsOf(value, context).map(({code, path}) => `${code} ${path}`);

/** Each name with a feed, and what is found in it: codes with pointers, in the order of the text. */
function table(title, rows, context) {
  for (const [name, value, ...expected] of rows) {
    test(`${title}: ${name}`, () => assert.deepEqual(found(value, context), expected));
  }
}

table('clean', [
  ['an ordinary feed', FEED],
  ['two entries', entries(HETZNER, STRIPE)],
  ['a third country with a mechanism', entry({locations: ['US'], transfers: ['dpf', 'scc']})],
]);

table('fields', [
  ['a slip in a root field', feed({titel: 'List'}), 'unknown-field /titel'],
  ['another case', entry({datatypes: ['Names']}), 'unknown-field /subprocessors/0/datatypes'],
  ['snake case', entry({data_types: ['Names']}), 'unknown-field /subprocessors/0/data_types'],
  ['a singular', entry({transfer: 'scc'}), 'unknown-field /subprocessors/0/transfer'],
  [
    'a plural',
    entries({...without(HETZNER, 'country'), countries: ['DE']}),
    'unknown-field /subprocessors/0/countries',
  ],
  [
    'letters exchanged',
    entries({...without(HETZNER, 'purpose'), pupose: 'x'}),
    'unknown-field /subprocessors/0/pupose',
  ],
  ['within a contact', entry({contact: {emial: 'a@hetzner.com'}}), 'unknown-field /subprocessors/0/contact/emial'],
  ['within an item', feed({documents: [{titel: 'DPA', url: 'dpa.html'}]}), 'unknown-field /documents/0/titel'],
  ['within one for a list', feed({documents: {titel: 'DPA', url: 'dpa.html'}}), 'unknown-field /documents/titel'],
  ['a name that must be escaped', entry({'note/s': 'x'}), 'unknown-field /subprocessors/0/note~1s'],
  ['a field of its own', entry({riskLevel: 'high', internalOwner: 'CTO'})],
  ['beside the field itself', entry({names: ['Hetzner Online']})],
  ['private ones', feed({'x-title': 'a', _title: 'b', $title: 'c', '@titles': 'd'})],
  ['free labels', entry({fields: {Name: 'x'}, links: {Url: 'https://www.hetzner.com/a'}})],
  ['short words have too many neighbours', entry({ids: '7', uri: 'x'})],
  ['ids that differ in case', entries(HETZNER, {...STRIPE, id: 'Hetzner'}), 'similar-id /subprocessors/1/id'],
  ['an id with a space', entry({id: 'hetzner online'}), 'spaced-id /subprocessors/0/id'],
  ['an id with a space around it', entry({id: ' hetzner '})],
  ['no entries', entries(), 'empty-list /subprocessors'],
  ['the same twice', entries(HETZNER, {...HETZNER, id: 'other'}), 'duplicate-entry /subprocessors/1'],
  [
    'the same with another spelling',
    entries(HETZNER, {...HETZNER, id: 'b', name: 'HETZNER.'}),
    'duplicate-entry /subprocessors/1',
  ],
  ['one vendor for two purposes', entries(HETZNER, {...HETZNER, id: 'b', purpose: 'Sends mail'})],
  ['one vendor in two countries', entries(HETZNER, {...HETZNER, id: 'b', country: 'FI'})],
  ['one vendor in two categories', entries(HETZNER, {...HETZNER, id: 'b', category: 'Mail'})],
]);

table('texts', [
  ['to be done', entry({purpose: 'TBD'}), 'placeholder /subprocessors/0/purpose'],
  ['in lower case', entry({purpose: 'tbc.'}), 'placeholder /subprocessors/0/purpose'],
  ['in words', entry({address: 'To be confirmed'}), 'placeholder /subprocessors/0/address'],
  ['within prose', feed({introduction: 'We use these. TODO: say more'}), 'placeholder /introduction'],
  ['xxx', entry({address: 'XXX'}), 'placeholder /subprocessors/0/address'],
  ['question marks', entry({retention: '??? days'}), 'placeholder /subprocessors/0/retention'],
  ['lorem ipsum', feed({introduction: 'lorem ipsum dolor'}), 'placeholder /introduction'],
  ['brackets to fill in', feed({introduction: '[Company name] uses'}), 'placeholder /introduction'],
  ['angle brackets to fill in', feed({title: '<Your company>'}), 'placeholder /title'],
  ['a template', feed({title: '{{title}}'}), 'placeholder /title'],
  ['an example site', entry({links: {dpa: 'https://www.example.com/dpa'}}), 'placeholder /subprocessors/0/links/dpa'],
  ['this machine', entry({links: {dpa: 'https://localhost/dpa'}}), 'placeholder /subprocessors/0/links/dpa'],
  ['in a list', entry({dataTypes: ['Names', 'TBA']}), 'placeholder /subprocessors/0/dataTypes/1'],
  ['in a place', entry({locations: ['TBD']}), 'placeholder /subprocessors/0/locations/0'],
  ['in an own field', entry({fields: {Risk: 'tbd'}}), 'placeholder /subprocessors/0/fields/Risk'],
  [
    'an entry that is one',
    feed({subprocessors: ['TBD']}),
    'missing-id /subprocessors/0',
    'placeholder /subprocessors/0',
  ],
  ['not applicable', entry({retention: 'n/a'}), 'not-applicable /subprocessors/0/retention'],
  ['a dash', entry({retention: ' – '}), 'not-applicable /subprocessors/0/retention'],
  ['vendors that begin so', entries({...HETZNER, name: 'Todoist', url: 'https://todoist.com/'})],
  ['Namibia', entry({country: 'NA', locations: ['NA'], transfers: 'scc'})],
  ['with dots', entry({purpose: 't.b.d.'}), 'placeholder /subprocessors/0/purpose'],
  ['with a note', entry({purpose: 'tbd - ask legal'}), 'placeholder /subprocessors/0/purpose'],
  ['Lorem ipsum at the beginning', entry({purpose: 'Lorem ipsum dolor'}), 'placeholder /subprocessors/0/purpose'],
  ['in German', entry({address: 'wird noch ergänzt'}), 'placeholder /subprocessors/0/address'],
  ['in French', entry({address: 'À définir'}), 'placeholder /subprocessors/0/address'],
  ['three dots', entry({retention: '...'}), 'not-applicable /subprocessors/0/retention'],
  ['a link in brackets', feed({introduction: 'The [company](https://acme.example/) of [your](a.html) trust'})],
  ['words of prose', feed({introduction: 'Dates are to be confirmed; is that so? Todo el mundo. TBDs.'})],
  ['names that begin like this machine', entry({links: {dpa: 'https://www.hetzner.com/?a=localhosting'}})],
  ['ids', entries({...HETZNER, id: 'todo', aliases: ['tbd']})],
]);

table('addresses', [
  ['tracking', entry({url: 'https://www.hetzner.com/?utm_source=a'}), 'tracking /subprocessors/0/url'],
  [
    'tracking in a link',
    entry({links: {dpa: 'https://www.hetzner.com/?gclid=a'}}),
    'tracking /subprocessors/0/links/dpa',
  ],
  ['tracking in prose', feed({introduction: 'See [us](https://acme.example/?fbclid=1).'}), 'tracking /introduction'],
  ['tracking in a document', feed({documents: ['https://acme.example/?mc_cid=1']}), 'tracking /documents/0'],
  ['other parameters', entry({url: 'https://www.hetzner.com/?lang=de&source=a#utm_source=b'})],
  ['without encryption', entry({url: 'http://www.hetzner.com/'}), 'plain-http /subprocessors/0/url'],
  ['without encryption in prose', feed({introduction: '<http://acme.example/>'}), 'plain-http /introduction'],
  [
    'of another vendor',
    entries({...HETZNER, links: {security: 'https://stripe.com/security'}}, STRIPE),
    'foreign-domain /subprocessors/0/links/security',
  ],
  [
    'exchanged',
    entries(
      {
        ...HETZNER,
        id: 'a',
        name: 'AWS',
        url: 'https://aws.amazon.com/',
        links: {security: 'https://azure.microsoft.com/x'},
      },
      {
        ...HETZNER,
        id: 'b',
        name: 'MSFT Azure',
        url: 'https://azure.microsoft.com/',
        links: {x: 'https://aws.amazon.com/'},
      },
    ),
    'foreign-domain /subprocessors/0/links/security',
    'foreign-domain /subprocessors/1/links/x',
  ],
  [
    'the site of another',
    entries({...HETZNER, url: 'https://stripe.com/de'}, STRIPE),
    'foreign-domain /subprocessors/0/url',
  ],
  [
    'a mailbox at another',
    entries({...HETZNER, contact: {email: 'dpo@stripe.com'}}, STRIPE),
    'foreign-domain /subprocessors/0/contact/email',
  ],
  ['of the parent', entries({...HETZNER, parent: 'Stripe', links: {dpa: 'https://stripe.com/dpa'}}, STRIPE)],
  [
    'of a product',
    entries(
      {...STRIPE, id: 'g', name: 'Google Cloud', url: 'https://cloud.google.com/'},
      {
        ...HETZNER,
        id: 'f',
        name: 'Firebase',
        url: 'https://firebase.google.com/',
        links: {a: 'https://policies.google.com/'},
      },
    ),
  ],
  [
    'on a site for everybody',
    entries(
      {...HETZNER, links: {dpa: 'https://github.com/x/y'}},
      {...STRIPE, id: 'github', name: 'GitHub', url: 'https://github.com/'},
    ),
  ],
  ['relative', entry({links: {dpa: 'dpa.html'}})],
  ['of nobody else', entry({links: {dpf: 'https://www.dataprivacyframework.gov/list'}})],
  ["the publisher's own", entry({url: 'https://www.acme.example/hetzner'}), 'publisher-domain /subprocessors/0/url'],
  ['of an affiliate', entry({name: 'Acme Support Ltd', url: 'https://acme.example/'})],
  ['of an affiliate by category', entry({category: 'Affiliates', url: 'https://acme.example/'})],
  ['a slip in a link', entry({links: {dpa: 'https://hetnzer.com/dpa'}}), 'domain-typo /subprocessors/0/links/dpa'],
  ['a slip in a mailbox', entry({contact: {email: 'dpo@hetzer.com'}}), 'domain-typo /subprocessors/0/contact/email'],
  ['another suffix', entry({links: {dpa: 'https://hetzner.de/dpa'}})],
  ['a mailbox for everybody', entry({contact: {email: 'hetz@gmail.com'}}), 'free-mail /subprocessors/0/contact/email'],
  ['a mailbox elsewhere', entry({contact: {email: 'dpo@datalaw.de'}}), 'vendor-mail /subprocessors/0/contact/email'],
  ['a mailbox like the name', entry({contact: {email: 'dpo@hetzner-online.de'}})],
  [
    'a mailbox for everybody as a text',
    entry({contact: 'Jo Doe <jo.doe@gmail.com>'}),
    'free-mail /subprocessors/0/contact',
  ],
  [
    'a mailbox for everybody as a link',
    entry({contact: {url: 'mailto:jo.doe@gmail.com?subject=Hi'}}),
    'free-mail /subprocessors/0/contact/url',
  ],
  ['their mailbox as a text', entry({contact: 'privacy@hetzner.com'})],
  [
    "a mailbox for everybody as the publisher's",
    feed({publisher: {...FEED.publisher, contacts: ['jo.doe@gmail.com']}}),
    'free-mail /publisher/contacts/0',
  ],
  ['a site without https', entry({url: 'hetzner.com'}), 'no-scheme /subprocessors/0/url'],
  ['www without https', entry({links: {dpa: 'www.hetzner.com/dpa'}}), 'no-scheme /subprocessors/0/links/dpa'],
  ['a page without https', feed({documents: ['acme.com/dpa.pdf']}), 'no-scheme /documents/0'],
  ["the publisher's without https", feed({publisher: {name: 'Acme', url: 'acme.io'}}), 'no-scheme /publisher/url'],
  ['files beside the feed', feed({documents: ['terms.md', 'v1.2/dpa.pdf', './a.io/b', '/a.com', 'dpa.pdf']})],
  ['no mailbox', entry({contact: {email: 'mailto:a@hetzner.com'}}), 'no-mail-address /subprocessors/0/contact/email'],
  ['a mailbox as a site', entry({url: 'mailto:info@hetzner.com'}), 'mail-as-site /subprocessors/0/url'],
  ['a suffix too much', feed({objection: {email: 'privacy@acme.example.de'}}), 'domain-typo /objection/email'],
  [
    'a slip in an objection',
    feed({
      publisher: {name: 'X', url: 'https://northlight.example'},
      notice: 30,
      objection: {email: 'a@nortlight.example'},
    }),
    'domain-typo /objection/email',
  ],
  [
    'without a site, the first mailbox tells',
    feed({
      publisher: {name: 'X', contacts: {email: 'a@rocket.chat'}},
      notice: 30,
      objection: {email: 'a@rocket.chat.com'},
    }),
    'domain-typo /objection/email',
  ],
  ['an objection elsewhere', feed({objection: {email: 'a@lawyers.example'}}), 'publisher-mail /objection/email'],
  [
    'an objection to a mailbox for everybody',
    feed({objection: {email: 'acmeinc@gmx.de'}}),
    'free-mail /objection/email',
  ],
  [
    'a subscription elsewhere',
    feed({notice: {days: 30, subscribe: [{url: 'mailto:a@news.example'}]}}),
    'publisher-mail /notice/subscribe/0/url',
  ],
  ['an officer elsewhere', feed({publisher: {...FEED.publisher, contacts: [{email: 'dpo@lawyers.example'}]}})],
  [
    'a page of the publisher',
    feed({publisher: {...FEED.publisher, contacts: [{url: 'https://acme.example/contact'}]}}),
  ],
  ['a mailbox with a subject', feed({notice: {days: 30, subscribe: 'mailto:a@acme.example?subject=Hello'}})],
  ['the same name with another suffix', feed({objection: {email: 'privacy@acme.test'}})],
  ['an objection without an address', feed({objection: {email: 'privacy'}}), 'no-mail-address /objection/email'],
]);

table('dates', [
  ['not of the calendar', entry({effectiveFrom: '2026-02-30'}), 'date /subprocessors/0/effectiveFrom'],
  [
    'an end before the beginning',
    entry({effectiveFrom: '2026-01-02', effectiveUntil: '2026-01-01'}),
    'date-order /subprocessors/0/effectiveUntil',
  ],
  ['one day', entry({effectiveFrom: '2026-01-01', effectiveUntil: '2026-01-01'})],
  ['a year of the past', entry({effectiveUntil: '0226-01-01'}), 'far-date /subprocessors/0/effectiveUntil'],
  ['a year of the future', entry({effectiveUntil: '2206-01-01'}), 'far-date /subprocessors/0/effectiveUntil'],
  ['far dates of the list', feed({effective: '1989-12-31'}), 'far-date /effective'],
  ['far dates of changes', feed({changes: [{date: '1026-01-01', summary: 'x'}]}), 'far-date /changes/0/date'],
  ['dates that are just not far', entry({effectiveFrom: '1990-01-01', effectiveUntil: '2046-12-31'})],
  [
    'too short notice',
    entry({announced: '2026-10-01', effectiveFrom: '2026-10-30'}),
    'short-notice /subprocessors/0/effectiveFrom',
  ],
  ['just enough notice', entry({announced: '2026-10-01', effectiveFrom: '2026-10-31'})],
  [
    'days as a short form',
    feed({notice: 30, subprocessors: [{...HETZNER, announced: '2026-10-01', effectiveFrom: '2026-10-30'}]}),
    'short-notice /subprocessors/0/effectiveFrom',
  ],
  [
    'notice without days',
    feed({notice: 'By mail', subprocessors: [{...HETZNER, announced: '2026-10-01', effectiveFrom: '2026-10-01'}]}),
  ],
  ['notice in words', feed({notice: '30 (thirty) days by mail'}), 'notice-without-days /notice'],
  ['notice in German', feed({notice: {text: 'Wir sagen es 30 Tage vorher'}}), 'notice-without-days /notice/text'],
  ['notice in words and days', feed({notice: {days: 30, text: '30 days'}})],
  [
    'announced too late',
    entry({announced: '2026-10-02', effectiveFrom: '2026-10-01'}),
    'late-announcement /subprocessors/0/announced',
  ],
  [
    'coming without an announcement',
    entry({effectiveFrom: '2026-11-28'}),
    'unannounced /subprocessors/0/effectiveFrom',
  ],
  ['begun without an announcement', entry({effectiveFrom: '2026-11-27'})],
  ['no date', without(FEED, 'updated'), 'missing-updated '],
  ['changed tomorrow', feed({updated: '2026-11-28'}), 'future-updated /updated'],
  ['changed today', feed({updated: '2026-11-27'})],
  ['announced after the last change', entry({announced: '2026-11-02'}), 'stale-updated /subprocessors/0/announced'],
  ['announced with the last change', entry({announced: '2026-11-01'})],
  ['announced in the future', entry({announced: '2026-11-28'})],
  ['a change of that day', feed({changes: {date: '2026-11-01', summary: 'x'}})],
  ['a change after the last', feed({changes: {date: '2026-11-02', summary: 'x'}}), 'stale-updated /changes/date'],
  [
    'a previous version that is later',
    feed({previousVersions: [{date: '2026-11-02', url: 'a.json'}]}),
    'stale-updated /previousVersions/0/date',
  ],
  [
    'versions of one day',
    feed({
      previousVersions: [
        {date: '2026-01-01', url: 'a.json'},
        {date: '2026-01-01', url: 'b.json'},
      ],
    }),
    'duplicate-version /previousVersions/1/date',
  ],
  [
    'versions of one day and other types',
    feed({
      previousVersions: [
        {date: '2026-01-01', url: 'a.json'},
        {date: '2026-01-01', url: 'a.pdf', type: 'pdf'},
      ],
    }),
  ],
  ['versions of one address', feed({previousVersions: ['a.json', 'a.json']}), 'duplicate-version /previousVersions/1'],
  ['no notice', without(FEED, 'notice'), 'no-notice '],
  ['no objection', without(FEED, 'objection'), 'no-objection '],
  ['objection after the start', feed({objection: {days: 31}}), 'objection-after-start /objection/days'],
  ['objection after the start, as a number', feed({objection: 31}), 'objection-after-start /objection'],
]);

table('places', [
  ['UK', entry({country: 'UK'}), 'unofficial-code /subprocessors/0/country'],
  ['EL', entry({country: 'EL'}), 'unofficial-code /subprocessors/0/country'],
  [
    'three letters that are understood',
    entry({country: 'USA', transfers: 'scc'}),
    'unofficial-code /subprocessors/0/country',
  ],
  ['one of a list', entry({locations: ['DE', 'EL']}), 'unofficial-code /subprocessors/0/locations/1'],
  ['one of a text', entry({locations: 'DE, EL'}), 'unofficial-code /subprocessors/0/locations'],
  [
    'in an object',
    entry({locations: {code: 'EL', kind: 'storage'}}),
    'unofficial-code /subprocessors/0/locations/code',
  ],
  ['three letters', entry({country: 'DEU'}), 'unknown-code /subprocessors/0/country'],
  ['no code', entry({country: 'XX'}), 'unknown-code /subprocessors/0/country'],
  ['a withdrawn code', entry({country: 'SU'}), 'unknown-code /subprocessors/0/country'],
  ['a language', entry({country: 'EN'}), 'unknown-code /subprocessors/0/country'],
  ['a slip', entry({country: 'Germnay'}), 'misspelled-place /subprocessors/0/country'],
  ['a city', entry({locations: ['EU', 'Falkenstein']}), 'unknown-place /subprocessors/0/locations/1'],
  ['a city in an object', entry({locations: [{text: 'Falkenstein'}]}), 'unknown-place /subprocessors/0/locations/0'],
  [
    'each of several',
    entry({locations: ['XX', 'YY']}),
    'unknown-code /subprocessors/0/locations/0',
    'unknown-code /subprocessors/0/locations/1',
  ],
  [
    'lower case, dots and remarks',
    entry({country: 'd.e.', locations: ['de', 'Germany (DEU)', 'European Union (EU)', 'FI (UK owned)']}),
  ],
]);

table('transfers', [
  ['none', entry({locations: ['DE', 'US']}), 'no-transfer /subprocessors/0/locations'],
  ['none to one place for a list', entry({locations: 'IN'}), 'no-transfer /subprocessors/0/locations'],
  [
    'none, where only the country is stated',
    entries({...without(HETZNER, 'locations'), country: 'US'}),
    'no-transfer /subprocessors/0/country',
  ],
  ['none, worldwide', entry({locations: ['001']}), 'no-transfer /subprocessors/0/locations'],
  ['none, in Europe', entry({locations: ['150']}), 'no-transfer /subprocessors/0/locations'],
  ['an empty list', entry({locations: ['US'], transfers: []}), 'no-transfer /subprocessors/0/locations'],
  ['none, by an adequacy decision', entry({locations: ['CH', 'BR']}), 'adequacy-unstated /subprocessors/0/locations'],
  ['one place of several has no decision', entry({locations: ['CH', 'IN']}), 'no-transfer /subprocessors/0/locations'],
  ['said to be none', entry({locations: ['US'], transfers: 'none'}), 'no-transfer /subprocessors/0/locations'],
  [
    'said not to apply',
    entry({locations: ['US'], transfers: ['Not applicable']}),
    'no-transfer /subprocessors/0/locations',
  ],
  ['established outside', entry({country: 'US'}), 'no-transfer-established /subprocessors/0/country'],
  ['established where data is safe', entry({country: 'CH'})],
  [
    'established outside, and nobody knows where the data is',
    entry({country: 'US', locations: ['EU', 'Falkenstein']}),
    'unknown-place /subprocessors/0/locations/1',
  ],
  ['no places at all', entry({country: null, locations: null})],
  ['in the EEA', entry({country: 'NO', locations: ['IS', 'EEA', 'RE']})],
  [
    'adequacy where there is none',
    entry({locations: ['CH', 'IN'], transfers: ['adequacy']}),
    'mechanism-mismatch /subprocessors/0/transfers',
  ],
  [
    'the framework elsewhere',
    entry({locations: ['US', 'IN'], transfers: 'dpf'}),
    'mechanism-mismatch /subprocessors/0/transfers',
  ],
  ['adequacy of the framework', entry({locations: ['US', 'CH'], transfers: ['adequacy', 'dpf']})],
  ['adequacy and clauses', entry({locations: ['CH', 'IN'], transfers: ['adequacy', 'scc']})],
  ['text that names no mechanism', entry({locations: ['IN'], transfers: ['Binding terms']})],
]);

table('ids', [
  ['used twice', entries(HETZNER, {...STRIPE, id: 'hetzner'}), 'duplicate-id /subprocessors/1/id'],
  [
    'an alias that is an id',
    entries(HETZNER, {...STRIPE, aliases: ['hetzner']}),
    'alias-taken /subprocessors/1/aliases/0',
  ],
  [
    'one alias of two',
    entries({...HETZNER, aliases: 'old'}, {...STRIPE, aliases: 'old'}),
    'alias-taken /subprocessors/1/aliases',
  ],
  ['an alias of its own', entries({...HETZNER, aliases: ['old', 'hetzner']}, {...STRIPE, aliases: ['older']})],
]);

table(
  'since the last version',
  [
    ['nothing', entries(HETZNER, STRIPE)],
    [
      'an id of another',
      entries(HETZNER, {...STRIPE, name: 'Adyen', url: 'https://adyen.com/'}),
      'updated-not-raised /updated',
      'reused-id /subprocessors/1/id',
    ],
    [
      'a new name that says the old one',
      feed({
        updated: '2026-11-02',
        subprocessors: [HETZNER, {...STRIPE, name: 'Adyen', url: 'https://adyen.com/', notes: 'Formerly Stripe'}],
      }),
    ],
    [
      'a new name at the same site',
      feed({updated: '2026-11-02', subprocessors: [HETZNER, {...STRIPE, name: 'Bridge'}]}),
    ],
    [
      'a longer name',
      feed({
        updated: '2026-11-02',
        subprocessors: [HETZNER, {...STRIPE, name: 'Stripe Payments', url: 'https://stripe.eu/'}],
      }),
    ],
    [
      'another id',
      feed({updated: '2026-11-02', subprocessors: [HETZNER, {...STRIPE, id: 'stripe-inc'}]}),
      'changed-id /subprocessors/1/id',
    ],
    [
      'another id with an alias',
      feed({updated: '2026-11-02', subprocessors: [HETZNER, {...STRIPE, id: 'stripe-inc', aliases: ['stripe']}]}),
    ],
    ['an alias that is gone', entries({...HETZNER, aliases: []}, STRIPE), 'changed-id /subprocessors/0/id'],
    ['deleted', feed({updated: '2026-11-02'}), 'deleted /subprocessors'],
    [
      'a list that changed on the same day',
      entries(HETZNER, STRIPE, {...STRIPE, id: 'mollie', name: 'Mollie', url: 'https://mollie.com/'}),
      'updated-not-raised /updated',
    ],
    ['a spelling that changed on the same day', entries(HETZNER, {...STRIPE, name: 'STRIPE'})],
    [
      'other terms on the same day',
      feed({objection: {days: 14, email: 'privacy@acme.example'}, subprocessors: [HETZNER, STRIPE]}),
      'updated-not-raised /updated',
    ],
    ['an earlier day', feed({updated: '2026-10-31', subprocessors: [HETZNER, STRIPE]}), 'updated-back /updated'],
  ].map(([name, value, ...expected]) => {
    // Only one row is about the alias that the last version had.
    if (name === 'an alias that is gone') return [name, value, ...expected];
    const [first, ...rest] = value.subprocessors;
    return [name, {...value, subprocessors: [{...first, aliases: ['old']}, ...rest]}, ...expected];
  }),
  {previous: entries({...HETZNER, aliases: ['old']}, STRIPE)},
);

test('an entry that had ended may be gone', () => {
  const ended = (effectiveUntil) => entries(HETZNER, {...STRIPE, effectiveUntil});
  const now = feed({updated: '2026-11-02'});
  assert.deepEqual(found(now, {previous: ended('2026-11-26')}), []);
  assert.deepEqual(found(now, {previous: ended('2026-11-27')}), ['deleted /subprocessors']);
});

test('without names, nobody can tell whether an id is that of another', () => {
  const [named, unnamed] = [entries(HETZNER), entries({...HETZNER, name: ''})];
  for (const [now, previous] of [
    [named, unnamed],
    [unnamed, named],
  ])
    assert.ok(!found(now, {previous}).some((each) => each.startsWith('reused-id')));
});

test('ids that parsing had numbered are none that were published', () => {
  const names = (...countries) =>
    feed({updated: '2026-11-02', subprocessors: countries.map((country) => ({...without(HETZNER, 'id'), country}))});
  const codes = problemsOf(names('FI', 'DE'), {previous: names('DE', 'FI')}).map(({code}) => code);
  assert.deepEqual(codes, ['missing-id', 'missing-id']);
});

table('short forms', [
  [
    'a list alone',
    [HETZNER, {...STRIPE, purpose: 'TBD'}],
    'type ',
    'missing-updated ',
    'no-notice ',
    'no-objection ',
    'placeholder /1/purpose',
  ],
  [
    'a map',
    feed({subprocessors: {hetzner: without(HETZNER, 'id'), 'a/b': {...without(STRIPE, 'id'), purpose: 5}}}),
    'type /subprocessors',
    'type /subprocessors/a~1b/purpose',
  ],
  [
    'a map of names',
    feed({subprocessors: {hetzner: 'Hetzner', tbd: 'TBD'}}),
    'type /subprocessors',
    'placeholder /subprocessors/tbd',
  ],
  ['a text for a publisher', feed({publisher: 'TBD', notice: 30, objection: 30}), 'placeholder /publisher'],
  ['a wrong type in one for a list', entry({transfers: {mechanism: 5}}), 'type /subprocessors/0/transfers/mechanism'],
  ['a wrong type in a text', entry({contact: 5}), 'type /subprocessors/0/contact'],
  ['a missing name', entries(without(HETZNER, 'name')), 'missing /subprocessors/0/name'],
]);

test('one bad entry hides no other', () => {
  const list = [null, 5, {name: ''}, {...HETZNER, purpose: 'TBD'}, {...STRIPE, country: 'UK', url: 'javascript:0'}];
  const codes = new Set(found(feed({subprocessors: list})));
  for (const each of [
    'type /subprocessors/0',
    'type /subprocessors/1',
    'missing /subprocessors/2/name',
    'placeholder /subprocessors/3/purpose',
    'unofficial-code /subprocessors/4/country',
    'unsafe-url /subprocessors/4/url',
  ])
    assert.ok(codes.has(each), `${each} in ${[...codes].join(', ')}`);
});

test('problems have the level of their rule, and sentences without gaps', () => {
  const [problem] = problemsOf(entry({effectiveFrom: '2026-02-30'}));
  assert.equal(problem.level, 'error', 'an impossible date');
  const everything = problemsOf(
    feed({
      titel: 'x',
      updated: '2026-12-01',
      objection: {days: 60, email: 'x@gmail.com'},
      changes: [{date: '1000-01-01'}],
      previousVersions: ['a', 'a'],
      subprocessors: [
        {
          ...HETZNER,
          country: 'UK',
          locations: ['XX', 'EN', 'Germnay', 'Falkenstein', 'US', 'CA'],
          url: 'http://a.b/?utm_source=a',
          purpose: 'TBD',
          retention: '-',
          contact: {email: 'x'},
        },
        {
          ...STRIPE,
          id: 'hetzner',
          aliases: ['hetzner'],
          locations: ['IN'],
          transfers: ['adequacy'],
          announced: '2026-11-02',
          effectiveFrom: '2026-11-03',
        },
        {...STRIPE, id: 'c', announced: '2026-11-02', effectiveFrom: '2026-11-01', effectiveUntil: '2026-10-01'},
      ],
    }),
    {previous: entries(HETZNER, {...STRIPE, id: 'gone', name: 'Gone', url: 'https://gone.com'})},
  );
  assert.ok(new Set(everything.map(({code}) => code)).size > 20);
  for (const {code, level, message, file} of everything) {
    assert.equal(level, RULES[code].level, code);
    assert.equal(file, 'feed.jsonc');
    assert.doesNotMatch(message, /[{]\w+[}]|undefined|\s{2}/, code);
    assert.match(message, /\.$/, code);
  }
});

const says = (value, code) => problemsOf(value).find((problem) => problem.code === code)?.message ?? '';

for (const [word, candidates, expected] of [
  ['note', ['notes', 'name'], 'notes'],
  ['nme', ['name'], undefined],
  ['emial', ['email'], 'email'],
  ['emxxl', ['email'], undefined],
  ['loctions', ['locations'], 'locations'],
  ['lcotaions', ['locations'], 'locations'],
  ['countries', ['country'], 'country'],
  ['pupose', ['purpose', 'purposely'], 'purpose'],
  ['nothing', ['purpose'], undefined],
]) {
  test(`nearest to ${word}`, () => assert.equal(nearest(word, candidates), expected));
}

for (const [a, b, expected] of [
  ['', '', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['abc', 'acb', 1],
  ['ab', 'ba', 1],
  ['abcd', 'badc', 2],
  ['kitten', 'sitting', 3],
  ['abc', 'xbc', 1],
  ['ca', 'abc', 3],
]) {
  test(`distance of "${a}" and "${b}"`, () => assert.equal(editDistance(a, b), expected));
}

test('suggestions', () => {
  assert.match(says(entry({locations: ['IN']}), 'no-transfer'), /^Data is processed in India/);
  assert.match(
    says(feed({subprocessors: [{...without(HETZNER, 'locations'), country: 'IN'}]}), 'no-transfer'),
    /^It is established in India/,
  );
  assert.match(says(entry({country: 'UK'}), 'unofficial-code'), /"UK".* GB \(United Kingdom\).*Write GB\./);
  assert.match(says(entry({country: 'EL'}), 'unofficial-code'), /Write GR\./);
  assert.match(says(entry({country: 'DEU'}), 'unknown-code'), /DE \(Germany\)/);
  assert.match(says(entry({country: 'EN'}), 'unknown-code'), /GB/);
  assert.match(says(entry({locations: 'UE'}), 'unknown-code'), /EU \(European Union\)/);
  assert.match(says(entry({locations: ['EWR']}), 'unknown-code'), /EEA \(European Economic Area\)/);
  assert.doesNotMatch(says(entry({country: 'XX'}), 'unknown-code'), /meant/);
  assert.match(says(entry({country: 'Germnay'}), 'misspelled-place'), /Germany.*DE/);
  assert.match(says(entry({datatypes: []}), 'unknown-field'), /"dataTypes"/);
  assert.match(
    says(entry({locations: ['US', 'GB', 'AU']}), 'no-transfer'),
    /in the United States and Australia,.*"dpf"/,
  );
  assert.match(says(entry({locations: ['GB']}), 'adequacy-unstated'), /in the United Kingdom,.*"adequacy"\.$/);
  assert.match(says(entry({locations: ['CA']}), 'adequacy-unstated'), /commercial organisation/);
  assert.match(
    says(entry({url: 'https://www.hetzner.com/a?x=%20y&utm_source=a&utm_medium=b&z#part'}), 'tracking'),
    /utm_source, utm_medium\. Write https:\/\/www\.hetzner\.com\/a\?x=%20y&z#part\.$/,
  );
  assert.match(
    says(entry({url: 'https://www.hetzner.com/?gclid=a'}), 'tracking'),
    /Write https:\/\/www\.hetzner\.com\/\.$/,
  );
  assert.match(
    says(entry({announced: '2026-10-01', effectiveFrom: '2026-10-30'}), 'short-notice'),
    /2026-10-30.*30 days.*2026-10-01.*2026-10-31/,
  );
});

test('a sentence quotes the beginning of what is long', () => {
  for (const [value, code] of [
    [entry({effectiveFrom: 'x'.repeat(5000)}), 'date'],
    [entry({country: 'x'.repeat(5000)}), 'unknown-place'],
    [entries(HETZNER, {...HETZNER, id: 'x'.repeat(5000)}, {...HETZNER, id: 'z'}), 'duplicate-entry'],
    [entries({...HETZNER, id: 'x'.repeat(5000)}, HETZNER), 'duplicate-entry'],
  ]) {
    const message = says(value, code);
    assert.ok(message.length > 20 && message.length < 700, `${code} ${message.length}`);
  }
});

/** The text that stands at a line and column. */
const textAt = (text, {line, column}) => text.split(/\r\n|\n|\r/)[line - 1].slice(column - 1);

test('places in the text', () => {
  const text = `{\r\n\t// Ours\r\n\t"updated": "2026-02-30", /* never */\r\n\t"notice": 30, "objection": 30,\r\n  "subprocessors": [\r\n\t\t{"id": "a", "name": "Ä", "pupose": "TBD"},\r\n\t\t{"name": "B", "country": "UK",},\r\n\t],\r\n}`;
  const problems = problemsOf(text);
  assert.deepEqual(
    problems.map(({code, line, column}) => [code, line, column]),
    [
      ['date', 3, 13],
      ['unknown-field', 6, 28],
      ['placeholder', 6, 38],
      ['missing-id', 7, 3],
      ['unofficial-code', 7, 28],
      ['adequacy-unstated', 7, 28],
    ],
  );
  assert.ok(textAt(text, problems[0]).startsWith('"2026-02-30"'));
  assert.ok(textAt(text, problems[1]).startsWith('"pupose"'));
  assert.ok(textAt(text, problems[4]).startsWith('"UK"'));
});

test('a list stands where it begins', () => {
  const text =
    '{"updated": "2026-11-01", "notice": 1, "objection": 1,\n"subprocessors": [{"id": "a", "name": "A", "locations":\n  ["US"]}]}';
  const [{code, line, column}] = problemsOf(text);
  assert.deepEqual([code, line, column], ['no-transfer', 3, 3]);
});

test('a byte order mark takes no column', () => {
  const date = problemsOf('\uFEFF{"updated": "2026-02-30", "subprocessors": []}').find(({code}) => code === 'date');
  assert.deepEqual([date.line, date.column], [1, 13]);
});

test('what is missing stands where the thing around it does', () => {
  const text = '{"updated": "2026-11-01", "notice": 1, "objection": 1,\n "subprocessors": [\n  {"id": "a"}]}';
  assert.deepEqual(
    problemsOf(text).map(({code, path, line, column}) => [code, path, line, column]),
    [['missing', '/subprocessors/0/name', 3, 3]],
  );
});

test('members written twice', () => {
  const text = `{"updated": "2026-11-01", "notice": 1, "objection": 1, "subprocessors": [
    {"id": "a", "name": "A", "name": "B", "links": {"dpa": "a", "b~": "b",
      "dpa": "c"}, "purpose": "TBD", "purpose": "Hosting"}, {"id": "b", "name": "C"}]}`;
  assert.deepEqual(
    problemsOf(text).map(({code, path, line, column}) => [code, path, line, column]),
    [
      ['duplicate-key', '/subprocessors/0/name', 2, 30],
      ['duplicate-key', '/subprocessors/0/links/dpa', 3, 7],
      ['duplicate-key', '/subprocessors/0/purpose', 3, 38],
    ],
  );
});

test('of a value that stands twice, the place of the last, as it is the one that counts', () => {
  const text =
    '{"updated": "2026-11-01", "notice": 1, "objection": 1, "subprocessors": [],\n"subprocessors": [\n{"id": "a", "name": "TBD"}]}';
  assert.deepEqual(
    problemsOf(text).map(({code, line}) => [code, line]),
    [
      ['duplicate-key', 2],
      ['placeholder', 3],
    ],
  );
});

for (const [name, text, code, line, column] of [
  ['no JSON', '{"subprocessors": [\n  {"name": "A"}\n  {"name": "B"}]}', 'json-syntax', 3, 3],
  ['a page', '<!doctype html>', 'html', 1, 1],
  ['a number', '5', 'not-a-feed', 1, 1],
  ['no list', '\n{"title": "x"}', 'no-list', 2, 1],
]) {
  test(`no feed: ${name}`, () => {
    const file = toFeedFile({name: 'feed.json', text});
    const problems = findProblems(file, {today: TODAY});
    assert.deepEqual(
      problems.map((problem) => [problem.code, problem.level, problem.line, problem.column]),
      [[code, 'error', line, column]],
    );
  });
}

test('what nests deeper than an engine can follow is no reason to fail', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const text = `{"updated": "2026-02-30", "subprocessors": [{"id": "a", "name": "A", "extra": ${deep}}]}`;
  assert.ok(problemsOf(text).some(({code, line}) => code === 'date' && line === 1));
});

test('completeness', () => {
  const full = {...HETZNER, address: 'Industriestr. 25, Gunzenhausen', contact: {email: 'dpo@hetzner.com'}};
  const of = (...list) => completeness(parseFeed({subprocessors: list}).feed);
  assert.deepEqual(of(full), {score: 100, entries: 1, missing: []});
  assert.deepEqual(of(), {score: 100, entries: 0, missing: []});
  const empty = of({id: 'a', name: 'TBD', address: '–', purpose: 'n/a', contact: {email: 'dpo@example.com'}});
  assert.equal(empty.score, 0, 'what says nothing is not stated');
  const {score, entries: number, missing} = of(full, STRIPE, {id: 'x', name: 'X', contact: 'Ms Y', address: ' '});
  assert.equal(score, 58, '7 of 12, rounded down');
  assert.equal(number, 3);
  assert.deepEqual(
    missing.map(({requirement, count, examples}) => [requirement, count, examples]),
    [
      ['address', 2, ['stripe', 'x']],
      ['contact', 2, ['stripe', 'x']],
      ['purpose', 1, ['x']],
    ],
  );
  for (const {source: sources} of missing) {
    assert.ok(sources.length);
    for (const {text, url} of sources)
      assert.match(`${text} ${url}`, /^(EDPB Opinion 22\/2024|.*2021\/915, Annex IV).* http/);
  }
  for (const contact of ['dpo@hetzner.com', {phone: '+49 9831 5050'}, {url: 'https://www.hetzner.com/dpo'}])
    assert.deepEqual(of({...full, contact}).missing, [], JSON.stringify(contact));
  assert.equal(
    of(...Array.from({length: 9}, (_, index) => ({id: `${index}`, name: 'A'}))).missing[0].examples.length,
    5,
  );
});

test('every rule says what is wrong, what to do, and who asks for it', () => {
  const parsing = new Set(
    'unreadable json-syntax html not-a-feed no-list type missing date days unsafe-url unknown-place missing-id duplicate-id'.split(
      ' ',
    ),
  );
  for (const [code, {level, title, sentence, remedy, source: from}] of Object.entries(RULES)) {
    assert.match(code, /^[a-z]+(-[a-z]+)*$/);
    assert.match(level, /^(error|warning|advice)$/, code);
    assert.match(title, /^[A-Z].*[^.]$/, code);
    assert.match(from.text, /\S/, code);
    assert.match(from.url, /^(https?:\/\/|#)/, code);
    if (parsing.has(code)) continue;
    assert.match(sentence, /^["{A-Z].*[.}]$/, code);
    assert.match(remedy, /^[A-Z].*\.$/, code);
  }
});
