// What the window is called: what is open, then the product, so that tabs and bookmarks can be told apart.
import { useEffect } from 'react';

const product = 'Mạch';

export function useTitle(open: string | null | undefined): void {
  useEffect(() => {
    if (!open) return;
    document.title = `${open} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [open]);
}
