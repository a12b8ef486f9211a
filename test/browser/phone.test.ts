// The page on a phone and on a tablet held upright: nothing is squeezed, hidden for good or out of the window.
import { expect, it } from 'vitest';
import { describePage } from '../helpers/page-tests.ts';
import { waitForStill } from '../helpers/reader.ts';

describePage('a reader on a phone', (reader) => {
  const width = (of: string) => reader.page.locator(of).evaluate((element) => element.getBoundingClientRect().width);

  it('has room to search, and the views, languages and themes behind one button', async () => {
    const { page, panel } = reader;
    await page.setViewportSize({ width: 390, height: 844 });
    await reader.open();
    expect(await width('header input')).toBeGreaterThan(170);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const views = page.getByRole('navigation', { name: 'Views' });
    expect(await views.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Views' }).click();
    await views.getByLabel('Language').selectOption('vi');
    await page.getByRole('link', { name: 'Tài liệu' }).click();
    await panel.getByRole('heading', { level: 1, name: 'Tài liệu' }).waitFor();
    expect(await page.locator('#views').isVisible(), 'it goes when something is chosen').toBe(false);
  });

  it('has the timeline behind a clock, above the sheet and within the window', async () => {
    const { page } = reader;
    await page.setViewportSize({ width: 390, height: 844 });
    await reader.open();
    const time = page.getByRole('region', { name: 'Time' });
    expect(await time.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Time', exact: true }).click();
    const box = await time.boundingBox();
    const sheet = await page.locator('#panel').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(sheet?.y ?? 0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await time.getByRole('slider', { name: 'Beginning' }).focus();
    await page.keyboard.press('End');
    await page.waitForURL('**time=**');
  });

  it('has both days of the timeline within the window, to be written and chosen', async () => {
    const { page } = reader;
    await page.setViewportSize({ width: 390, height: 844 });
    await reader.open('/?day=2026-01-31&known=2026-02-28');
    await page.getByRole('button', { name: 'Time', exact: true }).click();
    const time = page.getByRole('region', { name: 'Time' });
    const parts = await time.locator('button, input[type=text]').all();
    expect(parts.length).toBeGreaterThan(6);
    for (const part of parts) {
      const box = await part.boundingBox();
      expect(box?.x ?? -1, await part.evaluate((element) => element.outerHTML)).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(390);
    }
    await time.getByRole('textbox', { name: 'As of' }).fill('1/31/2025');
    await page.waitForURL('**day=2025-01-31**');
  });

  it('taps twice on somebody and has his neighbours, however long the page takes over the first tap', async () => {
    const { page } = reader;
    await page.setViewportSize({ width: 390, height: 844 });
    await reader.open();
    const { nodes } = await waitForStill(page);
    const target = await page.evaluate(
      (all) =>
        [...all]
          .sort((a, b) => b.size - a.size)
          .find(({ x, y, isShown }) => isShown && document.elementFromPoint(x, y)?.closest('[data-testid="stage"]')),
      nodes,
    );
    if (!target) throw new Error('nobody is in the open');
    // Called after the stage has dealt with the tap: the next one is heard of too late to be counted by the clock.
    await page.evaluate(() => {
      const beBusy = () => {
        const until = performance.now() + 500;
        while (performance.now() < until);
      };
      document.addEventListener('touchend', beBusy, { once: true });
    });
    const session = await page.context().newCDPSession(page);
    const now = Date.now() / 1000;
    const touch = (type: 'touchStart' | 'touchEnd', timestamp: number) => {
      const { x, y } = target;
      return session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchStart' ? [{ x, y }] : [],
        timestamp,
      });
    };
    for (const tap of [0, 0.16]) {
      await touch('touchStart', now + tap);
      await touch('touchEnd', now + tap + 0.04);
    }
    await page.waitForURL((address) => address.pathname.endsWith(target.id) && address.search.includes('with='));
  });

  it.each(['/', '/person/le-hoai-trung', '/table', '/query', '/review/conflicts', '/bring', '/share', '/paths'])(
    'has room for a finger on every control of %s',
    async (path) => {
      const { page, panel } = reader;
      await page.setViewportSize({ width: 390, height: 844 });
      await reader.open(path);
      await panel.locator('h1').waitFor();
      const small = await page.evaluate(() => {
        const least = 44;
        const parts = 'button, select, summary, input:not([type=range], [type=date], [type=file])';
        return [...document.querySelectorAll<HTMLElement>(`main :is(${parts}), header :is(${parts})`)].flatMap(
          (one) => {
            const control = one.closest('label') ?? one;
            if (!control.checkVisibility({ visibilityProperty: true })) return [];
            control.scrollIntoView({ block: 'center', inline: 'center' });
            const { left, top, width, height } = control.getBoundingClientRect();
            const isHit = (dy: number) => {
              const met = document.elementFromPoint(left + width / 2, top + height / 2 + dy);
              return met !== null && (control.contains(met) || met.contains(control));
            };
            const isWide = width >= least || control.matches('th *, [data-kind] *');
            return isWide && isHit(1 - least / 2) && isHit(least / 2 - 1)
              ? []
              : [`${width} × ${height} ${one.outerHTML}`];
          },
        );
      });
      expect(small).toEqual([]);
    },
  );

  it.each([390, 1280])('has what was scrolled away under the row of the buttons at %d pixels', async (wide) => {
    const { page, panel } = reader;
    await page.setViewportSize({ width: wide, height: 844 });
    await reader.open('/documents');
    await panel.locator('li a').first().waitFor();
    const close = await panel.getByRole('button', { name: 'Close' }).boundingBox();
    await panel.locator('li a').last().scrollIntoViewIfNeeded();
    await panel.and(page.locator('[data-scrolled]')).waitFor();
    const met = await page.evaluate(
      (y) =>
        document.elementFromPoint((document.querySelector('#panel h1')?.getBoundingClientRect().left ?? 0) + 20, y)?.id,
      (close?.y ?? 0) + (close?.height ?? 0) / 2,
    );
    expect(met).toBe('panel');
  });

  it.each(['/person/nobody-of-that-name', '/nowhere'])('has the card of %s below the buttons', async (path) => {
    const { page, panel } = reader;
    await page.setViewportSize({ width: 390, height: 844 });
    await reader.open(path);
    const card = await panel.locator('div:has(> p)').last().boundingBox();
    const close = await panel.getByRole('button', { name: 'Close' }).boundingBox();
    expect(card?.y ?? 0).toBeGreaterThanOrEqual((close?.y ?? Infinity) + (close?.height ?? 0) + 4);
  });

  it('has the whole above the open timeline, which takes the place of the buttons', async () => {
    const { page } = reader;
    await page.setViewportSize({ width: 390, height: 844 });
    await reader.open('/?day=2026-01-31&known=2026-02-28');
    await page.getByRole('button', { name: 'Time', exact: true }).click();
    const time = await page.getByRole('region', { name: 'Time' }).boundingBox();
    expect(await page.getByRole('button', { name: 'History' }).isVisible()).toBe(false);
    await page.waitForFunction((top) => {
      const nodes = document
        .querySelector<HTMLElement & { stage?: { read(): { nodes: { y: number }[] } } }>('[data-testid="stage"]')
        ?.stage?.read().nodes;
      return nodes?.every(({ y }) => y < top);
    }, time?.y ?? 0);
  });

  it('can lower and close a tall sheet while it is told that the server is gone', async () => {
    const { page, panel } = reader;
    await page.setViewportSize({ width: 390, height: 844 });
    await reader.open('/documents');
    await page.route('**/api/**', (route) => route.abort('connectionrefused'));
    await panel.locator('li a').first().click();
    await page.getByText('What is on the stage stays').waitFor();
    await panel.getByRole('button', { name: 'More room for the panel' }).click();
    await panel.getByRole('button', { name: 'More room for the graph' }).click({ trial: true });
    await panel.getByRole('button', { name: 'Close' }).click();
    await page.waitForURL((address) => address.pathname === '/');
  });

  const onlyPeople = () =>
    reader.page
      .getByRole('region', { name: /legend/i })
      .getByRole('button', { name: /^People/ })
      .click();

  it('has the history beside the stage, its steps above the sheet and within the window', async () => {
    const { page } = reader;
    await page.setViewportSize({ width: 390, height: 667 });
    await reader.open('/table');
    await onlyPeople();
    const history = page.getByRole('button', { name: 'History' });
    await history.click();
    const steps = page.getByRole('list').filter({ has: page.getByRole('button', { name: /^Beginning/ }) });
    const sheet = await page.locator('#panel').boundingBox();
    for (const part of [history, steps]) {
      const box = await part.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(sheet?.y ?? 0);
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(390);
    }
    const clock = await page.getByRole('button', { name: 'Time', exact: true }).boundingBox();
    expect((await steps.boundingBox())?.x).toBeGreaterThanOrEqual((clock?.x ?? Infinity) + (clock?.width ?? 0));
    await steps.getByRole('button', { name: /^Beginning/ }).click();
    await page.waitForURL((address) => address.search === '');
  });

  const parts = [
    '#panel',
    '[aria-label="Legend and filter"]',
    '[aria-label="Time"]:not(button)',
    'fieldset:has(button[aria-label="Nearer"])',
  ];
  const expectApart = async (selectors: readonly string[]) => {
    const boxes = await reader.page.evaluate(
      (all) => all.map((one) => document.querySelector(one)?.getBoundingClientRect().toJSON() as DOMRect | undefined),
      selectors,
    );
    for (const [at, a] of boxes.entries()) {
      for (const b of boxes.slice(at + 1)) {
        if (!a || !b) throw new Error(`something is not there: ${JSON.stringify(boxes)}`);
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(apart, JSON.stringify([a, b])).toBe(true);
      }
    }
  };

  it.each([
    [901, '/'],
    [901, '/table'],
    [1024, '/'],
    [1024, '/query'],
    [1100, '/table'],
    [1200, '/query'],
    [1280, '/'],
    [1280, '/query'],
    [1440, '/query'],
    [1600, '/query'],
  ])('has bar, legend, time and panel beside one another at %d pixels on %s', async (wide, path) => {
    const { page } = reader;
    await page.setViewportSize({ width: wide, height: 800 });
    await reader.open(path);
    await expectApart(parts);
    await onlyPeople();
    await page.getByRole('button', { name: 'History' }).click();
    await page.getByRole('button', { name: /^Beginning/ }).waitFor();
    await expectApart([...parts, 'fieldset ol']);
  });
});
