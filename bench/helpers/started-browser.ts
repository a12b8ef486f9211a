// A browser that has started: for a second or two it makes its own menus and boxes ready, which takes the cores that a page
// would be measured on.
import type { BrowserContext } from 'playwright-core';

/** A browser is at rest when its processes have used less than this of a core, twice in a row. */
const atRest = 0.1;
const between = 250;
const longest = 30_000;

/** Waits until all processes of the browser rest; no longer than half a minute, on a machine where they never do. */
export async function waitForStart(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('This browser tells nothing of its processes.');
  const usedUntilNow = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const end = Date.now() + longest;
  let last = { at: Date.now(), used: await usedUntilNow() };
  for (let rests = 0; rests < 2 && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, between));
    const now = { at: Date.now(), used: await usedUntilNow() };
    const share = ((now.used - last.used) * 1000) / (now.at - last.at);
    rests = share < atRest ? rests + 1 : 0;
    last = now;
  }
  await session.detach();
}
