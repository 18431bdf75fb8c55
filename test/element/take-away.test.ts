/** Taking the list away: as a file, in the clipboard, on paper. */
import {expect} from 'chai';
import {parseFeed} from '../../src/feed/index.js';
import {expectAccessible} from '../support/axe.js';
import {takeFiles} from '../support/files.js';
import {
  ALL,
  all,
  cleanup,
  click,
  FEED,
  facet,
  focused,
  type List,
  names,
  rows,
  search,
  show,
  statuses,
  takeClipboard,
  text,
  toggle,
  until,
} from '../support/fixture.js';
import {press} from '../support/keys.js';

/** `print()` does what a browser does around it, and between that `onPaper`. */
function takePrint(onPaper: () => void): void {
  const {print} = window;
  window.print = () => {
    window.dispatchEvent(new Event('beforeprint'));
    onPaper();
    window.dispatchEvent(new Event('afterprint'));
  };
  cleanup(() => {
    window.print = print;
  });
}

async function open(list: List): Promise<HTMLDetailsElement> {
  await click(list, 'disclosure', 'Export');
  const menu = facet(list, 'Export');
  await until(() => all(menu, 'button').length);
  return menu;
}

describe('Export', () => {
  it('offers what can be done with the view, and says what that is', async () => {
    const list = await show();
    const menu = await open(list);
    expect(names(menu, 'button')).to.deep.equal(['Download as CSV', 'Download as JSON', 'Copy as Markdown', 'Print']);
    expect(text(menu)).to.include('5 subprocessors');
    await toggle(list, 'Country', 'Germany');
    await open(list);
    expect(names(menu, 'button').slice(3)).to.deep.equal(['Print this view', 'Print everything']);
    expect(text(menu)).to.include('1 of 5 subprocessors');
    await expectAccessible(menu); // Not of the list, of which it covers a part.
  });

  it('saves the view as CSV', async () => {
    const files = takeFiles();
    const list = await show({...FEED, publisher: 'Größe & Co. KG'});
    await toggle(list, 'Data types', 'Files');
    await open(list);
    await click(list, 'button', 'Download as CSV');
    const [file] = files;
    expect(file?.name).to.equal('große-co-kg-subprocessors-2026-11-01.csv');
    expect(file?.type).to.equal('text/csv;charset=utf-8');
    const lines = (await file?.text)?.split('\r\n') ?? [];
    expect(lines[0]).to.equal('\uFEFFName,Category,Purpose,Data types,Country,Legal name,Website,Link');
    expect(lines[1]).to.match(/^Amazon Web Services,Hosting,Servers,"Files; Logs",United States,AWS EMEA SARL,/);
    expect(lines[1]).to.match(/#aws$/);
    expect(lines.length).to.equal(4);
    expect(statuses(list)).to.include('Saved as große-co-kg-subprocessors-2026-11-01.csv');
  });

  it('saves the view as JSON, which is a feed', async () => {
    const files = takeFiles();
    const list = await show();
    await search(list, 'logs');
    await open(list);
    await click(list, 'button', 'Download as JSON');
    expect(files[0]?.name).to.equal('subprocessors-2026-11-01.json');
    const written = (await files[0]?.text) ?? '';
    expect(parseFeed(written).feed?.subprocessors.map(({id}) => id)).to.deep.equal(['aws', 'cloudflare']);
    expect(JSON.parse(written).view.query).to.equal('logs');
    expect(JSON.parse(written).view.source).to.equal(location.href.replace(/#.*/, ''));
  });

  it('copies the view as Markdown', async () => {
    let copied = '';
    takeClipboard(async (text) => {
      copied = text;
    });
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    const menu = await open(list);
    await click(list, 'button', 'Copy as Markdown');
    await until(() => text(menu).includes('Copied as Markdown'));
    expect(copied).to.include('- 1 of 5 subprocessors');
    expect(copied).to.include('- Country: Germany');
    expect(copied).to.include('| Hetzner |');
    expect(copied).to.not.include('PayPal');
    expect(statuses(list)).to.include('Copied as Markdown');
  });

  it('saves the Markdown where nothing can be copied', async () => {
    const files = takeFiles();
    takeClipboard(() => Promise.reject(new DOMException('No', 'NotAllowedError')));
    const list = await show();
    await open(list);
    await click(list, 'button', 'Copy as Markdown');
    await until(() => files.length);
    expect(files[0]?.name).to.equal('subprocessors-2026-11-01.md');
    expect(await files[0]?.text).to.include('| Hetzner |');
  });

  it('copies the address of the view, where it has one', async () => {
    let copied = '';
    takeClipboard(async (text) => {
      copied = text;
    });
    const list = await show(FEED, 'url-state');
    await toggle(list, 'Country', 'Germany');
    await open(list);
    await click(list, 'button', 'Copy link to this view');
    await until(() => copied);
    expect(new URL(copied).searchParams.get('list.country')).to.equal('DE');
    const without = await show();
    expect(names(await open(without), 'button')).to.not.include('Copy link to this view');
  });

  it('says no more of the last time when it is opened again', async () => {
    takeFiles();
    const list = await show();
    const menu = await open(list);
    await click(list, 'button', 'Download as CSV');
    expect(text(menu)).to.include('Saved as');
    menu.querySelector('button')?.focus();
    await press('Escape');
    await open(list);
    await list.updateComplete;
    expect(text(menu)).to.not.include('Saved as');
  });
});

describe('Paper', () => {
  const onPaper = (list: List): string[] =>
    [...(list.shadowRoot?.querySelectorAll('[part=print-note] > p') ?? [])].map((line) => line.textContent ?? '');

  it('says what is on it, of when and from where', async () => {
    history.replaceState(null, '', '#hetzner');
    const list = await show(FEED, 'group-by="none"');
    await toggle(list, 'Country', 'Germany');
    await toggle(list, 'Country', 'United States');
    await search(list, 'files');
    await click(list, 'button', 'Name');
    window.dispatchEvent(new Event('beforeprint'));
    const lines = onPaper(list);
    expect(lines.slice(0, 3)).to.deep.equal([
      'Contains “files”',
      'Country: Germany, United States',
      'Sorted by Name, ascending',
    ]);
    expect(lines[3]).to.match(/^Printed on .*\d{4} from http:/);
    expect(lines[3]?.endsWith(location.href.replace(/#.*/, ''))).to.equal(true);
    expect(text(list)).to.not.include('Printed on');
  });

  it('is printed as the view is', async () => {
    const printed: string[][] = [];
    const list = await show();
    takePrint(() => printed.push(rows(list)));
    await toggle(list, 'Country', 'Germany');
    await open(list);
    await click(list, 'button', 'Print this view');
    expect(printed).to.deep.equal([['Hetzner']]);
  });

  it('is printed with everything, after which the view is as it was', async () => {
    const printed: string[][] = [];
    const list = await show(FEED, 'url-state');
    const notes: string[] = [];
    takePrint(() => {
      printed.push(rows(list));
      notes.push(...onPaper(list));
    });
    await toggle(list, 'Country', 'Germany');
    const {search: address} = location;
    await open(list);
    await click(list, 'button', 'Print everything');
    await until(() => printed.length);
    expect(printed[0]).to.have.members(ALL);
    expect(notes.join()).to.not.include('Germany');
    await until(() => rows(list).join() === 'Hetzner');
    expect(location.search).to.equal(address);
  });

  it('does not keep everything in sight where nothing was printed', async () => {
    const {print} = window;
    let asked = 0;
    window.print = () => asked++;
    cleanup(() => {
      window.print = print;
    });
    const list = await show();
    await toggle(list, 'Country', 'Germany');
    const menu = await open(list);
    all(menu, 'button', 'Print everything')[0]?.focus();
    await press('Enter');
    await until(() => asked);
    expect(rows(list)).to.have.members(ALL);
    expect(focused(list)).to.equal('Print everything');
    await press('Escape');
    await until(() => rows(list).join() === 'Hetzner');
  });
});
