// Draws a stage anew when the theme changes, be it by the reader or by the system: it reads its colours from the tokens.
import { useEffect } from 'react';
import type { GraphStage } from '../graph/stage.ts';
import { usePreferences } from '../state/preferences.ts';

export function useThemedStage(stage: GraphStage | null): void {
  const tokens = usePreferences(({ theme, contrast }) => `${theme} ${contrast}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the tokens that the stage reads
  useEffect(() => stage?.restyle(), [stage, tokens]);
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const restyle = () => stage?.restyle();
    dark.addEventListener('change', restyle);
    return () => dark.removeEventListener('change', restyle);
  }, [stage]);
}
