/** From the normal form of a feed back to one as a person would write it, which `parseFeed` reads as the same again. */
import type {Feed, Subprocessor} from './parse.js';

/** An entry as a person would write it: with one name, or with several, of which parsing makes both. */
export const asWritten = ({id, name, names, ...rest}: Subprocessor): object =>
  withoutEmpty({id, name: names.length > 1 ? names : name, ...rest});

/** A whole feed. */
export const feedAsWritten = ({subprocessors, ...disclosure}: Feed): {subprocessors: object[]} => ({
  ...withoutEmpty(disclosure),
  subprocessors: subprocessors.map(asWritten),
});

/** The object without members that say nothing; items of lists stay, as their number may mean something. */
export const withoutEmpty = (object: object): object =>
  Object.fromEntries(
    Object.entries(object)
      .map(([key, value]) => [key, emptied(value)] as const)
      .filter(([, value]) => !isEmpty(value)),
  );

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(emptied);
  return typeof value === 'object' && value ? withoutEmpty(value) : value;
}

const isEmpty = (value: unknown): boolean =>
  (value ?? '') === '' || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
