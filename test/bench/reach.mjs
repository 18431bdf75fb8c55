/** What of a list can be reached without scrolling: by assistive technology, by the browser's search, and on paper. */
import {setTimeout as pause} from 'node:timers/promises';
import {openPage} from './sample.mjs';

const TIMEOUT = 180_000;

export async function reach({url, contender, size, scenario, names}) {
  const least = contender.mode === 'all rows' ? size : 0;
  const found = {};
  /** On a page whose rows have all come. */
  const look = async (args, action) => {
    const {browser, page, cdp, load} = await openPage(url, {screen: scenario.screen, timeout: TIMEOUT, args});
    const late = setTimeout(() => browser.close().catch(() => {}), TIMEOUT);
    try {
      await load();
      await page.evaluate(() => probe.first);
      await page.evaluate((least) => probe.settled(least), least);
      await action(page, cdp);
    } catch (error) {
      found.failure = String(error.message).split('\n')[0];
    } finally {
      clearTimeout(late);
      await browser.close().catch(() => {});
    }
  };
  await look([], async (page, cdp) => {
    // Asks what the page's search asks; from the top each time, and for rows far down, which hardly any screen shows.
    const far = [0.6, 0.8, 1].map((part) => names[Math.ceil(names.length * part) - 1]);
    found.find = await page.evaluate(
      (far) =>
        far.filter((name) => {
          getSelection().removeAllRanges();
          return find(name, true, false, true);
        }).length / far.length,
      far,
    );
    found.accessibleLate = await accessibleRows(cdp);
    found.printed = await printedRows(await page.pdf(), names);
  });
  // As with a screen reader that runs before the page is opened.
  await look(['--force-renderer-accessibility'], async (_page, cdp) => {
    found.accessible = await accessibleRows(cdp);
  });
  return found;
}

/** Rows with cells, heads excepted. The tree is built bit by bit once it is asked for: until it no longer grows. */
async function accessibleRows(cdp) {
  await cdp.send('Accessibility.enable');
  let last = -1;
  for (;;) {
    const {nodes} = await cdp.send('Accessibility.getFullAXTree');
    const roles = new Map(nodes.map(({nodeId, role}) => [nodeId, role?.value]));
    const isCell = (id) => /^(cell|gridcell|rowheader)$/.test(roles.get(id));
    const count = nodes.filter(({role, childIds}) => role?.value === 'row' && childIds.some(isCell)).length;
    if (count === last) return count;
    last = count;
    await pause(500);
  }
}

/** How many of these names are in the text of a PDF, none cut off. No name is a part of another. */
async function printedRows(pdf, names) {
  const {warn} = console;
  console.warn = () => {}; // that it could not draw, which nobody asks for
  globalThis.DOMMatrix ??= class {};
  const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs');
  console.warn = warn;
  const {promise} = getDocument({data: new Uint8Array(pdf), verbosity: 0});
  const document = await promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const {items} = await (await document.getPage(number)).getTextContent();
    text += items.map(({str}) => str).join('');
  }
  await document.destroy();
  const dense = text.replace(/\s+/g, ''); // names are broken over lines in narrow columns
  return names.filter((name) => dense.includes(name.replaceAll(' ', ''))).length;
}
