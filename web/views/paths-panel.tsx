// How two entities hang together: the shortest paths and the next best, each step with its sentences, ready to cite.
import { useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Ban, Copy, X } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { EntityId } from '#model/ids';
import { labels, relationshipTypes } from '#model/ontology';
import type { EdgeView, NodeView, PathsView, PathView } from '#model/view';
import type { PathQuestion } from '../api/routes.ts';
import { readEvidence } from '../api/routes.ts';
import type { PathConditions } from '../state/places.ts';
import { bring, useStage } from '../state/stage.ts';
import { citePath } from './cite.ts';
import { DateField } from './date-field.tsx';
import { EvidenceList } from './evidence-list.tsx';
import css from './paths-panel.module.css';
import { useGo } from './place.ts';
import { PlaceLink } from './place-link.tsx';
import { useEntityQuery, usePathsQuery } from './queries.ts';
import { SearchBox } from './search-box.tsx';
import { ShapeIcon } from './shape-icon.tsx';
import { Failure, Loading, Nothing } from './states.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

/** A node of higher degree joins nearly everything with everything. */
const usualHub = 25;

interface PathsProps {
  readonly from: EntityId | null;
  readonly to: EntityId | null;
  readonly but: PathConditions;
}

export function PathsPanel({ from, to, but }: PathsProps) {
  const { t } = useWords();
  const go = useGo();
  useTitle(t('paths.title'));
  const key = JSON.stringify([from, to, but]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same question however often the address is read
  const question = useMemo(() => (from && to && from !== to ? toQuestion(from, to, but) : null), [key]);
  const { data, error, isPending, refetch } = usePathsQuery(question);
  const change = (changes: Partial<PathConditions>) =>
    go({ kind: 'paths', from, to, but: { ...but, ...changes } }, { replace: true });
  return (
    <section className={css.paths}>
      <h1>{t('paths.title')}</h1>
      <End label={t('paths.from')} id={from} onChange={(id) => go({ kind: 'paths', from: id, to, but })} />
      <End label={t('paths.to')} id={to} onChange={(id) => go({ kind: 'paths', from, to: id, but })} />
      <Conditions but={but} onChange={change} />
      {!question && <p className={css.hint}>{t('paths.hint')}</p>}
      {question && isPending && <Loading what={t('paths.looking')} />}
      {question && error && <Failure error={error} onRetry={() => void refetch()} />}
      {question && data && data.paths.length === 0 && (
        <Nothing title={t('paths.none')}>
          <p>{t('paths.none.try')}</p>
        </Nothing>
      )}
      {question && data && data.paths.length > 0 && (
        <Found
          view={data}
          key={JSON.stringify(question)}
          onAvoid={(node) => change({ without: [...but.without, node.id] })}
          isEnd={(id) => id === from || id === to}
        />
      )}
    </section>
  );
}

function toQuestion(from: EntityId, to: EntityId, but: PathConditions): PathQuestion {
  const { hub, sources, until, without, withoutLabels, types } = but;
  return {
    from,
    to,
    sources,
    ...(hub ? { hub } : {}),
    ...(until ? { until } : {}),
    ...(without.length > 0 ? { without } : {}),
    ...(withoutLabels.length > 0 ? { withoutLabels } : {}),
    ...(types.length > 0 ? { types } : {}),
  };
}

interface ConditionsProps {
  readonly but: PathConditions;
  readonly onChange: (changes: Partial<PathConditions>) => void;
}

function Conditions({ but, onChange }: ConditionsProps) {
  const { t, labels: plural, relationship } = useWords();
  const { hub, sources, until, without, withoutLabels, types } = but;
  const untilId = useId();
  const toggled = <Value,>(list: readonly Value[], value: Value) =>
    list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
  return (
    <fieldset className={css.conditions}>
      <legend className="unseen">{t('paths.conditions')}</legend>
      <label>
        <input
          type="checkbox"
          checked={hub !== null}
          onChange={() => onChange({ hub: hub === null ? usualHub : null })}
        />
        {t('paths.withoutHubs', { count: hub ?? usualHub })}
      </label>
      <label>
        {t('paths.sources')}
        <select value={sources} onChange={({ target }) => onChange({ sources: Number(target.value) })}>
          {[...new Set([1, 2, 3, 5, sources])]
            .sort((a, b) => a - b)
            .map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
        </select>
      </label>
      <span className={css.until}>
        <label htmlFor={untilId}>{t('paths.until')}</label>
        <DateField id={untilId} day={until} onDay={(day) => onChange({ until: day })} />
      </span>
      <details open={withoutLabels.length + types.length > 0}>
        <summary>{t('paths.kinds')}</summary>
        <p>{t('paths.notThrough')}</p>
        <ul>
          {labels.map((label) => (
            <li key={label}>
              <label>
                <input
                  type="checkbox"
                  checked={withoutLabels.includes(label)}
                  onChange={() => onChange({ withoutLabels: toggled(withoutLabels, label) })}
                />
                {plural(label)}
              </label>
            </li>
          ))}
        </ul>
        <p>{t('paths.onlyBy')}</p>
        <ul>
          {relationshipTypes.map((type) => (
            <li key={type}>
              <label>
                <input
                  type="checkbox"
                  checked={types.includes(type)}
                  onChange={() => onChange({ types: toggled(types, type) })}
                />
                {relationship(type)}
              </label>
            </li>
          ))}
        </ul>
      </details>
      {without.map((id) => (
        <Avoided key={id} id={id} onAgain={() => onChange({ without: without.filter((one) => one !== id) })} />
      ))}
    </fieldset>
  );
}

/** One that no way may pass, to be allowed again. */
function Avoided({ id, onAgain }: { id: EntityId; onAgain: () => void }) {
  const { t, name } = useWords();
  const { data } = useEntityQuery(id);
  const shown = data ? name(data) : id;
  return (
    <button type="button" className={css.without} aria-label={t('paths.again', { name: shown })} onClick={onAgain}>
      <Ban size={13} aria-hidden="true" />
      {shown}
      <X size={13} aria-hidden="true" />
    </button>
  );
}

function End({ label, id, onChange }: { label: string; id: EntityId | null; onChange: (id: EntityId | null) => void }) {
  return (
    <div className={css.end}>
      <p>{label}</p>
      {id ? (
        <Chosen id={id} label={label} onClear={() => onChange(null)} />
      ) : (
        <SearchBox label={label} onChoose={(node) => onChange(node.id)} />
      )}
    </div>
  );
}

function Chosen({ id, label, onClear }: { id: EntityId; label: string; onClear: () => void }) {
  const { t, name } = useWords();
  const { data, error } = useEntityQuery(id);
  return (
    <div className={css.chosen}>
      {data && <ShapeIcon label={data.type} size={14} />}
      <span>{data ? name(data) : error ? t('failure.notFound') : '…'}</span>
      <button type="button" aria-label={`${t('paths.change')}: ${label}`} onClick={onClear}>
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}

interface FoundProps {
  readonly view: PathsView;
  readonly onAvoid: (node: NodeView) => void;
  readonly isEnd: (id: EntityId) => boolean;
}

function Found({ view, onAvoid, isEnd }: FoundProps) {
  const { t, name } = useWords();
  const [at, setAt] = useState(0);
  const nodes = useMemo(() => new Map(view.nodes.map((node) => [node.id, node])), [view]);
  const edges = useMemo(() => new Map(view.edges.map((edge) => [edge.id, edge])), [view]);
  const path = view.paths[at] ?? view.paths[0];
  const isReady = useStage(({ now }) => now.set.nodes.size > 0);
  useEffect(() => {
    if (!path || !isReady) return;
    bring({ nodes: [...nodes.values()], edges: [...edges.values()] });
    useStage.setState({ lit: { nodes: new Set(path.nodes), edges: new Set(path.steps.flat()) } });
    return () => useStage.setState({ lit: null });
  }, [path, nodes, edges, isReady]);
  if (!path) return null;
  return (
    <>
      <ol className={css.list} aria-label={t('paths.found')}>
        {view.paths.map((one, index) => (
          <li key={one.nodes.join(' ')}>
            <button type="button" aria-current={index === at ? 'true' : undefined} onClick={() => setAt(index)}>
              <span>{t('paths.steps', { count: one.steps.length })}</span>
              <span>
                {one.nodes
                  .slice(1, -1)
                  .flatMap((id) => {
                    const node = nodes.get(id);
                    return node ? [name(node)] : [];
                  })
                  .join(' · ') || t('paths.direct')}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {view.truncated && <p className={css.hint}>{t('paths.more')}</p>}
      <Hops path={path} nodes={nodes} edges={edges} onAvoid={onAvoid} isEnd={isEnd} />
    </>
  );
}

interface HopsProps extends Omit<FoundProps, 'view'> {
  readonly path: PathView;
  readonly nodes: ReadonlyMap<EntityId, NodeView>;
  readonly edges: ReadonlyMap<EdgeView['id'], EdgeView>;
}

function Hops({ path, nodes, edges, onAvoid, isEnd }: HopsProps) {
  const words = useWords();
  const { t, relationship, role, name } = words;
  const client = useQueryClient();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = async () => {
    const ids = path.steps.flat();
    const views = await Promise.all(
      ids.map((id) =>
        client.fetchQuery({ queryKey: ['evidence to cite', id], queryFn: ({ signal }) => readEvidence(id, signal) }),
      ),
    );
    await navigator.clipboard.writeText(citePath(views, words));
  };
  return (
    <>
      <ol className={css.hops}>
        {path.nodes.map((id, at) => {
          const node = nodes.get(id);
          return (
            node && (
              <li key={id}>
                <p className={css.node}>
                  <ShapeIcon label={node.type} size={14} />
                  <PlaceLink to={{ kind: 'entity', id }}>{name(node)}</PlaceLink>
                  {!isEnd(id) && (
                    <button
                      type="button"
                      aria-label={t('paths.avoid', { name: name(node) })}
                      title={t('paths.avoid', { name: name(node) })}
                      onClick={() => onAvoid(node)}
                    >
                      <Ban size={14} aria-hidden="true" />
                    </button>
                  )}
                </p>
                {(path.steps[at] ?? []).map((edgeId) => {
                  const edge = edges.get(edgeId);
                  const isForward = edge?.from === id;
                  return (
                    edge && (
                      <details key={edgeId} className={css.step}>
                        <summary>
                          {isForward ? (
                            <ArrowDown size={14} aria-label={t('paths.forward')} />
                          ) : (
                            <ArrowUp size={14} aria-label={t('paths.backward')} />
                          )}
                          {relationship(edge.type)}
                          {edge.role && ` (${role(edge.role)})`}
                          <span>{t('count.sentences', { count: edge.sentences })}</span>
                        </summary>
                        <EvidenceList id={edgeId} />
                      </details>
                    )
                  );
                })}
              </li>
            )
          );
        })}
      </ol>
      <button
        type="button"
        className={css.copy}
        onClick={() => {
          copy().then(
            () => setCopied('yes'),
            () => setCopied('no'),
          );
        }}
      >
        <Copy size={15} aria-hidden="true" />
        {t('paths.copy')}
      </button>
      <p className={css.hint} role="status">
        {copied === 'yes' && t('paths.copied')}
        {copied === 'no' && t('paths.notCopied')}
      </p>
    </>
  );
}
