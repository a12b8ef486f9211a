// What one sees, for others: a link that lays it all out again, views kept under a name, and files.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, FileDown, Link2, Pencil, RefreshCw, Trash2, Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SavedView } from '#model/saved-view';
import type { SavedViewSummary } from '#model/view';
import { keepView, readSavedView, readViews, removeView, replaceView } from '../api/routes.ts';
import { mostInAddress } from '../state/picture.ts';
import { useStage } from '../state/stage.ts';
import { useCurrentStage } from './current-stage.ts';
import { linkTo, pictureNow } from './pictures.ts';
import { PlaceLink } from './place-link.tsx';
import { type FileFormat, fileFormats } from './share-files.ts';
import css from './share-panel.module.css';
import { Failure, Loading } from './states.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

export function SharePanel() {
  const { t } = useWords();
  useTitle(t('share.title'));
  return (
    <section className={css.share}>
      <h1>{t('share.title')}</h1>
      <ShareLink />
      <KeptViews />
      <Files />
    </section>
  );
}

function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className={css.part} aria-label={title}>
      <h2>{title}</h2>
      <p className={css.lead}>{lead}</p>
      {children}
    </section>
  );
}

/** The stage as it was drawn when the panel was left for it: a link to the panel itself would help nobody. */
async function pictureToShare() {
  const { stage } = useCurrentStage.getState();
  if (!stage) throw new Error('There is no stage.');
  const picture = await pictureNow(stage);
  return picture.path === '/share' ? { ...picture, path: '/' } : picture;
}

function ShareLink() {
  const { t } = useWords();
  const count = useStage(({ now }) => (now.isMap ? 0 : now.set.nodes.size));
  const [link, setLink] = useState('');
  const [isCopied, setCopied] = useState(false);
  const { mutate, error } = useMutation({
    mutationFn: async () => {
      const made = await linkTo(await pictureToShare());
      setLink(made);
      setCopied(false);
      await navigator.clipboard.writeText(made).then(
        () => setCopied(true),
        // Not allowed here: the link stands there to be copied by hand.
        () => {},
      );
    },
  });
  return (
    <Part title={t('share.link')} lead={t(count > mostInAddress ? 'share.tooMany' : 'share.link.lead')}>
      <button type="button" className={css.main} onClick={() => mutate()}>
        <Link2 size={16} aria-hidden="true" />
        {t('share.copy')}
      </button>
      {link && (
        <input
          className={`${css.field} ${css.link}`}
          readOnly
          aria-label={t('share.link')}
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
      <p role="status" className={css.said}>
        {isCopied && t('share.copied')}
      </p>
      {error && <Failure error={error} />}
    </Part>
  );
}

function KeptViews() {
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [removed, setRemoved] = useState<SavedView | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['views'],
    queryFn: ({ signal }) => readViews(signal),
  });
  const change = useMutation({
    mutationFn: (deed: () => Promise<unknown>) => deed(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
  });
  return (
    <Part title={t('share.views')} lead={t('share.views.lead')}>
      <form
        className={css.keep}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') return;
          change.mutate(async () => {
            await keepView(name, await pictureToShare());
            // What was typed meanwhile is the name of the next one.
            setName((now) => (now === name ? '' : now));
          });
        }}
      >
        <input
          className={css.field}
          aria-label={t('share.name')}
          placeholder={t('share.name')}
          maxLength={200}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <button type="submit" className={css.main} disabled={name.trim() === '' || change.isPending}>
          {t('share.keep')}
        </button>
      </form>
      {change.error && <Failure error={change.error} />}
      {removed && (
        <p className={css.removed} role="status">
          {t('share.removed', { name: removed.name })}
          <button
            type="button"
            className={css.back}
            onClick={() =>
              change.mutate(async () => {
                await replaceView(removed.id, removed.name, removed.picture);
                setRemoved(null);
              })
            }
          >
            <Undo2 size={14} aria-hidden="true" />
            {t('share.putBack')}
          </button>
        </p>
      )}
      {isPending && <Loading what={t('share.loading')} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.views.length === 0 && !removed && <p className={css.none}>{t('share.none')}</p>}
      <ul className={css.views}>
        {data?.views.map((view) => (
          <KeptView
            key={view.id}
            view={view}
            onChange={change.mutate}
            onRemove={() => change.mutate(async () => setRemoved(await removeView(view.id)))}
          />
        ))}
      </ul>
    </Part>
  );
}

interface KeptViewProps {
  readonly view: SavedViewSummary;
  readonly onChange: (deed: () => Promise<unknown>) => void;
  readonly onRemove: () => void;
}

function KeptView({ view: { id, name, changed, things }, onChange, onRemove }: KeptViewProps) {
  const { t, date, number } = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const action = (label: string, icon: ReactNode, run: () => void) => (
    <button type="button" className={css.deed} aria-label={`${label}: ${name}`} title={label} onClick={run}>
      {icon}
    </button>
  );
  const rename = () => {
    if (draft === null) return;
    const wanted = draft.trim();
    setDraft(null);
    if (wanted === '' || wanted === name) return;
    onChange(async () => replaceView(id, wanted, (await readSavedView(id)).picture));
  };
  if (draft !== null) {
    return (
      <li>
        <form
          className={css.keep}
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: whoever asks for another name writes it next
            autoFocus
            className={css.field}
            aria-label={t('share.rename')}
            value={draft}
            maxLength={200}
            onChange={({ target }) => setDraft(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              setDraft(null);
            }}
          />
          <button type="submit" className={css.main}>
            <Check size={16} aria-hidden="true" />
            <span className="unseen">{t('share.rename')}</span>
          </button>
        </form>
      </li>
    );
  }
  return (
    <li>
      <div className={css.view}>
        <PlaceLink to={{ kind: 'view', id }}>{name}</PlaceLink>
        <p>
          {date(changed.slice(0, 10))} ·{' '}
          {things === null ? t('command.home') : t('count.things', { count: things, formatted: number(things) })}
        </p>
      </div>
      {action(t('share.rename'), <Pencil size={15} aria-hidden="true" />, () => setDraft(name))}
      {action(t('share.overwrite'), <RefreshCw size={15} aria-hidden="true" />, () =>
        onChange(async () => replaceView(id, name, await pictureToShare())),
      )}
      {action(t('share.remove'), <Trash2 size={15} aria-hidden="true" />, onRemove)}
    </li>
  );
}

function Files() {
  const words = useWords();
  const { t, number } = words;
  const [title, setTitle] = useState('');
  const [progress, setProgress] = useState<readonly [number, number] | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const { mutate, error, isPending } = useMutation({
    mutationFn: async ({ make }: FileFormat) => {
      const { stage } = useCurrentStage.getState();
      if (!stage) return;
      running.current?.abort();
      running.current = new AbortController();
      const onProgress = (done: number, all: number) => setProgress([done, all]);
      await make({ stage, words, title: title.trim() || 'Mạch', onProgress, signal: running.current.signal });
    },
    onSettled: () => setProgress(null),
  });
  return (
    <Part title={t('share.files')} lead={t('share.files.lead')}>
      <label className={css.title}>
        {t('share.fileTitle')}
        <input
          className={css.field}
          value={title}
          maxLength={120}
          placeholder="Mạch"
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      <ul>
        {fileFormats.map((format) => (
          <li key={format.id}>
            <button type="button" className={css.file} disabled={isPending} onClick={() => mutate(format)}>
              <FileDown size={16} aria-hidden="true" />
              <strong>{format.name}</strong>
              <span>{t(`file.${format.id}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className={css.said}>
        {progress && t('share.progress', { done: number(progress[0]), all: number(progress[1]) })}
      </p>
      {error && <Failure error={error} />}
    </Part>
  );
}
