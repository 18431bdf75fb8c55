import type {Feed, Subprocessor} from '../feed/parse.js';
import {mailto} from '../feed/urls.js';

/**
 * A `mailto:` address (RFC 6068) with the subject the publisher wants and a line for each thing an objection must state;
 * nothing where the feed gives no e-mail address, or none that is one.
 *
 * The mail may be about one entry. It then names it in any case: in the line that asks for the subprocessor, or else in one
 * of its own before the others, under `words.subprocessor`. The product is filled in where the entry is used for just one.
 * All other lines are the customer's.
 */
export function objectionMail(
  {objection}: Feed,
  entry?: Subprocessor,
  words?: {subprocessor: string},
): string | undefined {
  const address = objection?.email?.trim() ?? '';
  if (!objection || !/^[^\s@]+@[^\s@]+$/.test(address)) return undefined;
  const headers = {
    subject: objection.subject?.replace(/\s+/g, ' '),
    body: linesOf(objection.fields, entry, words?.subprocessor).join('\r\n'),
  };
  const query = Object.entries(headers).flatMap(([name, text]) =>
    text ? `${name}=${encodeURIComponent(text.toWellFormed())}` : [],
  );
  return `${mailto(address)}${query.length ? `?${query.join('&')}` : ''}`;
}

/** The labels as the publisher wrote them, and behind them what the entry says. */
function linesOf(labels: readonly string[], entry?: Subprocessor, word?: string): string[] {
  const names = oneLines(entry?.names).join(', ');
  const products = oneLines(entry?.products);
  const asked = subprocessorLabel(labels);
  const answers = new Map([
    [productLabel(labels), products.length === 1 ? products[0] : ''],
    [asked, names],
  ]);
  const lines = labels.map((label) => `${label}: ${answers.get(label) ?? ''}`);
  return names && asked === undefined ? [[word, names].filter(Boolean).join(': '), ...lines] : lines;
}

const SUBPROCESSOR = /sub[\s\p{Pd}]*processor/iu;
const PRODUCT = /\b(product|service)s?\b/i;
const NAME = /\bname/i;
const REASON = /\b(reason|ground|why|justif|expla)/i;

/** The label that asks for the subprocessor: for its name, or at least not for what there is against it. */
function subprocessorLabel(labels: readonly string[]): string | undefined {
  const about = labels.filter((label) => SUBPROCESSOR.test(label));
  return about.find((label) => NAME.test(label)) ?? about.find((label) => !REASON.test(label));
}

/** The label that asks for the customer's product or service, and not for that of the subprocessor. */
const productLabel = (labels: readonly string[]): string | undefined =>
  labels.find((label) => PRODUCT.test(label) && !SUBPROCESSOR.test(label) && !REASON.test(label));

/** The texts that say anything, each in one line: what follows a line end would look like another answer. */
const oneLines = (texts: readonly string[] = []): string[] =>
  texts.map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()).filter(Boolean);
