/** Finds the places in a cell, in the languages of the vocabulary, and keeps what else it says beside them. */
import {fold} from '../../feed/fold.js';
import {type Place, placeCode} from '../../feed/places.js';
import {type Line, lineText, type Rich} from './document.js';
import {lineProse, richProse} from './prose-text.js';

/** A place as a feed writes it: the code alone where there is nothing to add. */
export type WrittenPlace = string | Place;

const LANGUAGES = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'nb', 'fi', 'cs', 'ja'];

const REGIONS =
  'EU union europeenne,ue,europaische union,union europea,unione europea,uniao europeia,europese unie,unia europejska,europeiska unionen,europaeiske union,europeisk union,eu member states,eu only,within the eu;' +
  'EEA ewr,eee,eer,eog,ees,eos,eta,ehp,europaischer wirtschaftsraum,espace economique europeen,espacio economico europeo,spazio economico europeo,espaco economico europeu,europese economische ruimte;' +
  'US etats unis,etats-unis,estados unidos de america,stati uniti d america,vereinigte staaten von amerika,eeuu,ee uu,eua,vs,u s,us only,united states (us),united states (usa),米国;' +
  'GB 英国;' +
  '001 weltweit,mondial,monde,mundial,mondo,globale,wereldwijd,globally,global network,global (cdn),international';

let foreign: Map<string, string> | undefined;

const alike = (name: string): string => fold(name).replace(/[.'’]/g, '').replace(/\s+/g, ' ').trim();

/** A flag beside a name says nothing more; alone, its letters are the code. */
function withoutFlag(text: string): string {
  const rest = text.replace(/[\u{1F1E6}-\u{1F1FF}]{2}/gu, '').trim();
  const letters = text.replace(/[\u{1F1E6}-\u{1F1FF}]/gu, (sign) =>
    String.fromCharCode((sign.codePointAt(0) ?? 0) - 0x1f1e6 + 65),
  );
  return rest || letters.trim();
}

/** The code of a place by its name in any of these languages. */
export function codeOf(text: string): string | undefined {
  const trimmed = withoutFlag(text)
    .replace(/[.,;:]+$/, '')
    .replace(/^(in|the) /i, '');
  // Short words of text are not codes: "in", "no", "is", "it".
  if (/^[a-z]{2}$/.test(trimmed) && trimmed !== 'eu') return undefined;
  const code = placeCode(trimmed);
  if (code) return code;
  if (!foreign) {
    foreign = new Map();
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const codes = letters
      .flatMap((first) => letters.map((second) => first + second))
      .filter((each) => placeCode(each) === each);
    for (const language of LANGUAGES) {
      const names = new Intl.DisplayNames(language, {type: 'region', fallback: 'none'});
      for (const each of codes) {
        const name = names.of(each);
        if (name && !foreign.has(alike(name))) foreign.set(alike(name), each);
      }
    }
    for (const [, each = '', list = ''] of REGIONS.matchAll(/(\w+) ([^;]+)/g))
      for (const name of list.split(',')) foreign.set(alike(name), each);
  }
  return foreign.get(alike(trimmed));
}

/** `Germany (Frankfurt)`, `USA – Oregon`. */
function withRemark(text: string): Place | undefined {
  const [, name = '', remark = ''] =
    /^([^()]+?)\s*\(([^()]+)\)$/.exec(text) ?? /^([^–—:-]+?)(?:\s+[–—-]\s+|:\s*)(.+)$/.exec(text) ?? [];
  const code = codeOf(name);
  if (code) return {code, text: remark.trim()};
  // Frankfurt (Germany)
  const inBrackets = /\)$/.test(text) ? codeOf(remark) : undefined;
  return inBrackets ? {code: inBrackets, text: name} : undefined;
}

const AND = /^(?:and|und|et|y|e|ed|en|och|og|ja|i|a|oraz|sowie|&)\s+/i;
const SENTENCE_WORDS = 6;

/** The parts of a list at semicolons, commas, slashes and "and", but not in brackets. */
function partsOf(text: string): {text: string; after: string}[] {
  const parts: {text: string; after: string}[] = [];
  let depth = 0;
  let from = 0;
  for (const {0: mark, index} of text.matchAll(/[()]|[;/,、]|\s(?:and|und|et|y|och|og|&)\s/giu)) {
    if (mark === '(') depth++;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (!depth) {
      parts.push({text: text.slice(from, index).trim(), after: mark.trim()});
      from = index + mark.length;
    }
  }
  parts.push({text: text.slice(from).trim(), after: ''});
  return parts.filter((part) => part.text).map((part) => ({...part, text: part.text.replace(AND, '')}));
}

/** The places of a line, or nothing where not one is known. */
function placesOfLine(text: string): WrittenPlace[] | undefined {
  const whole = codeOf(text);
  if (whole) return [whole];
  const remarked = withRemark(text);
  if (remarked && partsOf(text).length === 1) return [remarked];
  const places: WrittenPlace[] = [];
  let before: string[] = [];
  const flush = (): void => {
    for (const each of before) places.push({text: each});
    before = [];
  };
  let isKnown = false;
  for (const {text: part, after} of partsOf(text)) {
    const code = codeOf(part);
    const place = code ? undefined : withRemark(part);
    if (code || place) {
      isKnown = true;
      // "Frankfurt, Germany": a place in the one that follows it.
      if (code && before.length && before.length < 3) places.push({code, text: before.join(', ')});
      else {
        flush();
        places.push(code ?? place ?? '');
      }
      if (code && before.length < 3) before = [];
    } else {
      before.push(part);
      if (after !== ',') flush();
    }
  }
  flush();
  return isKnown ? places : undefined;
}

const isSentence = (text: string): boolean =>
  text.split(' ').length > SENTENCE_WORDS || (/[.!?]$/.test(text) && text.split(' ').length > 3);

/**
 * The places of a cell. A sentence after a place is a remark on it; what is no place stays as it is written. `isSure` says
 * whether every part was known, or kept beside a place that was.
 */
export function placesOf(rich: Rich): {places: WrittenPlace[]; isSure: boolean} {
  const places: WrittenPlace[] = [];
  let isSure = true;
  let remark: Line[] = [];
  const endRemark = (): void => {
    const last = places.at(-1);
    if (last !== undefined && remark.length) {
      const {code, text} = typeof last === 'string' ? {code: last, text: undefined} : last;
      places[places.length - 1] = {code, text: [text, richProse(remark)].filter(Boolean).join('\n\n')};
    }
    remark = [];
  };
  for (const line of rich) {
    const text = lineText(line);
    const hasCode = ((last) => typeof last === 'string' || !!last?.code)(places.at(-1));
    const found = isSentence(text) && places.length ? undefined : isPlain(line) ? placesOfLine(text) : undefined;
    if (found && !(isSentence(text) && found.some((place) => typeof place !== 'string' && !place.code))) {
      endRemark();
      places.push(...found);
      isSure &&= found.every((place) => typeof place === 'string' || place.code);
    } else if (hasCode) remark.push(line);
    else {
      places.push({text: lineProse(line)});
      isSure = false;
    }
  }
  endRemark();
  // "Irland / Ireland" is one place.
  const once = places.filter((place, index) => typeof place !== 'string' || places.indexOf(place) === index);
  return {places: once, isSure};
}

/** Without a link, whose address must not be lost. */
const isPlain = ({segments}: Line): boolean => segments.every(({url}) => url === undefined);

/** The place that a sentence ends with: "… are all located in the United States:". */
export function placeAtEnd(sentence: string): {code: string; isProcessing: boolean} | undefined {
  const [, verb = '', name = ''] =
    /\b(located|based|established|headquartered|incorporated|hosted|stored|process(?:es|ed|ing)?|sitz|ansässig|situés?|établis|ubicados)\b[^.:;]*?\s(?:in|within|en|à|au|aux|a|em|inside)\s+([^.:;]{2,60})\s*[.:]?$/iu.exec(
      sentence,
    ) ?? [];
  const code = name ? codeOf(name.replace(/^(the|der|den|les?|la|los|las|as|os)\s+/i, '')) : undefined;
  return code ? {code, isProcessing: /^(hosted|stored|process)/i.test(verb)} : undefined;
}
