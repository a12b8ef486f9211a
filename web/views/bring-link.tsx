// The way to the panel that brings documents in, wherever there are none or all of them.
import { FilePlus2 } from 'lucide-react';
import css from './bring-link.module.css';
import { PlaceLink } from './place-link.tsx';
import { useWords } from './words.ts';

export function BringLink() {
  const { t } = useWords();
  return (
    <PlaceLink to={{ kind: 'bring' }} className={css.bring}>
      <FilePlus2 size={16} aria-hidden="true" />
      {t('bring.title')}
    </PlaceLink>
  );
}
