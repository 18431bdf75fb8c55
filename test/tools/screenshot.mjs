/** Takes the README's pictures, demo/screenshot*.png, of demo pages as `npm run build` left them. */
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {createServer} from 'vite';
import {findChromium} from './browsers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const server = await createServer({root, configFile: false, logLevel: 'error', server: {port: 0}});
await server.listen();
const browser = await chromium.launch({executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu']});
const page = await browser.newPage({viewport: {width: 1200, height: 900}, deviceScaleFactor: 1.5});
const demo = `${server.resolvedUrls.local[0]}demo`;
const take = async (part, name) => {
  await page.locator(part).evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 24));
  await page.screenshot({path: `${root}demo/${name}.png`});
};

await page.goto(`${demo}/zendesk-connect.html`);
await page.getByRole('searchbox').fill('email');
await page.getByText('Entity Country', {exact: true}).first().click();
await take('.toolbar', 'screenshot');

await page.goto(`${demo}/northlight.html?list.compare=2024-12-10`);
await page.getByRole('button', {name: 'Next change'}).waitFor();
await take('.comparison', 'screenshot-comparison');

await browser.close();
await server.close();
