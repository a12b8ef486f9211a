// Every command of the page with its words and its key: what the palette lists is what the keys do.
import type { EntityId } from '#model/ids';
import { noFilters } from '../state/filters.ts';
import { aspects, looks } from '../state/look.ts';
import { anyWay, type Place } from '../state/places.ts';
import { languages, ownNames, prefer, themes, usePreferences } from '../state/preferences.ts';
import { act, go as goInHistory, useStage } from '../state/stage.ts';
import { useCurrentStage } from './current-stage.ts';
import { dismiss, grow, keepAround, relax } from './deeds.ts';
import { openFilters } from './filter-card.tsx';
import { useKeyList } from './keys.ts';
import { tell } from './notice.tsx';
import { useGo, usePlace } from './place.ts';
import { fileFormats } from './share-files.ts';
import { chooseLook } from './view-menu.tsx';
import { useWords } from './words.ts';

export interface Command {
  readonly id: string;
  readonly text: string;
  /** As it is written on the keyboard; empty where there is none. */
  readonly keys: string;
  readonly run: () => void;
  readonly isPossible: boolean;
}

export function useCommands(): readonly Command[] {
  const words = useWords();
  const { t } = words;
  const go = useGo();
  const place = usePlace();
  const contrast = usePreferences((preferences) => preferences.contrast);
  const stage = useCurrentStage((state) => state.stage);
  const { past, future, now } = useStage();
  const selected = place?.kind === 'entity' ? place.id : null;
  const node = selected ? (now.set.nodes.get(selected) ?? null) : null;
  const command = (id: string, text: string, keys: string, run: () => void, isPossible = true): Command => ({
    id,
    text,
    keys,
    run,
    isPossible,
  });
  const to = (id: string, text: string, target: Place) => command(id, text, '', () => go(target));
  return [
    to('home', t('command.home'), { kind: 'stage' }),
    to('documents', t('documents.title'), { kind: 'documents' }),
    to('bring', t('bring.title'), { kind: 'bring' }),
    to('review', t('review.title'), { kind: 'review', part: 'doubtful' }),
    to('query', t('query.title'), { kind: 'query', text: null }),
    to('table', t('table.title'), { kind: 'table' }),
    to('paths', t('paths.title'), { kind: 'paths', from: selected, to: null, but: anyWay }),
    command('keys', t('keys.title'), '?', () => useKeyList.setState({ isOpen: true })),
    command('search', t('search.placeholder'), '/', focusSearch),
    command('expand', t('expand.title'), 'E', () => selected && grow(selected as EntityId), node !== null),
    command('dismiss', t('deed.dismiss'), 'H', () => node && dismiss(node), node !== null),
    command('keep', t('deed.keep'), 'Shift H', () => node && keepAround(node), node !== null),
    command('undo', t('history.undo'), 'Ctrl Z', () => goInHistory(-1), past.length > 0),
    command('redo', t('history.redo'), 'Ctrl Shift Z', () => goInHistory(1), future.length > 0),
    command('zoom in', t('stage.zoomIn'), '+', () => stage?.zoom(1.5)),
    command('zoom out', t('stage.zoomOut'), '−', () => stage?.zoom(1 / 1.5)),
    command('fit', t('stage.fit'), '0', () => stage?.fit()),
    command('relax', t('stage.relax'), 'R', () => relax(stage)),
    ...aspects.flatMap((aspect) =>
      looks[aspect].map((word) =>
        command(`look ${word}`, `${t(`look.${aspect}`)}: ${t(`look.${word}`)}`, '', () => chooseLook(aspect, word)),
      ),
    ),
    command('filter', t('filter.title'), 'F', () => openFilters()),
    command('unfilter', t('legend.reset'), '', () =>
      act({ what: 'filter', name: (speech) => speech.t('legend.reset') }, () => ({ filters: noFilters })),
    ),
    to('share', t('share.title'), { kind: 'share' }),
    ...fileFormats.map(({ id, make, name }) =>
      command(`file ${id}`, `${t('export.as', { format: name })}: ${t(`file.${id}`)}`, '', () => {
        if (!stage) return;
        const { signal } = new AbortController();
        const made = Promise.resolve(make({ stage, words, title: 'Mạch', onProgress: () => {}, signal }));
        made.catch(() => tell(t('failure.other')));
      }),
    ),
    ...themes.map((theme) =>
      command(`theme ${theme}`, `${t('theme.title')}: ${t(`theme.${theme}`)}`, '', () => prefer({ theme })),
    ),
    command('contrast', t(contrast === 'more' ? 'theme.usual' : 'theme.contrast'), '', () =>
      prefer({ contrast: contrast === 'more' ? 'system' : 'more' }),
    ),
    ...languages.map((language) =>
      command(`language ${language}`, `${t('page.language')}: ${ownNames[language]}`, '', () => prefer({ language })),
    ),
  ];
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('header input')?.focus();
}
