import { defineComponent, h, ref } from "vue";
import "recognition-wall";
import type { RecognitionWallElement, WallEventMap } from "recognition-wall";

export const Honourees = defineComponent({
  props: { feed: { type: String, required: true } },
  setup(props) {
    const wall = ref<RecognitionWallElement>();
    const open = ref("");
    return () =>
      h("section", [
        h("button", { onClick: () => wall.value?.setQuery({ filters: { field: ["Y tế"] } }) }, "Ngành y tế"),
        h("output", open.value),
        h("recognition-wall", {
          ref: wall,
          src: props.feed,
          lang: "vi",
          layout: "list",
          onWallOpen: (event: WallEventMap["wall-open"]) => (open.value = event.detail.id),
          onWallClose: () => (open.value = ""),
        }),
      ]);
  },
});
