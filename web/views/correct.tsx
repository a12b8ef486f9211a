// Correcting one thing: that it is the same as another, never the same, called otherwise, or several. Each asks for a
// reason and shows what it changes before anything is changed.
import { GitMerge, PenLine, Split, Unlink } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { EntityId } from '#model/ids';
import type { JudgementRequest } from '#model/judgement';
import type { EntityView, ExplanationView, NodeView } from '#model/view';
import css from './correct.module.css';
import { DocumentLine } from './document-line.tsx';
import { Judge } from './judge.tsx';
import { onEscape } from './keys.ts';
import { OnlyNow } from './only-now.tsx';
import { useGo } from './place.ts';
import { useExplanationQuery } from './queries.ts';
import { Reasons, tellReason } from './reasons.tsx';
import { SearchBox } from './search-box.tsx';
import { ShapeIcon } from './shape-icon.tsx';
import { Failure, Loading } from './states.tsx';
import { useWords } from './words.ts';

type Kind = Exclude<JudgementRequest['kind'], 'hide-fact'>;

const kinds: readonly { readonly kind: Kind; readonly Icon: typeof Split }[] = [
  { kind: 'merge', Icon: GitMerge },
  { kind: 'never-same', Icon: Unlink },
  { kind: 'rename', Icon: PenLine },
  { kind: 'split', Icon: Split },
];

export function Correct({ entity, onClose }: { entity: EntityView; onClose: () => void }) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('merge');
  const { data, error, isPending, refetch } = useExplanationQuery(entity.id);
  return (
    <section className={css.correct} aria-label={t('correct.title')} onKeyDown={onEscape(onClose)}>
      <h2>{t('correct.why')}</h2>
      {isPending && <Loading what={t('correct.loading')} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data && <Why view={data} />}
      <h2>{t('correct.title')}</h2>
      <OnlyNow>
        <fieldset className={css.kinds}>
          <legend className="unseen">{t('correct.title')}</legend>
          {kinds.map(({ kind: one, Icon }) => (
            <label key={one}>
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              <span>
                <Icon size={15} aria-hidden="true" />
                {t(`correct.${one}`)}
              </span>
            </label>
          ))}
        </fieldset>
        {kind === 'rename' ? (
          <Rename entity={entity} />
        ) : kind === 'split' ? (
          data && <Divide entity={entity} view={data} />
        ) : (
          <Pair entity={entity} kind={kind} apart={data?.apart ?? []} key={kind} />
        )}
      </OnlyNow>
    </section>
  );
}

/** Which mention was joined to which, and by what: the first stands alone, each further one with its reasons. */
function Why({ view }: { view: ExplanationView }) {
  const { t, number } = useWords();
  return (
    <>
      {view.doubtful && <p className={css.doubtful}>{t('correct.doubtful')}</p>}
      <ol className={css.members}>
        {view.members.map(({ document, local, name, joinedTo, reasons }) => (
          <li key={`${document.id} ${local}`}>
            <p lang={document.language}>{name}</p>
            {joinedTo !== null && <Reasons joining={reasons} />}
            <DocumentLine document={document} />
          </li>
        ))}
      </ol>
      {view.total > view.members.length && (
        <p className={css.more}>
          {t('filter.more', {
            count: view.total - view.members.length,
            formatted: number(view.total - view.members.length),
          })}
        </p>
      )}
    </>
  );
}

function Pair({
  entity,
  kind,
  apart,
}: {
  entity: EntityView;
  kind: 'merge' | 'never-same';
  apart: ExplanationView['apart'];
}) {
  const words = useWords();
  const { t, name, label } = words;
  const go = useGo();
  const [other, setOther] = useState<NodeView | null>(null);
  const known = apart.find(({ node }) => node.id === other?.id);
  const choose = (node: NodeView) => (
    <button type="button" className={css.candidate} onClick={() => setOther(node)}>
      <ShapeIcon label={node.type} size={13} />
      {name(node)}
      <span className={css.what}>{label(node.type)}</span>
    </button>
  );
  return (
    <div className={css.form}>
      {other ? (
        <>
          <p>
            {t(`correct.${kind}.say`, { one: name(entity), other: name(other) })}{' '}
            <button type="button" className={css.link} onClick={() => setOther(null)}>
              {t('paths.change')}
            </button>
          </p>
          {known && <Reasons joining={known.shared} parting={known.reasons} />}
        </>
      ) : (
        <>
          <SearchBox label={t('correct.other')} onChoose={(node) => node.id !== entity.id && setOther(node)} />
          {apart.length > 0 && (
            <ul aria-label={t('correct.apart')}>
              {apart.map(({ node }) => (
                <li key={node.id}>{choose(node)}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {other && (
        <Judge
          request={{ kind, entities: [entity.id, other.id] }}
          because={
            (kind === 'merge' ? known?.shared : known?.reasons)?.map((reason) => tellReason(reason, words)) ?? []
          }
          onDone={({ nodes }) => {
            const now = nodes.merged.find(({ from }) => from.some(({ id }) => id === entity.id));
            if (now && now.into.id !== entity.id) go({ kind: 'entity', id: now.into.id });
          }}
        />
      )}
    </div>
  );
}

function Rename({ entity }: { entity: EntityView }) {
  const { t, languageName } = useWords();
  const [name, setName] = useState('');
  return (
    <div className={css.form}>
      <label>
        <span>{t('correct.rename.to')}</span>
        <input
          type="text"
          value={name}
          maxLength={500}
          list="known-names"
          onChange={({ target }) => setName(target.value)}
        />
        <datalist id="known-names">
          {entity.names.map(({ form, language }) => (
            <option key={`${language} ${form}`} value={form} label={languageName(language)} />
          ))}
        </datalist>
      </label>
      {name.trim() !== '' && name.trim() !== entity.name && (
        <Judge request={{ kind: 'rename', entity: entity.id, name: name.trim() }} because={[]} />
      )}
    </div>
  );
}

function Divide({ entity, view }: { entity: EntityView; view: ExplanationView }) {
  const { t } = useWords();
  const [out, setOut] = useState<ReadonlySet<number>>(new Set());
  if (view.members.length < 2) return <p className={css.more}>{t('correct.split.one')}</p>;
  const toggle = (at: number) => {
    const next = new Set(out);
    if (!next.delete(at)) next.add(at);
    setOut(next);
  };
  const parts = view.members
    .filter((_, at) => out.has(at))
    .map(({ document, local }) => ({ document: document.id, local }));
  return (
    <div className={css.form}>
      <fieldset className={css.parts}>
        <legend>{t('correct.split.which')}</legend>
        {view.members.map(({ document, local, name }, at) => (
          <label key={`${document.id} ${local}`}>
            <input type="checkbox" checked={out.has(at)} onChange={() => toggle(at)} />
            <span>
              {name} <small>{document.title ?? document.id}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {out.size > 0 && out.size < view.members.length && (
        <Judge request={{ kind: 'split', entity: entity.id as EntityId, parts }} because={[]} />
      )}
    </div>
  );
}

/** Room for a correction that stands on its own, as for one relationship. */
export function Correction({ children }: { children: ReactNode }) {
  return <div className={css.form}>{children}</div>;
}
