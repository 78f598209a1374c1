// `import "recognition-wall/react"` beside `import "recognition-wall"`: the tag in JSX, for React 19.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { RecognitionWallElement, WallAttributes, WallEventMap } from "recognition-wall";

type Listeners = { [K in keyof WallEventMap as `on${K}`]?: (event: WallEventMap[K]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "recognition-wall": DetailedHTMLProps<HTMLAttributes<RecognitionWallElement>, RecognitionWallElement> &
        WallAttributes &
        Listeners;
    }
  }
}
