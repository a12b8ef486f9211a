// The button under a list that has more than it shows.
import type { ReactNode } from 'react';
import css from './more-button.module.css';

interface MoreButtonProps {
  readonly children: ReactNode;
  readonly onMore: () => void;
  /** True while what was asked for is on its way. */
  readonly isBusy?: boolean;
}

export function MoreButton({ children, onMore, isBusy = false }: MoreButtonProps) {
  return (
    <button type="button" className={css.more} aria-disabled={isBusy} onClick={isBusy ? undefined : onMore}>
      {children}
    </button>
  );
}
