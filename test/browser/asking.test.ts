// A reader asks in Cypher: with the editor's help, from the keyboard, and with the answer on the stage.
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { readStage } from '../helpers/reader.ts';

describePage('a reader who asks in Cypher', (reader) => {
  const editor = () => reader.page.locator('.cm-content');
  const box = () => reader.page.getByRole('textbox', { name: 'Cypher query' });

  async function openEditor(): Promise<void> {
    await reader.open('/query');
    await editor().waitFor();
  }

  /** Puts this in place of what is there, as by hand. */
  async function write(text: string): Promise<void> {
    await editor().focus();
    await reader.page.keyboard.press('Control+a');
    await reader.page.keyboard.press('Delete');
    await reader.page.keyboard.insertText(text);
  }

  const marked = () => reader.page.locator('.cm-lintRange-error');

  it('is shown the place of a mistake, the unknown word, and nothing once it is mended', async () => {
    const { page, panel } = reader;
    await openEditor();
    await write('MATCH (p:Person RETURN p');
    await page.keyboard.press('Control+Enter');
    await panel
      .getByRole('alert')
      .getByText(/line 1, column 1[678]/)
      .waitFor();
    expect(await marked().textContent()).toBe('RETURN');
    await write('MATCH (p:Person)\nRETURN shout(p.name) AS x');
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(
      () =>
        document.querySelector('[data-testid="editor"]')?.shadowRoot?.querySelector('.cm-lintRange-error')
          ?.textContent === 'shout',
    );
    await write('MATCH (p:Person) RETURN toUpper(p.name) AS x LIMIT 2');
    await page.keyboard.press('Control+Enter');
    await panel.getByRole('columnheader', { name: 'x' }).waitFor();
    expect(await marked().count()).toBe(0);
  });

  it('replaces marked words at once, before the editor has heard what is selected', async () => {
    const { page, panel } = reader;
    await openEditor();
    await write('MATCH (p:Person RETURN p');
    await page.keyboard.press('Control+Enter');
    await panel.getByRole('alert').waitFor();
    await marked().waitFor();
    // Browsers carry the looks of what is replaced over as an inline style, which the policy refuses.
    await editor().evaluate((content) => {
      document.addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), { capture: true });
      (content as HTMLElement).focus();
      getSelection()?.selectAllChildren(content);
    });
    await page.keyboard.insertText('RETURN 1 AS one');
    await page.waitForFunction(
      () =>
        document.querySelector('[data-testid="editor"]')?.shadowRoot?.querySelector('.cm-content')?.textContent ===
        'RETURN 1 AS one',
    );
    await page.keyboard.press('Control+Enter');
    await panel.getByRole('columnheader', { name: 'one' }).waitFor();
  });

  it('keeps every letter in its place, also of a hand that is faster than the page', async () => {
    await openEditor();
    await write('RETURN ');
    const letters = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);
    const kept = await editor().evaluate(async (content, all) => {
      const channel = new MessageChannel();
      const turn = () =>
        new Promise((resolve) => {
          channel.port1.onmessage = resolve;
          channel.port2.postMessage(null);
        });
      // Long tasks between the letters: what the page has to do about a letter comes after the next.
      for (const letter of all) {
        document.execCommand('insertText', false, letter);
        for (const end = performance.now() + 4; performance.now() < end; );
        await turn();
      }
      return content.textContent;
    }, letters);
    expect(kept).toBe(`RETURN ${letters}`);
  });

  it('is offered labels, types, properties, offices and functions, and takes them by keys', async () => {
    const { page } = reader;
    await openEditor();
    const offered = page.locator('.cm-tooltip-autocomplete');
    const takes = async (typed: string, option: string) => {
      await page.keyboard.type(typed, { delay: 5 });
      await offered.getByRole('option').first().getByText(option, { exact: true }).waitFor();
      await page.keyboard.press('Tab');
      await offered.waitFor({ state: 'detached' });
    };
    await write('');
    await takes('MATCH (p:Per', 'Person');
    await takes(')-[r:HOLDS', 'HOLDS_ROLE');
    await takes(']->(c:PartyC', 'PartyCommittee');
    await takes(') WHERE r.rol', 'role');
    await page.keyboard.type(' = ');
    await takes("'secr", 'secretary');
    await page.keyboard.press('End');
    await takes(' RETURN toUpp', 'toUpper');
    await page.keyboard.type('p.name');
    await page.keyboard.press('End');
    await page.keyboard.type(' AS name');
    await page.keyboard.press('Control+Enter');
    await reader.panel.getByRole('columnheader', { name: 'name' }).waitFor();
    const query = ((await editor().textContent()) ?? '').replace(/\s+/g, ' ').trim();
    expect(query).toContain("MATCH (p:Person)-[r:HOLDS_ROLE]->(c:PartyCommittee) WHERE r.role = 'secretary'");
    // What was asked stands in the address, and whoever opens it sees the rows.
    await page.waitForURL('**ask=MATCH**');
    await page.reload();
    await reader.panel.getByRole('columnheader', { name: 'name' }).waitFor();
    await reader.panel.getByLabel('Asked before').selectOption({ index: 1 });
    expect(((await editor().textContent()) ?? '').replace(/\s+/g, ' ').trim()).toBe(query);
  });

  it('puts what was found on the stage, and takes it back', async () => {
    const { page, panel } = reader;
    await openEditor();
    const before = (await readStage(page)).nodes.length;
    await write('MATCH (p:Person)-[r:CHAIRED]->(c:Conference) RETURN p, r, c LIMIT 4');
    await page.keyboard.press('Control+Enter');
    await panel.getByRole('button', { name: /on the stage/ }).click();
    await page.getByRole('button', { name: 'Undo' }).and(page.locator(':enabled')).waitFor();
    const { nodes } = await readStage(page);
    expect(nodes.length).toBeGreaterThan(1);
    expect(nodes.length).toBeLessThanOrEqual(8);
    expect(new Set(nodes.map(({ id }) => id.split('/')[0]))).toEqual(new Set(['person', 'conference']));
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction((count) => {
      const host = document.querySelector<HTMLElement & { stage?: { places(): { ids: string[] } } }>(
        '[data-testid="stage"]',
      );
      return host?.stage?.places().ids.length === count;
    }, before);
  });

  it('starts from a question of the product, gives its values, is told of the limit, and stops what runs', async () => {
    const { page, panel } = reader;
    await openEditor();
    await panel.getByLabel('Questions of Mạch').selectOption('best-connected');
    await panel.getByLabel('$limit').fill('3');
    await panel.getByRole('button', { name: /Run/ }).click();
    await panel.getByText('3 rows').waitFor();
    await write('UNWIND range(1, 3000) AS x RETURN x');
    await page.keyboard.press('Control+Enter');
    await panel.getByText('There are more rows than this server gives at once.').waitFor();
    // An answer that takes its time: it is held back until it has been stopped.
    await page.route('**/api/cypher', () => {});
    await panel.getByRole('button', { name: /Run/ }).click();
    await panel.getByRole('button', { name: 'Stop' }).click();
    await panel.getByText('Stopped.').waitFor();
    await panel.getByRole('button', { name: /Run/ }).waitFor();
    await page.unroute('**/api/cypher');
  });

  it('is never stuck in the editor, and its keys are not those of the page', async () => {
    const { page } = reader;
    await openEditor();
    await write('RETURN 1 AS v');
    await page.keyboard.type('/?v');
    await page.keyboard.press('Escape');
    await box().waitFor();
    expect(await editor().textContent()).toContain('/?v');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Run/);
  });
});
