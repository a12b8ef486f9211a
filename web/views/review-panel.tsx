// What a person should look at: pairs that might be one and places where documents disagree, one after the other and by
// keys alone; and the corrections that stand, to be taken back.
import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { EntityId } from '#model/ids';
import type { JudgementRequest } from '#model/judgement';
import type { ConflictView, DoubtfulPairView, JudgementView, NodeView } from '#model/view';
import { judge, withdrawJudgement } from '../api/routes.ts';
import type { ReviewPart } from '../state/places.ts';
import { prefer, usePreferences } from '../state/preferences.ts';
import { bring, takeOver, useStage } from '../state/stage.ts';
import { isTyping } from './keys.ts';
import { tell } from './notice.tsx';
import { OnlyNow, useKnownOn } from './only-now.tsx';
import { PlaceLink } from './place-link.tsx';
import { type Doing, Proposal } from './proposal.tsx';
import { useConflictsQuery, useDoubtfulQuery, useEntityQuery, useJudgementsQuery } from './queries.ts';
import { Reasons, tellReason } from './reasons.tsx';
import css from './review-panel.module.css';
import { Sentence } from './sentence.tsx';
import { ShapeIcon } from './shape-icon.tsx';
import { Failure, Loading, Nothing } from './states.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

const parts: readonly ReviewPart[] = ['doubtful', 'conflicts', 'made'];

export function ReviewPanel({ part }: { part: ReviewPart }) {
  const { t, number } = useWords();
  useTitle(t('review.title'));
  const doubtful = useDoubtfulQuery();
  const conflicts = useConflictsQuery();
  const made = useJudgementsQuery();
  const queries = { doubtful, conflicts, made };
  const { error, isPending, refetch } = queries[part];
  return (
    <section className={css.review}>
      <h1>{t('review.title')}</h1>
      <nav className={css.parts} aria-label={t('review.title')}>
        {parts.map((one) => {
          const total = queries[one].data?.total;
          return (
            <PlaceLink key={one} to={{ kind: 'review', part: one }} aria-current={one === part ? 'page' : undefined}>
              {t(`review.${one}`)}
              {total !== undefined && <span>{number(total)}</span>}
            </PlaceLink>
          );
        })}
      </nav>
      {isPending && <Loading what={t('review.loading')} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {part === 'doubtful' && doubtful.data && <Doubtful pairs={doubtful.data.pairs} />}
      {part === 'conflicts' && conflicts.data && <Conflicts conflicts={conflicts.data.conflicts} />}
      {part === 'made' && made.data && <Made judgements={made.data.judgements} />}
    </section>
  );
}

type Decision = JudgementRequest extends infer Request
  ? Request extends unknown
    ? Omit<Request, 'who'>
    : never
  : never;

interface Answer {
  readonly key: string;
  readonly text: string;
  /** What is judged, or null for a move through the queue. */
  readonly decision: Decision | null;
  readonly move?: 1 | -1;
}

interface QueueProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly none: string;
  readonly answersOf: (item: Item) => readonly Answer[];
  readonly nodesOf: (item: Item) => readonly NodeView[];
  readonly children: (item: Item) => ReactNode;
}

/** One after the other; each answer has its key. What was decided last can be taken back at once. */
function Queue<Item>({ items: all, keyOf, none, answersOf, nodesOf, children }: QueueProps<Item>) {
  const { t } = useWords();
  const client = useQueryClient();
  const who = usePreferences(({ name }) => name);
  const isNow = useKnownOn().knownOn === null;
  const [at, setAt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [last, setLast] = useState<{ readonly judgement: string; readonly item: string } | null>(null);
  /** What was decided is gone at once, and not only when the server has told the list anew. */
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<unknown>(null);
  const items = all.filter((one) => !decided.has(keyOf(one)));
  const index = Math.min(at, Math.max(0, items.length - 1));
  const item = items[index];
  const answers: readonly Answer[] = item
    ? [
        ...(isNow ? answersOf(item) : []),
        { key: '←', text: t('review.before'), decision: null, move: -1 },
        { key: '→', text: t('review.next'), decision: null, move: 1 },
      ]
    : [];

  const change = async (doing: () => ReturnType<typeof judge>, done: (judgement: string) => void) => {
    setBusy(true);
    setTrouble(null);
    try {
      const { judgement, changes } = await doing();
      takeOver(changes);
      done(judgement.id);
      void client.invalidateQueries();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  const give = ({ decision, text, move }: Answer) => {
    if (move) setAt((index + move + items.length) % items.length);
    else if (who.trim() === '') document.getElementById('review-who')?.focus();
    else if (decision && item !== undefined && !isBusy) {
      const request = { ...decision, who: who.trim() } as JudgementRequest;
      void change(
        () => judge(request, false),
        (judgement) => {
          setDecided(new Set([...decided, keyOf(item)]));
          setLast({ judgement, item: keyOf(item) });
          tell(`${t('review.done')}: ${text}`);
        },
      );
    }
  };
  const takeBack = () => {
    if (last === null || isBusy || !isNow) return;
    void change(
      () => withdrawJudgement(last.judgement, false),
      () => {
        setDecided(new Set([...decided].filter((key) => key !== last.item)));
        setLast(null);
        tell(t('review.takenBack'));
      },
    );
  };

  useEffect(() => {
    const keys: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→' };
    const onKey = (event: KeyboardEvent) => {
      const isOnStage = event.target instanceof HTMLElement && event.target.closest('[role="application"]');
      if (isTyping(event) || isOnStage || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = keys[event.key] ?? event.key.toUpperCase();
      const answer = answers.find((one) => one.key === key);
      if (!answer && key !== 'U') return;
      event.preventDefault();
      if (answer) give(answer);
      else takeBack();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  const nodes = item ? nodesOf(item) : [];
  const lit = nodes.map(({ id }) => id).join(' ');
  const isReady = useStage(({ now }) => now.set.nodes.size > 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same things are lit as long as their ids are the same
  useEffect(() => {
    if (nodes.length === 0 || !isReady) return;
    bring({ nodes, edges: [] });
    useStage.setState({ lit: { nodes: new Set(nodes.map(({ id }) => id)), edges: new Set() } });
    return () => useStage.setState({ lit: null });
  }, [lit, isReady]);

  return (
    <>
      {item === undefined ? (
        <>
          <OnlyNow>{null}</OnlyNow>
          <Nothing title={none} />
        </>
      ) : (
        <>
          <OnlyNow>
            <label className={css.who}>
              <span>{t('correct.who')}</span>
              <input
                id="review-who"
                type="text"
                maxLength={100}
                autoComplete="name"
                aria-describedby={who.trim() === '' ? 'review-needs-name' : undefined}
                value={who}
                onChange={({ target }) => prefer({ name: target.value })}
              />
            </label>
            {who.trim() === '' && (
              <p className={css.hint} id="review-needs-name">
                {t('review.needsName')}
              </p>
            )}
          </OnlyNow>
          <p className={css.place} role="status">
            {t('review.place', { at: index + 1, all: items.length })}
          </p>
          {children(item)}
          <ul className={css.answers} aria-label={t('review.answers')}>
            {answers.map((answer) => (
              <li key={answer.key}>
                <button
                  type="button"
                  aria-disabled={isBusy || undefined}
                  data-decides={answer.decision !== null || undefined}
                  onClick={() => give(answer)}
                >
                  <kbd>{answer.key}</kbd>
                  <span>{answer.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {last !== null && isNow && (
        <button type="button" className={css.undo} aria-disabled={isBusy || undefined} onClick={takeBack}>
          <Undo2 size={15} aria-hidden="true" />
          {t('review.takeBack')}
          <kbd>U</kbd>
        </button>
      )}
      {trouble !== null && <Failure error={trouble} />}
    </>
  );
}

function Doubtful({ pairs }: { pairs: readonly DoubtfulPairView[] }) {
  const words = useWords();
  const { t } = words;
  const answersOf = ({ one, other, shared, reasons }: DoubtfulPairView): readonly Answer[] => {
    const entities = [one.id, other.id];
    const because = (list: typeof shared) => list.map((reason) => tellReason(reason, words)).join('; ');
    return [
      { key: 'M', text: t('correct.merge'), decision: { kind: 'merge', entities, why: because(shared) } },
      { key: 'N', text: t('correct.never-same'), decision: { kind: 'never-same', entities, why: because(reasons) } },
    ];
  };
  return (
    <Queue
      items={pairs}
      keyOf={({ one, other }) => `${one.id} ${other.id}`}
      none={t('review.doubtful.none')}
      answersOf={answersOf}
      nodesOf={({ one, other }) => [one, other]}
    >
      {({ one, other, shared, reasons }) => (
        <>
          <div className={css.pair}>
            <Side node={one} />
            <Side node={other} />
          </div>
          <Reasons joining={shared} parting={reasons} />
        </>
      )}
    </Queue>
  );
}

/** Enough of an entity to tell whether it is the other one. */
function Side({ node }: { node: NodeView }) {
  const { t, name, label, role } = useWords();
  const { data } = useEntityQuery(node.id);
  const offices = data?.relationships.filter(({ edge }) => edge.type === 'HOLDS_ROLE').slice(0, 4) ?? [];
  const others = data?.relationships.filter(({ edge }) => edge.type !== 'HOLDS_ROLE').slice(0, 3) ?? [];
  return (
    <article className={css.side}>
      <p className={css.kind}>
        <ShapeIcon label={node.type} size={12} />
        {label(node.type)}
      </p>
      <h2>
        <PlaceLink to={{ kind: 'entity', id: node.id }}>{name(node)}</PlaceLink>
      </h2>
      <ul>
        {offices.map(({ edge, node: body }) => (
          <li key={edge.id}>
            {edge.role && role(edge.role)}, {name(body)}
          </li>
        ))}
        {others.map(({ edge, node: far }) => (
          <li key={edge.id}>
            {t(`relation.${edge.type}.${edge.from === node.id ? 'out' : 'in'}`)}: {name(far)}
          </li>
        ))}
      </ul>
      <p className={css.kind}>{t('count.documents', { count: data?.sources.length ?? node.documents })}</p>
    </article>
  );
}

function Conflicts({ conflicts }: { conflicts: readonly ConflictView[] }) {
  const { t, name, role, date } = useWords();
  const answersOf = ({ sides }: ConflictView): readonly Answer[] =>
    sides.flatMap(({ edge, sentence, node }, at) =>
      edge && at < 9
        ? [
            {
              key: String(at + 1),
              text: t('review.wrong', { which: at + 1 }),
              decision: {
                kind: 'hide-fact',
                relationship: edge,
                document: sentence.document.id,
                why: t('review.conflict.why', { name: name(node) }),
              } as const,
            },
          ]
        : [],
    );
  return (
    <Queue
      items={conflicts}
      keyOf={({ kind, about, day, sides }) => [kind, about.id, day, ...sides.map(({ edge }) => edge)].join(' ')}
      none={t('review.conflicts.none')}
      answersOf={answersOf}
      nodesOf={({ about, sides }) => [about, ...sides.map(({ node }) => node)]}
    >
      {({ kind, about, role: office, day, sides }) => (
        <>
          <p className={css.question}>
            {t(`review.conflict.${kind}`, {
              about: name(about),
              role: office ? role(office) : '',
              day: day ? date(day) : '',
            })}
          </p>
          <ol className={css.sides}>
            {sides.map(({ node, date: given, place, edge, sentence }, at) => (
              <li key={`${edge} ${sentence.document.id} ${sentence.start}`}>
                <p className={css.said}>
                  <kbd>{at + 1}</kbd>
                  <PlaceLink to={{ kind: 'entity', id: node.id }}>{name(node)}</PlaceLink>
                  {given && <span>{date(given)}</span>}
                  {place && <span>{name(place)}</span>}
                </p>
                <ol>
                  <Sentence sentence={sentence} />
                </ol>
              </li>
            ))}
          </ol>
        </>
      )}
    </Queue>
  );
}

function Made({ judgements }: { judgements: readonly JudgementView[] }) {
  const { t } = useWords();
  if (judgements.length === 0) {
    return (
      <Nothing title={t('review.made.none')}>
        <p>{t('review.made.none.try')}</p>
      </Nothing>
    );
  }
  return (
    <ul className={css.made}>
      {judgements.map((judgement) => (
        <MadeLine key={judgement.id} judgement={judgement} />
      ))}
    </ul>
  );
}

function MadeLine({ judgement }: { judgement: JudgementView }) {
  const { t, date } = useWords();
  const [isAsked, setAsked] = useState(false);
  const doing = useCallback<Doing>(
    (dryRun, { signal }) => withdrawJudgement(judgement.id, dryRun, signal),
    [judgement.id],
  );
  return (
    <li>
      <p className={css.said}>
        <Said judgement={judgement} />
      </p>
      {judgement.why && <p>“{judgement.why}”</p>}
      <p className={css.hint}>
        {judgement.who} · <time dateTime={judgement.date}>{date(judgement.date.slice(0, 10))}</time>
      </p>
      {isAsked ? (
        <OnlyNow>
          <Proposal
            doing={doing}
            verb={t('review.takeBack')}
            onDrop={() => setAsked(false)}
            onDone={() => tell(t('review.takenBack'))}
          />
        </OnlyNow>
      ) : (
        <button type="button" className={css.undo} onClick={() => setAsked(true)}>
          <Undo2 size={14} aria-hidden="true" />
          {t('review.takeBack')}
        </button>
      )}
    </li>
  );
}

/** What was judged, with links to what it is about. */
function Said({
  judgement: { kind, entities, name: given, parts: taken, relationship, document },
}: {
  judgement: JudgementView;
}) {
  const { t, name, relationship: caption } = useWords();
  const link = (at: number) => {
    const entity = entities[at];
    if (!entity) return null;
    return entity.now ? (
      <PlaceLink to={{ kind: 'entity', id: entity.now.id }}>{name(entity.now)}</PlaceLink>
    ) : (
      <span>{entity.id as EntityId}</span>
    );
  };
  const type = relationship?.split('|')[0];
  switch (kind) {
    case 'merge':
    case 'never-same':
      return (
        <>
          {entities.map((entity, at) => (
            <span key={entity.id}>
              {at > 0 && (kind === 'merge' ? ' = ' : ' ≠ ')}
              {link(at)}
            </span>
          ))}
        </>
      );
    case 'rename':
      return (
        <>
          {link(0)} → {given}
        </>
      );
    case 'split':
      return (
        <>
          {link(0)}{' '}
          <span>{t('review.apart', { names: taken.map((part) => `${part.name} (${part.document})`).join(', ') })}</span>
        </>
      );
    case 'hide-fact':
      return (
        <>
          <span>{t('review.hidden')}</span> {link(0)} {type && caption(type as Parameters<typeof caption>[0])} {link(1)}
          {document && <span> ({document})</span>}
        </>
      );
  }
}
