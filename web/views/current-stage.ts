// The stage that is drawn at the moment, for commands that do not come from the stage itself.
import { create } from 'zustand';
import type { GraphStage } from '../graph/stage.ts';

export const useCurrentStage = create<{ readonly stage: GraphStage | null }>(() => ({ stage: null }));
