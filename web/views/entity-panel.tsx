// One entity: who that is, in every language; offices with dates first, then all other relationships, each line with
// the sentences behind it.
import { useId, useRef, useState } from 'react';
import type { EntityId } from '#model/ids';
import { type RelationshipType, relationshipTypes } from '#model/ontology';
import type { EntityView, NeighbourView } from '#model/view';
import { Correct } from './correct.tsx';
import { Day, DaySentences } from './day.tsx';
import { DocumentLine } from './document-line.tsx';
import css from './entity-panel.module.css';
import { ExpandMenu } from './expand-menu.tsx';
import { nodeOf } from './node-of.ts';
import { History } from './past.tsx';
import { useEntityQuery } from './queries.ts';
import { RelationshipLine } from './relationship-line.tsx';
import { ShapeIcon } from './shape-icon.tsx';
import { Answer, Nothing } from './states.tsx';
import { useTitle } from './title.ts';
import { useWords } from './words.ts';

export function EntityPanel({ id }: { id: EntityId }) {
  const { t } = useWords();
  return (
    <Answer query={useEntityQuery(id)} loading={t('entity.loading')}>
      {(entity) => <Entity entity={entity} />}
    </Answer>
  );
}

function Entity({ entity }: { entity: EntityView }) {
  const { t, label, name } = useWords();
  useTitle(name(entity));
  const offices = entity.relationships.filter(({ edge }) => edge.type === 'HOLDS_ROLE');
  const groups = groupOthers(entity);
  const [isDayOpen, setDayOpen] = useState(false);
  const daySentences = useId();
  const [isCorrecting, setCorrecting] = useState(false);
  const correcting = useRef<HTMLButtonElement>(null);
  return (
    <article className={css.entity}>
      <header>
        <div className={css.kind}>
          <ShapeIcon label={entity.type} size={13} />
          {label(entity.type)}
          {entity.kind && <span>{t(`kind.${entity.kind}`)}</span>}
          {entity.date && <Day day={entity.date} isOpen={isDayOpen} onOpen={setDayOpen} controls={daySentences} />}
        </div>
        <h1>{name(entity)}</h1>
        {name(entity) !== entity.name && <p className={css.other}>{entity.name}</p>}
        <p className={css.counts}>
          {t('count.relationships', { count: entity.relationshipsTotal })}
          <span aria-hidden="true"> · </span>
          {t('count.documents', { count: entity.sources.length })}
        </p>
        <div id={daySentences} className={css.day}>
          {isDayOpen && <DaySentences id={entity.id} />}
        </div>
        <ExpandMenu
          node={nodeOf(entity)}
          isCorrecting={isCorrecting}
          onCorrect={() => setCorrecting(!isCorrecting)}
          correcting={correcting}
        />
        {entity.implied && <p className={css.implied}>{t('entity.implied')}</p>}
      </header>
      {isCorrecting && (
        <Correct
          entity={entity}
          onClose={() => {
            setCorrecting(false);
            correcting.current?.focus();
          }}
        />
      )}
      <Names entity={entity} />
      <Offices offices={offices.filter(({ edge }) => !edge.former)} entity={entity} title={t('entity.offices')} />
      <Offices offices={offices.filter(({ edge }) => edge.former)} entity={entity} title={t('entity.former')} />
      {groups.map(([key, type, lines]) => (
        <section key={key}>
          <h2>{t(`relation.${key}`, { defaultValue: type })}</h2>
          <ul>
            {lines.map((line) => (
              <RelationshipLine key={line.edge.id} {...line} />
            ))}
          </ul>
        </section>
      ))}
      {entity.relationships.length === 0 && <Nothing title={t('entity.alone')} />}
      {entity.relationshipsTotal > entity.relationships.length && (
        <p className={css.counts}>
          {t('entity.more', { count: entity.relationshipsTotal - entity.relationships.length })}
        </p>
      )}
      <section>
        <h2>{t('entity.sources')}</h2>
        <ul>
          {entity.sources.map((source) => (
            <li key={source.id}>
              <DocumentLine document={source} />
            </li>
          ))}
        </ul>
      </section>
      <History about={entity.id} />
    </article>
  );
}

function Names({ entity }: { entity: EntityView }) {
  const { t, languageName } = useWords();
  const languages = [...new Set(entity.names.map(({ language }) => language))];
  return (
    <section>
      <h2>{t('entity.names')}</h2>
      <dl className={css.names}>
        {languages.map((language) => (
          <div key={language}>
            <dt>{languageName(language)}</dt>
            <dd lang={language}>
              {entity.names
                .filter((name) => name.language === language)
                .map(({ form, documents }) => (
                  <span key={form} title={t('count.documents', { count: documents })}>
                    {form}
                  </span>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Offices({ offices, title }: { offices: readonly NeighbourView[]; entity: EntityView; title: string }) {
  if (offices.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {offices.map((office) => (
          <RelationshipLine key={office.edge.id} {...office} />
        ))}
      </ul>
    </section>
  );
}

type Group = readonly [key: string, type: RelationshipType, lines: readonly NeighbourView[]];

/** All but offices, by type and direction, in the order of the ontology. */
function groupOthers({ id, relationships }: EntityView): readonly Group[] {
  const others = relationshipTypes.filter((type) => type !== 'HOLDS_ROLE');
  return others.flatMap((type) =>
    (['out', 'in'] as const).flatMap((direction) => {
      const lines = relationships.filter(
        ({ edge }) => edge.type === type && (edge.from === id) === (direction === 'out'),
      );
      return lines.length > 0 ? [[`${type}.${direction}`, type, lines] as const] : [];
    }),
  );
}
