/** Puts a page together as a feed: finds the list, and a place for everything around it. */
import {allBlocks, type Page} from './document.js';
import {type Draft, type JsonObject, newDraft} from './draft.js';
import {finish} from './finish.js';
import {isGeneric} from './headings.js';
import {isAboutVendors} from './lists.js';
import {type Chapter, chaptersOf} from './outline.js';
import {placeListChapter} from './place-lists.js';
import {placeChapter} from './place-text.js';
import {beginning, type Report} from './report.js';
import {findSources, type Source} from './sources.js';
import {takeDates, takeStatements} from './take-statements.js';

export interface Assembled {
  /** Absent where there is no list. */
  feed?: JsonObject;
  report: Report;
  /** The tables whose cells run together. */
  unsplit: {heading: string; lines: string[]}[];
}

/** The page as a feed, in the order in which its parts are found: dates leave the text, lists their chapters, the rest stays. */
export function assemble(page: Page): Assembled {
  const chapters = chaptersOf(page.blocks);
  const unsplit = chapters.flatMap(({heading, blocks}) =>
    [...allBlocks(blocks)].flatMap((block) =>
      block.type === 'unsplit' ? [{heading: heading?.text ?? '', lines: block.lines}] : [],
    ),
  );
  const draft = newDraft(page);
  const title = titleOf(page, chapters, draft);
  const sources = findSources(chapters, title);
  const isSource = ({kind}: Source): boolean => kind === 'entries' || kind === 'vendors';
  if (![...sources.values()].some(isSource)) return {report: draft.report, unsplit};
  takeDates(page, chapters, draft);
  const holds = (chapter: Chapter): boolean =>
    chapter.blocks.some((block) => isSource(sources.get(block) ?? ({kind: 'other'} as Source)));
  const last = chapters.findLastIndex(holds);
  const first = chapters.findIndex(holds);
  const isOnly = chapters.filter(holds).length === 1;
  chapters.forEach((chapter, index) => {
    const isTitle = !chapter.heading || chapter === title;
    if (holds(chapter)) placeListChapter(chapter, {sources, isTitle, isLast: index === last, isOnly, draft});
    else
      placeChapter(chapter, {
        sources,
        isTitle,
        isBefore: index < first,
        hasLists: chapters.some((other) => other.parent === chapter.heading?.text && holds(other)),
        draft,
      });
  });
  takeStatements(page, chapters, draft);
  for (const {heading, lines} of unsplit)
    draft.report.hints.push(
      `${heading ? `"${beginning(heading, 60)}": ` : ''}The cells of the table "${beginning(lines[0] ?? '', 60)}" run together. Its ${lines.length} lines are kept as text; divide them by hand.`,
    );
  return {feed: finish(page, draft), report: draft.report, unsplit};
}

/** The chapter whose heading is the title of the page, if one is; the title itself is taken over. */
function titleOf(page: Page, chapters: readonly Chapter[], {feed, report}: Draft): Chapter | undefined {
  const chapter = chapters.find(({heading}) => heading?.level === 1);
  const stated = page.meta.get('title');
  const title =
    chapter?.heading?.text ?? page.meta.get('<h1>') ?? withoutSite(stated ?? page.meta.get('<title>') ?? '');
  if (!title) {
    const [only] = chapters.filter(({heading}) => heading);
    if (!only?.heading || !isAboutVendors(only.heading.text) || !isGenericTitle(only, chapters)) return undefined;
    feed.title = only.heading.text;
    report.prose.push({what: `Heading "${only.heading.text}"`, where: 'title', confidence: 'likely'});
    return only;
  }
  feed.title = title;
  const isHeading = title === chapter?.heading?.text;
  report.prose.push({
    what: `${isHeading ? 'Heading' : 'Title of the source'} "${beginning(title, 60)}"`,
    where: 'title',
    confidence: isHeading ? 'certain' : 'likely',
  });
  for (const key of ['title', '<title>', '<h1>'])
    if (isAlike(withoutSite(page.meta.get(key) ?? ''), title)) page.meta.delete(key);
  return chapter;
}

const isAlike = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** The first heading stands for the page where no other one of its level holds a list. */
const isGenericTitle = (chapter: Chapter, chapters: readonly Chapter[]): boolean =>
  chapters.find(({heading}) => heading) === chapter && isGeneric(chapter.heading?.text ?? '');

const withoutSite = (title: string): string => {
  const parts = title.split(/\s+[|–—·-]\s+/);
  return parts.find(isAboutVendors) ?? title;
};
