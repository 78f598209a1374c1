//! The marks of awards: their shape tells the kind, nobody needs colour to tell them apart.
//!
//! Drawn by us; no emblem of the state. Orders and medals hang from a ribbon, whose bars count the
//! class; honorary titles are a star, prizes a laurel, emulation titles a shield, flags a flag,
//! certificates a sheet with a seal, commemorative badges a disc.

use recognition_wall_core::feed::Award;
use recognition_wall_markup::html;
use yew::prelude::*;

const ORDER_RIBBON: &str = "M4 .8h12v5.2l-4.6 2.2H8.6L4 6z";
const ORDER_1_RIBBON: &str = "M4 .8h12v5.2l-4.6 2.2H8.6L4 6zM9.25 2v3.8h1.5V2z";
const ORDER_2_RIBBON: &str = "M4 .8h12v5.2l-4.6 2.2H8.6L4 6zM7.75 2v3.8h1.5V2zM10.75 2v3.8h1.5V2z";
const ORDER_3_RIBBON: &str =
    "M4 .8h12v5.2l-4.6 2.2H8.6L4 6zM6.25 2v3.8h1.5V2zM9.25 2v3.8h1.5V2zM12.25 2v3.8h1.5V2z";
const ORDER: &str = "M10 7.9L11.15 11.03L14.17 9.63L12.77 12.65L15.9 13.8L12.77 14.95L14.17 17.97L11.15 16.57L10 19.7L8.85 16.57L5.83 17.97L7.23 14.95L4.1 13.8L7.23 12.65L5.83 9.63L8.85 11.03zM10 12.3a1.5 1.5 0 1 1 0 3 1.5 1.5 0 1 1 0-3z";
const MEDAL_RIBBON: &str = "M6 .8h2.2l2 4.6 2-4.6H14l-2.3 6.4H8.3z";
const MEDAL: &str = "M10 8.2a5.4 5.4 0 1 1 0 10.8 5.4 5.4 0 1 1 0-10.8zM10 9.9a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 1 1 0-7.4zM10 11.4a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 1 1 0-4.4z";
const STAR: &str = "M10 1.2L12.29 7.64L19.13 7.83L13.71 12.01L15.64 18.57L10 14.7L4.36 18.57L6.29 12.01L0.87 7.83L7.71 7.64z";
const LAUREL: &str = "M8.5 16.39Q11.36 20 14.69 16.82 11.83 13.21 8.5 16.39zM12.83 15.9Q17.34 16.83 17.85 12.26 13.34 11.33 12.83 15.9zM15.83 12.75Q19.88 10.56 17.33 6.73 13.28 8.92 15.83 12.75zM16.11 8.4Q17.8 4.12 13.39 2.83 11.69 7.11 16.11 8.4zM11.5 16.39Q8.17 13.21 5.31 16.82 8.64 20 11.5 16.39zM7.17 15.9Q6.66 11.33 2.15 12.26 2.66 16.83 7.17 15.9zM4.17 12.75Q6.72 8.92 2.67 6.73 0.12 10.56 4.17 12.75zM3.89 8.4Q8.31 7.11 6.61 2.83 2.2 4.12 3.89 8.4zM10 6.5a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 1 1 0-4.6z";
const SHIELD: &str = "M10 .9l7.2 2.3v6.3c0 4.3-2.9 7.7-7.2 9.7-4.3-2-7.2-5.4-7.2-9.7V3.2zM10 2.8L4.5 4.5v5c0 3.3 2.1 5.9 5.5 7.7 3.4-1.8 5.5-4.4 5.5-7.7v-5zM6.5 10.2L10 6.7l3.5 3.5v2.6L10 9.3l-3.5 3.5z";
const FLAG: &str = "M3.4 1h1.7v1.2H17.6l-3.2 4.2 3.2 4.2H5.1V19H3.4z";
const SHEET: &str = "M2 2.800h16v10.600h-1.600V4.400H3.600v9.400H8.200v1.600H2zM5.700 6.600h8.600v1.400H5.700zM5.700 9.600h4.200V11H5.700zM12.7 9.9a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 1 1 0-6.2zM12.7 11.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 1 1 0-2.4zM10.900 15.700l-.6 3.700 2.400-1.200 2.400 1.200-.6-3.700a3.900 3.900 0 0 1-3.600 0z";
const BADGE: &str = "M10 1.2a8.8 8.8 0 1 1 0 17.6 8.8 8.8 0 1 1 0-17.6zM10 3a7 7 0 1 1 0 14 7 7 0 1 1 0-14zM10 5.4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 1 1 0-9.2z";

/// The mark of an award, in a box of 20 by 20.
pub fn mark(award: &Award) -> Html {
    let (ribbon, shape) = match award.group.as_deref() {
        Some("huan-chuong") => {
            let ribbon = match award.class_order {
                Some(1) => ORDER_1_RIBBON,
                Some(2) => ORDER_2_RIBBON,
                Some(3) => ORDER_3_RIBBON,
                _ => ORDER_RIBBON,
            };
            (Some(ribbon), ORDER)
        }
        Some("huy-chuong") => (Some(MEDAL_RIBBON), MEDAL),
        Some("danh-hieu-nha-nuoc") => (None, STAR),
        Some("giai-thuong") => (None, LAUREL),
        Some("co-thi-dua") => (None, FLAG),
        Some("danh-hieu-thi-dua") => (None, SHIELD),
        Some("ky-niem-chuong") => (None, BADGE),
        _ => (None, SHEET),
    };
    html! {
        <svg class="award__mark" viewBox="0 0 20 20" aria-hidden="true">
            if let Some(ribbon) = ribbon {
                <path class="award__ribbon" d={ribbon} />
            }
            <path d={shape} />
        </svg>
    }
}
