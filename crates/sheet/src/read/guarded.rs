//! Calls into the reader of workbooks, which panics on some damaged files: a panic becomes an error that
//! says so. Where panics abort (the release profile of the widget) this can do nothing; what is known to
//! cause one is looked for before.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use crate::error::SheetError;

thread_local! {
    /// Whether this thread is inside such a call.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Calls, and turns a panic into [`SheetError::Corrupt`] without a word on the terminal.
pub(super) fn guarded<T>(call: impl FnOnce() -> Result<T, SheetError>) -> Result<T, SheetError> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            if !INSIDE.get() {
                before(panic);
            }
        }));
    });
    INSIDE.set(true);
    let found = catch_unwind(AssertUnwindSafe(call));
    INSIDE.set(false);
    found.unwrap_or_else(|_| Err(SheetError::Corrupt("the workbook is damaged".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_damaged_file() {
        let found: Result<(), _> = guarded(|| panic!("index out of range"));
        assert!(matches!(found, Err(SheetError::Corrupt(_))));
        assert_eq!(guarded(|| Ok(1)), Ok(1));
        assert_eq!(guarded(|| Err::<(), _>(SheetError::Bomb)), Err(SheetError::Bomb));
    }
}
