/** Takes the README's picture, demo/screenshot.png, of a demo page as `npm run build` left it. */
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {createServer} from 'vite';
import {findChromium} from './browsers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = await createServer({root, configFile: false, logLevel: 'error', server: {port: 0}});
await server.listen();
const browser = await chromium.launch({executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu']});
const page = await browser.newPage({viewport: {width: 1200, height: 900}, deviceScaleFactor: 1.5});
await page.goto(`${server.resolvedUrls.local[0]}demo/zendesk-connect.html`);
await page.getByRole('searchbox').fill('email');
await page.getByText('Entity Country', {exact: true}).first().click();
await page.locator('.toolbar').evaluate((toolbar) => scrollTo(0, toolbar.getBoundingClientRect().top + scrollY - 24));
await page.screenshot({path: `${root}demo/screenshot.png`});
await browser.close();
await server.close();
