/** Which words of a text are other ones: of a long text the places that differ, with what stands around them. */
import {diffWordsWithSpace} from 'diff';

export interface Part {
  text: string;
  kind: 'same' | 'added' | 'removed';
}

/** Texts that have less than this part of their letters in common were written anew: marks would be everywhere. */
const MOSTLY_SAME = 0.4;

/** Edits after which the differing words of two texts are no longer looked for. */
const MOST_EDITS = 400;

/** Letters of what has not changed that are kept before and behind what has. */
const AROUND = 40;

/** The parts of two texts in their order; nothing where they have little in common. */
export function wordParts(before: string, after: string): Part[] | undefined {
  const parts = diffWordsWithSpace(before, after, {maxEditLength: MOST_EDITS});
  if (!parts) return undefined;
  const common = parts.filter(({added, removed}) => !added && !removed).reduce((sum, {value}) => sum + value.length, 0);
  if (common < MOSTLY_SAME * Math.max(before.length, after.length)) return undefined;
  return parts.map(({added, removed, value}, index) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: added || removed ? value : shortened(value, index === 0, index === parts.length - 1),
  }));
}

/** What has not changed, as far as it stands beside what has. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const head = isFirst ? '' : (new RegExp(String.raw`^.{0,${AROUND}}(?=\s|$)`, 'su').exec(text)?.[0] ?? '');
  const tail = isLast ? '' : (new RegExp(String.raw`(?<=\s|^).{0,${AROUND}}$`, 'su').exec(text)?.[0] ?? '');
  // What would be left out must be worth it.
  if (text.length - head.length - tail.length < AROUND) return text;
  return `${head}${head && ' '}…${tail && ' '}${tail}`;
}

/** One of both texts. */
export const sideOf = (parts: readonly Part[], side: 'before' | 'after'): Part[] =>
  parts.filter(({kind}) => kind !== (side === 'before' ? 'added' : 'removed'));

export const textOfParts = (parts: readonly Part[]): string => parts.map(({text}) => text).join('');
