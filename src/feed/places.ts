/**
 * Places as a feed states them: ISO 3166-1 alpha-2 codes, `EU`, `EEA`, or the UN M49 codes of the world and its regions.
 * Names are understood in English, from the browser's own Intl data, so that no list of country names is shipped.
 */

import {fold} from './fold.js';

/** Where something is established, stored or processed. Without a `code`, `text` is shown as it was written. */
export interface Place {
  /** ISO 3166-1 alpha-2, `EU`, `EEA` or a three-digit UN M49 code. */
  code?: string;
  /** What happens there: storage, processing, access, … */
  kind?: string;
  /** A remark on the place, or the place itself where there is no code for it. */
  text?: string;
}

/**
 * What the browsers' data names though ISO 3166-1 does not assign it: withdrawn codes, reserved ones, tests, the unknown.
 * They cannot be left to `Intl.Locale`, which replaces withdrawn codes in some browsers only.
 */
const UNASSIGNED =
  /^(A[CN]|BU|C[PQST]|D[DGY]|E[AZ]|F[QX]|HV|IC|JT|MI|N[HQT]|P[CUZ]|Q[OU]|RH|SU|T[AP]|U[KN]|VD|WK|X[AB]|Y[DU]|Z[RZ])$/;

/** UN M49: the world, its continents, and the regions that such lists name. Chromium has names for none of them but 419. */
const REGIONS = '001 002 005 009 019 021 142 150 419'.split(' ');

/** What people write that Intl.DisplayNames does not: everyday names, other official names, and unofficial codes. */
const ALIASES =
  'GB uk,great britain,england;GR el;US usa,united states of america;AE uae;' +
  'NL holland;IE republic of ireland;CZ czech republic;TR turkey,turkiye;KR korea,republic of korea;' +
  'MM myanmar;HK hong kong;MO macau;VN viet nam;RU russian federation;EU european union;EEA european economic area;' +
  '001 global,worldwide,world;002 africa;005 south america;009 oceania;019 americas;021 north america;142 asia,apac;' +
  '150 europe;419 latin america';

const english = new Intl.DisplayNames('en', {type: 'region', fallback: 'none'});

/** The English name of a code that the browser knows as a place. */
const nameOf = (code: string): string | undefined =>
  /^[A-Z]{2}$/.test(code) && !UNASSIGNED.test(code) ? english.of(code) : undefined;

let codesByName: Map<string, string> | undefined;

function codeOfName(name: string): string | undefined {
  if (!codesByName) {
    codesByName = new Map();
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = nameOf(code);
      if (name) codesByName.set(alike(name), code);
    }
    for (const [, code = '', names = ''] of ALIASES.matchAll(/(\w+) ([^;]+)/g)) {
      for (const name of names.split(',')) codesByName.set(name, code);
    }
  }
  return codesByName.get(alike(name));
}

/** A name as people type it alike: folded, without quotes, dots or article, with single spaces. */
const alike = (name: string): string =>
  fold(name).trim().replace(/['’.]/g, '').replace(/\s+/g, ' ').replace(' & ', ' and ').replace(/^the /, '');

/** Asking Intl takes long, and a list names few places many times. */
const known = new Map<string, string>();

/** The code of a place given as a code or by its English name (`de`, `Germany`, `European Union (EU)`), if there is one. */
export function placeCode(written: string): string | undefined {
  const code = known.get(written) ?? findCode(written.trim());
  if (code) known.set(written, code);
  return code;
}

function findCode(text: string): string | undefined {
  const code = text.replaceAll('.', '').toUpperCase();
  if (code === 'EEA' || REGIONS.includes(code) || nameOf(code)) return code;
  return codeOfName(text) ?? codeOfName(text.replace(/\s*\([A-Z]{2,3}\)$/, ''));
}

/** A text as places: one, with a remark in brackets, or several where every part between `;`, `,`, `/`, `and` is a place. */
function placesOfText(text: string): Place[] {
  const whole = placeCode(text);
  if (whole) return [{code: whole}];
  const [, place = '', remark] = /^([^()]+)\(([^()]+)\)$/.exec(text.trim()) ?? [];
  const code = placeCode(place);
  if (code) return [{code, text: remark}];
  const parts = text.split(/[;,/\n]|\band\b/).filter((part) => part.trim());
  const codes = parts.map(placeCode);
  if (parts.length > 1 && codes.every((code) => code)) return codes.map((code) => ({code}));
  return text.trim() ? [{text: text.trim()}] : [];
}

/** Places as a person writes them, one or several, codes, names or objects, in their normal form. */
export function toPlaces(written: string | Place | (string | Place)[]): Place[] {
  return [written].flat().flatMap((place) => {
    if (typeof place === 'string') return placesOfText(place);
    if (!place.code) return Object.values(place).some(Boolean) ? [{...place}] : [];
    const code = placeCode(place.code);
    return [
      code ? {...place, code} : {...place, code: undefined, text: [place.code, place.text].filter(Boolean).join(' – ')},
    ];
  });
}
