// Keeps the last part of the address in step with the stage: from the first deed of the reader on, whoever gets the address
// sees the same things at the same places. A page that was only opened keeps its short address.
import { useEffect, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { create } from 'zustand';
import type { GraphStage } from '../graph/stage.ts';
import { mark, mostInAddress } from '../state/picture.ts';
import { usePreferences } from '../state/preferences.ts';
import { useStage } from '../state/stage.ts';
import { linkTo, pictureNow } from './pictures.ts';

/** How often the stage came to rest, and whether the reader has taken it in hand. */
const useRest = create<{ readonly rests: number; readonly isTouched: boolean }>(() => ({
  rests: 0,
  isTouched: location.hash.startsWith(mark),
}));

export const noteRest = (isByReader: boolean) =>
  useRest.setState(({ rests, isTouched }) => ({ rests: rests + 1, isTouched: isTouched || isByReader }));

/** Milliseconds without anything new before the address is written. */
const calm = 300;

export function usePictureInAddress(stage: GraphStage | null): void {
  const [path] = useLocation();
  const search = useSearch();
  const { now, past, future } = useStage();
  const { rests, isTouched } = useRest();
  const language = usePreferences((preferences) => preferences.language);
  const first = useRef(language);
  const hasDone = isTouched || past.length + future.length > 0 || language !== first.current;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes, the address follows
  useEffect(() => {
    if (!stage || !hasDone || rests === 0 || now.set.nodes.size > mostInAddress) return;
    let isWanted = true;
    const timer = setTimeout(async () => {
      try {
        const link = await linkTo(await pictureNow(stage));
        if (isWanted && link !== location.href) history.replaceState(history.state, '', link);
      } catch {
        // The server does not answer: the address is written the next time.
      }
    }, calm);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [stage, hasDone, now, rests, path, search, language]);

  useEffect(() => {
    // Another picture was put into the address bar of this very page.
    const onHash = () => {
      if (location.hash.startsWith(mark)) location.reload();
    };
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
}
