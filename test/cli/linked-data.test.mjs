/** The list as linked data, as a processor of JSON-LD understands it. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import jsonld from 'jsonld';
import {source} from '../support/cli.mjs';

const {toLinkedData} = await source('src/cli/publish/linked-data.ts');
const {parseFeed} = await source('src/feed/parse-text.ts');

const FILES = {feed: 'subprocessors.json', page: 'subprocessors.html', document: 'subprocessors.jsonld'};
const BASE = 'https://acme.example/legal/';
const SCHEMA = 'https://schema.org/';
const DPV = 'https://w3id.org/dpv#';
const LOC = 'https://w3id.org/dpv/loc#';
const GDPR = 'https://w3id.org/dpv/legal/eu/gdpr#';

/** Nothing may be asked for: the context stands in the document. */
const documentLoader = (url) => assert.fail(`${url} was asked for`);

/** What a processor makes of it, which refuses whatever it would drop (`safe`). */
const expanded = async (feed, files = {...FILES, base: BASE}) =>
  jsonld.expand(JSON.parse(toLinkedData(parseFeed(feed).feed, files)), {
    base: `${BASE}subprocessors.jsonld`,
    safe: true,
    documentLoader,
  });

/** The one entry of a list, without what every entry has. */
async function only(entry) {
  const [, node] = await expanded({subprocessors: [{id: 'a', name: 'A', ...entry}]});
  return node;
}

const value = (text) => [{'@value': text}];
const date = (day) => [{'@value': day, '@type': 'http://www.w3.org/2001/XMLSchema#date'}];
const process = async (entry) => (await only(entry))[`${DPV}hasProcess`][0];

test('names the list, who publishes it and where it is', async () => {
  const [list] = await expanded({
    title: 'Subprocessors',
    language: 'en-GB',
    updated: '2026-11-01',
    publisher: {
      name: 'Acme',
      url: 'https://acme.example',
      address: 'Here 1',
      contacts: [{role: 'DPO', email: 'a@b.example'}],
    },
    subprocessors: [],
  });
  assert.deepEqual(list, {
    '@id': `${BASE}subprocessors.jsonld`,
    '@type': [`${SCHEMA}Dataset`],
    [`${SCHEMA}name`]: value('Subprocessors'),
    [`${SCHEMA}dateModified`]: date('2026-11-01'),
    [`${SCHEMA}inLanguage`]: value('en-GB'),
    [`${SCHEMA}url`]: [{'@id': `${BASE}subprocessors.html`}],
    [`${SCHEMA}distribution`]: [
      {
        '@type': [`${SCHEMA}DataDownload`],
        [`${SCHEMA}encodingFormat`]: value('application/json'),
        [`${SCHEMA}contentUrl`]: [{'@id': `${BASE}subprocessors.json`}],
      },
    ],
    [`${SCHEMA}publisher`]: [
      {
        '@type': [`${SCHEMA}Organization`, `${DPV}DataProcessor`],
        [`${SCHEMA}name`]: value('Acme'),
        [`${SCHEMA}url`]: [{'@id': 'https://acme.example/'}],
        [`${SCHEMA}address`]: value('Here 1'),
        [`${SCHEMA}contactPoint`]: [
          {
            '@type': [`${SCHEMA}ContactPoint`],
            [`${SCHEMA}contactType`]: value('DPO'),
            [`${SCHEMA}email`]: value('a@b.example'),
          },
        ],
      },
    ],
  });
});

test('has every subprocessor as an organization in its role, under the address of its row', async () => {
  const node = await only({
    id: 'a b',
    name: ['One', 'Two'],
    legalName: 'One Ltd',
    url: 'https://one.example/?q=ü',
    address: 'There 2',
    parent: 'Zero',
    certifications: ['ISO 27001', 'SOC 2'],
    country: 'DE',
  });
  assert.deepEqual(node, {
    '@id': `${BASE}subprocessors.html#a%20b`,
    '@type': [`${SCHEMA}Organization`, `${DPV}DataSubProcessor`],
    [`${SCHEMA}name`]: [{'@value': 'One'}, {'@value': 'Two'}],
    [`${SCHEMA}legalName`]: value('One Ltd'),
    [`${SCHEMA}url`]: [{'@id': 'https://one.example/?q=%C3%BC'}],
    [`${SCHEMA}address`]: value('There 2'),
    [`${SCHEMA}parentOrganization`]: [{'@type': [`${SCHEMA}Organization`], [`${SCHEMA}name`]: value('Zero')}],
    [`${SCHEMA}hasCertification`]: ['ISO 27001', 'SOC 2'].map((name) => ({
      '@type': [`${SCHEMA}Certification`],
      [`${SCHEMA}name`]: value(name),
    })),
    [`${SCHEMA}subjectOf`]: [{'@id': `${BASE}subprocessors.jsonld`}],
    [`${DPV}hasCountry`]: [{'@id': `${LOC}DE`}],
    [`${DPV}hasProcess`]: [{'@type': [`${DPV}Process`]}],
  });
});

test('says of the process what, with which data, of whom, how long and from when', async () => {
  assert.deepEqual(
    await process({
      purpose: 'Hosts *all* of it: see [here](https://x.example)',
      dataTypes: ['Files', 'Logs'],
      dataSubjects: 'Users',
      retention: '30 days',
      effectiveFrom: '2026-01-01',
      effectiveUntil: '2026-12-31',
    }),
    {
      '@type': [`${DPV}Process`],
      [`${DPV}hasPurpose`]: [
        {'@type': [`${DPV}Purpose`], [`${SCHEMA}description`]: value('Hosts all of it: see here')},
      ],
      [`${DPV}hasPersonalData`]: ['Files', 'Logs'].map((name) => ({
        '@type': [`${DPV}PersonalData`],
        [`${SCHEMA}name`]: value(name),
      })),
      [`${DPV}hasDataSubject`]: [{'@type': [`${DPV}DataSubject`], [`${SCHEMA}name`]: value('Users')}],
      [`${DPV}hasStorageCondition`]: [
        {'@type': [`${DPV}StorageCondition`], [`${SCHEMA}description`]: value('30 days')},
      ],
      [`${SCHEMA}startDate`]: date('2026-01-01'),
      [`${SCHEMA}endDate`]: date('2026-12-31'),
    },
  );
});

/** Places: a country by its code, anything else by its name, and a remark is none on the whole country. */
const PLACES = [
  ['UK', {'@id': `${LOC}GB`}],
  ['EU', {'@type': [`${DPV}Location`], [`${SCHEMA}name`]: value('European Union')}],
  ['EEA', {'@type': [`${DPV}Location`], [`${SCHEMA}name`]: value('European Economic Area')}],
  ['001', {'@type': [`${DPV}Location`], [`${SCHEMA}name`]: value('Worldwide')}],
  ['Somewhere', {'@type': [`${DPV}Location`], [`${SCHEMA}description`]: value('Somewhere')}],
  [
    {code: 'IN', kind: 'access', text: 'no storage'},
    {
      '@type': [`${DPV}Location`],
      [`${SCHEMA}containedInPlace`]: [{'@id': `${LOC}IN`}],
      [`${SCHEMA}description`]: value('access: no storage'),
    },
  ],
];
for (const [place, node] of PLACES) {
  test(`the place ${JSON.stringify(place)}`, async () => {
    assert.deepEqual((await process({locations: [place]}))[`${DPV}hasLocation`], [node]);
  });
}

const TRANSFERS = [
  ['scc', {'@id': `${GDPR}A46-2-c`}],
  ['bcr', {'@id': `${GDPR}A46-2-b`}],
  ['adequacy', {'@id': `${GDPR}A45-3`}],
  ['dpf', {'@id': `${GDPR}A45-3`}],
  ['idta', {'@type': [`${DPV}LegalBasis`], [`${SCHEMA}name`]: value('IDTA')}],
  ['By decree', {'@type': [`${DPV}LegalBasis`], [`${SCHEMA}description`]: value('By decree')}],
  [
    {mechanism: 'scc', text: 'module 3'},
    {'@type': [`${GDPR}A46-2-c`], [`${SCHEMA}description`]: value('module 3')},
  ],
];
for (const [transfer, node] of TRANSFERS) {
  test(`the transfer mechanism ${JSON.stringify(transfer)}`, async () => {
    assert.deepEqual((await process({transfers: [transfer]}))[`${DPV}hasLegalBasis`], [node]);
  });
}

test('takes whatever a feed says for text, and no address that could run', async () => {
  const odd = '@id: "schema:name" </script> \u2028.';
  const node = await only({
    name: odd,
    url: 'javascript:alert(1)',
    contact: {name: '@type', url: 'data:text/html,x'},
    '@id': 'x',
  });
  assert.deepEqual(node[`${SCHEMA}name`], value(odd));
  assert.equal(node[`${SCHEMA}url`], undefined);
  assert.deepEqual(node[`${SCHEMA}contactPoint`], [
    {'@type': [`${SCHEMA}ContactPoint`], [`${SCHEMA}name`]: value('@type')},
  ]);
  assert.equal(node['@id'], `${BASE}subprocessors.html#a`);
});

test('stays relative to itself where nobody knows yet where it will be served', async () => {
  const text = toLinkedData(parseFeed({subprocessors: [{id: 'a', name: 'A', url: '/a'}]}).feed, FILES);
  assert.equal(JSON.parse(text)['@graph'][1]['@id'], 'subprocessors.html#a');
  assert.ok(!text.includes('schema:url": "/a'));
  const [, node] = await expanded({subprocessors: [{id: 'a', name: 'A'}]}, FILES);
  assert.equal(node['@id'], `${BASE}subprocessors.html#a`);
});

for (const name of ['chatbotkit', 'northlight', 'rocket-chat', 'zendesk-connect']) {
  test(`${name}.json loses nothing on the way to RDF`, async () => {
    const text = readFileSync(new URL(`../../demo/feeds/${name}.json`, import.meta.url), 'utf8');
    const {feed} = parseFeed(text);
    const document = JSON.parse(toLinkedData(feed, {...FILES, base: BASE}));
    const quads = await jsonld.toRDF(document, {safe: true, documentLoader});
    const roles = quads.filter(({object}) => object.value === `${DPV}DataSubProcessor`);
    assert.equal(roles.length, feed.subprocessors.length);
    const literals = new Set(quads.map(({object}) => object.value));
    for (const {names, dataTypes, dataSubjects} of feed.subprocessors)
      for (const said of [...names, ...dataTypes, ...dataSubjects]) assert.ok(literals.has(said), said);
  });
}
