//! A way out that takes nobody off the kiosk: an address as a QR code for the visitor's own phone.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// Modules of white that a reader needs round a code (ISO/IEC 18004, 9.1).
const QUIET: i32 = 4;

/// The code of an address, drawn; nothing where the address is too long for one.
pub(super) fn code(address: &str, label: &str) -> Html {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) else { return html! {} };
    let side = code.size() + 2 * QUIET;
    html! {
        <svg class="code__image" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={label.to_owned()}>
            <rect class="code__ground" width={side.to_string()} height={side.to_string()} />
            <path class="code__modules" d={path(&code)} />
        </svg>
    }
}

/// One square for each dark module, those of a row that stand together in one.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, wide) = (start + QUIET, y + QUIET, x - start);
                let _never_fails = write!(path, "M{left} {top}h{wide}v1h-{wide}z");
            }
            x += 1;
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code = QrCode::encode_text("https://example.vn/be", QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        let drawn: usize = path(&code)
            .split('h')
            .filter_map(|part| part.split_once('v')?.0.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
    }
}
