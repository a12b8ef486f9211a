// Pictures of the stage as the page makes them and lays them out again.
import i18next from 'i18next';
import type { Picture } from '#model/saved-view';
import type { EdgeView } from '#model/view';
import { readPart } from '../api/routes.ts';
import type { GraphStage } from '../graph/stage.ts';
import { readView } from '../state/address.ts';
import { type LaidOut, layOut, mark, packPicture, pictureOf } from '../state/picture.ts';
import { languages, usePreferences } from '../state/preferences.ts';
import { act, restore, useStage } from '../state/stage.ts';
import type { WorkingSet } from '../state/working-set.ts';
import { tell } from './notice.tsx';

/** Asked once for each set: what lies among the things of a set changes only with it. */
const among = new WeakMap<WorkingSet, Promise<readonly EdgeView[]>>();

function edgesAmong(set: WorkingSet): Promise<readonly EdgeView[]> {
  const known = among.get(set);
  if (known !== undefined) return known;
  const asked = readPart([...set.nodes.keys()]).then(({ edges }) => edges);
  among.set(set, asked);
  asked.catch(() => among.delete(set));
  return asked;
}

/** The stage as it is at this moment. */
export async function pictureNow(stage: Pick<GraphStage, 'places' | 'camera'>): Promise<Picture> {
  const { now } = useStage.getState();
  const edges = now.isMap ? [] : await edgesAmong(now.set);
  const { pathname: path, search } = location;
  const { language } = usePreferences.getState();
  return pictureOf(now, edges, { path, search, language, places: stage.places(), camera: stage.camera() });
}

/** The address that lays it all out again in another browser. */
export async function linkTo(picture: Picture): Promise<string> {
  return `${location.origin}${picture.path}${picture.search}${mark}${await packPicture(picture)}`;
}

/** What the picture shows, as the graph has it today; null where it is the map of the whole. */
export const layOutPicture = async (picture: Picture): Promise<LaidOut | null> =>
  picture.ids === null ? null : layOut(picture, await readPart(picture.ids));

/** Language, places and camera of a picture whose things are on the stage; says what has become of the rest. */
export function takePicture(picture: Picture, laidOut: LaidOut | null): void {
  const language = languages.find((one) => one === picture.language);
  // For this visit alone: what this reader chose for himself stays kept.
  const isOther = language !== undefined && language !== usePreferences.getState().language;
  const spoken = isOther ? new Promise((resolve) => i18next.on('languageChanged', resolve)) : Promise.resolve();
  if (language) usePreferences.setState({ language });
  const places = laidOut?.places ?? { ids: [], x: [], y: [] };
  restore({ places, camera: picture.camera, isApart: laidOut !== null, moved: [] });
  if (laidOut) void spoken.then(() => tellFate(laidOut));
}

function tellFate({ gone, moved }: LaidOut): void {
  const say = (key: string, all: readonly string[]) =>
    all.length === 0 ? [] : [i18next.t(key, { count: all.length, names: all.slice(0, 5).join(', ') })];
  const said = [...say('share.gone', gone), ...say('share.moved', moved)];
  if (said.length > 0) tell(said.join(' '));
}

/** Lays a kept picture out on the stage, as a step that can be undone. */
export async function openPicture(picture: Picture, name: string, map: WorkingSet | null): Promise<void> {
  const laidOut = await layOutPicture(picture);
  const { filters, expanded, dismissed, look } = readView(picture.search);
  act({ what: 'view', name }, (now) => ({
    set: laidOut?.set ?? map ?? now.set,
    filters,
    expanded,
    dismissed,
    look,
    isMap: laidOut === null,
  }));
  takePicture(picture, laidOut);
}
