// The prose of a feed, a small safe subset of Markdown, as data. Why our own: marked 18 (about 13 kB gzip), micromark
// (about 14 kB) and markdown-it (more) exceed the budget of a 22 kB first view, and make HTML strings, which the element
// never uses. As in CommonMark 0.31: paragraphs, breaks, escapes, code spans, emphasis, inline links (titles dropped),
// autolinks, lists. For legal texts also lists lettered "(a)" or "a)", from a on and letter by letter, so that each shows as
// written. All else, HTML and entities among it, stays text. The caller decides which URLs to link.
export type Inline =
  | {type: 'text'; text: string}
  | {type: 'code'; text: string}
  | {type: 'break'}
  | {type: 'emphasis' | 'strong'; children: Inline[]}
  | {type: 'link'; url: string; children: Inline[]};
type List = {type: 'list'; style: 'bullet' | 'number' | 'letter'; start: number; tight: boolean; items: Block[][]};
export type Block = {type: 'paragraph'; children: Inline[]} | List;
type Run = {node: {type: 'text'; text: string}; size: number; at: number; open: boolean; close: boolean};
type Frame = {blocks: Block[]; indent: number; kind?: string; list?: List; inner?: Frame};

const DEEPEST = 32; // What nests deeper stays text.
const MARKER = /^(?!([-*]) *\1 *\1[-* ]*$)([-+*]|(\d{1,9})[.)]|\(?([a-z])\))(?: {1,4}(?=[^ ])| |$)/;
const MARGIN = /^(?:(?:[-+*]|\d{1,9}[.)]|\(?[a-z]\))?[ \t]+){0,99}/;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
// What keeps these linear: each repetition is told from what follows by one character, a run of backticks has one
// length in nine or is text (also after a backslash), and parentheses in a URL nest to three levels.
const PLAIN = /(\\\n|(?<! ) {2,}\n)| ?\n|\\`+|\\[!-/:-@[-_{-~]|(!?\[)/;
const RUN = /(?<=([^\s\p{P}\p{S}])|([\p{P}\p{S}])|)(\*+|_+)(?=([^\s\p{P}\p{S}])|([\p{P}\p{S}])|)/u;
const CODE = /(?<ticks>`{1,9})(?!`)(.*?[^`])\k<ticks>(?!`)|`+/;
const AUTO = /<([a-z][a-z\d+.-]{1,31}:[^\s<>]*|([\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d]+(?:(?:-+|\.)[a-z\d]+){0,99}))>/;
const NEST = [1, 2, 3, 4].reduce((inner) => String.raw`(?:[^ \n()\\]|\\(?:[!-~]|(?![!-~]))|\(${inner}\))*`, '');
const TITLE = /[ \n]+(?:(?<quote>["'])(?:\\.|(?!\k<quote>)[^\\])*\k<quote>|\((?:\\.|[^()\\])*\))/.source;
const LINK = String.raw`\](?:\([ \n]*(?:(?:<((?:[^<>\\\n]|\\[^\n])*)>|(?=[^< \n)])(${NEST}))(?:${TITLE})?[ \n]*)?\))?`;
const TOKEN = new RegExp([PLAIN.source, RUN.source, CODE.source, AUTO.source, LINK].join('|'), 'gisu');
const unescaped = (source: string) => source.replace(ESCAPE, '$1');
const pairs = (a: Run, b: Run) =>
  b.close && a.node.text[0] === b.node.text[0] && ((a.size * b.size) % 3 < 2 || !(a.close || b.open));
const join = (nodes: Inline[]) =>
  nodes.filter((node, index) => {
    const next = nodes[index + 1];
    if (node.type !== 'text' || next?.type !== 'text') return node.type !== 'text' || node.text;
    next.text = node.text + next.text;
    return false;
  });

function emphasize(tokens: (Inline | Run)[]): Inline[] {
  const out: Inline[] = [];
  const openers: Run[] = [];
  for (const token of tokens) {
    if ('node' in token) {
      const find = () => openers.findLast((opener) => pairs(opener, token));
      for (let opener = find(); opener; opener = find()) {
        const width = Math.min(opener.node.text.length, token.node.text.length, 2);
        for (const {node} of [opener, token]) node.text = node.text.slice(width);
        openers.splice(openers.indexOf(opener) + (opener.node.text ? 1 : 0));
        out.push({type: width > 1 ? 'strong' : 'emphasis', children: join(out.splice(opener.at))});
      }
      if (token.open && token.node.text) openers.push(token);
      while (openers.reduce((sum, {node}) => sum + node.text.length, 0) > DEEPEST) openers.shift();
      token.at = out.push(token.node);
    } else out.push(token);
  }
  return join(out);
}

function parseInline(source: string): Inline[] {
  const tokens: (Inline | Run)[] = [];
  const brackets: {at: number; first: number}[] = [];
  const put = (text: string) => tokens.push({type: 'text', text});
  const link = (url: string, inner: (Inline | Run)[]) => {
    brackets.length = 0;
    tokens.push({type: 'link', url, children: emphasize(inner)});
  };
  for (let from = 0; from < source.length; ) {
    TOKEN.lastIndex = from;
    const match = TOKEN.exec(source) ?? [''];
    const [all, hard, bracket, wordBefore, before = wordBefore, run, wordAfter, after = wordAfter] = match;
    const [code, auto, mail, angle, url] = match.slice(9);
    const at = all ? TOKEN.lastIndex - all.length : source.length;
    const start = all[0] === ']' ? brackets.pop() : undefined;
    put(source.slice(from, at));
    from = at + (all[0] === ']' && !start ? 1 : all.length);
    if (hard) tokens.push({type: 'break'});
    else if (code) tokens.push({type: 'code', text: code.replace(/\n/g, ' ').replace(/^ (?! *$)(.*) $/s, '$1')});
    else if (run) {
      const open = !!after && (!wordBefore || (run[0] === '*' && !!wordAfter));
      const close = !!before && (!wordAfter || (run[0] === '*' && !!wordBefore));
      tokens.push({node: {type: 'text', text: run}, size: run.length, at: 0, open, close});
    } else if (bracket) brackets.push({at, first: put(all)});
    else if (auto) link(mail ? `mailto:${mail}` : auto, [{type: 'text', text: auto}]);
    else if (start && all.length > 1) {
      const [, ...inner] = tokens.splice(start.first - 1);
      if (source[start.at] === '!') put(source.slice(start.at, from));
      else link(unescaped(angle ?? url ?? ''), inner);
    } else put(all === ' \n' ? '\n' : unescaped(source.slice(at, from)));
  }
  return emphasize(tokens);
}

export function parseProse(source: string): Block[] {
  const root: Frame = {blocks: [], indent: 0};
  const texts = new Map<Inline[], string>();
  let open: Inline[] | undefined; // The paragraph that the next line may continue.
  let blank = false;
  for (const line of source.split(/\r\n?|\n/)) {
    let rest = line.replace(MARGIN, (s) => s.split('\t').reduce((a, b) => a + ' '.repeat(4 - (a.length % 4)) + b));
    let frame = root;
    let indent = rest.search(/[^ ]/);
    for (let depth = 0; depth < DEEPEST && indent >= 0; depth++, indent = rest.search(/[^ ]/)) {
      const {inner} = frame;
      // An item that begins with a blank line ends at a second one.
      if (inner && indent >= inner.indent && (!blank || inner.blocks.length)) {
        rest = rest.slice(inner.indent);
        frame = inner;
        continue;
      }
      const text = rest.slice(indent);
      const [item = '', , marker = '', digits, letter] = (indent < 4 && MARKER.exec(text)) || [];
      const style = digits ? 'number' : letter ? 'letter' : 'bullet';
      const kind = marker.replace(/\w+/, style);
      const start = letter ? Number.parseInt(letter, 36) - 9 : Number(digits ?? 1);
      const same = inner?.kind === kind && (!letter || inner.list?.items.length === start - 1) && inner.list;
      const loose = same || (frame.blocks.length > 0 && frame.list);
      if (blank && loose) loose.tight = false;
      const unfit = open && !inner ? start !== 1 || text.trimEnd() === marker : letter && start !== 1 && !same;
      if (!item || unfit) break;
      const list: List = same || {type: 'list', style, start, tight: true, items: []};
      if (!same) frame.blocks.push(list);
      frame.inner = {blocks: [], indent: indent + Math.max(item.length, marker.length + 1), kind, list};
      frame = frame.inner;
      list.items.push(frame.blocks);
      rest = text.slice(item.length);
      open = undefined;
    }
    const text = rest.slice(indent);
    if (indent < 0) open = undefined;
    else if (open) texts.set(open, `${texts.get(open)}\n${text}`);
    else {
      open = [];
      texts.set(open, text);
      frame.inner = undefined;
      frame.blocks.push({type: 'paragraph', children: open});
    }
    blank = !/[^ \t]/.test(line);
  }
  for (const [children, text] of texts) for (const node of parseInline(text.trimEnd())) children.push(node);
  return root.blocks;
}
const plain = (node: Inline): string =>
  'children' in node ? node.children.map(plain).join('') : 'text' in node ? node.text.replace(/\n/g, ' ') : '\n';
export const proseText = (blocks: readonly Block[]): string =>
  blocks.flatMap((it) => (it.type === 'list' ? it.items.map(proseText) : it.children.map(plain).join(''))).join('\n');
