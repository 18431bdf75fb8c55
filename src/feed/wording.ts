/**
 * Whether two texts say the same in other words' clothes: spelling, punctuation, order of what is listed, markup. Who
 * compares two versions of a list wants to know what they must read again, so every doubt counts as something else said.
 */
import {placeCode} from './places.js';
import {type Block, parseProse, proseText} from './prose.js';

/** Marks on these letters are accents; on those of other scripts they make another letter, as the vowels of Hindi do. */
const ACCENTED = /([\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}])\p{M}+/gu;

const INITIALS = /(?<=(?<![\p{L}\p{N}])\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu;

/** A number is one word with the points and commas in it, and a sign that is no punctuation is a word: `<`, `✓`. */
const WORD = /[\p{L}\p{N}\p{Sc}](?:[\p{L}\p{M}\p{N}\p{Sc}]|(?<=\p{N})[.,](?=\p{N}))*|[\p{Sm}\p{So}%‰]/gu;

/** The words, sums and signs of a text, without accents, case and punctuation; initials such as `B.V.` are one word. */
export const wordsIn = (text: string): string[] =>
  text
    .toWellFormed() // As Firefox does of itself when it normalizes.
    .replace(/[®©™℠]/g, '')
    .normalize('NFKD')
    .replace(ACCENTED, '$1')
    .toLowerCase()
    .replace(INITIALS, '')
    .match(WORD) ?? [];

/** Legal forms as companies write them at the end of their names. */
const LEGAL_FORMS = new Set(
  (
    'inc incorporated llc llp lp ltd limited corp corporation co company plc pbc pty pte ulc gmbh ag se kg ug bv nv sa sas ' +
    'sarl srl spa sl slu ab as asa oy oyj aps doo sro oo ltda eurl kk'
  ).split(' '),
);

/** A name's words without those that only tell the legal form; a name is never left without a word. */
export const withoutForms = (words: readonly string[]): string[] =>
  words.filter((word, index) => !index || !LEGAL_FORMS.has(word));

/** Shorter words differ by one letter and mean something else: in and on, Iran and Iraq. */
const SPELLED = 5;

/** Where a letter tells a slip from another word: where words are written with vowels, and not as syllables or signs. */
const SPELLING = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]+$/u;

/** Letters that are taken for one another: vowels, s and z, and c and s before e, i and y. */
const EXCHANGED = /^(?:[aeiouy]{2}|[αεηιουω]{2}|[аеиоуыэюя]{2}|sz|zs|(?:cs|sc)(?=[eiy]))/u;

/** The beginnings of words that are one letter away from another which such lists use, too. */
const CONFUSED =
  /^(?:addict|addit|contact|contract|countie|countrie|country|county|eighty|eight|ethic|ethnic|marit|marti|mass|mess|patent|patient|trail|trial)/;

/**
 * Whether one word is the other misspelled: of five letters or more, with the same first one, and one letter left out or put
 * in, one taken for another, or two neighbours swapped. Numbers and places never are, nor is one consonant for another: content
 * is not consent.
 */
function isRespelled(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < SPELLED || a[0] !== b[0] || !SPELLING.test(a + b)) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const isSlip =
    restA.length + restB.length === 1 ||
    (restA.length === 2 && restA === [...restB].reverse().join('')) ||
    (restA.length === 1 && restB.length === 1 && EXCHANGED.test(restA + restB + a.slice(start + 1)));
  const [meantA, meantB] = [CONFUSED.exec(a)?.[0], CONFUSED.exec(b)?.[0]];
  return isSlip && (!meantA || !meantB || meantA === meantB) && !placeCode(a) && !placeCode(b);
}

/** Whether two words are the same but for their spelling. */
export const isSameWord = (a: string, b: string): boolean => a === b || isRespelled(a, b);

const areSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, index) => isSameWord(word, b[index] ?? ''));

/** Words as they are written with or without spaces and hyphens; numbers stay apart. */
const joined = (words: readonly string[]): string => words.join(' ').replace(/(?<!\p{N}) | (?!\p{N})/gu, '');

/** What says no to what stands beside it, or only if, so that the order counts. */
const QUALIFIER =
  /^(?:no|not|never|neither|nor|without|except|excluding|unless|only|if|when|where|optional(?:ly)?|opt|request|mandatory|required|kein\p{L}*|nicht|ohne|außer|nur|wenn|pas|sans|sauf|si)$/u;

/** What is listed is named in a few words; more are a sentence, in which the order counts. */
const LISTED = 4;

/** What a text lists, each as its words, in an order of its own. A comma in a number parts nothing. */
const partsOf = (text: string): string[] =>
  text
    .split(/[;•\n]|(?<!\p{N}),|,(?!\p{N})|\sand\s/u)
    .map((part) => wordsIn(part).join(' '))
    .filter(Boolean)
    .sort();

/** The numbers and letters at which lists begin, where they are more than a way to count: "30. June" is a list, too. */
const startsOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => {
      if (block.type !== 'list') return [];
      const isCount = block.style === 'bullet' || (block.start === 1 && block.items.length > 1);
      return [isCount ? '' : `${block.style} ${block.start}`, ...block.items.map(startsOf)];
    })
    .filter(Boolean)
    .join();

/**
 * Whether two texts, in the prose of feeds, say the same: their words are the same but for spelling, spaces and hyphens, or
 * what they list is, in another order. Where a link leads does not count. What has no words says the same only where it is.
 */
export function saysSame(a: string, b: string): boolean {
  if (a === b) return true;
  const [proseA, proseB] = [parseProse(a), parseProse(b)];
  const [textA, textB] = [proseText(proseA), proseText(proseB)];
  const [wordsA, wordsB] = [wordsIn(textA), wordsIn(textB)];
  if ((!wordsA.length && !wordsB.length) || startsOf(proseA) !== startsOf(proseB)) return false;
  if (areSame(wordsA, wordsB) || joined(wordsA) === joined(wordsB)) return true;
  if (wordsA.some((word) => QUALIFIER.test(word))) return false;
  const [partsA, partsB] = [partsOf(textA), partsOf(textB)];
  if (partsA.some((part) => part.split(' ').length > LISTED)) return false;
  return partsA.length === partsB.length && partsA.every((part, index) => part === partsB[index]);
}

/**
 * Whether two names are of the same company: case, punctuation and the order of their words apart, they differ at most in that
 * one of them leaves out the legal form. A letter is enough for another company: Canva is not Canvas.
 */
export function namesSame(a: string, b: string): boolean {
  const [wordsA, wordsB] = [wordsIn(a), wordsIn(b)];
  if (a === b) return true;
  if (!wordsA.length || !wordsB.length) return false;
  if (joined(wordsA) === joined(wordsB) || [...wordsA].sort().join(' ') === [...wordsB].sort().join(' ')) return true;
  const [bareA, bareB] = [withoutForms(wordsA), withoutForms(wordsB)];
  const isLeftOut = bareA.length === wordsA.length || bareB.length === wordsB.length;
  return isLeftOut && bareA.join(' ') === bareB.join(' ');
}

/** Texts in an order of their own: by their words, whatever the order of these. */
const inOrder = (texts: readonly string[]): string[] =>
  texts
    .map((text) => ({text, key: wordsIn(text).sort().join(' ')}))
    .sort((a, b) => (a.key === b.key ? (a.text < b.text ? -1 : 1) : a.key < b.key ? -1 : 1))
    .map(({text}) => text);

/**
 * Whether two lists say the same: what is only in one of them says the same as what is only in the other, one by one and each
 * in the order of its words. To list something twice says no more.
 */
export function listsSame(a: readonly string[], b: readonly string[], isSame = saysSame): boolean {
  const [allA, allB] = [new Set(a), new Set(b)];
  const onlyA = inOrder([...allA].filter((text) => !allB.has(text)));
  const onlyB = inOrder([...allB].filter((text) => !allA.has(text)));
  return onlyA.length === onlyB.length && onlyA.every((text, index) => isSame(text, onlyB[index] ?? ''));
}
