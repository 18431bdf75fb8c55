/** Takes what sentences all over the page say that a feed has a field for. */
import {dateOf} from './dates.js';
import {allBlocks, type Block, flatText, lineText, linksOf, type Page, type Rich} from './document.js';
import type {Draft} from './draft.js';
import type {Chapter} from './outline.js';
import {beginning} from './report.js';
import {
  effectiveIn,
  emailsIn,
  noticeDays,
  objectionDays,
  publisherIn,
  sentencesOf,
  updatedIn,
  useOf,
} from './statements.js';

/** Takes the dates of update and effect, and the lines that say nothing else. */
export function takeDates(page: Page, chapters: readonly Chapter[], {feed, report}: Draft): void {
  const take = (text: string, what: string): boolean => {
    let isAll = false;
    for (const [field, find] of [
      ['updated', updatedIn],
      ['effective', effectiveIn],
    ] as const) {
      const found = find(text);
      if (found === 'unclear')
        report.hints.push(`"${beginning(text, 80)}" may be one of two days. Write "${field}" by hand, as 2026-11-22.`);
      if (!found || found === 'unclear') continue;
      if (feed[field] === undefined) {
        feed[field] = found.date;
        report.prose.push({
          what: `${what} "${beginning(text, 60)}"`,
          where: `${field} ${found.date}`,
          confidence: 'certain',
        });
        isAll = found.isAll;
      } else if (feed[field] === found.date) isAll = found.isAll;
      else report.hints.push(`"${beginning(text, 80)}" gives another day than ${feed[field]}, which is "${field}".`);
    }
    return isAll;
  };
  for (const chapter of chapters) {
    if (chapter.heading) take(chapter.heading.text, 'Heading');
    chapter.blocks = chapter.blocks.flatMap((block): Block[] => {
      if (block.type !== 'paragraph') return [block];
      const text = block.text.filter((line) => !take(lineText(line), 'Text'));
      return text.length ? [{...block, text}] : [];
    });
  }
  for (const [key, value] of page.meta) {
    const date = /^(last_?-?(updated?|modified)|updated?(_?at)?|lastmod|modified|revised|date_?modified)$/.test(key)
      ? dateOf(value.replace(/T.*$/, ''))
      : undefined;
    if (date && feed.updated === undefined) {
      feed.updated = date;
      report.prose.push({what: `Value ${key}: ${value}`, where: `updated ${date}`, confidence: 'certain'});
      page.meta.delete(key);
    } else if (take(value, `Value ${key}:`)) page.meta.delete(key);
  }
}

const DOCUMENTS: readonly [RegExp, string][] = [
  [/^(dpa|data (processing|protection) (agreement|addendum)( \(dpa\))?|auftragsverarbeitungsvertrag|avv)$/i, 'dpa'],
  [/^privacy (policy|notice|statement)$/i, 'privacy'],
  [/^terms (of (service|use)|and conditions)$/i, 'terms'],
];

/** What sentences all over the page say that a feed has a field for. The text itself stays where it is. */
export function takeStatements(page: Page, chapters: readonly Chapter[], draft: Draft): void {
  const {report, feed, objection} = draft;
  const texts: Rich[] = [];
  for (const chapter of chapters) {
    for (const block of allBlocks(chapter.blocks)) {
      if (block.type === 'paragraph') texts.push(block.text);
      if (block.type === 'list') for (const {text} of block.items) texts.push(text);
    }
  }
  const sentences = texts.flatMap((text) => sentencesOf(flatText(text)));
  const seen = new Set<string>();
  // An address may stand in a link alone.
  const linked = texts.flatMap((text) =>
    linksOf(text)
      .filter(({url}) => /^mailto:[^?]+(@|%40)/i.test(url))
      .map(({text: words, url}) => ({
        email: (url.slice('mailto:'.length).split('?')[0] ?? '').replaceAll('%40', '@'),
        use: useOf(sentencesOf(flatText(text)).find((sentence) => sentence.includes(words)) ?? ''),
      })),
  );
  for (const {email, use} of [...sentences.flatMap(emailsIn), ...linked]) {
    if (seen.has(email) || email === objection.email) continue;
    seen.add(email);
    const [list, value, where] =
      use === 'subscribe'
        ? [draft.subscribe, {type: 'email', url: `mailto:${email}`}, 'notice.subscribe']
        : [draft.contacts, {email}, 'publisher.contacts'];
    if (use === 'objection' && objection.email === undefined) objection.email = email;
    else if (use === 'other' || use === 'objection') {
      report.hints.push(`${email} stays in the text only. If it is a contact, add it to "publisher".`);
      continue;
    } else list.push(value);
    report.prose.push({
      what: `E-mail address ${email}`,
      where: use === 'objection' ? 'objection.email' : where,
      confidence: 'likely',
    });
  }
  const days = noticeDays(sentences);
  if (days !== undefined) {
    feed.notice = {days};
    report.prose.push({what: `Notice of ${days} days`, where: 'notice.days', confidence: 'likely'});
  }
  const limit = objectionDays(sentences);
  if (limit !== undefined) {
    objection.days = limit;
    report.prose.push({what: `Objection within ${limit} days`, where: 'objection.days', confidence: 'likely'});
  }
  for (const {text, url} of texts.flatMap(linksOf)) {
    const type = DOCUMENTS.find(([pattern]) => pattern.test(text.replace(/[.,]$/, '').trim()))?.[1];
    if (!type || draft.documents.some((each) => each.url === url)) continue;
    draft.documents.push({type, title: text.replace(/[.,]$/, '').trim(), url});
    report.prose.push({what: `Link "${beginning(text, 50)}"`, where: `documents, ${type}`, confidence: 'likely'});
  }
  const title = String(feed.title ?? '');
  const stated = ['publisher', 'company', 'organization', 'organisation', 'og:site_name', 'publisher.name'].find(
    (key) => page.meta.get(key),
  );
  const publisher = stated ? page.meta.get(stated) : publisherIn(sentences.join('\n'), title);
  if (publisher) {
    feed.publisher = publisher;
    report.prose.push({
      what: stated ? `"${publisher}" (${stated})` : `"${publisher}", who uses others, by the text`,
      where: 'publisher',
      confidence: 'likely',
    });
  }
  if (stated) page.meta.delete(stated);
}
