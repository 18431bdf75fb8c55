/** For end-to-end tests: the strictest Content-Security-Policy that the list must live with, and what breaks it. */
export const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** Has the page keep what breaks its Content-Security-Policy. */
export const watchViolations = (page) =>
  page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({blockedURI, effectiveDirective}) => {
      if (!blockedURI.endsWith('/favicon.ico')) window.violations.push(effectiveDirective); // the browser's own wish
    });
  });

export const violations = (page) => page.evaluate(() => window.violations);
