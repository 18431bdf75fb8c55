import {expect} from 'chai';
import {isSafeUrl} from '../../src/feed/urls.js';

const SAFE = [
  'https://example.com/',
  'HTTPS://EXAMPLE.COM/',
  'http://example.com:8080/a?b=c#d',
  '//example.com/dpa.pdf',
  '/dpa.pdf',
  'dpa.pdf',
  './dpa.pdf',
  '../dpa.pdf',
  '?version=2',
  '#objection',
  '',
  'mailto:privacy@example.com',
  'mailto:privacy@example.com?subject=Objection',
  ' https://example.com/ ',
  'a/javascript:alert(1)',
  '?javascript:alert(1)',
  '#javascript:alert(1)',
  // No HTML is parsed on the way, so a character reference is no colon but part of a relative path.
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  'javascript%3Aalert(1)',
  'https://example.com/größe',
];

const UNSAFE = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'jAvAsCrIpT:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java\r\nscript:alert(1)',
  'javascript\t:alert(1)',
  '\tjavascript:alert(1)',
  '\njavascript:alert(1)',
  '  javascript:alert(1)',
  '\u0000javascript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u001fjavascript:alert(1)',
  'javascript://example.com/%0Aalert(1)',
  'javascript:',
  'data:text/html,<script>alert(1)</script>',
  'DATA:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'blob:https://example.com/1b4e28ba',
  'file:///etc/passwd',
  'filesystem:https://example.com/temporary/a.html',
  'ftp://example.com/',
  'tel:+4930123',
  'ws://example.com/',
  'about:blank',
  'view-source:https://example.com/',
  'example.com:443',
  'http://',
  'https://[::1',
];

describe('isSafeUrl', () => {
  for (const url of SAFE) it(`allows ${JSON.stringify(url)}`, () => expect(isSafeUrl(url)).to.equal(true));
  for (const url of UNSAFE) it(`refuses ${JSON.stringify(url)}`, () => expect(isSafeUrl(url)).to.equal(false));
});
