// What the page may ask of the drawing. Everything behind this is `web/graph`'s own business, Sigma first of all.
import type { EntityId, RelationshipId } from '#model/ids';
import type { Label, RelationshipType } from '#model/ontology';

/** A place on the map of the whole, and the innermost community there. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly community: number | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything stands on the plane; the lists are parallel. */
export interface Places {
  readonly ids: readonly string[];
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The point of the plane in the middle of what panels leave free, and how much of the plane the shorter side shows. */
export interface Camera extends Point {
  readonly span: number;
}

/** What is written on a picture of the stage beside what is drawn. */
export interface Caption {
  readonly title: string;
  readonly note: string;
  readonly legend: readonly { readonly label: Label; readonly text: string }[];
}

export interface StageNode {
  readonly id: EntityId;
  readonly label: Label;
  readonly name: string;
  readonly degree: number;
  readonly documents: number;
  /** Of a thing that has a date of its own, with as many parts as are known. */
  readonly date: string | null;
  /** Where it stands on the map, where there is one. */
  readonly spot?: Spot | null;
  /** Filtered, and shown in the background for the sake of the whole. */
  readonly isFaded: boolean;
}

export interface StageEdge {
  readonly id: RelationshipId;
  readonly from: EntityId;
  readonly to: EntityId;
  readonly type: RelationshipType;
  readonly firstStated: string | null;
  readonly documents: number;
  readonly isFaded: boolean;
}

export interface StageScene {
  /** Another name is another picture: it is laid out by itself, and not beside what was there. */
  readonly name?: string;
  /** By community of the spots: the one that holds it, or -1. */
  readonly above?: readonly number[];
  /** By community: how many are in it, where that is more than are shown; without, those that are. */
  readonly members?: readonly number[];
  readonly nodes: readonly StageNode[];
  readonly edges: readonly StageEdge[];
}

/** What becomes of a thing in a change that is looked at. */
export type Mark = 'added' | 'changed' | 'removed';

/** What stands out while the rest is veiled. */
export interface Spotlight {
  readonly nodes: ReadonlySet<EntityId>;
  readonly edges: ReadonlySet<RelationshipId>;
  /** Drawn in the colour of the change and with its sign. */
  readonly marks?: ReadonlyMap<EntityId | RelationshipId, Mark>;
}

/** How much of each side is covered by panels, in pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A card that lies over the stage, in pixels of the stage. */
export interface Cover {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface StageEvents {
  /** A node was clicked, or the ground (null). */
  readonly onPick: (id: EntityId | null) => void;
  readonly onOpen: (id: EntityId) => void;
  readonly onHover: (id: EntityId | null) => void;
  /** A node was drawn from one place to another; `isOnMap` where these are places of the map that the spots tell of. */
  readonly onMove?: (id: EntityId, from: Point, to: Point, isOnMap: boolean) => void;
  /** The view has come to rest after it was moved, by the reader or by what he opened. */
  readonly onRest?: (isByReader: boolean) => void;
  /** The layout has come to rest. */
  readonly onSettle: () => void;
}

/** Where things are, for tests and for what is drawn beside the stage. */
export interface StageReading {
  readonly nodes: readonly {
    readonly id: EntityId;
    readonly x: number;
    readonly y: number;
    readonly size: number;
    /** False where a closed community stands for it. */
    readonly isShown: boolean;
  }[];
  /** Communities that are closed at this moment, by the names of their best connected. */
  readonly regions: readonly {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly members: number;
    readonly names: readonly string[];
  }[];
  /** Names that are drawn at this moment. */
  readonly names: number;
  readonly overlappingNames: number;
  /** Where names are written at this moment, those of the spotlight too, in pixels of the stage. */
  readonly written: readonly Cover[];
  readonly isSettled: boolean;
  /** The lines on the ground: rings, branches, days. */
  readonly guides: { readonly rings: number; readonly lines: number; readonly days: number };
  /** Colours of nodes that are not faded. */
  readonly colours: number;
}

/** How the stage shows what it shows. */
export interface Look {
  readonly arrangement: 'force' | 'radial' | 'hierarchy' | 'time';
  readonly size: 'degree' | 'betweenness' | 'documents';
  readonly colour: 'type' | 'community';
  /** Where room is tight: communities that open as one comes nearer, or every node at once. */
  readonly crowd: 'grouped' | 'single';
}

/** What the stage says in the reader's language. */
export interface StageWords {
  readonly number: (value: number) => string;
  readonly date: (iso: string) => string;
  /** Over what has no date. */
  readonly undated: string;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

export interface GraphStage {
  /** Works out ahead what it takes to show this as the first picture, so that the page can answer in between. */
  prepare(scene: StageScene): void;
  /** Draws this and nothing else. What was there keeps its place; newcomers stand next to whom they belong to. */
  show(scene: StageScene): void;
  /** Keeps the node and its neighbours lit, and brings it into view. */
  select(id: EntityId | null): void;
  /** Lights these instead of the neighbours of the selected node, or no longer (null). */
  light(spotlight: Spotlight | null): void;
  setInsets(insets: Insets): void;
  /** What lies over the stage, in its pixels: no name is written beneath it. */
  setCovers(covers: readonly Cover[]): void;
  /** The way of arranging, of sizing and of colouring from now on. */
  setLook(look: Look): void;
  setWords(words: StageWords): void;
  /** Takes the colours of the page anew. */
  restyle(): void;
  zoom(factor: number): void;
  fit(ids?: Iterable<EntityId>): void;
  /** Lets the layout run again from where things are. */
  relax(): void;
  /** The neighbour that lies most in that direction, or null. */
  neighbourTowards(id: EntityId, direction: Direction): EntityId | null;
  read(): StageReading;
  places(): Places;
  camera(): Camera;
  /**
   * Puts things where they stood, as far as they are there, and looks from where one looked. With `isApart` they are places of
   * a picture of its own, and not of the map that is everybody's.
   */
  restore(places: Places, camera?: Camera | null, isApart?: boolean): void;
  /** What is in view as a PNG. */
  toPng(caption: Caption): Promise<Blob>;
  /** What is in view as an SVG. */
  toSvg(caption: Caption): string;
  destroy(): void;
}
