// Time under the stage: how many relationships documents first state when, a brush to look at some of it only, or one
// day as of which things are shown.
import { CalendarCheck, Clock, Pause, Play, X } from 'lucide-react';
import { type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { lastDayOf } from '#model/dates';
import { countByTime } from '../state/derive.ts';
import type { Filters, Period } from '../state/filters.ts';
import { act, type Named, useStage } from '../state/stage.ts';
import { DateField } from './date-field.tsx';
import { KnownOn } from './known-on.tsx';
import css from './timeline.module.css';
import { useWords } from './words.ts';

const stepOfPlaying = 900;

const setTime = (name: Named, time: Partial<Pick<Filters, 'period' | 'day'>>) =>
  act({ what: 'period', name }, ({ filters }) => ({ filters: { ...filters, period: null, day: null, ...time } }));

export function Timeline() {
  const { t, date, number } = useWords();
  const { set, filters } = useStage((state) => state.now);
  const bars = useMemo(() => countByTime(set), [set]);
  const track = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<readonly [number, number] | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  /** Of a small window, where it has no place of its own. */
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const last = bars.length - 1;
  const isAsOf = filters.day !== null;
  const periods = bars.map(({ period }) => period);
  const [from, to] = draft ?? indexesOf(filters, periods);

  const choose = (a: number, b: number) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const start = bars[low]?.period;
    const end = bars[high]?.period;
    setDraft(null);
    if (!start || !end) return;
    if (isAsOf) chooseDay(lastDayOf(bars[b]?.period ?? end));
    else if (low === 0 && high === last) chooseAll();
    else setTime((speech) => nameOf({ from: start, to: end }, speech.date), { period: { from: start, to: end } });
  };
  const chooseDay = (day: string) => setTime((speech) => speech.t('time.asOf', { date: speech.date(day) }), { day });
  const chooseAll = () => setTime((speech) => speech.t('time.all'), {});

  useEffect(() => {
    if (!isPlaying) return;
    // The end of the period walks through time; at the end it stops.
    const timer = setTimeout(() => {
      if (to >= last) setPlaying(false);
      else choose(isAsOf ? to + 1 : from, to + 1);
    }, stepOfPlaying);
    return () => clearTimeout(timer);
  });

  const known = <KnownOn latest={filters.day ?? (bars.length > 0 ? lastDayOf(bars[last]?.period ?? '') : '')} />;
  if (bars.length < 2) {
    if (filters.knownOn === null) return null;
    return (
      <section id="timeline" className={css.timeline} data-over data-open="true" aria-label={t('time.title')}>
        <div className={css.words}>{known}</div>
      </section>
    );
  }
  const most = Math.max(...bars.map(({ relationships }) => relationships));
  const indexAt = ({ clientX }: PointerEvent) => {
    const { left, width } = track.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return Math.min(last, Math.max(0, Math.floor(((clientX - left) / width) * bars.length)));
  };
  const isNarrowed = filters.period !== null || isAsOf;
  const shown = bars.slice(from, to + 1).reduce((sum, bar) => sum + bar.relationships, 0);
  return (
    <>
      <button
        type="button"
        className={css.open}
        data-over
        aria-expanded={isOpen}
        aria-label={t('time.title')}
        data-narrowed={isNarrowed || undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Clock size={18} aria-hidden="true" />
      </button>
      <section
        id="timeline"
        className={css.timeline}
        data-over
        data-open={isOpen || undefined}
        aria-label={t('time.title')}
      >
        <div
          ref={track}
          className={css.track}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            setDraft([isAsOf ? 0 : indexAt(event), indexAt(event)]);
          }}
          onPointerMove={(event) => draft && event.buttons === 1 && setDraft([draft[0], indexAt(event)])}
          onPointerUp={() => draft && choose(isAsOf ? draft[1] : draft[0], draft[1])}
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
          {(isAsOf ? (['to'] as const) : (['from', 'to'] as const)).map((end) => {
            const at = end === 'from' ? from : to;
            return (
              <input
                key={end}
                type="range"
                min={0}
                max={last}
                value={at}
                aria-label={isAsOf ? t('time.day') : t(`time.${end}`)}
                aria-valuetext={date(isAsOf ? (filters.day ?? '') : (bars[at]?.period ?? ''))}
                onChange={({ target }) => {
                  const value = Number(target.value);
                  if (isAsOf) choose(value, value);
                  else if (end === 'from') choose(Math.min(value, to), to);
                  else choose(from, Math.max(value, from));
                }}
              />
            );
          })}
        </div>
        <div className={css.words}>
          {isAsOf ? (
            <span className={css.day}>
              <label htmlFor={id}>{t('time.day')}</label>
              <DateField id={id} day={filters.day} onDay={(day) => day && chooseDay(day)} />
            </span>
          ) : (
            <span>{date(bars[Math.min(from, to)]?.period ?? '')}</span>
          )}
          <button
            type="button"
            aria-pressed={isPlaying}
            aria-label={t(isPlaying ? 'time.pause' : 'time.play')}
            title={t(isPlaying ? 'time.pause' : 'time.play')}
            onClick={() => {
              if (!isPlaying && (!isNarrowed || to >= last)) choose(0, 0);
              setPlaying(!isPlaying);
            }}
          >
            {isPlaying ? <Pause size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
          </button>
          <button
            type="button"
            aria-pressed={isAsOf}
            aria-label={t('time.byDay')}
            title={t('time.byDay')}
            onClick={() => {
              setPlaying(false);
              if (isAsOf) chooseAll();
              else chooseDay(lastDayOf(bars[to]?.period ?? ''));
            }}
          >
            <CalendarCheck size={14} aria-hidden="true" />
          </button>
          {known}
          {isNarrowed && (
            <button
              type="button"
              aria-label={t('time.all')}
              title={t('time.all')}
              onClick={() => {
                setPlaying(false);
                chooseAll();
              }}
            >
              <X size={14} aria-hidden="true" />
            </button>
          )}
          <span className={css.end}>{isAsOf ? '' : date(bars[Math.max(from, to)]?.period ?? '')}</span>
          <span className="unseen" role="status">
            {isNarrowed ? t('time.shown', { formatted: number(shown), count: shown }) : ''}
          </span>
        </div>
      </section>
    </>
  );
}

/** Which bars the time begins and ends with; all of them where there is none. */
function indexesOf({ period, day }: Filters, all: readonly string[]): readonly [number, number] {
  const last = all.length - 1;
  const unit = all[0]?.length ?? 4;
  const indexOf = (end: string) =>
    Math.max(
      0,
      all.findLastIndex((one) => one <= end),
    );
  if (day !== null) return [0, indexOf(day.slice(0, unit))];
  if (!period) return [0, last];
  const from = all.findIndex((one) => one >= period.from.slice(0, unit));
  return [from < 0 ? last : from, indexOf(period.to)];
}

function nameOf({ from, to }: Period, date: (iso: string) => string): string {
  return from === to ? date(from) : `${date(from)} – ${date(to)}`;
}
