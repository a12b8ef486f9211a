// A document to read: its text in the serif of the sources, names marked in the colours of the legend, each fact in the
// margin beside the words that state it, and the place that one came for in view.
import { ArrowDown, ArrowUp, ExternalLink, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '#model/document';
import type { DocumentId, EntityId } from '#model/ids';
import { ontology } from '#model/ontology';
import type { DocumentView, EdgeView, NodeView, TextPiece } from '#model/view';
import { read, useReading } from '../state/reading.ts';
import { type CutPiece, cutAt } from './cut-piece.ts';
import css from './document-panel.module.css';
import { marksOf } from './document-stage.tsx';
import { titleOf } from './document-title.ts';
import { LeftOut } from './left-out.tsx';
import { History, Versions } from './past.tsx';
import { PlaceLink } from './place-link.tsx';
import { useDocumentQuery } from './queries.ts';
import { ShapeIcon } from './shape-icon.tsx';
import { Answer } from './states.tsx';
import { TakeOut } from './take-out.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

export function DocumentPanel({ id, at }: { id: DocumentId; at: Span | null }) {
  const { t } = useWords();
  return (
    <Answer query={useDocumentQuery(id)} loading={t('document.loading')}>
      {(document) => <Text document={document} at={at} />}
    </Answer>
  );
}

type Nodes = ReadonlyMap<EntityId, NodeView>;
type Fact = DocumentView['facts'][number];

function Text({ document, at }: { document: DocumentView; at: Span | null }) {
  const { t, date, languageName } = useWords();
  useTitle(titleOf(document, t));
  const goal = useRef<HTMLElement>(null);
  /** The words of the fact that was chosen in the margin, instead of those that one came for. */
  const [chosen, setChosen] = useState<Fact | null>(null);
  const span = chosen ?? at;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place in the same text is another goal
  useEffect(() => {
    // Newer browsers return a promise, which React would take for a clean-up.
    goal.current?.scrollIntoView({ block: 'center' });
  }, [span]);
  const nodes = useMemo(() => new Map(document.entities.map((node) => [node.id, node])), [document]);
  const edges = useMemo(() => new Map(document.edges.map((edge) => [edge.id, edge])), [document]);
  let isGoalSet = false;
  return (
    <article className={css.document}>
      <Held nodes={nodes} />
      <header>
        <p className={css.about}>
          {[t('document.kind'), languageName(document.language), document.publisher].filter(Boolean).join(' · ')}
          {document.date && <time dateTime={document.date}>{date(document.date)}</time>}
        </p>
        <h1 lang={document.language}>{titleOf(document, t)}</h1>
        <p className={css.counts}>
          {document.url && /^https?:/.test(document.url) && (
            <a href={document.url} rel="noreferrer noopener" target="_blank">
              {new URL(document.url).hostname}
              <ExternalLink size={13} aria-hidden="true" />
            </a>
          )}
          <span>{t('document.facts', { count: document.edges.length })}</span>
        </p>
      </header>
      <div className={css.text}>
        {document.paragraphs.map((pieces) => (
          <div key={pieces[0]?.start ?? 0} className={css.row}>
            <p lang={document.language}>
              {pieces
                .flatMap((piece) => cutAt(piece, span))
                .map((piece) => {
                  const isFirst = piece.isGoal && !isGoalSet;
                  isGoalSet ||= piece.isGoal;
                  return <Piece key={piece.start} piece={piece} nodes={nodes} goal={isFirst ? goal : null} />;
                })}
            </p>
            <Margin
              length={pieces.reduce((sum, { text }) => sum + text.length, 0)}
              facts={factsIn(pieces, document.facts)}
              nodes={nodes}
              edges={edges}
              chosen={chosen}
              onChoose={(fact) => {
                setChosen(fact);
                read({ fact: fact?.edge ?? null });
              }}
            />
          </div>
        ))}
      </div>
      <LeftOut document={document} />
      <Versions id={document.id} language={document.language} />
      <History about={document.id} />
      <footer className={css.foot}>
        <TakeOut id={document.id} />
      </footer>
    </article>
  );
}

/** The facts whose words begin in these pieces, each once, in the order of the text. */
function factsIn(pieces: readonly TextPiece[], facts: readonly Fact[]): readonly Fact[] {
  const start = pieces[0]?.start ?? 0;
  const last = pieces.at(-1);
  const end = last ? last.start + last.text.length : start;
  const own = facts.filter((fact) => fact.start >= start && fact.start < end);
  return [...new Map(own.reverse().map((fact) => [fact.edge, fact])).values()].reverse();
}

function Piece({
  piece: { text, entity, type, isGoal },
  nodes,
  goal,
}: {
  piece: CutPiece;
  nodes: Nodes;
  goal: React.Ref<HTMLElement>;
}) {
  const { label, name } = useWords();
  const isLit = useReading(({ pointed, held }) => entity !== null && (pointed === entity || held === entity));
  const node = entity ? nodes.get(entity) : null;
  const point = (pointed: EntityId | null) => () => read({ pointed });
  const named =
    entity && type ? (
      <PlaceLink
        to={{ kind: 'entity', id: entity }}
        className={css.mention}
        data-label={ontology.labels[type].slug}
        data-entity={entity}
        data-lit={isLit || undefined}
        title={`${node ? name(node) : text} · ${label(type)}`}
        onMouseEnter={point(entity)}
        onMouseLeave={point(null)}
        onFocus={point(entity)}
        onBlur={point(null)}
      >
        {text}
      </PlaceLink>
    ) : (
      text
    );
  return isGoal ? (
    <mark ref={goal} className={css.goal}>
      {named}
    </mark>
  ) : (
    named
  );
}

interface MarginProps {
  /** Of the paragraph, in letters: the margin is to be hardly longer than the text. */
  readonly length: number;
  readonly facts: readonly Fact[];
  readonly nodes: Nodes;
  readonly edges: ReadonlyMap<EdgeView['id'], EdgeView>;
  readonly chosen: Fact | null;
  readonly onChoose: (fact: Fact | null) => void;
}

function Margin({ length, facts, nodes, edges, chosen, onChoose }: MarginProps) {
  const { t, name, number, relationship, role } = useWords();
  const [isWhole, setWhole] = useState(false);
  if (facts.length === 0) return null;
  const few = Math.max(fewest, Math.round(length / lettersForFact));
  const rest = facts.length - few > 1 ? facts.length - few : 0;
  const shown = isWhole || rest === 0 ? facts : facts.filter((fact, at) => at < few || fact.edge === chosen?.edge);
  return (
    <ul className={css.margin} aria-label={t('reading.facts')}>
      {shown.map((fact) => {
        const edge = edges.get(fact.edge);
        const from = edge && nodes.get(edge.from);
        const to = edge && nodes.get(edge.to);
        return (
          edge &&
          from &&
          to && (
            <li key={fact.edge}>
              <button
                type="button"
                aria-pressed={chosen?.edge === fact.edge}
                onClick={() => onChoose(chosen?.edge === fact.edge ? null : fact)}
              >
                <ShapeIcon label={from.type} size={10} />
                <span title={`${name(from)} · ${relationship(edge.type)} · ${name(to)}`}>
                  <strong>{shorten(name(from))}</strong> {edge.role ? role(edge.role) : relationship(edge.type)}{' '}
                  <strong>{shorten(name(to))}</strong>
                </span>
              </button>
            </li>
          )
        );
      })}
      {rest > 0 && !isWhole && (
        <li>
          <button type="button" onClick={() => setWhole(true)}>
            <span aria-hidden="true">+</span>
            {t('filter.more', { count: rest, formatted: number(rest) })}
          </button>
        </li>
      )}
    </ul>
  );
}

/** Facts beside a paragraph before the rest is asked for: three, and more beside a long one. */
const fewest = 3;
const lettersForFact = 70;

/** Long names would make the margin longer than the text that it stands beside. */
const shorten = (name: string) => (name.length > 38 ? `${name.slice(0, 36).trimEnd()}…` : name);

/** What was chosen on the graph, with the way through all the places that name it. */
function Held({ nodes }: { nodes: Nodes }) {
  const { t, name } = useWords();
  const held = useReading((state) => state.held);
  const node = held ? nodes.get(held) : null;
  const [at, setAt] = useState(0);
  const [places, setPlaces] = useState(0);
  const goTo = (id: EntityId, index: number) => {
    const marks = marksOf(id);
    setPlaces(marks.length);
    if (marks.length === 0) return;
    const next = (index + marks.length) % marks.length;
    setAt(next);
    marks[next]?.scrollIntoView({ block: 'center' });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing in hand begins at its first place
  useEffect(() => {
    if (held) goTo(held, 0);
  }, [held]);
  if (!node) return null;
  return (
    <section className={css.held} aria-label={t('reading.held')}>
      <ShapeIcon label={node.type} size={13} />
      <PlaceLink to={{ kind: 'entity', id: node.id }}>{name(node)}</PlaceLink>
      <span role="status">{places > 0 ? t('reading.place', { at: at + 1, count: places }) : t('reading.unnamed')}</span>
      <button
        type="button"
        disabled={places < 2}
        aria-label={t('reading.before')}
        onClick={() => goTo(node.id, at - 1)}
      >
        <ArrowUp size={15} aria-hidden="true" />
      </button>
      <button type="button" disabled={places < 2} aria-label={t('reading.next')} onClick={() => goTo(node.id, at + 1)}>
        <ArrowDown size={15} aria-hidden="true" />
      </button>
      <button type="button" aria-label={t('panel.close')} onClick={() => read({ held: null })}>
        <X size={15} aria-hidden="true" />
      </button>
    </section>
  );
}
