import { useRef, useState } from "react";
import "recognition-wall";
import "recognition-wall/react";
import type { RecognitionWallElement } from "recognition-wall";

export function Honourees({ feed }: { feed: string }) {
  const wall = useRef<RecognitionWallElement>(null);
  const [open, setOpen] = useState("");
  return (
    <section>
      <button onClick={() => wall.current?.setQuery({ filters: { field: ["Y tế"] } })}>Ngành y tế</button>
      <output>{open}</output>
      <recognition-wall
        ref={wall}
        src={feed}
        lang="vi"
        layout="list"
        onwall-open={(event) => setOpen(event.detail.id)}
        onwall-close={() => setOpen("")}
      />
    </section>
  );
}
