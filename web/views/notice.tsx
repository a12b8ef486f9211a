// A word on what was just done, for a few seconds, and read aloud.
import { useEffect } from 'react';
import { create } from 'zustand';
import css from './notice.module.css';

const useNotice = create<{ readonly text: string }>(() => ({ text: '' }));
const shownFor = 7_000;

export const tell = (text: string) => useNotice.setState({ text });

export function Notice() {
  const text = useNotice((state) => state.text);
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => tell(''), shownFor);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className={css.notice} role="status" data-shown={text !== '' || undefined}>
      {text}
    </p>
  );
}
