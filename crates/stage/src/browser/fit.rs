//! Letters as large as their box takes them. In: an element whose sizes hang on `--fit`. Out: `--fit`.

use web_sys::HtmlElement;

/// The smallest share of the wanted size, and the step to it, in hundredths.
const LEAST: i32 = 30;
const STEP: usize = 4;

/// Makes the letters smaller until nothing is beyond the box.
pub fn fit(element: &HtmlElement) {
    let style = element.style();
    for share in (LEAST..=100).rev().step_by(STEP) {
        let _unknown = style.set_property("--fit", &(f64::from(share) / 100.0).to_string());
        let is_in = element.scroll_height() <= element.client_height() + 1
            && element.scroll_width() <= element.client_width() + 1;
        if is_in {
            return;
        }
    }
}
