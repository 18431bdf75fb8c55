/** The list as linked data, as a JSON-LD processor reads it. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, test} from 'node:test';
import jsonld from 'jsonld';
import {source} from '../support/cli.mjs';

const {toLinkedData} = await source('src/cli/publish/linked-data.ts');
const {parseFeedValue} = await source('src/feed/parse.ts');

const BASE = 'https://acme.example/legal/subprocessors.html';
const SCHEMA = 'https://schema.org/';
const DPV = 'https://w3id.org/dpv#';
const GDPR = 'https://w3id.org/dpv/legal/eu/gdpr#';

const written = (value, base) => JSON.parse(toLinkedData(parseFeedValue(value).feed, {base}));

/** Nothing may be loaded, and in safe mode nothing may be dropped. */
const options = {
  safe: true,
  documentLoader: (url) => {
    throw new Error(`It asks for ${url}`);
  },
};
async function expanded(value, base) {
  const [list] = await jsonld.expand(written(value, base), {...options, base});
  const [publisher] = list[`${SCHEMA}publisher`];
  return {list, publisher, entries: publisher[`${DPV}hasDataProcessor`]};
}
const entryOf = async (entry) => (await expanded({subprocessors: [entry]}, BASE)).entries[0];

test('it is a line of text', () => {
  const text = toLinkedData(parseFeedValue({subprocessors: [{id: 'a', name: 'A\nB', purpose: 'C\n\nD'}]}).feed, {});
  assert.equal(text, `${JSON.stringify(JSON.parse(text))}\n`);
  assert.equal(text.indexOf('\n'), text.length - 1);
});

for (const name of ['northlight', 'rocket-chat', 'chatbotkit', 'zendesk-connect']) {
  for (const base of [BASE, undefined]) {
    test(`nothing of ${name} is dropped ${base ? 'with' : 'without'} a base`, async () => {
      const value = JSON.parse(readFileSync(new URL(`../../demo/feeds/${name}.json`, import.meta.url), 'utf8'));
      const doc = written(value, base);
      const nquads = await jsonld.toRDF(doc, {
        ...options,
        base: base ?? 'https://x.example/',
        format: 'application/n-quads',
      });
      assert.equal(nquads.match(/<https:\/\/w3id\.org\/dpv#DataSubProcessor>/g).length, value.subprocessors.length);
      for (const [iri] of nquads.matchAll(/<[^>]*>/g)) assert.match(iri, /^<(https?|mailto):/);
    });
  }
}

describe('an entry', () => {
  const WHOLE = {
    id: 'a b',
    name: ['Ann: one', 'Two'],
    legalName: 'Ann Inc.',
    url: '/ann',
    address: '1 Way\nTown',
    contact: {name: 'Desk', email: 'desk@ann.example', phone: '+1', url: 'https://ann.example/desk'},
    parent: 'Holding',
    purpose: 'Hosting of *all* things',
    dataTypes: ['Files', '@id'],
    dataSubjects: ['Users'],
    country: 'US',
    locations: ['EU', 'DE', '001', {code: 'IE', kind: 'storage'}, 'The Moon'],
    transfers: ['scc', 'bcr', 'adequacy', 'dpf', 'idta', {mechanism: 'scc', text: 'module 3'}, 'Consent'],
    certifications: ['ISO 27001'],
    retention: '30 days',
    notes: 'Said',
    links: {dpa: 'https://ann.example/dpa'},
    announced: '2026-01-01',
    effectiveFrom: '2026-02-01',
    effectiveUntil: '2026-03-01',
  };
  const value = (text) => [{'@value': text}];
  const day = (text) => [{'@type': 'http://www.w3.org/2001/XMLSchema#date', '@value': text}];
  const id = (iri) => ({'@id': iri});

  for (const [what, property, expected] of [
    ['its names', `${SCHEMA}name`, [...value('Ann: one'), ...value('Two')]],
    ['its legal name', `${SCHEMA}legalName`, value('Ann Inc.')],
    ['its website, whole', `${SCHEMA}url`, [id('https://acme.example/ann')]],
    ['its address', `${SCHEMA}address`, value('1 Way\nTown')],
    [
      'its contact',
      `${SCHEMA}contactPoint`,
      [
        {
          '@type': [`${SCHEMA}ContactPoint`],
          [`${SCHEMA}name`]: value('Desk'),
          [`${SCHEMA}email`]: value('desk@ann.example'),
          [`${SCHEMA}telephone`]: value('+1'),
          [`${SCHEMA}url`]: [id('https://ann.example/desk')],
        },
      ],
    ],
    [
      'its parent',
      `${SCHEMA}parentOrganization`,
      [{'@type': [`${SCHEMA}Organization`], [`${SCHEMA}name`]: value('Holding')}],
    ],
    [
      'its purpose',
      `${DPV}hasPurpose`,
      [{'@type': [`${DPV}Purpose`], [`${SCHEMA}description`]: value('Hosting of all things')}],
    ],
    [
      'data types',
      `${DPV}hasPersonalData`,
      ['Files', '@id'].map((name) => ({'@type': [`${DPV}PersonalData`], [`${SCHEMA}name`]: value(name)})),
    ],
    ['data subjects', `${DPV}hasDataSubject`, [{'@type': [`${DPV}DataSubject`], [`${SCHEMA}name`]: value('Users')}]],
    ['its country', `${DPV}hasCountry`, [id('https://w3id.org/dpv/loc#US')]],
    [
      'places, by term where there is one',
      `${DPV}hasLocation`,
      [
        id('https://w3id.org/dpv/loc#EU'),
        id('https://w3id.org/dpv/loc#DE'),
        {
          '@type': [`${DPV}Location`, `${SCHEMA}Place`],
          [`${SCHEMA}name`]: value('Worldwide'),
          [`${SCHEMA}identifier`]: value('001'),
        },
        {
          '@type': [`${DPV}Location`, `${SCHEMA}Place`],
          'http://purl.org/dc/terms/isPartOf': [id('https://w3id.org/dpv/loc#IE')],
          [`${SCHEMA}description`]: value('storage'),
        },
        {'@type': [`${DPV}Location`, `${SCHEMA}Place`], [`${SCHEMA}name`]: value('The Moon')},
      ],
    ],
    [
      'mechanisms, by article where there is one',
      `${DPV}hasLegalBasis`,
      [
        id(`${GDPR}A46-2-c`),
        id(`${GDPR}A46-2-b`),
        id(`${GDPR}A45-3`),
        {'@type': [`${DPV}DataTransferLegalBasis`, `${GDPR}A45-3`], [`${SCHEMA}name`]: value('Data Privacy Framework')},
        {
          '@type': [`${DPV}DataTransferLegalBasis`],
          [`${SCHEMA}name`]: value('UK International Data Transfer Addendum'),
        },
        {
          '@type': [`${DPV}DataTransferLegalBasis`, `${GDPR}A46-2-c`],
          [`${SCHEMA}name`]: value('Standard contractual clauses, module 3'),
        },
        {'@type': [`${DPV}DataTransferLegalBasis`], [`${SCHEMA}name`]: value('Consent')},
      ],
    ],
    [
      'certifications',
      `${SCHEMA}hasCertification`,
      [{'@type': [`${SCHEMA}Certification`], [`${SCHEMA}name`]: value('ISO 27001')}],
    ],
    [
      'retention',
      `${DPV}hasStorageCondition`,
      [{'@type': [`${DPV}StorageDuration`], [`${SCHEMA}description`]: value('30 days')}],
    ],
    ['notes', `${SCHEMA}description`, value('Said')],
    [
      'documents',
      `${SCHEMA}subjectOf`,
      [
        {
          '@id': 'https://ann.example/dpa',
          '@type': [`${SCHEMA}WebPage`],
          [`${SCHEMA}name`]: value('Data processing agreement'),
        },
      ],
    ],
    ['its announcement', 'http://purl.org/dc/terms/issued', day('2026-01-01')],
    [
      'its time',
      'http://purl.org/dc/terms/temporal',
      [
        {
          '@type': ['http://purl.org/dc/terms/PeriodOfTime'],
          'http://www.w3.org/ns/dcat#startDate': day('2026-02-01'),
          'http://www.w3.org/ns/dcat#endDate': day('2026-03-01'),
        },
      ],
    ],
  ]) {
    test(`has ${what}`, async () => assert.deepEqual((await entryOf(WHOLE))[property], expected));
  }

  test('is at the address of its row', async () => {
    const {'@id': iri, '@type': types} = await entryOf(WHOLE);
    assert.equal(iri, `${BASE}#a%20b`);
    assert.deepEqual(types, [`${SCHEMA}Organization`, `${DPV}DataSubProcessor`]);
  });

  test('is relative to the page beside the file without a base', () => {
    const {'@id': page, 'schema:publisher': publisher} = written({subprocessors: [{id: 'aws', name: 'AWS'}]});
    assert.equal(page, 'subprocessors.html');
    assert.equal(publisher['dpv:hasDataProcessor'][0]['@id'], 'subprocessors.html#aws');
  });

  for (const [what, entry] of [
    ['an address that runs', {name: 'x', url: 'javascript:alert(1)', links: {dpa: 'java\nscript:alert(1)'}}],
    ['what is no value', {name: 'x', url: '', legalName: ' ', dataTypes: [], contact: {}}],
  ]) {
    test(`does without ${what}`, async () => {
      const {'@id': _, ...rest} = await entryOf(entry);
      assert.deepEqual(rest, {
        '@type': [`${SCHEMA}Organization`, `${DPV}DataSubProcessor`],
        [`${SCHEMA}name`]: [{'@value': 'x'}],
      });
    });
  }

  test('cannot bring terms of its own', async () => {
    const entry = {
      id: '@type',
      name: 'x',
      '@id': 'https://evil.example/',
      '@context': 'https://evil.example/',
      '@graph': [],
      'schema:name': 'y',
      fields: {'@reverse': 'z'},
    };
    const {'@id': iri, ...rest} = await entryOf(entry);
    assert.equal(iri, `${BASE}#%40type`);
    assert.deepEqual(Object.keys(rest), ['@type', `${SCHEMA}name`]);
    assert.deepEqual(rest[`${SCHEMA}name`], [{'@value': 'x'}]);
  });

  for (const [url, expected] of [
    ['@type', './@type'],
    ['https://x.example', 'https://x.example/'],
    ['//x.example/a', 'https://x.example/a'],
    ['a b', 'a%20b'],
    ['schema:name', undefined],
  ]) {
    test(`has the address ${url} without a base as ${expected}`, () => {
      const {'schema:publisher': publisher} = written({subprocessors: [{name: 'x', url}]});
      assert.equal(publisher['dpv:hasDataProcessor'][0]['schema:url']?.['@id'], expected);
    });
  }
});

test('the list says whose and of when it is', async () => {
  const value = {
    title: 'List',
    language: 'en',
    updated: '2026-11-01',
    effective: '2026-12-01',
    introduction: 'Those *we* use',
    publisher: {name: 'Acme', url: 'https://acme.example/', contacts: [{email: 'dpo@acme.example'}]},
    documents: [{type: 'dpa', url: '/dpa'}],
    subprocessors: [],
  };
  const {list, publisher} = await expanded(value, BASE);
  const text = (node, term) => node[term].map((each) => each['@value'] ?? each['@id']).join();
  assert.equal(list['@id'], BASE);
  assert.equal(text(list, `${SCHEMA}name`), 'List');
  assert.equal(text(list, `${SCHEMA}description`), 'Those we use');
  assert.equal(text(list, `${SCHEMA}dateModified`), '2026-11-01');
  assert.equal(text(list, 'http://purl.org/dc/terms/valid'), '2026-12-01');
  assert.equal(text(list, `${SCHEMA}citation`), 'https://acme.example/dpa');
  assert.deepEqual(publisher['@type'], [`${SCHEMA}Organization`, `${DPV}DataProcessor`]);
  assert.equal(text(publisher, `${SCHEMA}url`), 'https://acme.example/');
});
