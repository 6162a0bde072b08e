import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test } from './host';

/* What other sites, addresses and markup that got into the page may do to a host in the browser: nothing. */

declare global {
  interface Window {
    hit?: string;
    violations?: string[];
  }
}

const servers: Server[] = [];
test.afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A site of somebody else, on another port of this computer. */
async function openEvilSite(page: Page): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>evil</title>');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}/`;
  await page.goto(url);
  return url;
}

/** As `fetch`, but the path goes out as it is. */
function statusOf(url: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end();
  });
}

test('another site reads nothing of the host, frames nothing and gets no socket', async ({ host, page }) => {
  const { url, address } = host.process();
  await openEvilSite(page);
  const tried = await page.evaluate(async (hostUrl) => {
    const failed = (promise: Promise<unknown>) => promise.then(() => 'let in').catch(() => 'refused');
    const loads = (tag: 'script' | 'img', src: string) =>
      new Promise<string>((resolve) => {
        const element = Object.assign(document.createElement(tag), { src });
        element.onload = () => resolve('let in');
        element.onerror = () => resolve('refused');
        document.body.append(element);
      });
    const socket = (path: string) =>
      new Promise<string>((resolve) => {
        const opened = new WebSocket(hostUrl.replace('http', 'ws') + path);
        opened.onopen = () => resolve('let in');
        opened.onclose = () => resolve('refused');
      });
    return {
      fetch: await failed(fetch(hostUrl)),
      opaque: await failed(fetch(hostUrl, { mode: 'no-cors' })),
      post: await failed(fetch(hostUrl, { method: 'POST', mode: 'no-cors', body: '{"t":"hello"}' })),
      script: await loads('script', `${hostUrl}assets/index.js`),
      icon: await loads('img', `${hostUrl}app/icon.svg`),
      socket: await socket('socket'),
      tokenInAddress: await socket('socket?token=guess'),
    };
  }, url);
  expect(new Set(Object.values(tried))).toEqual(new Set(['refused']));

  const framed = page.waitForEvent('requestfailed', (failed) => failed.url() === url);
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, url);
  await framed;

  // Even one that knows the address with the token, as a link that a person clicked there.
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((target) => void window.open(target), address),
  ]);
  await opened.getByRole('contentinfo', { name: 'Status' }).waitFor();
  expect(await opened.evaluate(() => window.opener as unknown)).toBeNull();
  expect(opened.url()).toBe(url);
});

test('addresses lead to the window or nowhere', async ({ host, page }) => {
  const { url } = host.process();
  const paths = [
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%5c..%5cpackage.json',
  ];
  const more = [
    '//etc/passwd',
    '/assets%2f..%2f..%2fmain/index.js',
    '/%00',
    '/.%00./package.json',
    '/C:/Windows/win.ini',
  ];
  for (const path of [...paths, ...more]) expect(await statusOf(url, path), path).toBe(404);
  for (const name of ['evil.example', '127.0.0.1:1', 'localhost.evil.example']) {
    expect(await statusOf(url, '/', { Host: name }), name).toBe(403);
  }
  // Whatever stands where the token does is a wrong token, never markup.
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => void dialogs.push(dialog.message()));
  for (const fragment of [
    '#token=<img src=x onerror=alert(1)>',
    '#token=javascript:alert(1)',
    '#token=%00%ff',
  ]) {
    await page.goto('about:blank');
    await page.goto(`${url}${fragment}`);
    await expect(page.locator('#root')).not.toBeEmpty();
    await expect(page.getByRole('article')).toHaveCount(0);
  }
  expect(dialogs).toEqual([]);
});

test('markup that got into the page runs nothing, loads nothing and sends nothing', async ({
  host,
  page,
}) => {
  const evil = await openEvilSite(page);
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations?.push(event.effectiveDirective);
    });
  });
  await host.open(page);
  const { url } = host.process();
  await page.evaluate((elsewhere) => {
    const place = document.createElement('div');
    place.innerHTML = `
      <img src="x:" onerror="window.hit = 'onerror'">
      <a id="link" href="javascript:window.hit='link'">x</a>
      <form id="form" action="${elsewhere}"><input name="x"></form>
      <iframe src="data:text/html,<script>parent.hit='frame'</script>"></iframe>
      <iframe srcdoc="<script>parent.hit='srcdoc'</script>"></iframe>
      <object data="${elsewhere}"></object>
      <base href="${elsewhere}">
      <link rel="stylesheet" href="${elsewhere}x.css">
      <meta http-equiv="refresh" content="0; url=data:text/html,gone">`;
    document.body.append(place);
    const script = document.createElement('script');
    script.textContent = "window.hit = 'script'";
    document.body.append(script);
    document.body.append(Object.assign(document.createElement('script'), { src: `${elsewhere}x.js` }));
    document.getElementById('link')?.click();
    (document.getElementById('form') as HTMLFormElement).submit();
    void fetch(elsewhere).catch(() => undefined);
    new Worker(URL.createObjectURL(new Blob(['']))).onerror = () => undefined;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a string as code is what the policy refuses
    setTimeout("window.hit = 'timer'", 0);
  }, evil);
  const refused = ['base-uri', 'connect-src', 'form-action', 'frame-src', 'img-src', 'object-src'];
  const further = ['script-src', 'script-src-attr', 'script-src-elem', 'style-src-elem', 'worker-src'];
  await expect
    .poll(async () => [...new Set(await page.evaluate(() => window.violations ?? []))].sort())
    .toEqual([...refused, ...further]);
  expect(await page.evaluate(() => window.hit)).toBeUndefined();
  expect(page.url()).toBe(url);
  // Asked of the page itself: Playwright waits for the navigations that were refused.
  expect(await page.evaluate(() => document.querySelector('[aria-label="Status"]')?.isConnected)).toBe(true);
});
