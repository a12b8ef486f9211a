// The way in: what is here, and three questions to start with, made from what is best connected.
import { ArrowRight } from 'lucide-react';
import type { Label } from '#model/ontology';
import type { GraphView, NodeView } from '#model/view';
import css from './home-panel.module.css';
import { PlaceLink } from './place-link.tsx';
import { useGraphQuery } from './queries.ts';
import { ShapeIcon } from './shape-icon.tsx';
import { Loading } from './states.tsx';
import { useWords } from './words.ts';

const questions: readonly { readonly label: Label; readonly key: string }[] = [
  { label: 'Person', key: 'home.who' },
  { label: 'PartyCommittee', key: 'home.offices' },
  { label: 'Conference', key: 'home.gathering' },
];

/** How it goes, for whoever has nothing here yet. */
const steps = ['home.first.bring', 'home.first.see', 'home.first.ask'] as const;

export function HomePanel() {
  const { t, number, name } = useWords();
  const { data, isPending } = useGraphQuery();
  return (
    <section className={css.home}>
      <h1>{t('home.title')}</h1>
      <p className={css.lead}>{t('home.lead')}</p>
      {isPending && <Loading what={t('stage.loading')} />}
      {data && data.total.nodes === 0 && (
        <ol className={css.steps}>
          {steps.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ol>
      )}
      {data && data.total.nodes > 0 && (
        <>
          <dl className={css.figures}>
            <div>
              <dt>{t('home.documents')}</dt>
              <dd>{number(data.documents)}</dd>
            </div>
            <div>
              <dt>{t('home.things')}</dt>
              <dd>{number(data.total.nodes)}</dd>
            </div>
            <div>
              <dt>{t('home.relationships')}</dt>
              <dd>{number(data.total.edges)}</dd>
            </div>
          </dl>
          <h2>{t('home.start')}</h2>
          <ul className={css.questions}>
            {questions.map(({ label, key }) => {
              const node = bestOf(data, label);
              return (
                node && (
                  <li key={key}>
                    <PlaceLink to={{ kind: 'entity', id: node.id }}>
                      <ShapeIcon label={label} size={15} />
                      <span>{t(key, { name: name(node) })}</span>
                      <ArrowRight size={16} aria-hidden="true" />
                    </PlaceLink>
                  </li>
                )
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function bestOf({ nodes }: GraphView, label: Label): NodeView | null {
  const own = nodes.filter(({ type }) => type === label);
  return own.reduce<NodeView | null>((best, node) => (best && best.degree >= node.degree ? best : node), null);
}
