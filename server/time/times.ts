// The graph at other moments, each in a store of its own that can be asked whatever the one of now can. They are made when
// they are asked for, kept while they are asked for, and gone with what they were made from.
import type { GraphStore } from '#graph/store';
import type { Insight } from '#model/insight';
import type { Moment } from '#model/moment';
import { createInsight } from '../truth/insight.ts';

/** A store, and what takes it away. */
export interface SideStore {
  readonly store: GraphStore;
  remove(): Promise<void>;
}

export interface AtMoment {
  readonly store: GraphStore;
  readonly insight: Insight;
}

export interface Times {
  /**
   * Hands the graph at that moment to `use`, for as long as that takes. After the signal it waits no more, and what
   * nobody waits for is not made to its end.
   */
  at<T>(moment: Moment, use: (view: AtMoment) => Promise<T>, signal?: AbortSignal): Promise<T>;
  close(): Promise<void>;
}

interface View {
  readonly made: Promise<SideStore & AtMoment>;
  readonly stop: AbortController;
  isMade: boolean;
  users: number;
  isKept: boolean;
}

/** Moments that are kept: each holds a store with a process of its own. */
const most = 3;

/** Makes the graph of a moment in a store of its own; after the signal it makes it no further, and leaves nothing. */
export type MakeSideStore = (source: GraphStore, moment: Moment, signal: AbortSignal) => Promise<SideStore>;

/** Nothing is made any more after the signal. */
export function createTimes(source: GraphStore, makeSide: MakeSideStore, signal?: AbortSignal): Times {
  /** By moment and revision, that which was asked for last at the end. */
  const views = new Map<string, View>();
  let isClosed = false;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other: each is as much work as bringing all documents in. */
  function make(moment: Moment, stop: AbortSignal): Promise<SideStore & AtMoment> {
    const made = queue.then(async () => {
      if (isClosed) throw new Error('The graph at other moments is closed.');
      stop.throwIfAborted();
      const side = await makeSide(source, moment, signal ? AbortSignal.any([signal, stop]) : stop);
      return { ...side, insight: createInsight(side.store) };
    });
    queue = made.catch(() => undefined);
    return made;
  }

  function begin(moment: Moment): View {
    const stop = new AbortController();
    const view: View = { made: make(moment, stop.signal), stop, isMade: false, users: 0, isKept: true };
    view.made.then(
      () => {
        view.isMade = true;
      },
      () => undefined,
    );
    return view;
  }

  function forget(key: string): void {
    const view = views.get(key);
    views.delete(key);
    if (!view) return;
    view.isKept = false;
    if (view.users === 0) leave(view);
  }

  const leave = (view: View) => void view.made.then((made) => made.remove()).catch(() => undefined);

  return {
    async at(moment, use, gone) {
      const key = `${await source.revision()} ${moment.asOf} ${moment.knownOn}`;
      const view = views.get(key) ?? begin(moment);
      view.users++;
      views.delete(key);
      views.set(key, view);
      view.made.catch(() => views.get(key) === view && forget(key));
      for (const old of [...views.keys()].slice(0, -most)) forget(old);
      try {
        return await use(await untilAborted(view.made, gone));
      } finally {
        view.users--;
        if (view.users === 0 && !view.isMade) {
          view.stop.abort();
          if (views.get(key) === view) forget(key);
        } else if (view.users === 0 && !view.isKept) leave(view);
      }
    },
    async close() {
      isClosed = true;
      const all = [...views.values()];
      views.clear();
      for (const { stop } of all) stop.abort();
      await Promise.allSettled(all.map(async ({ made }) => (await made).remove()));
    },
  };
}

/** The promise, or the reason of the signal where that comes first. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  signal.throwIfAborted();
  let leave: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
  });
  signal.addEventListener('abort', leave);
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', leave));
}
