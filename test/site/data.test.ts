/** The pictures to train on, while they come and when they do not. */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { allHere, BASE, describeLab, hasText } from './lab-in-chromium.ts';

describeLab('the data in Chromium', (lab) => {
  const widths = [1280, 768, 500, 360, 320];
  test.each(widths)('the buttons stay while pictures come, %i px wide', async (width) => {
    const page = await lab.openOwn({ viewport: { width, height: 900 } });
    await page.addInitScript(() => {
      const places = new Set<number>();
      const look = () => {
        const button = document.querySelector('#step');
        if (button) places.add(button.getBoundingClientRect().y);
        requestAnimationFrame(look);
      };
      look();
      Object.assign(globalThis, { places });
    });
    await page.goto(`${lab.url}lab/practice.html`);
    await allHere(page);
    const places = () => [...(globalThis as unknown as { places: Set<number> }).places];
    expect(await page.evaluate(places)).toHaveLength(1);
  });

  test.each([
    ['none came', 0, /nothing to train on/],
    ['6,000 came', 9e6, /you can train on the first 6,000/],
  ])('pictures that do not come are missed in words: %s', async (_, bytes, words) => {
    const [serveFile] = lab.server.listeners('request') as RequestListener[];
    const images = readFileSync(join(lab.folder, 'data', 'train-images-idx3-ubyte.gz'));
    const breaking = createServer((request, response) => {
      if (!request.url?.includes('train-images')) return serveFile(request, response);
      response.write(images.subarray(0, bytes));
      breaking.once('break', () => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(breaking, 'listening');
    const page = await lab.openOwn({ serviceWorkers: 'block' });
    try {
      const asksForImages = page.waitForRequest(/train-images/);
      const { port } = breaking.address() as AddressInfo;
      await page.goto(`http://127.0.0.1:${port}${BASE}lab/practice.html`);
      await asksForImages;
      if (bytes > 0) await page.locator('#start:not([disabled])').waitFor();
      while (breaking.listenerCount('break') === 0) await once(breaking, 'request');
      breaking.emit('break');
      await hasText(page, '#no-data', words);
      expect(await page.locator('#start').isEnabled()).toBe(bytes > 0);
      await page.locator('.VPSidebar a[href$="/step.html"]').click();
      await page
        .locator(bytes > 0 ? '#backward' : '.live .failure:not(#no-data, [hidden])')
        .waitFor();
      await page.locator('.VPSidebar a[href$="/practice.html"]').click();
      await hasText(page, '#no-data', words);
    } finally {
      breaking.close();
    }
  });
});
