// When what a page drew was on the screen: Chromium's own trace tells of every frame when the page handed it over and when
// it was presented. Frames that a page counts by itself end where its own work does, and are as long as the screen's.
import type { BrowserContext, Page } from 'playwright-core';

/** What Chromium notes, as far as it is looked at here; times in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly ts: number;
  readonly pid: number;
  readonly id2?: { readonly local?: string };
  readonly args?: { readonly frame_reporter?: { readonly state?: string } };
}

/** Where the page marks what it does, with `performance.mark`. */
export const marks = { moved: 'bench-moved', shown: 'bench-shown' } as const;

/**
 * Milliseconds from the move of the pointer to the presentation of the first frame that was handed over after the page had
 * shown what it is on; null where there was none.
 */
export function readPresented(events: readonly TraceEvent[]): number | null {
  const noted = (wanted: string) => events.find(({ name, cat }) => name === wanted && cat.includes('user_timing'))?.ts;
  const [moved, shown] = [noted(marks.moved), noted(marks.shown)];
  if (moved === undefined || shown === undefined) return null;
  const first = framesOf(events)
    .filter(({ handedOver }) => handedOver >= shown)
    .sort((a, b) => a.handedOver - b.handedOver)[0];
  return first ? (first.presented - moved) / 1000 : null;
}

interface Presented {
  /** When the main thread was done with it. */
  readonly handedOver: number;
  readonly presented: number;
}

/** The frames that a page's main thread had a part in and that came to be seen. The browser uses their ids over and over. */
function framesOf(events: readonly TraceEvent[]): Presented[] {
  const open = new Map<string, { isSeen: boolean; handedOver: number | null }>();
  const frames: Presented[] = [];
  const parts = events.filter(({ ph, id2 }) => (ph === 'b' || ph === 'e') && id2?.local !== undefined);
  for (const { name, ph, ts, pid, id2, args } of parts.sort((a, b) => a.ts - b.ts)) {
    const key = `${pid} ${id2?.local}`;
    const frame = open.get(key);
    if (name === 'Commit' && ph === 'b' && frame) frame.handedOver = ts;
    if (name !== 'PipelineReporter') continue;
    if (ph === 'b') {
      const isSeen = args?.frame_reporter?.state === 'STATE_PRESENTED_ALL';
      open.set(key, { isSeen, handedOver: null });
    } else if (frame) {
      open.delete(key);
      if (frame.isSeen && frame.handedOver !== null) frames.push({ handedOver: frame.handedOver, presented: ts });
    }
  }
  return frames;
}

/** Runs it with what Chromium notes of the page's frames meanwhile. */
export async function traceFrames(
  context: BrowserContext,
  page: Page,
  run: () => Promise<void>,
): Promise<readonly TraceEvent[]> {
  const session = await context.newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const includedCategories = ['benchmark', 'disabled-by-default-devtools.timeline.frame', 'blink.user_timing'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordUntilFull', includedCategories, excludedCategories: ['*'] },
  });
  try {
    await run();
  } finally {
    const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
  }
  return events;
}
