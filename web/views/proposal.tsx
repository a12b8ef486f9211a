// A change that is looked at before it is made: asked for, shown as a list and in colour on the stage, then applied or
// dropped. Both ways take their time in the open, and can be stopped.
import { useQueryClient } from '@tanstack/react-query';
import { Check, Square, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DocumentResult } from '#model/change';
import type { ChangesView } from '#model/view';
import { isNoChange, previewOf } from '../state/changes.ts';
import { takeOver, useStage } from '../state/stage.ts';
import { ChangeList } from './change-list.tsx';
import { titleOfId } from './document-title.ts';
import { onEscape } from './keys.ts';
import css from './proposal.module.css';
import { Failure, Loading } from './states.tsx';
import { useWords } from './words.ts';

export interface Outcome {
  readonly changes: ChangesView;
  /** What became of each document, where the change is about documents. */
  readonly documents?: readonly DocumentResult[];
  /** True where it was stopped before the end; what is in `changes` was made all the same. */
  readonly isStopped?: boolean;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Does it, or with `dryRun` only tells what it would do. */
export type Doing = (
  dryRun: boolean,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
) => Promise<Outcome>;

interface ProposalProps {
  readonly doing: Doing;
  /** What the button says that makes the change. */
  readonly verb: string;
  /** What it is good for where nothing changes now. */
  readonly inTime?: string | undefined;
  readonly onDrop: () => void;
  /** Called when the change was made, before the page asks for everything anew. */
  readonly onDone?: (outcome: Outcome) => void;
  /** Shown after that, where the reader is still here. */
  readonly children?: (outcome: Outcome) => ReactNode;
}

type Phase =
  | { readonly kind: 'looking' | 'applying'; readonly progress: Progress | null }
  | { readonly kind: 'seen' | 'done'; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly error: unknown };

export function Proposal({ doing, verb, inTime, onDrop, onDone, children }: ProposalProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [phase, setPhase] = useState<Phase>({ kind: 'looking', progress: null });
  const running = useRef<AbortController | null>(null);

  const run = async (dryRun: boolean) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const kind = dryRun ? 'looking' : 'applying';
    setPhase({ kind, progress: null });
    try {
      const onProgress = (progress: Progress) => setPhase({ kind, progress });
      const outcome = await doing(dryRun, { signal: controller.signal, onProgress });
      if (running.current !== controller) return;
      setPhase({ kind: dryRun ? 'seen' : 'done', outcome });
      if (dryRun) useStage.setState({ preview: previewOf(outcome.changes) });
      else {
        takeOver(outcome.changes);
        onDone?.(outcome);
        await client.invalidateQueries();
      }
    } catch (error) {
      if (running.current !== controller) return;
      if (!controller.signal.aborted) setPhase({ kind: 'failed', error });
      // Whether it was made before it was stopped is seen by looking once more.
      else if (!dryRun) void run(true);
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each thing to do
  useEffect(() => {
    void run(true);
    return () => {
      running.current?.abort();
      running.current = null;
      useStage.setState({ preview: null });
    };
  }, [doing]);

  // It may begin below what is in view.
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (phase.kind === 'seen') section.current?.scrollIntoView({ block: 'nearest' });
  }, [phase.kind]);

  const shown = () => {
    switch (phase.kind) {
      case 'looking':
      case 'applying': {
        const { progress } = phase;
        return (
          <div className={css.running}>
            <Loading what={t(`proposal.${phase.kind}`)} />
            {progress && progress.total > 1 && (
              <>
                <progress
                  value={progress.done}
                  max={progress.total}
                  aria-label={t('proposal.progress', { done: progress.done, total: progress.total })}
                />
                <p>{t('proposal.progress', { done: progress.done, total: progress.total })}</p>
              </>
            )}
            <button
              type="button"
              className={css.plain}
              onClick={() => {
                running.current?.abort();
                if (phase.kind === 'looking') onDrop();
              }}
            >
              <Square size={13} aria-hidden="true" />
              {t('proposal.stop')}
            </button>
          </div>
        );
      }
      case 'failed':
        return (
          <>
            <Failure error={phase.error} onRetry={() => void run(true)} />
            <div className={css.actions}>
              <button type="button" className={css.plain} onClick={onDrop}>
                <X size={15} aria-hidden="true" />
                {t('proposal.drop')}
              </button>
            </div>
          </>
        );
      case 'seen': {
        const isNothing = isNoChange(phase.outcome.changes);
        return (
          <div className={css.seen}>
            <Documents outcome={phase.outcome} />
            {isNothing ? (
              <p className={css.none}>
                {t('proposal.nothing')} {inTime}
              </p>
            ) : (
              <ChangeList changes={phase.outcome.changes} />
            )}
            <div className={css.actions}>
              <button type="button" className={css.apply} onClick={() => void run(false)}>
                <Check size={15} aria-hidden="true" />
                {verb}
              </button>
              <button type="button" className={css.plain} onClick={onDrop}>
                <X size={15} aria-hidden="true" />
                {t('proposal.drop')}
              </button>
            </div>
          </div>
        );
      }
      case 'done':
        return (
          <div className={css.seen} role="status">
            {phase.outcome.isStopped && <p className={css.none}>{t('proposal.stopped')}</p>}
            <Documents outcome={phase.outcome} />
            {children?.(phase.outcome)}
          </div>
        );
    }
  };
  return (
    <section
      ref={section}
      className={css.proposal}
      aria-label={t('proposal.title')}
      onKeyDown={phase.kind === 'applying' || phase.kind === 'done' ? undefined : onEscape(onDrop)}
    >
      {shown()}
    </section>
  );
}

/** What becomes of each document, those that failed with the reason. */
function Documents({ outcome: { documents = [] } }: { outcome: Outcome }) {
  const { t } = useWords();
  if (documents.length === 0) return null;
  return (
    <ul className={css.documents}>
      {documents.map(({ id, outcome, reason }) => (
        <li key={id} data-outcome={outcome}>
          <span>{titleOfId(id, t)}</span>
          <span>{t(`outcome.${outcome}`)}</span>
          {outcome === 'failed' && reason && <p lang="en">{reason}</p>}
        </li>
      ))}
    </ul>
  );
}
