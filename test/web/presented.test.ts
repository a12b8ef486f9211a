// What the benchmark of the drawing reads off a trace: when the frame that shows something was on the screen.
import { expect, it } from 'vitest';
import { readPresented, type TraceEvent } from '../../bench/helpers/presented.ts';

const mark = (name: string, ts: number): TraceEvent => ({ name, cat: 'blink.user_timing', ph: 'I', ts, pid: 1 });

/** A frame under one of the ids that Chromium uses again; without `handedOver` the page had no part in it. */
function frame(local: string, from: number, to: number, handedOver: number | null, state = 'STATE_PRESENTED_ALL') {
  const part = (name: string, ph: string, ts: number): TraceEvent => ({
    ...{ name, ph, ts, cat: 'benchmark', pid: 1, id2: { local } },
    args: { frame_reporter: { state } },
  });
  const commit = handedOver === null ? [] : [part('Commit', 'b', handedOver), part('Commit', 'e', handedOver + 10)];
  return [part('PipelineReporter', 'b', from), ...commit, part('PipelineReporter', 'e', to)];
}

const pointed = [mark('bench-moved', 10_000), mark('bench-shown', 12_000)];

it.each([
  ['nobody was found', [mark('bench-moved', 10_000), ...frame('0x1', 9_000, 30_000, 13_000)], null],
  ['no frame came', pointed, null],
  ['the page had no part in the frame', [...pointed, ...frame('0x1', 9_000, 30_000, null)], null],
  ['the frame was dropped', [...pointed, ...frame('0x1', 9_000, 30_000, 13_000, 'STATE_DROPPED')], null],
  ['the frame had gone before', [...pointed, ...frame('0x1', 9_000, 30_000, 11_000)], null],
  ['it is the next frame', [...pointed, ...frame('0x1', 9_000, 30_000, 13_000)], 20],
  [
    'an id is used twice, and frames are on their way together',
    [...pointed, ...frame('0x1', 1_000, 9_000, 3_000), ...frame('0x2', 9_500, 50_000, 14_000)].concat(
      frame('0x1', 9_400, 31_000, 13_000),
    ),
    21,
  ],
])('reads when it was presented: %s', (_, events, milliseconds) => {
  expect(readPresented(events)).toBe(milliseconds);
});
