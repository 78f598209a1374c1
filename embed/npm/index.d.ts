// Types of <recognition-wall>. Importing the package defines the element; there is nothing else in it.

/** `loading` until there are people; `stale` while news is asked for; `offline` where the last good list is shown. */
export type WallStatus = "loading" | "ready" | "stale" | "offline" | "error";
/** Orders: the feed's own, given name, rank of the award, newest award. */
export type WallSort = "feed" | "name" | "rank" | "year";
/** How the people are laid out. */
export type WallLayout = "grid" | "list" | "timeline";

/** Years from … to, both included; `null` leaves an end open. */
export interface YearRange {
  from: number | null;
  to: number | null;
}

/** Facet name → the values that are chosen; `year` may also be a range. */
export type WallFilters = Record<string, string[] | YearRange>;

/** What is searched, filtered and in which order and layout it is shown. */
export interface WallQuery {
  text: string;
  filters: WallFilters;
  sort: WallSort;
  layout: WallLayout;
}

/** Something that the feed's editor should mend. */
export interface WallProblem {
  /** The honouree's id; `null` where it is about the feed. */
  id: string | null;
  /** A JSON Pointer into the feed. */
  path: string;
  /** What is wrong and how to mend it, in the wall's language. */
  message: string;
  /** As `wall check` names it: `RW012`. */
  code: string;
}

/** What is on the wall now; a plain object, new at each reading. */
export interface WallState {
  status: WallStatus;
  /** How many people there are. */
  total: number;
  /** How many of them the query leaves. */
  shown: number;
  query: WallQuery;
  /** The id of the honouree whose detail is open. */
  open: string | null;
  /** The feed's own date, as written there. */
  asOf: string | null;
  problems: WallProblem[];
}

/** The events of the element; all bubble and leave shadow trees. */
export interface WallEventMap {
  /** There are people to show. */
  "wall-ready": CustomEvent<null>;
  /** The query has changed, by the visitor or by `setQuery`. */
  "wall-change": CustomEvent<WallQuery>;
  "wall-open": CustomEvent<{ id: string }>;
  "wall-close": CustomEvent<{ id: string }>;
  /** News of the feed is on the screen. */
  "wall-refresh": CustomEvent<null>;
  /** `fatal` where nothing can be shown; else something is missing. */
  "wall-error": CustomEvent<{ message: string; fatal: boolean }>;
}

/** The attributes of the tag. On a `div` or a script, each is written `data-NAME`. */
export interface WallAttributes {
/*ATTRIBUTES*/
}

/** `<recognition-wall>`. */
export interface RecognitionWallElement extends HTMLElement {
  readonly state: WallState;
  /** Changes what is named and leaves the rest; fulfilled, as all of these, when it is on the screen. */
  setQuery(change: Partial<Omit<WallQuery, "filters">> & { filters?: Record<string, string[] | Partial<YearRange>> }): Promise<void>;
  /** Opens the detail of an honouree; an unknown id is told to the visitor. */
  open(id: string): Promise<void>;
  close(): Promise<void>;
  /** Opens the next honouree of the list, where a detail is open. */
  next(): Promise<void>;
  previous(): Promise<void>;
  /** Asks for the feed again. */
  refresh(): Promise<void>;

  addEventListener<K extends keyof WallEventMap>(
    type: K,
    listener: (this: RecognitionWallElement, event: WallEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: RecognitionWallElement, event: HTMLElementEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof WallEventMap>(
    type: K,
    listener: (this: RecognitionWallElement, event: WallEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: RecognitionWallElement, event: HTMLElementEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "recognition-wall": RecognitionWallElement;
  }
  interface HTMLElementEventMap extends WallEventMap {}
}
