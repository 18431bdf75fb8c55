/** Which kind of source a text is: by what it is called, by what its server calls it, and by how it looks. */
import Papa from 'papaparse';

export const FORMATS = ['html', 'markdown', 'csv', 'tsv', 'json', 'yaml', 'text'] as const;
export type Format = (typeof FORMATS)[number];

const BY_EXTENSION: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  mdx: 'markdown',
  markdown: 'markdown',
  mdoc: 'markdown',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  jsonc: 'json',
  yaml: 'yaml',
  yml: 'yaml',
};

const BY_MEDIA_TYPE: Readonly<Record<string, Format>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'application/json': 'json',
  'text/json': 'json',
  'application/yaml': 'yaml',
  'application/x-yaml': 'yaml',
  'text/yaml': 'yaml',
  'text/x-yaml': 'yaml',
};

export function detectFormat({
  name,
  url,
  mediaType = '',
  text,
}: {
  name: string;
  url?: string;
  mediaType?: string;
  text: string;
}): Format {
  const byMediaType = Object.hasOwn(BY_MEDIA_TYPE, mediaType) ? BY_MEDIA_TYPE[mediaType] : undefined;
  if (byMediaType) return byMediaType;
  // A page at an address such as `/list.md` may well be HTML, as where repositories show their files.
  const path = url === undefined ? name : new URL(url).pathname;
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const byExtension = Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined;
  return byExtension ?? byLook(text.replace(/^\uFEFF/, ''));
}

function byLook(text: string): Format {
  const beginning = text.slice(0, 100_000).trimStart();
  if (/^(<!doctype html|<html|<head|<body|<table|<div|<section|<main|<article|<p>|<h\d)/i.test(beginning))
    return 'html';
  if (/^[[{]/.test(beginning) && isJson(text)) return 'json';
  // A rule of hyphens below a row, a heading or a link is Markdown whatever else there is.
  if (/^---[ \t]*\r?\n/.test(beginning) && /\n---[ \t]*\r?\n/.test(beginning)) return 'markdown';
  if (
    /^\s*\|?\s*:?-{3,}:?\s*\|/m.test(beginning) ||
    /^#{1,6} \S/m.test(beginning) ||
    /\]\((https?:|mailto:|\.|\/|#)/.test(beginning)
  )
    return 'markdown';
  if (/<(table|ul|ol|p|h[1-6]|div)[\s>]/i.test(beginning)) return 'html';
  if (/^(\w[\w ]*:( .*)?\r?\n)(\s*(- )?\w[\w ]*:.*\r?\n)/.test(beginning) && /^\s*- \w+:/m.test(beginning))
    return 'yaml';
  return isCsv(text) ? (beginning.split('\n')[0]?.includes('\t') ? 'tsv' : 'csv') : 'text';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether all of it is rows of as many cells. */
function isCsv(text: string): boolean {
  const {data} = Papa.parse<string[]>(text.slice(0, 100_000), {
    preview: 20,
    skipEmptyLines: 'greedy',
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const width = data[0]?.length ?? 0;
  return data.length > 1 && width > 1 && data.every((row) => row.length === width);
}
