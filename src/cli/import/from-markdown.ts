/**
 * From Markdown to blocks, by way of HTML: GitHub's, with what GitBook, Docusaurus, Hugo and MDX add to it, and with HTML in it.
 */
import {marked} from 'marked';
import {parse as parseYaml} from 'yaml';
import {Failure} from '../command.js';
import {emptyPage, type Page} from './document.js';
import {fromHtml} from './from-html.js';

/** @throws {Failure} for what nests without end */
export function fromMarkdown(text: string, {url}: {url?: string} = {}): Page {
  const page = emptyPage();
  const body = takeFrontMatter(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), page);
  let html: string;
  try {
    html = marked.parse(withoutFlavour(body, page), {async: false, gfm: true});
  } catch (error) {
    if (error instanceof RangeError) throw new Failure('This nests too deeply to be a page.');
    throw error;
  }
  return fromHtml(html, {url, page});
}

/** Takes off the front matter, YAML between `---` or TOML between `+++`, and notes what it says. */
function takeFrontMatter(text: string, page: Page): string {
  const [all, fence, yaml = ''] = /^(---|\+\+\+)[ \t]*\n([\s\S]*?)\n?(?:\1|\.\.\.)[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (all === undefined) return text;
  if (fence === '+++') {
    for (const [, key = '', quoted, bare] of yaml.matchAll(/^(\w+)\s*=\s*(?:"([^"\n]*)"|(\S.*))$/gm))
      page.meta.set(key.toLowerCase(), quoted ?? bare ?? '');
  } else {
    let value: unknown;
    try {
      value = parseYaml(yaml, {logLevel: 'error'});
    } catch {
      // Between two rules may be text.
      page.leftOut.push({what: 'front matter that is no YAML', text: yaml});
    }
    if (typeof value !== 'object' || Array.isArray(value)) return text;
    for (const [key, entry] of Object.entries(value ?? {}))
      page.meta.set(
        key.toLowerCase(),
        typeof entry === 'object' && entry ? JSON.stringify(entry) : String(entry ?? ''),
      );
  }
  return text.slice(all.length);
}

const quoted = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean);

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[char] ?? char);

const fileName = (url: string): string => {
  const name = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

const linkTo = (url: string, title = ''): string =>
  `\n<p><a href="${escapeHtml(url)}">${escapeHtml(title || fileName(url) || url)}</a></p>\n`;

/** The same without what is no Markdown: tags of GitBook and Liquid, shortcodes of Hugo, notes of Docusaurus, code of MDX. */
function withoutFlavour(text: string, page: Page): string {
  const lines: string[] = [];
  let fence: string | undefined;
  let code: string[] | undefined;
  let isComment = false;
  const endCode = (): void => {
    if (code) page.leftOut.push({what: 'code of MDX', text: code.join('\n')});
    code = undefined;
  };
  for (const line of text.split('\n')) {
    const [, ticks] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence !== undefined) {
      if (ticks?.startsWith(fence) && line.trim() === ticks) fence = undefined;
      lines.push(line);
      continue;
    }
    if (ticks) fence = ticks;
    if (isComment || /^\s*\{\/\*/.test(line)) {
      isComment = !line.includes('*/}');
      continue;
    }
    if (/^(import\s+(.+\sfrom\s+)?['"]|import\s.+\sfrom\s+['"]|export\s+(const|default|let|function)\b)/.test(line))
      code = [];
    if (code) {
      if (line.trim()) code.push(line);
      else endCode();
      continue;
    }
    lines.push(withoutTags(line, page));
  }
  endCode();
  return lines.join('\n');
}

function withoutTags(line: string, page: Page): string {
  const [, admonition] = /^\s*:{3,}\s*(.*)$/.exec(line) ?? [];
  if (admonition !== undefined) {
    const [, title = ''] = /^\w+\s*\[?(.*?)\]?(?:\{.*\})?\s*$/.exec(admonition) ?? [];
    return title ? `\n**${title}**\n` : '\n';
  }
  const [, tag] = /^\s*\{%-?\s*(.*?)\s*-?%\}\s*$/.exec(line) ?? [];
  if (tag !== undefined) {
    const [url, title] = [quoted(tag, 'src') ?? quoted(tag, 'url'), quoted(tag, 'title')];
    if (/^(file|embed)\b/.test(tag) && url) return linkTo(url, quoted(tag, 'caption') ?? title);
    if (/^(tab|step|column|hint)\b/.test(tag) && title) return `\n**${title}**\n`;
    if (!/^(end\w*|tabs?|hint|content-ref|stepper|step|columns?|file|embed)\b/.test(tag))
      page.leftOut.push({what: 'a template tag', text: line.trim()});
    return '\n';
  }
  if (/^\s*\{\{[<%].*[%>]\}\}\s*$/.test(line)) {
    page.leftOut.push({what: 'a shortcode', text: line.trim()});
    return '\n';
  }
  // The name of a tab is in its tag.
  const [component] = /^\s*<[A-Z][\w.]*\s[^>]*[^/]>\s*$/.exec(line) ?? [];
  const label = component && (quoted(component, 'label') ?? quoted(component, 'title'));
  if (label) return `\n###### ${label}\n`;
  // What parses tables knows no tabs between cells.
  const cells = line.includes('|') ? (/^\s*/.exec(line)?.[0] ?? '') + line.trimStart().replaceAll('\t', ' ') : line;
  return cells.replace(/^(#{1,6} .*?)\s*\{#[\w-]+\}\s*$/, '$1');
}
