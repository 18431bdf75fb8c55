/** Where subprocessors are and data goes: codes, and what the GDPR asks of transfers to third countries (Chapter V). */
import {EEA} from '../../feed/eea.js';
import type {Subprocessor} from '../../feed/parse.js';
import {type Place, toPlaces} from '../../feed/places.js';
import {codeMeantBy, isCodeLike, placeInSentence, placeMeantBy, placeName, unofficialIn} from './codes.js';
import type {Found} from './rules.js';
import {below, type Entry, fieldPath, isObject, itemsOf, type Subject} from './subject.js';
import {placeholderIn} from './texts.js';

/**
 * Countries for which the Commission has adopted an adequacy decision, GDPR Art. 45(3), as of February 2026 (Brazil since 27
 * January 2026). That for Canada is for commercial organisations. The one for the United States is for who takes part in the
 * Data Privacy Framework, which has a mechanism of its own in the feed, and is not in this list; nor is the European Patent
 * Organisation, which is no country.
 */
const ADEQUATE = new Set('AD AR BR CA CH FO GB GG IL IM JE JP KR NZ UY'.split(' '));

export function* checkPlaces({entries}: Subject): Generator<Found> {
  for (const each of entries) {
    for (const field of ['country', 'locations'] as const) {
      for (const [item, path] of itemsOf(each.written[field], fieldPath(each, field))) yield* checkPlace(item, path);
    }
    yield* checkTransfers(each);
  }
}

/** What is wrong with a text is the same wherever it stands. */
const known = new Map<string, readonly Omit<Found, 'path'>[]>();

function* checkPlace(item: unknown, path: string): Generator<Found> {
  const code = isObject(item) ? item.code : item;
  if (typeof code === 'string' && code.trim()) {
    const found = known.get(code) ?? [...checkText(code)];
    known.set(code, found);
    const at = isObject(item) ? below(path, 'code') : path;
    for (const each of found) yield {...each, path: at};
  } else if (isObject(item)) {
    for (const {code, text} of toPlaces(item as Place))
      if (!code) yield {code: 'unknown-place', path, args: {value: text || Object.values(item).join(', ')}};
  }
}

function* checkText(text: string): Generator<Omit<Found, 'path'>> {
  const places = toPlaces(text);
  // Of a text that is shown as written, no part is understood.
  if (places.every(({code}) => code)) {
    for (const [value, code] of unofficialIn(text))
      yield {code: 'unofficial-code', args: {value, code, name: placeName(code)}};
  }
  // What is still to be written is told as that.
  if (placeholderIn(text)) return;
  for (const place of places) {
    if (place.code) continue;
    const value = place.text ?? text;
    const meant = isCodeLike(value) ? codeMeantBy(value) : placeMeantBy(value);
    const args = {value, code: meant ?? '', name: meant ? placeName(meant) : ''};
    if (isCodeLike(value))
      yield {code: 'unknown-code', args: {...args, hint: meant ? ` It may be meant as ${meant} (${args.name}).` : ''}};
    else yield {code: meant ? 'misspelled-place' : 'unknown-place', args};
  }
}

const list = new Intl.ListFormat('en');

const namesOf = (codes: readonly string[]): string => list.format([...new Set(codes)].map(placeInSentence));

const IN_EEA = new Set(EEA.split(' '));

/** Codes of the places that are not wholly in the EEA; of what is only described, nobody knows. */
const outside = (places: readonly Place[]): string[] =>
  places.flatMap(({code}) => (code && !IN_EEA.has(code) ? [code] : []));

/**
 * Data is transferred to where it is processed; where that is not stated, to where the subprocessor is established. What is
 * there takes a mechanism unless the Commission has decided that data is as safe there.
 */
function* checkTransfers(each: Entry): Generator<Found> {
  const {entry} = each;
  const field = entry.locations.length ? 'locations' : 'country';
  const third = outside(entry[field]);
  const open = third.filter((code) => !ADEQUATE.has(code));
  const path = fieldPath(each, field);
  const where = field === 'locations' ? 'Data is processed' : 'It is established';
  if (entry.transfers.some(isMechanism)) yield* checkMechanisms(each, open);
  else if (open.length)
    yield {
      code: 'no-transfer',
      path,
      args: {
        where,
        places: namesOf(open),
        suggestion: open.includes('US') ? '"scc", or "dpf" for who takes part in the Data Privacy Framework' : '"scc"',
      },
    };
  else if (third.length)
    yield {
      code: 'adequacy-unstated',
      path,
      args: {
        where,
        places: namesOf(third),
        remark: third.includes('CA') ? ', where the recipient is a commercial organisation' : '',
      },
    };
  else if (field === 'locations' && entry.locations.every(({code}) => code && IN_EEA.has(code))) {
    const established = outside(entry.country).filter((code) => !ADEQUATE.has(code));
    if (established.length)
      yield {
        code: 'no-transfer-established',
        path: fieldPath(each, 'country'),
        args: {places: namesOf(established)},
      };
  }
}

/** Whether something is stated, and not that there is nothing. What is still to be written is told as that. */
const isMechanism = ({mechanism, text = ''}: Subprocessor['transfers'][number]): boolean =>
  mechanism !== 'other' || !/^\W*(n\/?a|none|no|not applicable)?\W*$/i.test(text);

/** Decisions of the Commission cover what they name. */
function* checkMechanisms(each: Entry, open: readonly string[]): Generator<Found> {
  const mechanisms = new Set(each.entry.transfers.map(({mechanism}: Subprocessor['transfers'][number]) => mechanism));
  if ([...mechanisms].some((mechanism) => mechanism !== 'adequacy' && mechanism !== 'dpf')) return;
  // Of the United States, the framework is the decision.
  const uncovered = open.filter((code) => code !== 'US');
  if (uncovered.length)
    yield {
      code: 'mechanism-mismatch',
      path: fieldPath(each, 'transfers'),
      args: {
        mechanism: [...mechanisms].map((mechanism) => `"${mechanism}"`).join(' with '),
        places: namesOf(uncovered),
      },
    };
}
