// The page before a made-up graph of any size, in a browser of its own.
import type { Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { startGraphServer } from './page-server.ts';
import { openPage } from './reader.ts';
import { makeDomainWorld, toGraph } from './worlds.ts';

export interface GraphPage {
  readonly page: Page;
  readonly url: string;
  close(): Promise<void>;
}

export async function openGraphPage(browserPath: string, nodes: number, edges: number): Promise<GraphPage> {
  const server = await startGraphServer(toGraph(makeDomainWorld(nodes, edges)));
  const browser = await openBrowser(browserPath);
  const page = await browser.context.newPage();
  await openPage(page, server.url);
  return {
    page,
    url: server.url,
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}
