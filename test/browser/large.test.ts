// A graph larger than a browser can move about: communities of the whole, with the best connected of them to be opened.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostOnStage } from '#model/columns';
import { type OpenBrowser, openBrowser, requireBrowser } from '../helpers/browser.ts';
import { type PageServer, startGraphServer } from '../helpers/page-server.ts';
import { openPage, readStage, waitForStill } from '../helpers/reader.ts';
import { makeDomainWorld, toGraph } from '../helpers/worlds.ts';

const browserPath = requireBrowser();
const nodes = mostOnStage.nodes + 2_000;

describe.skipIf(!browserPath)('a reader before more than a browser holds', () => {
  let server: PageServer;
  let browser: OpenBrowser;
  let page: Page;
  beforeAll(async () => {
    server = await startGraphServer(toGraph(makeDomainWorld(nodes, mostOnStage.edges + 10_000)));
    browser = await openBrowser(browserPath as string);
    page = await browser.context.newPage();
    await openPage(page, server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('sees the communities of all, with as many as are in them', async () => {
    const { regions, overlappingNames } = await waitForStill(page);
    expect(regions.length).toBeGreaterThan(5);
    const members = regions.reduce((sum, { members: own }) => sum + own, 0);
    expect(members).toBeGreaterThan(mostOnStage.nodes);
    expect(members).toBeLessThanOrEqual(nodes);
    expect(overlappingNames).toBe(0);
  });

  it('has the best connected of them on the stage', async () => {
    const { nodes: shown } = await readStage(page);
    expect(shown).toHaveLength(mostOnStage.nodes);
  });
});
