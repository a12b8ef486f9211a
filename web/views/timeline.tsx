// Time under the stage: how many relationships documents first state when, and a brush to look at some of it only.
import { Pause, Play, X } from 'lucide-react';
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { countByTime } from '../state/derive.ts';
import { act, type Period, useStage } from '../state/stage.ts';
import css from './timeline.module.css';
import { useWords } from './words.ts';

const stepOfPlaying = 900;

export function Timeline() {
  const { t, date, number } = useWords();
  const { set, filters } = useStage((state) => state.now);
  const bars = useMemo(() => countByTime(set), [set]);
  const track = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<readonly [number, number] | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const last = bars.length - 1;
  const chosen =
    draft ??
    indexesOf(
      filters.period,
      bars.map(({ period }) => period),
    );
  const [from, to] = chosen;

  const choose = (a: number, b: number) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const start = bars[low]?.period;
    const end = bars[high]?.period;
    setDraft(null);
    if (!start || !end) return;
    const period = low === 0 && high === last ? null : { from: start, to: end };
    const name = period ? nameOf(period, date) : t('time.all');
    act({ what: 'period', name }, ({ filters: now }) => ({ filters: { ...now, period } }));
  };

  useEffect(() => {
    if (!isPlaying) return;
    // The end of the period walks through time; at the end it stops.
    const timer = setTimeout(() => {
      const next = filters.period && to < last ? to + 1 : from;
      if (filters.period && to >= last) setPlaying(false);
      else choose(from, Math.min(last, next));
    }, stepOfPlaying);
    return () => clearTimeout(timer);
  });

  if (bars.length < 2) return null;
  const most = Math.max(...bars.map(({ relationships }) => relationships));
  const indexAt = ({ clientX }: PointerEvent) => {
    const { left, width } = track.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return Math.min(last, Math.max(0, Math.floor(((clientX - left) / width) * bars.length)));
  };
  return (
    <section className={css.timeline} aria-label={t('time.title')}>
      <div
        ref={track}
        className={css.track}
        onPointerDown={(event) => {
          if (!(event.target instanceof HTMLInputElement)) {
            event.currentTarget.setPointerCapture(event.pointerId);
            setDraft([indexAt(event), indexAt(event)]);
          }
        }}
        onPointerMove={(event) => draft && event.buttons === 1 && setDraft([draft[0], indexAt(event)])}
        onPointerUp={() => draft && choose(...draft)}
      >
        {bars.map(({ period, relationships }, at) => (
          <span
            key={period}
            className={css.bar}
            title={`${date(period)}: ${t('count.relationships', { count: relationships })}`}
            data-in={(at >= Math.min(from, to) && at <= Math.max(from, to)) || undefined}
          >
            <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">
              <rect
                x="0.8"
                width="8.4"
                y={100 - (relationships / most) * 96}
                height={relationships > 0 ? Math.max(3, (relationships / most) * 96) : 0}
              />
            </svg>
          </span>
        ))}
      </div>
      <div className={css.handles}>
        {(['from', 'to'] as const).map((end) => {
          const at = end === 'from' ? from : to;
          return (
            <input
              key={end}
              type="range"
              min={0}
              max={last}
              value={at}
              aria-label={t(`time.${end}`)}
              aria-valuetext={date(bars[at]?.period ?? '')}
              onChange={({ target }) => {
                const value = Number(target.value);
                if (end === 'from') choose(Math.min(value, to), to);
                else choose(from, Math.max(value, from));
              }}
            />
          );
        })}
      </div>
      <p className={css.words}>
        <span>{date(bars[Math.min(from, to)]?.period ?? '')}</span>
        <button
          type="button"
          aria-pressed={isPlaying}
          aria-label={t(isPlaying ? 'time.pause' : 'time.play')}
          title={t(isPlaying ? 'time.pause' : 'time.play')}
          onClick={() => {
            if (!isPlaying && (!filters.period || to >= last)) choose(0, 0);
            setPlaying(!isPlaying);
          }}
        >
          {isPlaying ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
        </button>
        {filters.period && (
          <button
            type="button"
            aria-label={t('time.all')}
            title={t('time.all')}
            onClick={() => {
              setPlaying(false);
              choose(0, last);
            }}
          >
            <X size={14} aria-hidden="true" />
          </button>
        )}
        <span>{date(bars[Math.max(from, to)]?.period ?? '')}</span>
        <span className="unseen" role="status">
          {filters.period
            ? t('time.shown', { formatted: number(countIn(bars, from, to)), count: countIn(bars, from, to) })
            : ''}
        </span>
      </p>
    </section>
  );
}

function countIn(bars: readonly { relationships: number }[], from: number, to: number): number {
  return bars.slice(from, to + 1).reduce((sum, bar) => sum + bar.relationships, 0);
}

/** Which bars the period begins and ends with; all of them where there is none. */
function indexesOf(period: Period | null, all: readonly string[]): readonly [number, number] {
  const last = all.length - 1;
  if (!period) return [0, last];
  const unit = all[0]?.length ?? 4;
  const from = all.findIndex((one) => one >= period.from.slice(0, unit));
  const to = all.findLastIndex((one) => one <= period.to);
  return [from < 0 ? last : from, Math.max(to, 0)];
}

function nameOf({ from, to }: Period, date: (iso: string) => string): string {
  return from === to ? date(from) : `${date(from)} – ${date(to)}`;
}
