// The frame of the page: the stage below everything, the bar on top, the legend, and one panel for what is open.
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { setMomentOfPage } from '../api/moment.ts';
import { readView } from '../state/address.ts';
import { useStage } from '../state/stage.ts';
import css from './app.module.css';
import { Boundary } from './boundary.tsx';
import { BringPanel } from './bring-panel.tsx';
import { Connection } from './connection.tsx';
import { DocumentPanel } from './document-panel.tsx';
import { DocumentStage } from './document-stage.tsx';
import { DocumentsPanel } from './documents-panel.tsx';
import { DropZone } from './drop-zone.tsx';
import { EntityPanel } from './entity-panel.tsx';
import { FilterCard } from './filter-card.tsx';
import { Header } from './header.tsx';
import { HomePanel } from './home-panel.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { KeptView } from './kept-view.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Legend } from './legend.tsx';
import { Notice } from './notice.tsx';
import { Palette } from './palette.tsx';
import { Panel } from './panel.tsx';
import { PathsPanel } from './paths-panel.tsx';
import { usePlace } from './place.ts';
import { createQueryClient } from './queries.ts';
import { QueryPanel } from './query-panel.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { SharePanel } from './share-panel.tsx';
import { StageView } from './stage-view.tsx';
import { Nothing } from './states.tsx';
import { TablePanel } from './table-panel.tsx';
import { useWords } from './words.ts';

const client = createQueryClient();
// The first question is about the moment that the address names.
const { knownOn: first } = readView(location.search).filters;
useStage.setState(({ now }) => ({ now: { ...now, filters: { ...now.filters, knownOn: first } } }));

export function App() {
  // Everything below is drawn anew with it, and asks anew.
  setMomentOfPage(useStage(({ now }) => now.filters.knownOn));
  return (
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>
  );
}

function Page() {
  const { t } = useWords();
  const place = usePlace();
  const [path] = useLocation();
  const [panel, setPanel] = useState<HTMLElement | null>(null);
  const isWide = place?.kind === 'query' || place?.kind === 'table';
  useKeptFocus();
  return (
    <div className={css.page}>
      <a className={css.skip} href="#panel">
        {t('page.skip')}
      </a>
      <Header />
      <Connection />
      <Palette />
      <KeysDialog />
      <DropZone />
      <Notice />
      <main className={css.main}>
        <StageView place={place} panel={panel} />
        <Legend />
        <FilterCard />
        {place?.kind === 'document' && <DocumentStage id={place.id} panel={panel} />}
        <Panel
          ref={setPanel}
          isWide={isWide}
          isReading={place?.kind === 'document'}
          isHome={place?.kind === 'stage'}
          key={place?.kind ?? 'nowhere'}
        >
          <Boundary key={path}>
            <OpenPlace />
          </Boundary>
        </Panel>
      </main>
    </div>
  );
}

function OpenPlace() {
  const { t } = useWords();
  const place = usePlace();
  switch (place?.kind) {
    case 'entity':
      return <EntityPanel id={place.id} key={place.id} />;
    case 'document':
      return <DocumentPanel id={place.id} at={place.at} key={place.id} />;
    case 'documents':
      return <DocumentsPanel />;
    case 'bring':
      return <BringPanel />;
    case 'review':
      return <ReviewPanel part={place.part} key={place.part} />;
    case 'query':
      return <QueryPanel asked={place.text} />;
    case 'paths':
      return <PathsPanel from={place.from} to={place.to} but={place.but} />;
    case 'table':
      return <TablePanel />;
    case 'share':
      return <SharePanel />;
    case 'view':
      return <KeptView id={place.id} key={place.id} />;
    case 'stage':
      return <HomePanel />;
    default:
      return (
        <Nothing title={t('page.nowhere')}>
          <a href="/">{t('page.home')}</a>
        </Nothing>
      );
  }
}
