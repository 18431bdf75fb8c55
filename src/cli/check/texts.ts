/** Texts that say nothing, and addresses that say too much. */
import type {Found} from './rules.js';
import {type Subject, textsIn} from './subject.js';

/** Values that programs read, or that are shown as no text. */
const NO_PROSE = new Set(['$schema', 'integrity', 'id', 'aliases', 'field', 'type', 'code', 'position', 'groupBy']);

export function* checkTexts({written, entries}: Subject): Generator<Found> {
  for (const text of textsIn(written)) yield* checkText(...text);
  for (const {entry, written, path} of entries) {
    // An entry may be a text alone, which is its name.
    const value = Object.keys(written).length ? written : entry.name;
    for (const text of textsIn(value, path)) yield* checkText(...text);
  }
}

function* checkText(text: string, path: string, field: string): Generator<Found> {
  if (NO_PROSE.has(field)) return;
  if (text.includes('://')) yield* checkAddresses(text, path);
  const value = placeholderIn(text);
  if (value) yield {code: 'placeholder', path, args: {value}};
  else if (NOTHING.test(text)) yield {code: 'not-applicable', path, args: {value: text.trim()}};
}

/** Whole texts that say that there is nothing to say. */
const NOTHING = /^\s*(n\/a|n\.a\.|[-–—?.…]+)\s*$/i;

/** In the languages in which such lists are kept, too. */
const WHOLE =
  /^\W*(t\.?\s?b\.?\s?[acd]|to be (announced|confirmed|defined|determined)|coming soon|todo|fixme|xxx+|placeholder|changeme|folgt( noch)?|noch offen|wird (noch )?(ergänzt|nachgereicht)|à (définir|confirmer|compléter)|por (definir|confirmar)|da (definire|confermare)|nader te bepalen)\W*$/i;

/** With what somebody has noted behind it. */
const BEGUN = /^\s*tb[cd]\s*[-–—:;,(]/i;

/** Within a text in capitals only: "Todoist" is a vendor. */
const WITHIN = /\bTB[CD]\b|\bTODO\b|\bFIXME\b|\bX{3,}\b|\?{3,}|[Ll]orem [Ii]psum/;

/** What is filled in by people or templates; brackets that a link follows are its text. */
const TEMPLATE =
  /\[(?:your|insert|enter|company|vendor|customer|publisher|address|e-?mail|link|url|date|country|product|placeholder)\b[^\]\n]{0,60}\](?![([])|<(?:your|insert|company|vendor)\b[^>\n]{0,60}>|\{\{[^}\n]{1,60}\}\}|\$\{[^}\n]{1,60}\}/i;

/** RFC 2606, section 3, and this machine; sites that are made up as a whole are under `.example`. */
const NOWHERE = /(?:\/\/|@|\bwww\.)((?:[\w-]+\.)*example\.(?:com|net|org)|localhost|127\.0\.0\.1)(?![\w.-]*\w)/i;

/** Whether a text says something. */
export const saysSomething = (text = ''): boolean => text.trim() !== '' && !NOTHING.test(text) && !placeholderIn(text);

/** What stands for something else in a text. */
export function placeholderIn(text: string): string | undefined {
  if (text.length < 30 && WHOLE.test(text)) return text.trim();
  if (BEGUN.test(text)) return text.trim().slice(0, 3);
  return WITHIN.exec(text)?.[0] ?? TEMPLATE.exec(text)?.[0] ?? NOWHERE.exec(text)?.[1];
}

/**
 * Parameters by which sites tell where a visitor comes from: of Google Analytics and Ads, Meta, Microsoft, Mailchimp, HubSpot,
 * Marketo, Matomo, LinkedIn, X, TikTok, Yandex, Instagram, Vero, Adobe.
 */
const TRACKING =
  /^(utm_\w+|gclid|gclsrc|dclid|gbraid|wbraid|gad_\w+|srsltid|_ga|_gl|fbclid|igshid|igsh|msclkid|mc_[ce]id|_hs(enc|mi)|__hs\w+|hsctatracking|mkt_tok|(mtm|pk|piwik)_\w+|li_fat_id|trk|trkcampaign|twclid|ref_src|ttclid|yclid|_openstat|vero_(id|conv)|s_kwcid|ef_id|oly_(anon|enc)_id|wickedid|rb_clickid|irclickid)$/i;

/** Addresses in a text, which may be nothing else. In prose, what stands behind one is not part of it. */
const ADDRESS = /https?:\/\/[^\s<>"'()[\]]+/gi;

function* checkAddresses(text: string, path: string): Generator<Found> {
  for (const [matched] of text.matchAll(ADDRESS)) {
    const address = matched.replace(/[.,;:!?*_]+$/, '');
    const {clean, parameters} = withoutTracking(address);
    if (parameters.length) yield {code: 'tracking', path, args: {parameters: parameters.join(', '), clean}};
    if (/^http:/i.test(address)) yield {code: 'plain-http', path, args: {value: address}};
  }
}

/** The same address, letter by letter, without what only tells where the visitor comes from. */
export function withoutTracking(address: string): {clean: string; parameters: string[]} {
  const [whole = '', query = '', hash = ''] = /^[^?#]*(?:\?([^#]*))?(#.*)?$/s.exec(address) ?? [];
  const parameters: string[] = [];
  const kept = query.split('&').filter((parameter) => {
    const name = parameter.split('=')[0] ?? '';
    if (!TRACKING.test(name)) return true;
    parameters.push(name);
    return false;
  });
  const before = whole.slice(0, whole.search(/[?#]|$/));
  return {clean: `${before}${kept.join('&') ? `?${kept.join('&')}` : ''}${hash}`, parameters};
}
