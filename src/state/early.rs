//! What may be done before all of the Wasm is there.

use super::{Action, blocks, ui::Change};

impl Action {
    /// Whether the first part of the Wasm can do and draw it: what shows people, looks for them and
    /// filters them. Nothing that these reach may come later (`MOVABLE` in `xtask/src/profile.rs`).
    #[must_use]
    pub fn is_of_first_screen(&self) -> bool {
        matches!(
            self,
            Self::ShowPart(_)
                | Self::ShowAll(_)
                | Self::Tick
                | Self::Search(_)
                | Self::Toggle { .. }
                | Self::Drop(_)
                | Self::Clear
                | Self::Ui(Change::Waited | Change::Narrow(_) | Change::Broken(_))
        )
    }

    /// Whether a load of the feed brings it.
    #[must_use]
    pub fn is_of_a_load(&self) -> bool {
        matches!(
            self,
            Self::ShowPart(_)
                | Self::ShowAll(_)
                | Self::Fail(_)
                | Self::Blocks(blocks::Change::Begin(..))
        )
    }
}
