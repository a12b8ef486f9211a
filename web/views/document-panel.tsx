// A document to read: its text in the serif of the sources, names marked in the colours of the legend, and the place
// that one came for in view.
import { ExternalLink } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Span } from '#model/document';
import type { DocumentId, EntityId } from '#model/ids';
import { ontology } from '#model/ontology';
import type { DocumentView, EdgeView, NodeView } from '#model/view';
import { type CutPiece, cutAt } from './cut-piece.ts';
import css from './document-panel.module.css';
import { titleOf } from './document-title.ts';
import { LeftOut } from './left-out.tsx';
import { PlaceLink } from './place-link.tsx';
import { useDocumentQuery } from './queries.ts';
import { ShapeIcon } from './shape-icon.tsx';
import { Failure, Loading } from './states.tsx';
import { TakeOut } from './take-out.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

export function DocumentPanel({ id, at }: { id: DocumentId; at: Span | null }) {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useDocumentQuery(id);
  if (isPending) return <Loading what={t('document.loading')} />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <Reading document={data} at={at} />;
}

function Reading({ document, at }: { document: DocumentView; at: Span | null }) {
  const { t, date, languageName } = useWords();
  useTitle(titleOf(document));
  const goal = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place in the same text is another goal
  useEffect(() => {
    // Newer browsers return a promise, which React would take for a clean-up.
    goal.current?.scrollIntoView({ block: 'center' });
  }, [at]);
  const nodes = new Map(document.entities.map((node) => [node.id, node]));
  let isGoalSet = false;
  return (
    <article className={css.document}>
      <header>
        <p className={css.about}>
          {[t('document.kind'), languageName(document.language), document.publisher].filter(Boolean).join(' · ')}
          {document.date && <time dateTime={document.date}>{date(document.date)}</time>}
        </p>
        <h1 lang={document.language}>{titleOf(document)}</h1>
        {document.url && /^https?:/.test(document.url) && (
          <a className={css.source} href={document.url} rel="noreferrer noopener" target="_blank">
            {new URL(document.url).hostname}
            <ExternalLink size={13} aria-hidden="true" />
          </a>
        )}
      </header>
      <div className={css.text} lang={document.language}>
        {document.paragraphs.map((pieces) => (
          <p key={pieces[0]?.start ?? 0}>
            {pieces
              .flatMap((piece) => cutAt(piece, at))
              .map((piece) => {
                const isFirst = piece.isGoal && !isGoalSet;
                isGoalSet ||= piece.isGoal;
                return <Piece key={piece.start} piece={piece} nodes={nodes} goal={isFirst ? goal : null} />;
              })}
          </p>
        ))}
      </div>
      <Facts edges={document.edges} nodes={nodes} />
      <LeftOut document={document} />
      <footer className={css.foot}>
        <TakeOut id={document.id} />
      </footer>
    </article>
  );
}

function Piece({
  piece: { text, entity, type, isGoal },
  nodes,
  goal,
}: {
  piece: CutPiece;
  nodes: ReadonlyMap<EntityId, NodeView>;
  goal: React.Ref<HTMLElement>;
}) {
  const { label, name } = useWords();
  const node = entity ? nodes.get(entity) : null;
  const named =
    entity && type ? (
      <PlaceLink
        to={{ kind: 'entity', id: entity }}
        className={css.mention}
        data-label={ontology.labels[type].slug}
        title={`${node ? name(node) : text} · ${label(type)}`}
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

function Facts({ edges, nodes }: { edges: readonly EdgeView[]; nodes: ReadonlyMap<EntityId, NodeView> }) {
  const { t, relationship, role, name } = useWords();
  if (edges.length === 0) return null;
  return (
    <section className={css.facts}>
      <h2>{t('document.facts', { count: edges.length })}</h2>
      <ul>
        {edges.map((edge) => {
          const from = nodes.get(edge.from);
          const to = nodes.get(edge.to);
          return (
            from &&
            to && (
              <li key={edge.id}>
                <ShapeIcon label={from.type} size={11} />
                <span>
                  <PlaceLink to={{ kind: 'entity', id: from.id }}>{name(from)}</PlaceLink>{' '}
                  <em>
                    {relationship(edge.type)}
                    {edge.role && ` (${role(edge.role)})`}
                  </em>{' '}
                  <PlaceLink to={{ kind: 'entity', id: to.id }}>{name(to)}</PlaceLink>
                </span>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
