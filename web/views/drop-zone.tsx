// Files may be dropped anywhere on the page: they are taken to where documents are brought in.
import { Upload } from 'lucide-react';
import { useEffect, useState } from 'react';
import css from './drop-zone.module.css';
import { useGo } from './place.ts';
import { takeDropped } from './take-files.ts';
import { useWords } from './words.ts';

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

export function DropZone() {
  const { t } = useWords();
  const go = useGo();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer || !hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void takeDropped(event.dataTransfer).then(() => go({ kind: 'bring' }));
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [go]);
  if (!isOver) return null;
  return (
    <div className={css.over}>
      <p>
        <Upload size={28} aria-hidden="true" />
        {t('bring.drop')}
      </p>
    </div>
  );
}
