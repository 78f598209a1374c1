// `import "recognition-wall/vue"` beside `import "recognition-wall"`: the tag in the templates of Vue 3.
import type { DefineComponent, HTMLAttributes } from "vue";
import type { WallAttributes, WallEventMap } from "recognition-wall";

type Capital<K extends string> = K extends `wall-${infer Rest}` ? `onWall${Capitalize<Rest>}` : never;
type Listeners = { [K in keyof WallEventMap as Capital<K>]?: (event: WallEventMap[K]) => void };

declare module "vue" {
  interface GlobalComponents {
    "recognition-wall": DefineComponent<WallAttributes & Listeners & Omit<HTMLAttributes, keyof WallAttributes>>;
  }
}
