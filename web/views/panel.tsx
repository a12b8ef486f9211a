// The one panel: a card beside the stage, on a phone a sheet over its lower part. Escape and the cross close it.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import css from './panel.module.css';
import { useGo } from './place.ts';
import { useWords } from './words.ts';

interface PanelProps {
  readonly ref: Ref<HTMLElement>;
  readonly isWide: boolean;
  /** Room for a text and its margin. */
  readonly isReading: boolean;
  /** The panel of the first page can not be closed, only folded. */
  readonly isHome: boolean;
  readonly children: ReactNode;
}

export function Panel({ ref, isWide, isReading, isHome, children }: PanelProps) {
  const { t } = useWords();
  const go = useGo();
  const [isFolded, setFolded] = useState(false);
  const [isTall, setTall] = useState(false);
  const [isScrolled, setScrolled] = useState(false);
  return (
    <aside
      ref={ref}
      id="panel"
      tabIndex={-1}
      data-over
      className={css.panel}
      data-wide={isWide || undefined}
      data-reading={isReading || undefined}
      data-home={isHome || undefined}
      data-folded={isFolded || undefined}
      data-tall={isTall || undefined}
      data-scrolled={(isScrolled && !isFolded) || undefined}
      aria-label={t('panel.label')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !isHome && !event.defaultPrevented) go({ kind: 'stage' });
      }}
    >
      <div className={css.bar}>
        <button
          type="button"
          className={css.tall}
          aria-pressed={isTall}
          aria-label={t(isTall ? 'panel.lower' : 'panel.higher')}
          onClick={() => setTall(!isTall)}
        >
          {isTall ? <ChevronDown size={18} aria-hidden="true" /> : <ChevronUp size={18} aria-hidden="true" />}
        </button>
        {isHome ? (
          <button
            type="button"
            className={css.close}
            aria-expanded={!isFolded}
            aria-label={t(isFolded ? 'panel.unfold' : 'panel.fold')}
            onClick={() => setFolded(!isFolded)}
          >
            {isFolded ? <ChevronUp size={18} aria-hidden="true" /> : <ChevronDown size={18} aria-hidden="true" />}
          </button>
        ) : (
          <button
            type="button"
            className={css.close}
            aria-label={t('panel.close')}
            onClick={() => go({ kind: 'stage' })}
          >
            <X size={18} aria-hidden="true" />
          </button>
        )}
      </div>
      <div
        className={css.content}
        hidden={isFolded}
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop > 0)}
      >
        {children}
      </div>
    </aside>
  );
}
