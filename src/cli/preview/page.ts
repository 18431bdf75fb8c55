/** The page on which a feed is previewed. All that stands in it comes from the same server. */
import html from './browser/index.html?raw';

export {default as js} from './browser/script.js?raw';
export {default as css} from './browser/style.css?raw';

/** As strict as any site that will have the list, so that what works here works there. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const ESCAPES: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

export interface PreviewPage {
  /** What the feed is called. */
  file: string;
  /** What counts as today, `YYYY-MM-DD`. */
  now?: string;
  /** Whether the page is told of changes. */
  isWatched: boolean;
}

export function page({file, now = '', isWatched}: PreviewPage): string {
  const parts: Record<string, string> = {
    file: escaped(file),
    now: escaped(now),
    connection: isWatched ? 'Follows the file as you edit it.' : 'Reload the page to read it again.',
  };
  return html.replace(/\{(file|now|connection)\}/g, (_, part: string) => parts[part] ?? '');
}
