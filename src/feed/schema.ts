/**
 * The feed format, written once. It validates in browser and Node, gives the TypeScript types, and is the source of the
 * published JSON Schema. Wherever a person would type a short form (a string for an object, one value for a list) it is
 * accepted, and turned into the long form here, so that nothing downstream ever meets both. Because every object has a
 * textual short form, `parseFeed` can keep a value of the wrong type by keeping its text.
 *
 * Messages of the checks are problem codes (see problems.ts).
 */
import * as v from 'valibot';
import {isCalendarDate} from './dates.js';
import {type Place, toPlaces} from './places.js';
import {isSafeUrl} from './urls.js';

const text = v.string();
const date = v.pipe(text, v.check(isCalendarDate, 'date'));
const url = v.pipe(text, v.check(isSafeUrl, 'unsafe-url'));

/**
 * A value with several forms, told apart by its type. Unlike a union, which tries them all, it reports what is wrong with
 * the form that was meant. The JSON Schema asks `pick` for each form: see json-schema.ts.
 */
const oneOf = <Schema extends v.GenericSchema>(pick: (input: unknown) => Schema) => v.lazy(pick);

const days = oneOf((input) => {
  const number = v.pipe(
    v.number(),
    v.check((count) => Number.isInteger(count) && count >= 0, 'days'),
  );
  return typeof input === 'string' && /^\d+( days?)?$/i.test(input)
    ? v.pipe(text, v.transform(Number.parseFloat), number)
    : number;
});

/** A list that may be typed as a single value, and is empty when absent. */
function listOf<Input, Output>(item: v.GenericSchema<Input, Output>) {
  const list = v.array(item);
  const single = v.pipe(
    v.unknown() as v.GenericSchema<Input>,
    v.transform((value) => [value]),
    list,
  );
  return v.optional(
    oneOf((input) => (Array.isArray(input) ? list : single) as v.GenericSchema<Input | Input[], Output[]>),
    [],
  );
}

/** An object that may be typed as plain text, which then becomes its field `key`; as a number, its `days` if it has any. */
function shortForm<Entries extends v.ObjectEntries>(key: string & keyof Entries, entries: Entries) {
  const long = v.looseObject(entries);
  type Long = typeof long;
  const short = <Value>(value: v.GenericSchema<Value>, key: string) =>
    v.pipe(
      value,
      v.transform((value): unknown => ({[key]: value})),
      long,
    );
  const forms = {long, text: short(text, key), number: entries.days && short(v.number(), 'days')};
  return oneOf(
    (input) =>
      (isObject(input) ? forms.long : (typeof input === 'number' && forms.number) || forms.text) as v.GenericSchema<
        string | (Entries extends {days: unknown} ? number : never) | v.InferInput<Long>,
        v.InferOutput<Long>
      >,
  );
}

const isObject = (input: unknown): boolean => typeof input === 'object' && input !== null && !Array.isArray(input);

const place = oneOf((input) =>
  isObject(input) ? v.looseObject({code: v.optional(text), kind: v.optional(text), text: v.optional(text)}) : text,
);
const places = v.pipe(
  listOf(place),
  v.transform((written): Place[] => toPlaces(written)),
);

/** The transfer mechanisms of GDPR Chapter V (Art. 45 to 47) and of the United Kingdom, as the feed abbreviates them. */
export const TRANSFER_MECHANISMS = ['scc', 'dpf', 'adequacy', 'idta', 'bcr', 'other'] as const;
export type TransferMechanism = (typeof TRANSFER_MECHANISMS)[number];

/** A mechanism's abbreviation, or `other` with the text as written. */
function toTransfer(value: string | {mechanism?: string; text?: string}): {
  mechanism: TransferMechanism;
  text?: string;
} {
  const {mechanism = 'other', text, ...rest} = typeof value === 'string' ? {mechanism: value} : value;
  const known = TRANSFER_MECHANISMS.find((code) => code === mechanism.toLowerCase());
  if (known) return {...rest, mechanism: known, text};
  return {...rest, mechanism: 'other', text: text ? `${mechanism}: ${text}` : mechanism};
}

const transfer = v.pipe(
  oneOf((input) => (isObject(input) ? v.looseObject({mechanism: v.optional(text), text: v.optional(text)}) : text)),
  v.transform(toTransfer),
);

const contact = shortForm('name', {
  name: v.optional(text),
  role: v.optional(text),
  email: v.optional(text),
  phone: v.optional(text),
  url: v.optional(url),
});

const column = shortForm('field', {
  field: v.pipe(
    text,
    v.check((field) => field !== '', 'missing'),
  ),
  label: v.optional(text),
});

export const SubprocessorSchema = v.looseObject({
  id: v.optional(text),
  aliases: listOf(text),
  name: v.pipe(
    oneOf((input) => (Array.isArray(input) ? v.array(text) : text)),
    v.transform((value) => [value].flat()),
    v.check((names) => names.some((name) => name.trim()), 'missing'),
  ),
  url: v.optional(url),
  category: v.optional(text),
  entityType: v.optional(text),
  purpose: v.optional(text),
  dataTypes: listOf(text),
  dataSubjects: listOf(text),
  country: places,
  locations: places,
  transfers: v.pipe(
    listOf(transfer),
    v.transform((transfers) =>
      transfers.filter((one) => Object.values(one).some((value) => value && value !== 'other')),
    ),
  ),
  products: listOf(text),
  legalName: v.optional(text),
  address: v.optional(text),
  contact: v.optional(contact),
  parent: v.optional(text),
  links: v.optional(v.record(text, url)),
  certifications: listOf(text),
  retention: v.optional(text),
  status: v.optional(text),
  announced: v.optional(date),
  effectiveFrom: v.optional(date),
  effectiveUntil: v.optional(date),
  notes: v.optional(text),
  fields: v.optional(v.record(text, text)),
});

/** Everything of a feed but its entries, which are parsed one by one. */
export const DisclosureSchema = v.looseObject({
  $schema: v.optional(text),
  specVersion: v.optional(text),
  title: v.optional(text),
  language: v.optional(text),
  publisher: v.optional(
    shortForm('name', {
      name: v.optional(text),
      url: v.optional(url),
      address: v.optional(text),
      contacts: listOf(contact),
    }),
  ),
  updated: v.optional(date),
  effective: v.optional(date),
  introduction: v.optional(text),
  definitions: listOf(shortForm('title', {id: v.optional(text), title: v.optional(text), body: v.optional(text)})),
  sections: listOf(
    shortForm('body', {
      id: v.optional(text),
      title: v.optional(text),
      body: v.optional(text),
      position: v.optional(v.picklist(['before', 'after'])),
    }),
  ),
  categories: listOf(
    shortForm('title', {
      id: v.optional(text),
      title: v.optional(text),
      description: v.optional(text),
      columns: listOf(column),
      kind: v.optional(text),
    }),
  ),
  columns: listOf(column),
  groupBy: v.optional(v.picklist(['category', 'country', 'category country', 'none'])),
  products: listOf(text),
  notice: v.optional(
    shortForm('text', {
      days: v.optional(days),
      text: v.optional(text),
      subscribe: listOf(shortForm('url', {type: v.optional(text), title: v.optional(text), url: v.optional(url)})),
    }),
  ),
  objection: v.optional(
    shortForm('text', {
      days: v.optional(days),
      email: v.optional(text),
      subject: v.optional(text),
      fields: listOf(text),
      text: v.optional(text),
    }),
  ),
  documents: listOf(shortForm('url', {type: v.optional(text), title: v.optional(text), url: v.optional(url)})),
  changes: listOf(
    shortForm('summary', {
      date: v.optional(date),
      summary: v.optional(text),
      added: listOf(text),
      removed: listOf(text),
      changed: listOf(text),
    }),
  ),
  previousVersions: listOf(
    shortForm('url', {
      date: v.optional(date),
      title: v.optional(text),
      url: v.optional(url),
      type: v.optional(text),
      integrity: v.optional(text),
    }),
  ),
});

/** The whole feed as a person may write it; the published JSON Schema is generated from this. */
export const FeedSchema = v.looseObject({
  ...DisclosureSchema.entries,
  subprocessors: v.array(oneOf((input) => (isObject(input) ? SubprocessorSchema : text))),
});
