import {expect} from 'chai';
import {DESCRIPTIONS} from '../../src/feed/descriptions.js';
import {feedJsonSchema} from '../../src/feed/json-schema.js';

interface Node {
  anyOf?: Node[];
  items?: Node;
  properties?: Record<string, Node>;
}

/** The paths of all fields, as the table of descriptions writes them. */
function pathsIn({anyOf = [], items, properties = {}}: Node, path = ''): string[] {
  const fields = Object.entries(properties).flatMap(([field, node]) => {
    const fieldPath = path ? `${path}.${field}` : field;
    return [fieldPath, ...pathsIn(node, fieldPath)];
  });
  return [...fields, ...[...anyOf, ...(items ? [items] : [])].flatMap((node) => pathsIn(node, path))];
}

describe('feedJsonSchema', () => {
  it('describes every field, and no field that the format does not have', () => {
    const fields = [...new Set(pathsIn(feedJsonSchema()))];
    expect(Object.keys(DESCRIPTIONS).sort()).to.deep.equal(fields.sort());
  });

  it('describes each in one sentence', () => {
    for (const [path, sentence] of Object.entries(DESCRIPTIONS)) expect(sentence, path).to.match(/^[A-Z].{15,}[^.]\.$/);
  });

  it('is plain: nothing refers to something else, and nothing is empty', () => {
    const text = JSON.stringify(feedJsonSchema());
    for (const noise of ['$ref', '$defs', '"required":[]', '"default"', '"propertyNames"', '{}']) {
      expect(text, noise).not.to.include(noise);
    }
  });
});
