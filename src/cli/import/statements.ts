/** What sentences of a page say that a feed has a field for: dates, periods of notice, whom to write to, who publishes it. */
import {findDate} from './dates.js';

const UPDATED =
  /(?:(?:last|latest)[\s-]*(?:updated?|modified|modification|revised|revision|reviewed?|changed?|change)|\bupdated(?: on)?|\brevised(?: on)?|\bstand\b(?= ?[:\d])|zuletzt (?:aktualisiert|geändert)|letzte (?:aktualisierung|änderung)|aktualisiert am|derni[èe]re (?:mise [àa] jour|modification|révision)|mise? [àa] jour (?:le|:)|[úu]ltima (?:actualizaci[óo]n|modificaci[óo]n|atualiza[çc][ãa]o|revis[ãa]o|revisi[óo]n)|actualizado el|atualizado em|ultimo aggiornamento|ultima modifica|aggiornato (?:il|al)|laatst (?:bijgewerkt|gewijzigd|aangepast)|laatste (?:update|wijziging)|bijgewerkt op|ostatnia aktualizacja|data aktualizacji|zaktualizowano|senast (?:uppdaterad|ändrad)|sidst (?:opdateret|ændret)|sist (?:oppdatert|endret)|viimeksi päivitetty|päivitetty|poslední aktualizace|aktualizováno|最終更新日?|最終改訂日?|更新日)/iu;
const EFFECTIVE =
  /(?:\beffective(?: date| as of| from| on)?|in force since|gültig ab|in kraft seit|en vigueur (?:depuis|à compter du|au)|date d['’]entrée en vigueur|vigente desde|fecha de entrada en vigor|in vigore dal|em vigor desde|ingangsdatum|geldig vanaf|発効日|施行日)/iu;

/** How far behind its label a date may stand. */
const REACH = 60;
const GAP = 16;

export interface Dated {
  date: string;
  /** Nothing else is said. */
  isAll: boolean;
}

const labelled = (label: RegExp, text: string): Dated | 'unclear' | undefined => {
  const match = label.exec(text);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  const found = findDate(text.slice(from, from + REACH));
  if (found && found.from <= GAP) {
    const rest = text.slice(0, match.index) + text.slice(from, from + found.from) + text.slice(from + found.to);
    return {
      date: found.date,
      isAll: /^[\p{P}\p{S}\s]*(?:on|am|le|el|il|em|op|den|date|this page|version)?[\p{P}\p{S}\s]*$/iu.test(rest),
    };
  }
  return /^[^\p{L}\d]{0,4}(?:on |am |le )?\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/iu.test(text.slice(from))
    ? 'unclear'
    : undefined;
};

/** The day on which a text says that the page was updated; `unclear` where it gives one that may be two. */
export const updatedIn = (text: string): Dated | 'unclear' | undefined => labelled(UPDATED, text.slice(0, 2000));
export const effectiveIn = (text: string): Dated | 'unclear' | undefined => labelled(EFFECTIVE, text.slice(0, 2000));

/** Sentences; a full stop in a name does not end one, unless a capital and a space follow. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])(?<!\b(?:Inc|Ltd|Corp|Co|No|Art|e\.g|i\.e)\.)\s+(?=[\p{Lu}“"(])|\n/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);

const NUMBERS: Readonly<Record<string, number>> = {
  seven: 7,
  ten: 10,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'forty-five': 45,
  sixty: 60,
  ninety: 90,
};

/** A number of days in a sentence: `30 days`, `thirty (30) days`, `30 Tage`. */
function daysIn(sentence: string): number | undefined {
  const [, digits, word = ''] =
    /(?:(\d{1,3})|\b(seven|ten|fourteen|fifteen|twenty|thirty|forty-five|sixty|ninety))\)?[\s-]*(?:calendar )?(?:days?|tagen?|jours?|días?|giorni|dias?|dagen|dni|dagar|dage|dager|日)\b/iu.exec(
      sentence,
    ) ?? [];
  return digits ? Number(digits) : NUMBERS[word.toLowerCase()];
}

/** Days between an announcement and its effect, where the sentences that speak of both agree. */
export const noticeDays = (sentences: readonly string[]): number | undefined =>
  agreed(
    sentences.filter(
      (sentence) =>
        /\b(notif|notice|inform|announce|publish|update|benachrichtig)/i.test(sentence) &&
        /\b(before|prior|advance|ahead|vor|voraus|vorab)\b/i.test(sentence) &&
        /sub-?\s?processor|vendor|change|unterauftrag|auftragsverarbeiter|änderung/i.test(sentence),
    ),
  );

/** Days within which customers may object. */
export const objectionDays = (sentences: readonly string[]): number | undefined =>
  agreed(
    sentences.filter(
      (sentence) =>
        /\bobject|widersp[rd]|s['’]opposer|oponer|opporsi|bezwaar/i.test(sentence) &&
        /\b(within|innerhalb|binnen|dans un délai|dentro|entro)\b/i.test(sentence),
    ),
  );

function agreed(sentences: readonly string[]): number | undefined {
  const [days, ...others] = new Set(sentences.map(daysIn).filter((each) => each !== undefined));
  return others.length ? undefined : days;
}

const EMAIL = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+/gi;

export interface Addressed {
  email: string;
  use: 'contact' | 'subscribe' | 'objection' | 'other';
}

/** The e-mail addresses of a sentence, and what they are for by its words. */
export function emailsIn(sentence: string): Addressed[] {
  const emails = Array.from(sentence.matchAll(EMAIL), ([email]) => email.replace(/\.$/, ''));
  const use = emails.length ? useOf(sentence) : 'other';
  return emails.map((email) => ({email, use}));
}

/** What an e-mail address in a sentence is for. */
export function useOf(sentence: string): Addressed['use'] {
  return /\bobject|widerspr|s['’]opposer|oponer|bezwaar/i.test(sentence)
    ? 'objection'
    : /\b(subscrib|sign up|notification|be notified|mailing list|newsletter|receive (?:updates|notice))/i.test(sentence)
      ? 'subscribe'
      : /\b(question|contact|concern|inquir|enquir|reach out|fragen|kontakt|dpo|data protection officer|contacter|préguntas|domande|vragen)/i.test(
            sentence,
          )
        ? 'contact'
        : 'other';
}

/** The subject that an objection is to have: `with the subject line “…”`. */
export const subjectIn = (text: string): string | undefined =>
  /\bsubject(?: line)?:?\s*[“"'«‘]([^”"'»’]{3,80})[”"'»’]/iu.exec(text)?.[1]?.replace(/[,.]$/, '').trim();

const NO_COMPANY =
  /^(We|Our|The|This|These|That|Each|You|Your|Any|All|Customers?|Subscribers?|Users?|Subprocessors?|Sub-processors?|Vendors?|It|They|Some|Certain|Services?|Data|Third|If|When|For|Current|List|Company|Personal|In|To|As|No)$/;

/**
 * Who publishes the page: the one name of which it says that it uses or engages others, if it says so twice, or the title begins
 * with that name.
 */
export function publisherIn(text: string, title: string): string | undefined {
  const counts = new Map<string, number>();
  const name = String.raw`(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}.&'’-]{0,40}(?: \p{Lu}[\p{L}\p{N}.&-]{0,40}){0,3}(?:,? (?:Inc|Ltd|LLC|GmbH)\b\.?)?)`;
  const uses = new RegExp(
    String.raw`${name}(?: \([^()]{1,80}\))?,? (?:currently |also |may |will |only )?(?:engages?|uses?|undertakes?|publishes|employs|contracts|works with|maintains|setzt|utilise)\b`,
    'gu',
  );
  const by = new RegExp(String.raw`\b(?:engaged|used|authorized|appointed) by ${name}`, 'gu');
  for (const pattern of [uses, by]) {
    for (const [, found = ''] of text.slice(0, 100_000).matchAll(pattern)) {
      const company = found.replace(/[.,]$/, '').replace(/^(?:The|Currently|When|Generally|To|At|All) /, '');
      if (!NO_COMPANY.test(company.split(' ')[0] ?? '')) counts.set(company, (counts.get(company) ?? 0) + 1);
    }
  }
  const [best, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (!best || (second && second[1] >= best[1])) return undefined;
  const isInTitle = title.toLowerCase().startsWith(best[0].toLowerCase());
  return best[1] > 1 || isInTitle ? best[0] : undefined;
}
