/** The Chromium of this machine, if it has one: Debian's `chromium`, Chrome, or CHROMIUM_PATH. */

import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const places = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** What drives it, playwright-core, ends the process under Node 18. */
const isDriven = Number.parseInt(process.versions.node, 10) >= 20;

export const chromiumPath = isDriven
  ? places.find((place) => place !== '' && existsSync(place))
  : undefined;

if (isDriven && !chromiumPath && process.env.REQUIRE_CHROMIUM) {
  throw new Error('REQUIRE_CHROMIUM is set, but there is no Chromium: apt-get install chromium');
}

/** In a container there is no user for its sandbox. */
export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}
