/** The published JSON Schema, as an editor or another validator uses it. Needs a build in dist/. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {Ajv} from 'ajv';
import formats from 'ajv-formats';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

const schema = read('dist/subprocessors.schema.json');
const ajv = new Ajv({allErrors: true, strict: true, allowUnionTypes: true});
formats.default(ajv);
const validate = ajv.compile(schema);

const withEntry = (fields) => ({subprocessors: [{id: 'a', name: 'A', ...fields}]});
const withRoot = (fields) => ({...fields, subprocessors: []});

function accepts(what, feed) {
  test(`accepts ${what}`, () => {
    validate(feed);
    assert.deepEqual(validate.errors, null);
  });
}

function refuses(what, feed) {
  test(`refuses ${what}`, () => assert.equal(validate(feed), false));
}

const files = readdirSync(new URL('../../demo/feeds/', import.meta.url), {recursive: true});
for (const file of files.filter((name) => name.endsWith('.json'))) {
  accepts(`demo/feeds/${file}`, read(`demo/feeds/${file}`));
}

accepts('the smallest feed', {
  publisher: 'Acme',
  updated: '2026-11-01',
  subprocessors: [
    {
      id: 'hetzner',
      name: 'Hetzner',
      category: 'Infrastructure',
      country: 'DE',
      purpose: 'Hosting',
      dataTypes: ['Conversations', 'Stored files'],
      locations: ['EU'],
    },
  ],
});
accepts('an empty list', {subprocessors: []});
accepts('an entry that is a name', {subprocessors: ['Hetzner']});
accepts('a name alone', {subprocessors: [{name: 'Hetzner'}]});
accepts('several names', withEntry({name: ['A', 'B']}));
accepts('fields it does not know', {...withEntry({internal: {score: 3}}), note: [1]});

const texts = ['aliases', 'dataTypes', 'dataSubjects', 'products', 'certifications'];
for (const field of texts) {
  accepts(`one text for ${field}`, withEntry({[field]: 'x'}));
  accepts(`a list for ${field}`, withEntry({[field]: ['x', 'y']}));
}
for (const field of ['country', 'locations']) {
  accepts(`a text for ${field}`, withEntry({[field]: 'Germany and France'}));
  accepts(`an object for ${field}`, withEntry({[field]: {code: 'DE', kind: 'storage', text: 'Berlin'}}));
  accepts(`a mixed list for ${field}`, withEntry({[field]: ['DE', {code: 'EU'}, {text: 'At sea'}]}));
}
accepts('a mechanism', withEntry({transfers: 'scc'}));
accepts('another transfer', withEntry({transfers: 'Derogation, Art. 49'}));
accepts('transfers', withEntry({transfers: ['dpf', {mechanism: 'scc', text: 'Module 3'}]}));
accepts('a contact that is a name', withEntry({contact: 'DPO'}));
accepts('links', withEntry({links: {dpa: '/dpa', 'Trust center': 'https://a.example/trust'}}));
accepts('own fields', withEntry({fields: {Seats: '5'}}));
for (const url of [
  'https://a.example',
  'HTTP://A.EXAMPLE/',
  'mailto:a@a.example',
  '/a',
  'a/b:c',
  '?a:b',
  '#a',
  '//a.example',
]) {
  accepts(`the address ${url}`, withEntry({url}));
}

const shortForms = {
  publisher: ['Acme', {name: 'Acme', contacts: 'DPO'}, {contacts: ['DPO', {email: 'a@a.example'}]}],
  definitions: ['Data', {title: 'Data'}, ['Data', {title: 'Data', body: 'Text'}]],
  sections: ['Text', {body: 'Text', position: 'before'}, ['Text', {body: 'Text'}]],
  categories: [
    'Hosting',
    {title: 'Hosting', columns: 'name'},
    ['A', {title: 'B', columns: ['name', {field: 'purpose'}]}],
  ],
  columns: ['name', {field: 'name'}, ['name', {field: 'purpose', label: 'Why'}]],
  products: ['Cloud', ['Cloud', 'Server']],
  notice: [30, 'A month', {days: 30}, {days: '30', subscribe: '/atom'}, {subscribe: ['/a', {type: 'rss', url: '/b'}]}],
  objection: [14, 'Two weeks', {days: 14, fields: 'Reason'}, {days: '14', fields: ['Reason']}],
  documents: ['/dpa', {type: 'dpa', url: '/dpa'}, ['/dpa', {url: '/terms'}]],
  changes: ['New', {date: '2026-11-01', added: 'a'}, ['New', {summary: 'New', removed: ['a', 'b']}]],
  previousVersions: ['/2025', {date: '2025-11-01', url: '/2025'}, ['/2025', {url: '/2024'}]],
  groupBy: ['category', 'country', 'category country', 'none'],
};
for (const [field, values] of Object.entries(shortForms)) {
  for (const value of values) accepts(`${field}: ${JSON.stringify(value)}`, withRoot({[field]: value}));
}

refuses('a list', [{name: 'A'}]);
refuses('an object without the list', {publisher: 'Acme'});
refuses('a map of entries', {subprocessors: {a: {name: 'A'}}});
refuses('an entry without name', {subprocessors: [{id: 'a'}]});
refuses('an empty name', withEntry({name: ' '}));
refuses('no names', withEntry({name: []}));
refuses('an entry that is a number', {subprocessors: [5]});
refuses('a number for an id', withEntry({id: 5}));
refuses('a number for a text', withEntry({purpose: 5}));
refuses('a number in a list of texts', withEntry({dataTypes: ['Files', 5]}));
refuses('null', withEntry({purpose: null}));
refuses('a text for the links', withEntry({links: 'https://a.example'}));
refuses('a number in own fields', withEntry({fields: {Seats: 5}}));
refuses('a number for a place', withEntry({locations: [{code: 276}]}));
refuses('a date that is not', withEntry({announced: '2026-02-30'}));
refuses('a date in words', withRoot({updated: '1 November 2026'}));
refuses('a script for an address', withEntry({url: 'javascript:alert(1)'}));
refuses('a script among the links', withEntry({links: {dpa: 'JavaScript:alert(1)'}}));
refuses('a script as a document', withRoot({documents: 'javascript:alert(1)'}));
refuses('a data: address', withRoot({previousVersions: [{url: 'data:text/html,x'}]}));
refuses('days below 0', withRoot({notice: -1}));
refuses('a part of a day', withRoot({objection: {days: 1.5}}));
refuses('days in words', withRoot({notice: {days: 'thirty'}}));
refuses('an unknown grouping', withRoot({groupBy: 'purpose'}));
refuses('an unknown position', withRoot({sections: {body: 'x', position: 'middle'}}));
refuses('a column without field', withRoot({columns: [{label: 'Purpose'}]}));

test('describes every field', () => {
  const bare = [];
  const walk = (node, path) => {
    for (const [field, value] of Object.entries(node.properties ?? {})) {
      if (!value.description) bare.push(`${path}/${field}`);
      walk(value, `${path}/${field}`);
    }
    for (const form of node.anyOf ?? []) walk(form, path);
    if (node.items) walk(node.items, path);
  };
  walk(schema, '');
  assert.deepEqual(bare, []);
  assert.ok(schema.title && schema.description);
});
